"""The webhook sender against servers that behave, misbehave and lie, all of them on this machine."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefing.adapters.vetted_network import resolve
from briefing.adapters.webhook_sender import MAX_ANSWER_BYTES, HttpxWebhookSender
from briefing.addresses import AddressPolicy
from briefing.errors import NoAnswer, RefusedAddress
from briefing.ports.webhooks import WebhookSender
from fakes import FixedClock
from memory_sender import RecordingSender

HERE = AddressPolicy(allowed_hosts=("127.0.0.0/8",), allow_http=True)
BODY = b'{"type":"webhook.test"}'
HEADERS = {"content-type": "application/json", "webhook-id": "msg_1"}
FINE = b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"
TLS_RECORD = b"\x16"  # how a handshake begins, in the place of a request
Behaviour = Callable[[socket.socket], None]


@dataclass(slots=True)
class Server:
    """A server of one behaviour, and the requests that it saw."""

    port: int
    requests: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it is reached without TLS."""
        return f"http://127.0.0.1:{self.port}/hooks?desk=1"


@contextmanager
def serving(behaviour: Behaviour, *, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve each connection: read the request, then do what the behaviour says."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        server = Server(listener.getsockname()[1])

        def serve() -> None:
            while True:
                with suppress(OSError):
                    plain, _ = listener.accept()
                    plain.settimeout(5)
                    with closing(tls.wrap_socket(plain, server_side=True) if tls else plain) as connection:
                        server.requests.append(read_request(connection))
                        behaviour(connection)
                if listener.fileno() < 0:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def read_request(connection: socket.socket) -> bytes:
    """Read until the head and the body are there."""
    request = b""
    while not request.endswith(BODY):
        part = connection.recv(65_536)
        request += part
        if not part or request.startswith(TLS_RECORD):
            break
    return request


def answering(answer: bytes) -> Behaviour:
    """Answer with these bytes."""
    return lambda connection: connection.sendall(answer)


def dripping(first: bytes) -> Behaviour:
    """Begin to answer, then send a byte now and then without end."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(first)
        with suppress(OSError):
            for _ in range(200):
                time.sleep(0.02)
                connection.sendall(b"x")

    return drip


def sender(policy: AddressPolicy = HERE, *, seconds: float = 5.0, **changes: object) -> HttpxWebhookSender:
    """Make the real sender with a fixed clock."""
    return HttpxWebhookSender(policy, seconds, clock=FixedClock(), **changes)  # type: ignore[arg-type]  # what each test names


@pytest.fixture(params=["fake", "real"])
def any_sender(request: pytest.FixtureRequest) -> WebhookSender:
    return RecordingSender() if request.param == "fake" else sender()


def test_a_sender_gives_back_the_status(any_sender: WebhookSender) -> None:
    with serving(answering(FINE)) as server:
        answer = any_sender.send(server.url, headers=HEADERS, body=BODY)
    assert (answer.status, answer.retry_after) == (204, None)


def test_the_request_is_a_post_with_the_given_headers_and_exactly_the_given_body() -> None:
    with serving(answering(FINE)) as server:
        sender().send(server.url, headers=HEADERS, body=BODY)
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    lines = head.decode().lower().split("\r\n")
    assert lines[0] == "post /hooks?desk=1 http/1.1"
    assert sorted(lines[1:]) == [
        "accept: */*",
        "connection: close",
        f"content-length: {len(BODY)}",
        "content-type: application/json",
        f"host: 127.0.0.1:{server.port}",
        "user-agent: mujaz/0.1.0",
        "webhook-id: msg_1",
    ]
    assert body == BODY


@pytest.mark.parametrize("status", [200, 301, 302, 307, 308, 400, 410, 500, 503])
def test_every_status_is_an_answer_and_redirects_are_not_followed(status: int) -> None:
    answer = f"HTTP/1.1 {status} X\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".encode()
    with serving(answering(answer)) as server:
        assert sender().send(server.url, headers=HEADERS, body=BODY).status == status
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Mon, 15 Jan 2018 12:02:00 GMT", 120.0),
        ("Mon, 15 Jan 2018 11:00:00 GMT", 0.0),
        ("Mon, 15 Jan 2018 12:02:00", 120.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("9" * 400, None),
        ("Mon, 15 Jan 2018 12:02:00 +99999999", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    answer = f"HTTP/1.1 503 X\r\nRetry-After: {value}\r\nContent-Length: 0\r\n\r\n".encode()
    with serving(answering(answer)) as server:
        assert sender().send(server.url, headers=HEADERS, body=BODY).retry_after == seconds


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nX-Long: "],
    ids=["before the status", "in the head"],
)
def test_a_server_that_drips_does_not_hold_the_sender_beyond_its_time(first: bytes) -> None:
    with serving(dripping(first)) as server:
        begun = time.monotonic()
        with pytest.raises(NoAnswer):
            sender(seconds=0.3).send(server.url, headers=HEADERS, body=BODY)
        assert time.monotonic() - begun < 2.5


def test_a_body_that_drips_ends_with_the_time_and_the_status_counts() -> None:
    with serving(dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")) as server:
        begun = time.monotonic()
        assert sender(seconds=0.3).send(server.url, headers=HEADERS, body=BODY).status == 200
        assert time.monotonic() - begun < 2.5


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    late = r"^The endpoint did not answer within 0\.2 seconds\.$"
    with serving(lambda _connection: time.sleep(0.6)) as server, pytest.raises(NoAnswer, match=late):
        sender(seconds=0.2).send(server.url, headers=HEADERS, body=BODY)


def test_a_huge_body_is_not_read_to_its_end() -> None:
    sent: list[int] = []

    def flood(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        with suppress(OSError):
            while True:
                sent.append(connection.send(b"x" * 65_536))

    with serving(flood) as server:
        assert sender().send(server.url, headers=HEADERS, body=BODY).status == 200
    assert MAX_ANSWER_BYTES < sum(sent) < 100_000_000  # what the kernel had taken by then, not the gigabyte


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"",
        b"HTTP/1.1 999999 X\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 300_000,
        b"\x00" * 200_000,
    ],
    ids=["another protocol", "nothing", "bad status", "bad length", "huge head", "zeros"],
)
def test_what_is_not_http_is_no_answer(answer: bytes) -> None:
    fault = r"^The endpoint closed the connection, or gave an answer that is not HTTP/1\.1\.$"
    with serving(answering(answer)) as server, pytest.raises(NoAnswer, match=fault):
        sender().send(server.url, headers=HEADERS, body=BODY)


def test_a_closed_port_is_no_answer() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(NoAnswer, match=r"^No connection to the endpoint could be made\.$"):
        sender().send(f"http://127.0.0.1:{port}/", headers=HEADERS, body=BODY)


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serving(answering(FINE)) as server:
        assert sender().send(server.url, headers=HEADERS, body=BODY).status == 204


class Rebinding:
    """A name server that answers differently each time."""

    def __init__(self, *answers: Sequence[str]) -> None:
        """Give these answers, then the last one for ever."""
        self.answers = list(answers)
        self.calls = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:
        """Answer and count."""
        assert (host, port) != ("", 0)
        self.calls += 1
        return self.answers[min(self.calls, len(self.answers)) - 1]


def test_a_host_is_resolved_once_and_the_vetted_address_is_called() -> None:
    resolver = Rebinding(["127.0.0.1"], ["10.0.0.1"])
    with serving(answering(FINE)) as server:
        url = f"http://cms.example:{server.port}/"
        assert sender(resolver=resolver).send(url, headers=HEADERS, body=BODY).status == 204
    assert resolver.calls == 1
    assert f"host: cms.example:{server.port}" in server.requests[0].decode().lower()


def test_a_host_that_moves_inside_after_it_was_registered_is_refused_without_a_connection() -> None:
    resolver = Rebinding(["93.184.216.34"], ["127.0.0.1"])
    strict = AddressPolicy(allow_http=True)
    with serving(answering(FINE)) as server:
        url = f"http://cms.example:{server.port}/"
        strict.vet_url(url)
        for address in resolver("cms.example", server.port):
            strict.vet_address(address, "cms.example")  # the look before
        with pytest.raises(RefusedAddress):
            sender(strict, resolver=resolver).send(url, headers=HEADERS, body=BODY)
    assert resolver.calls == 2
    assert server.requests == []


def test_one_refused_address_among_good_ones_is_enough() -> None:
    resolver = Rebinding(["127.0.0.1", "10.0.0.1"])
    with serving(answering(FINE)) as server, pytest.raises(RefusedAddress, match="leads to a private network"):
        sender(resolver=resolver).send(f"http://cms.example:{server.port}/", headers=HEADERS, body=BODY)
    assert server.requests == []


def test_a_second_address_is_tried_where_the_first_cannot_be_reached() -> None:
    with serving(answering(FINE)) as server:
        resolver = Rebinding(["127.0.0.2", "127.0.0.1"])  # nothing listens on the first
        url = f"http://cms.example:{server.port}/"
        assert sender(resolver=resolver).send(url, headers=HEADERS, body=BODY).status == 204


def test_a_host_without_an_address_is_no_answer() -> None:
    with pytest.raises(NoAnswer, match="has no address"):
        sender(resolver=Rebinding([])).send("http://cms.example/", headers=HEADERS, body=BODY)


def test_a_host_that_nobody_knows_is_no_answer() -> None:
    def unknown(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(NoAnswer, match=r"^The endpoint's host name cannot be resolved\.$"):
        sender(resolver=unknown).send("http://cms.example/", headers=HEADERS, body=BODY)


def test_a_name_server_that_is_slow_does_not_hold_the_sender_beyond_its_time() -> None:
    def slow(_host: str, _port: int) -> Sequence[str]:
        time.sleep(3)  # in a thread that nobody waits for
        return ["127.0.0.1"]

    begun = time.monotonic()
    with pytest.raises(NoAnswer, match="within"):
        sender(seconds=0.2, resolver=slow).send("http://cms.example/", headers=HEADERS, body=BODY)
    assert time.monotonic() - begun < 2.0


@pytest.mark.parametrize("url", ["https://127.0.0.1:1/", "ftp://127.0.0.1/", "http://localhost/", "http://10.0.0.1/"])
def test_a_refused_url_is_refused_before_anything_is_resolved(url: str) -> None:
    resolver = Rebinding(["127.0.0.1"])
    with pytest.raises(RefusedAddress):
        sender(AddressPolicy(), resolver=resolver).send(url, headers=HEADERS, body=BODY)
    assert resolver.calls == 0


def test_the_systems_resolver_gives_each_address_once() -> None:
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]


def test_a_name_that_no_name_server_can_know_has_no_address() -> None:
    with pytest.raises(OSError, match=r"^$"):
        resolve("a" * 64 + ".example", 80)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Make a certificate for hooks.example that signs itself; return it and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    paths = folder / "certificate.pem", folder / "key.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=hooks.example", "-addext", "subjectAltName=DNS:hooks.example"]
    subprocess.run([*command, "-out", str(paths[0]), "-keyout", str(paths[1])], check=True, capture_output=True)
    return paths


@contextmanager
def serving_tls(certificate: tuple[Path, Path], names: list[str | None]) -> Iterator[Server]:
    """Serve with TLS and note the names that clients ask for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving(answering(FINE), tls=context) as server:
        yield server


def test_a_certificate_that_signs_itself_is_refused(certificate: tuple[Path, Path]) -> None:
    resolver, fault = (
        Rebinding(["127.0.0.1"]),
        r"^The endpoint's certificate cannot be trusted: self.signed certificate\.$",
    )
    with serving_tls(certificate, []) as server, pytest.raises(NoAnswer, match=fault):
        sender(resolver=resolver).send(f"https://hooks.example:{server.port}/", headers=HEADERS, body=BODY)
    assert server.requests == []


def test_a_trusted_certificate_is_checked_against_the_hosts_name_not_its_address(
    certificate: tuple[Path, Path],
) -> None:
    trust, names = ssl.create_default_context(cafile=certificate[0]), list[str | None]()
    resolver = Rebinding(["127.0.0.1"])
    with serving_tls(certificate, names) as server:
        to = sender(resolver=resolver, trust=trust)
        assert to.send(f"https://hooks.example:{server.port}/", headers=HEADERS, body=BODY).status == 204
        with pytest.raises(NoAnswer, match=r"certificate cannot be trusted: Hostname mismatch.*other\.example"):
            to.send(f"https://other.example:{server.port}/", headers=HEADERS, body=BODY)
    assert names == ["hooks.example", "other.example"]


def test_a_certificate_authority_of_the_environment_is_trusted(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with serving_tls(certificate, []) as server:
        to = sender(resolver=Rebinding(["127.0.0.1"]))
        assert to.send(f"https://hooks.example:{server.port}/", headers=HEADERS, body=BODY).status == 204


def test_a_server_without_tls_is_no_answer_over_https() -> None:
    plain, fault = (
        answering(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
        r"^No TLS connection to the endpoint could be made\.$",
    )
    with serving(plain) as server, pytest.raises(NoAnswer, match=fault):
        sender().send(server.url.replace("http:", "https:"), headers=HEADERS, body=BODY)


def test_a_handshake_that_never_comes_ends_in_time() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as deaf:
        begun = time.monotonic()
        with pytest.raises(NoAnswer, match="within"):
            sender(seconds=0.3).send(f"https://127.0.0.1:{deaf.getsockname()[1]}/", headers=HEADERS, body=BODY)
        assert time.monotonic() - begun < 2.5
