"""A webhook receiver for tests: keeps what it gets, and answers what it is told to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """One message as it came."""

    headers: dict[str, str]  # names in lower case
    body: bytes
    status: int  # that it was answered with


@dataclass(kw_only=True)
class WebhookCatcher:
    """Everything that came, in its order."""

    url: str
    answers: list[int] = field(default_factory=list)  # statuses of the next answers; then 204
    caught: list[Caught] = field(default_factory=list)

    def ids(self) -> set[str]:
        """Return the distinct webhook-ids."""
        return {each.headers["webhook-id"] for each in self.caught}


@contextmanager
def webhook_catcher() -> Iterator[WebhookCatcher]:
    """Listen on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = catcher.answers.pop(0) if catcher.answers else 204
            headers = {name.lower(): value for name, value in self.headers.items()}
            catcher.caught.append(Caught(headers=headers, body=body, status=status))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    catcher = WebhookCatcher(url=f"http://127.0.0.1:{server.server_port}/hook")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield catcher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
