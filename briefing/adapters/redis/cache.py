"""Keeps results in a Redis that may evict them; when it is away, the work goes on without a cache."""

import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TypeVar

import redis
import structlog

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import CACHE
from briefing.errors import StoreUnavailable
from briefing.ports.operations import Meter

CHUNK = 200  # keys a command: an article's entry may be 100 KB, and the server serves nobody else meanwhile
LEAST_BYTES = 200  # shorter values are not compressed: the gain is less than zlib's own overhead
WORTH = 0.9  # a compressed value is kept where it is at most this share of the plain one; vectors never are
LEVEL = 1  # of zlib: level 6 saves another tenth and takes three times as long
PAUSE_SECONDS = 5.0  # after an outage the cache is left alone for so long: nobody waits for it again and again
LOG_SECONDS = 60.0  # at most one warning in so long
PLAIN, DEFLATED = b"\x00", b"\x01"  # the first byte of an entry tells how the rest is written

_LOG = structlog.get_logger(__name__)
T = TypeVar("T")


class RedisCache:
    """Remembers results by content for a while."""

    def __init__(
        self, *, client: redis.Redis, seconds: int, meter: Meter, pause_seconds: float = PAUSE_SECONDS
    ) -> None:
        """Forget a result after so many seconds; count what goes wrong as cache_errors_total."""
        self._client = client
        self._seconds = seconds
        self._meter = meter
        self._pause_seconds = pause_seconds
        self._resume_at = self._warn_at = 0.0  # monotonic seconds

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return those that are remembered; none when the server is away."""
        found: dict[str, bytes] = {}
        for chunk in _chunks(list(dict.fromkeys(keys))):
            names = [CACHE.format(key=key) for key in chunk]
            nothing: list[bytes | str | None] = [None] * len(chunk)  # where the server is away
            for key, entry in zip(chunk, self._attempt(partial(self._client.mget, names), nothing), strict=True):
                if isinstance(entry, bytes) and (value := unpack(entry)) is not None:
                    found[key] = value
        return found

    def put_many(self, entries: Mapping[str, bytes]) -> None:
        """Remember results; nothing when the server is away or full."""
        for chunk in _chunks(list(entries)):
            pipe = self._client.pipeline(transaction=False)
            for key in chunk:
                pipe.set(CACHE.format(key=key), pack(entries[key]), ex=self._seconds)
            self._attempt(pipe.execute, [])

    def _attempt(self, command: Callable[[], T], otherwise: T) -> T:
        """Carry out a command unless the server was away a moment ago."""
        if time.monotonic() < self._resume_at:
            return otherwise
        try:
            with guarded():
                return command()
        except StoreUnavailable as error:
            self._resume_at = time.monotonic() + self._pause_seconds
            self._tell(error.__cause__ or error)
        except redis.RedisError as error:  # out of memory, read only, loading: a cache may forget at any time
            self._tell(error)
        return otherwise

    def _tell(self, error: BaseException) -> None:
        with suppress(StoreUnavailable, redis.RedisError):  # the counters may lie on the server that is full
            self._meter.add("cache_errors_total")
        if time.monotonic() >= self._warn_at:
            self._warn_at = time.monotonic() + LOG_SECONDS
            _LOG.warning("cache_unavailable", error=type(error).__name__)


def pack(value: bytes) -> bytes:
    """Write an entry: compressed where that pays, as it is where it does not."""
    if len(value) >= LEAST_BYTES:
        deflated = zlib.compress(value, LEVEL)
        if len(deflated) <= WORTH * len(value):
            return DEFLATED + deflated
    return PLAIN + value


def unpack(stored: bytes) -> bytes | None:
    """Read an entry; None where it is not one, which is as good as forgotten."""
    kind, rest = stored[:1], stored[1:]
    if kind == PLAIN:
        return rest
    with suppress(zlib.error):
        return zlib.decompress(rest) if kind == DEFLATED else None
    return None


def _chunks(keys: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
