"""Remembers the answers to requests that carry an Idempotency-Key, so that a repeated one makes nothing twice."""

import hashlib

import redis
from pydantic import TypeAdapter

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import IDEMPOTENCY
from briefing.ports.access import Claim, ClaimStatus, StoredAnswer

KEEP_SECONDS = 86_400
HOLD_SECONDS = 60.0  # a first request that has not answered by then is taken for dead
ANSWER = TypeAdapter(StoredAnswer)

# ARGV: fingerprint, resource, milliseconds of the hold, seconds until it is forgotten. The server's clock counts, for
# it is one and the processes are many.
_CLAIM = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held_until = string.format('%.0f', now + ARGV[3])
local known = redis.call('HMGET', KEYS[1], 'fingerprint', 'resource', 'answer', 'held_until')
if not known[1] then
  redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'resource', ARGV[2], 'held_until', held_until)
  redis.call('EXPIRE', KEYS[1], ARGV[4])
  return {'new', ARGV[2]}
end
if known[1] ~= ARGV[1] then return {'mismatch', known[2]} end
if known[3] then return {'done', known[2], known[3]} end
if tonumber(known[4]) > now then return {'running', known[2]} end
redis.call('HSET', KEYS[1], 'held_until', held_until)
return {'resumed', known[2]}
"""

# ARGV: answer. A claim that is forgotten meanwhile is not made again: it would never expire.
_SETTLE = """
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'answer', ARGV[1]) end
"""


class RedisIdempotency:
    """Remembers answers."""

    def __init__(self, *, client: redis.Redis, hold_seconds: float = HOLD_SECONDS) -> None:
        """Take a first request for dead after so many seconds."""
        self._client = client
        self._hold = int(hold_seconds * 1000)
        self._claim = client.register_script(_CLAIM)
        self._settle = client.register_script(_SETTLE)

    def claim(self, owner: str, key: str, *, fingerprint: str, resource: str) -> Claim:
        """Claim a key for a payload; of several at once exactly one gets NEW, and of several later one RESUMED.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            status, first, *answer = self._claim(
                keys=[_name(owner, key)], args=[fingerprint, resource, self._hold, KEEP_SECONDS]
            )
        return Claim(
            status=ClaimStatus(status.decode()),
            resource=first.decode(),
            answer=ANSWER.validate_json(answer[0]) if answer else None,
        )

    def settle(self, owner: str, key: str, answer: StoredAnswer) -> None:
        """Store the answer; nothing for a claim that is forgotten.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            self._settle(keys=[_name(owner, key)], args=[ANSWER.dump_json(answer)])

    def abandon(self, owner: str, key: str) -> None:
        """Forget a claim whose request was refused.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            self._client.delete(_name(owner, key))


def _name(owner: str, key: str) -> str:
    """Name the key of a claim; the client's own words, of any length and content, stay out of it."""
    return IDEMPOTENCY.format(owner=owner, digest=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest())
