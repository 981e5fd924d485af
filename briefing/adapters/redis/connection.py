"""Connects to Redis or Valkey, and turns what goes wrong there into our own error."""

from collections.abc import Iterator
from contextlib import contextmanager

import redis
from redis.backoff import ExponentialWithJitterBackoff
from redis.exceptions import (  # the library's names
    BusyLoadingError,
    ConnectionError,  # noqa: A004
    OutOfMemoryError,
    ReadOnlyError,
    TimeoutError,  # noqa: A004
)
from redis.retry import Retry

from briefing.errors import StoreUnavailable

SOCKET_SECONDS = 5.0  # every network call has a time limit
RETRIES = 3  # a restart of the server is survived; longer outages are told


def connect(url: str) -> "redis.Redis":
    """Prepare a client for bytes; nothing is sent before its first command."""
    return redis.Redis.from_url(
        url,
        socket_timeout=SOCKET_SECONDS,
        socket_connect_timeout=SOCKET_SECONDS,
        retry=Retry(ExponentialWithJitterBackoff(base=0.05, cap=1.0), RETRIES),
        retry_on_error=[BusyLoadingError, ConnectionError, TimeoutError],
        health_check_interval=30,
    )


@contextmanager
def guarded() -> Iterator[None]:
    """Raise StoreUnavailable where the server cannot be reached, is loading its data, or cannot write."""
    try:
        yield
    except (ConnectionError, TimeoutError, BusyLoadingError, OutOfMemoryError, ReadOnlyError) as error:
        raise StoreUnavailable from error
