"""Keeps webhook deliveries in Redis, and knows which are due, of which endpoint and of which job."""

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import redis
from pydantic import TypeAdapter
from redis.client import Pipeline

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import (
    DELIVERIES,
    DELIVERIES_DUE,
    DELIVERY,
    DELIVERY_CLAIM,
    ENDPOINT_DELIVERIES,
    JOB_DELIVERIES,
)
from briefing.adapters.redis.parts import JobParts
from briefing.adapters.redis.replies import atomically, text
from briefing.errors import InvalidRequest, UnknownDelivery
from briefing.ports.webhooks import DeliveryPage
from briefing.webhook import Delivery, DeliveryState

DELIVERY_RECORD = TypeAdapter(Delivery)
ID = re.compile(r"[a-z]+_[A-Za-z0-9]+")  # anything else might name a key of another kind
CURSOR = re.compile(r"[0-9]{15}:[a-z]+_[A-Za-z0-9]+")

_RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"


class RedisDeliveries:
    """Keeps deliveries for the retention, counted from their creation, and no longer than their job.

    What has expired, or went with its job, may still stand in an index; it is struck off where it is met.
    """

    def __init__(self, *, client: redis.Redis, retention_seconds: float) -> None:
        """Keep a delivery for so long."""
        self._client = client
        self._retention = timedelta(seconds=retention_seconds)
        self._parts = JobParts(client=client)
        self._release = client.register_script(_RELEASE)
        self._claims: dict[str, str] = {}  # delivery id -> token of the claim that this process holds

    def add(self, delivery: Delivery) -> bool:
        """Store a delivery; False, and nothing changed, where its id is known or its job is gone.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        name, indexes = _name(delivery.id), _indexes(delivery)
        owned = [name, DELIVERY_CLAIM.format(delivery=delivery.id), JOB_DELIVERIES.format(job=delivery.job_id)]
        if delivery.job_id and not self._parts.own(delivery.job_id, *owned):
            return False

        def store(pipe: Pipeline) -> bool:
            if pipe.exists(name):
                return False
            pipe.multi()
            pipe.set(name, DELIVERY_RECORD.dump_json(delivery), px=self._retention)
            for index in indexes:
                pipe.zadd(index, {_place(delivery.created_at, delivery.id): 0})
                pipe.zremrangebylex(index, "-", f"({_place(delivery.created_at - self._retention, '')}")
                pipe.pexpire(index, self._retention)
            _schedule(pipe, delivery)
            return True

        return atomically(self._client, store, name)

    def read(self, delivery_id: str) -> Delivery:
        """Return a delivery.

        Raises:
            UnknownDelivery: there is none of that id.
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            return _parse(self._client.get(_name(delivery_id)))

    def change(self, delivery_id: str, change: Callable[[Delivery], Delivery]) -> Delivery:
        """Replace a delivery by `change(delivery)`, atomically: it may be called several times.

        Raises:
            UnknownDelivery: there is none of that id.
            StoreUnavailable: the server does not answer.
        """

        def store(pipe: Pipeline) -> Delivery:
            changed = change(_parse(pipe.get(_name(delivery_id))))
            pipe.multi()
            pipe.set(_name(delivery_id), DELIVERY_RECORD.dump_json(changed), xx=True, keepttl=True)
            _schedule(pipe, changed)
            return changed

        return atomically(self._client, store, _name(delivery_id))

    def page(self, *, endpoint_id: str = "", job_id: str = "", cursor: str = "", limit: int = 50) -> DeliveryPage:
        """Return the deliveries of an endpoint, of a job, or all, the newest first; a cursor is the last one's place.

        Raises:
            InvalidRequest: the cursor is none that was given out.
            StoreUnavailable: the server does not answer.
        """
        if cursor and not CURSOR.fullmatch(cursor):
            raise InvalidRequest("The cursor is none that the service gave: begin without one.")
        index = _index(endpoint_id=endpoint_id, job_id=job_id)
        found: list[tuple[str, Delivery]] = []
        with guarded():
            for place, delivery in self._walk(index, cursor=cursor, step=limit + 1):
                if endpoint_id in ("", delivery.endpoint_id):
                    found.append((place, delivery))
                if len(found) > limit:
                    break
        more = len(found) > limit
        return DeliveryPage(
            deliveries=tuple(each for _, each in found[:limit]), next_cursor=found[limit - 1][0] if more else ""
        )

    def due(self, now: datetime, *, limit: int = 100) -> tuple[str, ...]:
        """Return the ids of pending deliveries whose next attempt is due, the longest due first.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            stored = self._client.zrangebyscore(DELIVERIES_DUE, "-inf", now.timestamp(), start=0, num=limit)
            ids = [text(each) for each in stored]
            pipe = self._client.pipeline(transaction=False)
            for each in ids:
                pipe.exists(_name(each))
            there = dict(zip(ids, pipe.execute(), strict=True))
            if gone := [each for each in ids if not there[each]]:
                self._client.zrem(DELIVERIES_DUE, *gone)
        return tuple(each for each in ids if there[each])

    def claim(self, delivery_id: str, *, seconds: float) -> bool:
        """Take a delivery for one attempt; False where another worker has it, or another thread of this one.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        name, token = DELIVERY_CLAIM.format(delivery=delivery_id), secrets.token_hex(8)
        with guarded():
            taken = bool(self._client.set(name, token, nx=True, px=max(int(seconds * 1000), 1)))
        if taken:
            self._claims[delivery_id] = token
        return taken

    def release(self, delivery_id: str) -> None:
        """Give a delivery back after the attempt; nothing where the claim has ended and is another's now.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        token = self._claims.pop(delivery_id, "")
        with guarded():
            self._release(keys=[DELIVERY_CLAIM.format(delivery=delivery_id)], args=[token])

    def _walk(self, index: str, *, cursor: str, step: int) -> Iterator[tuple[str, Delivery]]:
        """Yield places and deliveries behind the cursor, the newest first, and strike off those that are gone."""
        below = f"({cursor}" if cursor else "+"
        while stored := self._client.zrevrangebylex(index, below, "-", start=0, num=step):
            places = [text(each) for each in stored]
            records = self._client.mget([_name(_id_at(each)) for each in places])
            if gone := [place for place, record in zip(places, records, strict=True) if record is None]:
                self._client.zrem(index, *gone)
            for place, record in zip(places, records, strict=True):
                if record is not None:
                    yield place, DELIVERY_RECORD.validate_json(record)
            below = f"({places[-1]}"


def delete_deliveries(client: redis.Redis, *, endpoint_id: str) -> None:
    """Delete all deliveries of an endpoint.

    Raises:
        StoreUnavailable: the server does not answer.
    """
    index = ENDPOINT_DELIVERIES.format(endpoint=endpoint_id)
    with guarded():
        places = [text(each) for each in client.zrange(index, 0, -1)]
        pipe = client.pipeline()
        for place in places:
            pipe.delete(_name(_id_at(place)), DELIVERY_CLAIM.format(delivery=_id_at(place)))
            pipe.zrem(DELIVERIES, place)
            pipe.zrem(DELIVERIES_DUE, _id_at(place))
        pipe.delete(index)
        pipe.execute()


def _schedule(pipe: Pipeline, delivery: Delivery) -> None:
    if delivery.state is DeliveryState.PENDING and delivery.next_attempt_at:
        pipe.zadd(DELIVERIES_DUE, {delivery.id: delivery.next_attempt_at.timestamp()})
    else:
        pipe.zrem(DELIVERIES_DUE, delivery.id)


def _name(delivery_id: str) -> str:
    if not ID.fullmatch(delivery_id):
        raise UnknownDelivery
    return DELIVERY.format(delivery=delivery_id)


def _indexes(delivery: Delivery) -> list[str]:
    of_job = [JOB_DELIVERIES.format(job=delivery.job_id)] if delivery.job_id else []
    return [DELIVERIES, ENDPOINT_DELIVERIES.format(endpoint=delivery.endpoint_id), *of_job]


def _index(*, endpoint_id: str, job_id: str) -> str:
    if job_id:  # the shorter one where both are asked for
        return JOB_DELIVERIES.format(job=job_id)
    return ENDPOINT_DELIVERIES.format(endpoint=endpoint_id) if endpoint_id else DELIVERIES


def _place(at: datetime, delivery_id: str) -> str:
    """Return where a delivery stands in an index that is sorted by its members."""
    return f"{max(int(at.timestamp() * 1000), 0):015d}:{delivery_id}"


def _id_at(place: str) -> str:
    return place.partition(":")[2]


def _parse(stored: bytes | str | None) -> Delivery:
    if stored is None:
        raise UnknownDelivery
    return DELIVERY_RECORD.validate_json(stored)
