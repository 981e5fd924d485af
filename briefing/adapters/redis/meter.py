"""Counts in one hash of Redis, for all processes together."""

from collections.abc import Mapping

import redis

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import METER
from briefing.adapters.redis.replies import text


class RedisMeter:
    """Counts."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._client = client

    def add(self, name: str, amount: float = 1) -> None:
        """Add to a counter.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            self._client.hincrbyfloat(METER, name, amount)

    def read(self) -> Mapping[str, float]:
        """Return all counters.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            counters = self._client.hgetall(METER)
        return {text(name): float(amount) for name, amount in counters.items()}
