"""Fakes of the operations, access and webhook ports: in memory, safe with threads, as strict as the real ones."""

import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from briefing.access import ApiKey
from briefing.errors import InvalidRequest, UnknownDelivery, UnknownEndpoint
from briefing.ports import Clock
from briefing.ports.access import Allowance, Claim, ClaimStatus, StoredAnswer
from briefing.ports.operations import WorkerBeat
from briefing.ports.webhooks import DeliveryPage
from briefing.webhook import Delivery, DeliveryState, Endpoint

BEAT_SECONDS = 30
DAY_SECONDS = 86_400
WEEK_SECONDS = 7 * DAY_SECONDS
CURSOR = re.compile(r"[0-9]{15}:[a-z]+_[A-Za-z0-9]+")


class MemoryCache:
    """Remembers everything, and what it was asked."""

    def __init__(self) -> None:
        """Begin empty."""
        self.entries: dict[str, bytes] = {}
        self.asked: list[str] = []  # every key, as often as it was asked for

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return those that are remembered."""
        self.asked.extend(keys)
        return {key: self.entries[key] for key in keys if key in self.entries}

    def put_many(self, entries: Mapping[str, bytes]) -> None:
        """Remember results."""
        self.entries.update(entries)

    def clear(self) -> None:
        """Forget everything, as an evicting server may at any time."""
        self.entries.clear()


class MemoryMeter:
    """Counts."""

    def __init__(self) -> None:
        """Begin at zero."""
        self._lock = threading.Lock()
        self._counters: dict[str, float] = defaultdict(float)

    def add(self, name: str, amount: float = 1) -> None:
        """Add to a counter."""
        with self._lock:
            self._counters[name] += amount

    def read(self) -> Mapping[str, float]:
        """Return all counters."""
        with self._lock:
            return dict(self._counters)


class MemoryRoll:
    """Knows which workers are alive."""

    def __init__(self, clock: Clock, *, seconds: float = BEAT_SECONDS) -> None:
        """Forget a worker so many seconds after its last beat."""
        self._clock = clock
        self._seconds = timedelta(seconds=seconds)
        self._beats: dict[str, tuple[datetime, WorkerBeat]] = {}  # id -> (when it came, the beat)

    def beat(self, beat: WorkerBeat) -> None:
        """Take a sign of life."""
        self._beats[beat.id] = (self._clock.now(), beat)

    def alive(self) -> tuple[WorkerBeat, ...]:
        """Return the last beat of each worker that is alive."""
        since = self._clock.now() - self._seconds
        return tuple(beat for _, (came, beat) in sorted(self._beats.items()) if came > since)


class MemoryErrands:
    """Carries small calls and their answers between threads; time is the machine's, as with a real wait."""

    def __init__(self) -> None:
        """Begin with none."""
        self._changed = threading.Condition()
        self._requests: dict[str, tuple[float, str]] = {}  # id -> (monotonic end, request)
        self._answers: dict[str, str] = {}

    def put(self, errand_id: str, request: str, *, seconds: float) -> None:
        """Leave a request."""
        with self._changed:
            self._requests[errand_id] = (time.monotonic() + seconds, request)

    def take(self, errand_id: str) -> str | None:
        """Take a request."""
        with self._changed:
            end, request = self._requests.pop(errand_id, (0.0, ""))
            return request if end > time.monotonic() else None

    def answer(self, errand_id: str, answer: str) -> None:
        """Give the answer."""
        with self._changed:
            self._answers[errand_id] = answer
            self._changed.notify_all()

    def wait(self, errand_id: str, *, seconds: float) -> str | None:
        """Wait for the answer."""
        with self._changed:
            self._changed.wait_for(lambda: errand_id in self._answers, timeout=seconds)
            self._requests.pop(errand_id, None)
            return self._answers.pop(errand_id, None)


class MemoryLock:
    """One holder of locks; `rival` makes another, as a second process would be."""

    def __init__(self, clock: Clock) -> None:
        """Hold nothing."""
        self._clock = clock
        self._guard = threading.Lock()
        self._held: dict[str, tuple[MemoryLock, datetime]] = {}  # name -> (holder, end)

    def rival(self) -> "MemoryLock":
        """Return another holder of the same locks."""
        other = MemoryLock(self._clock)
        other._guard, other._held = self._guard, self._held
        return other

    def hold(self, name: str, *, seconds: float) -> bool:
        """Take the lock, or keep it."""
        with self._guard:
            holder, end = self._held.get(name, (self, self._clock.now()))
            if holder is not self and end > self._clock.now():
                return False
            self._held[name] = (self, self._clock.now() + timedelta(seconds=seconds))
            return True


