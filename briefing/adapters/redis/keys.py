"""Keeps API keys in one hash of Redis; of a token only its hash is kept."""

import redis
from pydantic import TypeAdapter

from briefing.access import ApiKey
from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import KEYS

KEY = TypeAdapter(ApiKey)


class RedisKeys:
    """Keeps API keys."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._client = client

    def add(self, key: ApiKey) -> None:
        """Store a key.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            self._client.hset(KEYS, key.id, KEY.dump_json(key))

    def find(self, key_id: str) -> ApiKey | None:
        """Return the key of that id, None where there is none.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            stored = self._client.hget(KEYS, key_id)
        return None if stored is None else KEY.validate_json(stored)

    def keys(self) -> tuple[ApiKey, ...]:
        """Return all keys, the oldest first.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            stored = self._client.hvals(KEYS)
        return tuple(sorted(map(KEY.validate_json, stored), key=lambda key: (key.created_at, key.id)))

    def revoke(self, key_id: str) -> bool:
        """Delete a key; False where there is none.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            return bool(self._client.hdel(KEYS, key_id))
