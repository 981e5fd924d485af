"""Receives the webhooks of Mujaz: checks signature and time, tells repeats apart, prints what happened.

It needs nothing but Python. Register its address, and start it with the secret that you got:

    curl -H "Authorization: Bearer $MUJAZ_KEY" -H "Content-Type: application/json" \
        -d '{"url": "https://hooks.example.org/mujaz"}' "$MUJAZ_URL/v1/webhooks"
    MUJAZ_WEBHOOK_SECRET=whsec_... python webhook_receiver.py --port 9000

On one machine with the service, let Mujaz call it without TLS: start the service with
MUJAZ_WEBHOOK_ALLOW_HTTP=true and MUJAZ_WEBHOOK_ALLOWED_HOSTS=127.0.0.1, and register http://127.0.0.1:9000/.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOLERANCE = 300  # seconds between the sender's clock and ours
MAX_BODY = 100_000  # bytes; the messages are far smaller
REMEMBERED = 10_000  # message ids; a real receiver keeps them in its database for some days


class Unverified(Exception):
    """A request that Mujaz has not sent, or sent long ago."""


def verify(headers: Mapping[str, str], body: bytes, *, secret: str, now: float) -> str:
    """Return the id of a genuine message; raise Unverified for any other."""
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not re.fullmatch("[0-9]{1,12}", timestamp) or abs(now - int(timestamp)) > TOLERANCE:
        raise Unverified("its time is missing, or more than five minutes away")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    given = headers.get("webhook-signature", "").split(" ")  # several while a secret is being rotated
    if not any(hmac.compare_digest(expected.encode(), each.encode()) for each in given):
        raise Unverified("none of its signatures is right")
    return message_id


class Receiver(ThreadingHTTPServer):
    """The server, and the ids of the messages that it has had."""

    def __init__(self, address: tuple[str, int], *, secret: str) -> None:
        """Listen."""
        super().__init__(address, Handler)
        self.secret = secret
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def knows(self, message_id: str) -> bool:
        """Say whether a message has been dealt with."""
        return message_id in self._seen

    def remember(self, message_id: str) -> None:
        """Note that a message has been dealt with."""
        with self._lock:
            self._seen[message_id] = None
            while len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Receiver
    timeout = 10  # seconds that a sender may take

    def do_POST(self) -> None:
        """Check the message, deal with it once, and only then answer 2xx: without that it comes again."""
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch("[0-9]{1,9}", length) or int(length) > MAX_BODY:
            self._answer(413)
            return
        body = self.rfile.read(int(length))
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            message_id = verify(headers, body, secret=self.server.secret, now=time.time())
        except Unverified as error:
            say(f"refused a request: {error}")
            self._answer(400)
            return
        if self.server.knows(message_id):
            say(f"had {message_id} before")
        else:
            handle(json.loads(body))
            self.server.remember(message_id)
        self._answer(204)

    def log_request(self, *_: object) -> None:
        """Say nothing of each request: `handle` says what matters."""

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


def handle(message: Mapping[str, Any]) -> None:
    """Do what is to be done about a message: here it is printed. What takes longer than 15 seconds is done later."""
    data = message["data"]
    match message["type"]:
        case "briefing.succeeded":
            say(f"{data['id']} is ready: {data['links']['document']}")
        case "briefing.failed":
            say(f"{data['id']} failed: {data['error']['message']}")
        case "briefing.cancelled":
            say(f"{data['id']} was cancelled")
        case other:
            say(f"{other} came through")


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Receive the webhooks of Mujaz.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=9000, help="port to listen on")
    chosen = parser.parse_args()
    secret = os.environ.get("MUJAZ_WEBHOOK_SECRET", "")
    if not secret.startswith("whsec_"):
        sys.exit("Set MUJAZ_WEBHOOK_SECRET to the endpoint's secret, which begins with whsec_.")
    with Receiver((chosen.host, chosen.port), secret=secret) as receiver:
        say(f"listening on http://{chosen.host}:{receiver.server_port}/")
        try:
            receiver.serve_forever()
        except KeyboardInterrupt:
            say("stopped")


if __name__ == "__main__":
    main()
