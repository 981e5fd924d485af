"""Connects to vetted addresses only, within one time limit for everything that is done on the connection.

A host is resolved once, all its addresses are vetted, and the connection goes to one of those: an answer that changes
between the look and the call (DNS rebinding) is never seen.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence

from httpcore import ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, ReadTimeout, SyncBackend, WriteTimeout

from briefing.addresses import AddressPolicy
from briefing.errors import NoAnswer

Resolver = Callable[[str, int], Sequence[str]]  # host name and port -> addresses; raises OSError
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system for all addresses of a host, in the order in which they are to be tried.

    Raises:
        OSError: there are none, or they cannot be found out.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that no name server would know
        raise OSError from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Deadline:
    """An end that does not move, whatever happens before it."""

    def __init__(self, seconds: float) -> None:
        """Begin now."""
        self._end = time.monotonic() + seconds

    def left(self, exceeded: type[Exception]) -> float:
        """Return the seconds that are left. Raises `exceeded` where there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise exceeded
        return seconds


class VettedNetwork(NetworkBackend):
    """Opens connections for one request."""

    def __init__(self, policy: AddressPolicy, *, resolver: Resolver, deadline: Deadline) -> None:
        """Reach what the policy lets through, until the deadline."""
        self._policy = policy
        self._resolver = resolver
        self._deadline = deadline
        self._plain = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is stricter
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> NetworkStream:
        """Connect to the first vetted address that can be reached.

        Raises:
            RefusedAddress: one of the host's addresses is not to be called; none is called then.
            NoAnswer: it has no address.
            ConnectError: none of them can be reached.
            ConnectTimeout: the time is up.
        """
        addresses = self._addresses(host, port)
        for address in addresses:
            self._policy.vet_address(address, host)
        for place, address in enumerate(addresses):
            # A dead address does not use up the time of those behind it.
            seconds = self._deadline.left(ConnectTimeout) / (len(addresses) - place)
            try:
                stream = self._plain.connect_tcp(address, port, seconds, local_address, socket_options)
                return BoundedStream(stream, self._deadline)
            except (ConnectError, ConnectTimeout):
                if place == len(addresses) - 1:
                    raise
        raise NoAnswer("The endpoint's host name has no address.")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Resolve in a thread of its own: the system's resolver knows no time limit."""
        answers: list[Sequence[str] | OSError] = []

        def ask() -> None:
            try:
                answers.append(self._resolver(host, port))
            except OSError as error:
                answers.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._deadline.left(ConnectTimeout))
        if not answers:
            raise ConnectTimeout
        if isinstance(answers[0], OSError):
            raise NoAnswer("The endpoint's host name cannot be resolved.") from answers[0]
        return answers[0]


class BoundedStream(NetworkStream):
    """A connection on which every read and write ends by the deadline, however little comes at a time."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        """Wrap a connection."""
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline is stricter
        """Read what there is. Raises ReadTimeout when the time is up."""
        return self._stream.read(max_bytes, self._deadline.left(ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline is stricter
        """Write all of it. Raises WriteTimeout when the time is up."""
        self._stream.write(buffer, self._deadline.left(WriteTimeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is stricter
    ) -> NetworkStream:
        """Go on with TLS. Raises ConnectTimeout when the time is up."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(ConnectTimeout))
        return BoundedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """Say something about the connection."""
        return self._stream.get_extra_info(info)
