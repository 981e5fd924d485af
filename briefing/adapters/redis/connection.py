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
    ResponseError,
    TimeoutError,  # noqa: A004
)
from redis.retry import Retry

from briefing.errors import StoreUnavailable

# What a server answers that has no room on its disk or lacks its replicas: redis-py has no class for it.
UNWRITABLE = ("MISCONF", "NOREPLICAS", "MASTERDOWN")
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
    except ResponseError as error:
        if str(error).startswith(UNWRITABLE):
            raise StoreUnavailable from error
        raise
