"""Limits how often one name may ask, over all processes: the library `limits` on our own connections.

Method: a moving window, which holds the time of each request it let through: in no window, wherever it begins, are
there more than the limit, and a refused request does not count.
"""

import math
import time

import redis
from limits import RateLimitItemPerSecond
from limits.storage import RedisStorage
from limits.strategies import MovingWindowRateLimiter

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import LIMIT
from briefing.ports.access import Allowance

STORE = LIMIT.partition(":{")[0]  # the library appends a colon and the limit's own name
NAMESPACE = "requests"


class RedisLimiter:
    """Counts requests."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Share the client's connections; the library neither retries nor logs nor hides errors by itself."""
        storage = RedisStorage("redis://", connection_pool=client.connection_pool, key_prefix=STORE)
        self._limiter = MovingWindowRateLimiter(storage)

    def hit(self, name: str, *, limit: int, window: int) -> Allowance:
        """Count one request under that name, against so many a window of seconds.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        item = RateLimitItemPerSecond(limit, window, NAMESPACE)
        with guarded():
            allowed = self._limiter.hit(item, name)
            stats = self._limiter.get_window_stats(item, name)
        return Allowance(
            allowed=allowed,
            limit=limit,
            window=window,
            remaining=max(stats.remaining, 0),
            reset=min(max(math.ceil(stats.reset_time - time.time()), 1), window),
        )