class MemoryKeys:
    """Keeps API keys."""

    def __init__(self) -> None:
        """Begin with none."""
        self._keys: dict[str, ApiKey] = {}

    def add(self, key: ApiKey) -> None:
        """Store a key."""
        self._keys[key.id] = key

    def find(self, key_id: str) -> ApiKey | None:
        """Return the key of that id."""
        return self._keys.get(key_id)

    def keys(self) -> tuple[ApiKey, ...]:
        """Return all keys, the oldest first."""
        return tuple(sorted(self._keys.values(), key=lambda key: (key.created_at, key.id)))

    def revoke(self, key_id: str) -> bool:
        """Delete a key."""
        return self._keys.pop(key_id, None) is not None


class MemoryLimiter:
    """Counts requests in a moving window."""

    def __init__(self, clock: Clock) -> None:
        """Begin with none."""
        self._clock = clock
        self._lock = threading.Lock()
        self._hits: dict[tuple[str, int, int], list[datetime]] = defaultdict(list)

    def hit(self, name: str, *, limit: int, window: int) -> Allowance:
        """Count one request; a refused one does not count."""
        now, length = self._clock.now(), timedelta(seconds=window)
        with self._lock:
            hits = [hit for hit in self._hits[name, limit, window] if hit + length > now]
            allowed = len(hits) < limit
            self._hits[name, limit, window] = hits = [*hits, *([now] if allowed else [])]
        reset = int((hits[0] + length - now).total_seconds())
        return Allowance(allowed=allowed, limit=limit, window=window, remaining=limit - len(hits), reset=max(reset, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    """What is remembered of an idempotency key."""

    fingerprint: str
    resource: str
    until: datetime  # then it is forgotten
    held_until: datetime  # then its first request is taken for dead
    answer: StoredAnswer | None = None


@dataclass(slots=True, kw_only=True)
class MemoryIdempotency:
    """Remembers answers."""

    clock: Clock
    hold_seconds: float = 60
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _claims: dict[tuple[str, str], _Claimed] = field(default_factory=dict)

    def claim(self, owner: str, key: str, *, fingerprint: str, resource: str) -> Claim:
        """Claim a key for a payload."""
        now = self.clock.now()
        held = now + timedelta(seconds=self.hold_seconds)
        with self._lock:
            known = self._claims.get((owner, key))
            if known is None or known.until <= now:
                self._claims[owner, key] = _Claimed(
                    fingerprint=fingerprint,
                    resource=resource,
                    until=now + timedelta(seconds=DAY_SECONDS),
                    held_until=held,
                )
                return Claim(status=ClaimStatus.NEW, resource=resource)
            if known.fingerprint != fingerprint:
                return Claim(status=ClaimStatus.MISMATCH, resource=known.resource)
            if known.answer:
                return Claim(status=ClaimStatus.DONE, resource=known.resource, answer=known.answer)
            if known.held_until > now:
                return Claim(status=ClaimStatus.RUNNING, resource=known.resource)
            self._claims[owner, key] = replace(known, held_until=held)
            return Claim(status=ClaimStatus.RESUMED, resource=known.resource)

    def settle(self, owner: str, key: str, answer: StoredAnswer) -> None:
        """Store the answer; nothing for a claim that is forgotten."""
        with self._lock:
            if known := self._claims.get((owner, key)):
                self._claims[owner, key] = replace(known, answer=answer)

    def abandon(self, owner: str, key: str) -> None:
        """Forget a claim."""
        with self._lock:
            self._claims.pop((owner, key), None)


class MemoryDeliveries:
    """Keeps deliveries, from their creation for the retention."""

    def __init__(self, clock: Clock, *, retention_seconds: float = WEEK_SECONDS) -> None:
        """Begin with none."""
        self._clock = clock
        self._retention = timedelta(seconds=retention_seconds)
        self._lock = threading.RLock()
        self._kept: dict[str, Delivery] = {}
        self._claims: dict[str, datetime] = {}  # delivery id -> end
        self._gone: set[str] = set()  # ids of deleted jobs

    @property
    def _deliveries(self) -> dict[str, Delivery]:
        since = self._clock.now() - self._retention
        self._kept = {each.id: each for each in self._kept.values() if each.created_at > since}
        return self._kept

    def add(self, delivery: Delivery) -> bool:
        """Store a delivery, unless its id is known or its job was deleted."""
        with self._lock:
            if delivery.id in self._deliveries or delivery.job_id in self._gone:
                return False
            self._kept[delivery.id] = delivery
            return True

    def read(self, delivery_id: str) -> Delivery:
        """Return a delivery."""
        with self._lock:
            if found := self._deliveries.get(delivery_id):
                return found
            raise UnknownDelivery

    def change(self, delivery_id: str, change: Callable[[Delivery], Delivery]) -> Delivery:
        """Replace a delivery."""
        with self._lock:
            changed = change(self.read(delivery_id))
            self._kept[delivery_id] = changed
            return changed

    def page(self, *, endpoint_id: str = "", job_id: str = "", cursor: str = "", limit: int = 50) -> DeliveryPage:
        """Return some deliveries, the newest first; a cursor is the place of the last one shown."""
        if cursor and not CURSOR.fullmatch(cursor):
            raise InvalidRequest("The cursor is none that the service gave: begin without one.")
        with self._lock:
            known = {_place(each): each for each in self._deliveries.values()}
        found = [
            (place, each)
            for place, each in sorted(known.items(), reverse=True)
            if endpoint_id in ("", each.endpoint_id) and job_id in ("", each.job_id) and (not cursor or place < cursor)
        ]
        more = found[limit:]
        return DeliveryPage(
            deliveries=tuple(each for _, each in found[:limit]), next_cursor=found[limit - 1][0] if more else ""
        )

    def due(self, now: datetime, *, limit: int = 100) -> tuple[str, ...]:
        """Return the ids of pending deliveries that are due."""
        with self._lock:
            found = sorted(
                (each.next_attempt_at, each.id)
                for each in self._deliveries.values()
                if each.state is DeliveryState.PENDING and each.next_attempt_at and each.next_attempt_at <= now
            )
        return tuple(delivery_id for _, delivery_id in found[:limit])

    def claim(self, delivery_id: str, *, seconds: float) -> bool:
        """Take a delivery for one attempt."""
        now = self._clock.now()
        with self._lock:
            if self._claims.get(delivery_id, now) > now:
                return False
            self._claims[delivery_id] = now + timedelta(seconds=seconds)
            return True

    def release(self, delivery_id: str) -> None:
        """Give a delivery back."""
        with self._lock:
            self._claims.pop(delivery_id, None)

    def forget(self, *, endpoint_id: str = "", job_id: str = "") -> None:
        """Delete the deliveries of an endpoint or of a job that is being deleted."""
        with self._lock:
            self._gone |= {job_id} - {""}
            for each in list(self._deliveries.values()):
                if (endpoint_id and each.endpoint_id == endpoint_id) or (job_id and each.job_id == job_id):
                    del self._kept[each.id]


def _place(delivery: Delivery) -> str:
    return f"{int(delivery.created_at.timestamp() * 1000):015d}:{delivery.id}"


class MemoryEndpoints:
    """Keeps webhook endpoints."""

    def __init__(self, deliveries: MemoryDeliveries) -> None:
        """Begin with none; what is deleted takes its deliveries along."""
        self._lock = threading.RLock()
        self._deliveries = deliveries
        self._endpoints: dict[str, Endpoint] = {}

    def add(self, endpoint: Endpoint) -> Endpoint:
        """Store an endpoint, or return the one there is."""
        with self._lock:
            for each in self._endpoints.values():
                if (each.key_id, each.url) == (endpoint.key_id, endpoint.url):
                    return each
            self._endpoints[endpoint.id] = endpoint
            return endpoint

    def read(self, endpoint_id: str) -> Endpoint:
        """Return an endpoint."""
        with self._lock:
            if endpoint_id not in self._endpoints:
                raise UnknownEndpoint
            return self._endpoints[endpoint_id]

    def change(self, endpoint_id: str, change: Callable[[Endpoint], Endpoint]) -> Endpoint:
        """Replace an endpoint."""
        with self._lock:
            self._endpoints[endpoint_id] = change(self.read(endpoint_id))
            return self._endpoints[endpoint_id]

    def endpoints(self, key_id: str) -> tuple[Endpoint, ...]:
        """Return the endpoints of an API key, the oldest first."""
        with self._lock:
            found = [each for each in self._endpoints.values() if each.key_id == key_id]
        return tuple(sorted(found, key=lambda each: (each.created_at, each.id)))

    def delete(self, endpoint_id: str) -> None:
        """Delete an endpoint with its deliveries."""
        with self._lock:
            del self._endpoints[self.read(endpoint_id).id]
        self._deliveries.forget(endpoint_id=endpoint_id)
