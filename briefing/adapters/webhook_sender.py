"""Posts webhook messages: to vetted addresses, without redirects and proxies, and within a total time limit."""

import ssl
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from itertools import takewhile
from typing import Final
from urllib.parse import urlsplit

import httpcore
import httpx

from briefing.adapters.clock import SystemClock
from briefing.adapters.vetted_network import Deadline, Resolver, VettedNetwork, resolve
from briefing.addresses import AddressPolicy
from briefing.errors import NoAnswer
from briefing.ports import Clock
from briefing.ports.webhooks import Answer

MAX_ANSWER_BYTES: Final = 4_096  # of the body, which is read so that the endpoint can finish, and thrown away
_SECONDS_DIGITS: Final = 9  # of a Retry-After; longer numbers say nothing


class HttpxWebhookSender:
    """Sends with httpcore, the connections beneath httpx: there is nothing that would follow, retry or use a proxy."""

    def __init__(
        self,
        policy: AddressPolicy,
        timeout_seconds: float,
        *,
        resolver: Resolver = resolve,
        trust: ssl.SSLContext | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Vet by the policy, and give an endpoint so many seconds from the look-up of its name to its answer.

        `trust` checks certificates; by default against the authorities that SSL_CERT_FILE names, or certifi's.
        """
        self._policy = policy
        self._seconds = timeout_seconds
        self._resolver = resolver
        self._trust = trust or httpx.create_ssl_context()
        self._clock = clock or SystemClock()
        self._agent = f"Mujaz/{version('mujaz')}"

    def send(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post and return the answer, whatever its status; redirects are not followed.

        Raises:
            RefusedAddress: the URL, or an address that it leads to, is one that Mujaz does not call.
            NoAnswer: no answer came: no connection, a fault of TLS, or the time was up.
        """
        self._policy.vet_url(url)
        own = {"host": urlsplit(url).netloc, "user-agent": self._agent, "accept": "*/*", "connection": "close"}
        try:
            return self._post(url, headers={**own, **headers}, body=body)
        except httpcore.TimeoutException as error:
            raise NoAnswer(f"The endpoint did not answer within {self._seconds:g} seconds.") from error
        except httpcore.ConnectError as error:
            raise NoAnswer(_connection_fault(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            message = "The endpoint closed the connection, or gave an answer that is not HTTP/1.1."
            raise NoAnswer(message) from error

    def _post(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        network = VettedNetwork(self._policy, resolver=self._resolver, deadline=Deadline(self._seconds))
        with (
            httpcore.ConnectionPool(ssl_context=self._trust, network_backend=network, retries=0) as pool,
            pool.stream("POST", url, headers=list(headers.items()), content=body) as response,
        ):
            _discard(response)
            return Answer(status=response.status, retry_after=self._retry_after(response))

    def _retry_after(self, response: httpcore.Response) -> float | None:
        """Read Retry-After: seconds, or a date; None where it is missing or neither."""
        value = next((value for name, value in response.headers if name.lower() == b"retry-after"), b"").decode(
            "latin-1"
        )
        if value.isascii() and value.isdigit() and len(value) <= _SECONDS_DIGITS:
            return float(value)
        try:
            until = parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max((until - self._clock.now()).total_seconds(), 0.0)


def _discard(response: httpcore.Response) -> None:
    """Read a little of the body; the answer counts whatever becomes of it."""
    size = 0

    def wanted(part: bytes) -> bool:
        nonlocal size
        size += len(part)
        return size < MAX_ANSWER_BYTES

    with suppress(httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        for _ in takewhile(wanted, response.iter_stream()):
            pass


def _connection_fault(error: httpcore.ConnectError) -> str:
    """Say what kept the connection from being made, without saying what lies behind the host's name."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"The endpoint's certificate cannot be trusted: {cause.verify_message.rstrip('.')}."
        if isinstance(cause, ssl.SSLError):
            return "No TLS connection to the endpoint could be made."
        cause = cause.__cause__ or cause.__context__
    return "No connection to the endpoint could be made."
