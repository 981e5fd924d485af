"""Locks that one process at a time holds, each for a while."""

import os
import secrets

import redis

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import LOCK

# ARGV: token, milliseconds. One script, so that a lock which ends between two commands is not kept by both.
_HOLD = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""


class RedisLock:
    """One holder of locks."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._hold = client.register_script(_HOLD)
        self._token = secrets.token_hex(8)

    def hold(self, name: str, *, seconds: float) -> bool:
        """Take the lock for so long, or keep it; False where another process has it.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        token = f"{self._token}:{os.getpid()}"  # forked processes share the token, and must not share the lock
        with guarded():
            return bool(self._hold(keys=[LOCK.format(name=name)], args=[token, max(int(seconds * 1000), 1)]))
