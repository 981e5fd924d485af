"""Keeps webhook endpoints in Redis, with the secrets that sign their messages."""

from collections.abc import Callable

import redis
from pydantic import TypeAdapter
from redis.client import Pipeline

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.deliveries import ID, delete_deliveries
from briefing.adapters.redis.names import ENDPOINT, ENDPOINTS
from briefing.adapters.redis.replies import atomically, text
from briefing.errors import UnknownEndpoint
from briefing.webhook import Endpoint

ENDPOINT_RECORD = TypeAdapter(Endpoint)


class RedisEndpoints:
    """Keeps webhook endpoints: a record each, and for each API key the URLs that it has registered."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._client = client

    def add(self, endpoint: Endpoint) -> Endpoint:
        """Store an endpoint; where its key already has one of that URL, that one is returned and nothing stored.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        index = ENDPOINTS.format(key=endpoint.key_id)

        def store(pipe: Pipeline) -> Endpoint:
            known = pipe.hget(index, endpoint.url)
            if known and (stored := pipe.get(ENDPOINT.format(endpoint=text(known)))):
                return ENDPOINT_RECORD.validate_json(stored)
            pipe.multi()
            pipe.hset(index, endpoint.url, endpoint.id)
            pipe.set(_name(endpoint.id), ENDPOINT_RECORD.dump_json(endpoint))
            return endpoint

        return atomically(self._client, store, index)

    def read(self, endpoint_id: str) -> Endpoint:
        """Return an endpoint.

        Raises:
            UnknownEndpoint: there is none of that id.
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            return _parse(self._client.get(_name(endpoint_id)))

    def change(self, endpoint_id: str, change: Callable[[Endpoint], Endpoint]) -> Endpoint:
        """Replace an endpoint by `change(endpoint)`, atomically: it may be called several times.

        Raises:
            UnknownEndpoint: there is none of that id.
            StoreUnavailable: the server does not answer.
        """

        def store(pipe: Pipeline) -> Endpoint:
            changed = change(_parse(pipe.get(_name(endpoint_id))))
            pipe.multi()
            pipe.set(_name(endpoint_id), ENDPOINT_RECORD.dump_json(changed))
            return changed

        return atomically(self._client, store, _name(endpoint_id))

    def endpoints(self, key_id: str) -> tuple[Endpoint, ...]:
        """Return the endpoints of an API key, the oldest first.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            ids = [text(each) for each in self._client.hvals(ENDPOINTS.format(key=key_id))]
            stored = self._client.mget([_name(each) for each in ids]) if ids else []
        found = [ENDPOINT_RECORD.validate_json(each) for each in stored if each is not None]
        return tuple(sorted(found, key=lambda each: (each.created_at, each.id)))

    def delete(self, endpoint_id: str) -> None:
        """Delete an endpoint with its deliveries.

        Raises:
            UnknownEndpoint: there is none of that id.
            StoreUnavailable: the server does not answer.
        """

        def remove(pipe: Pipeline) -> None:
            endpoint = _parse(pipe.get(_name(endpoint_id)))
            pipe.multi()
            pipe.delete(_name(endpoint_id))
            pipe.hdel(ENDPOINTS.format(key=endpoint.key_id), endpoint.url)

        atomically(self._client, remove, _name(endpoint_id))
        delete_deliveries(self._client, endpoint_id=endpoint_id)


def _name(endpoint_id: str) -> str:
    if not ID.fullmatch(endpoint_id):
        raise UnknownEndpoint
    return ENDPOINT.format(endpoint=endpoint_id)


def _parse(stored: bytes | str | None) -> Endpoint:
    if stored is None:
        raise UnknownEndpoint
    return ENDPOINT_RECORD.validate_json(stored)
