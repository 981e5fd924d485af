"""The stores of the service but those of jobs, over memory and over a server, and what the tests put into them."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import redis

from briefing.access import ApiKey, Scope, new_key
from briefing.adapters.redis.cache import RedisCache
from briefing.adapters.redis.deliveries import RedisDeliveries
from briefing.adapters.redis.errands import RedisErrands
from briefing.adapters.redis.idempotency import RedisIdempotency
from briefing.adapters.redis.jobs import RedisJobs
from briefing.adapters.redis.keys import RedisKeys
from briefing.adapters.redis.limits import RedisLimiter
from briefing.adapters.redis.lock import RedisLock
from briefing.adapters.redis.meter import RedisMeter
from briefing.adapters.redis.webhooks import RedisEndpoints
from briefing.adapters.redis.workers import RedisRoll
from briefing.article import Intake
from briefing.document import ModelUse
from briefing.job import Job, JobOrder
from briefing.ports.access import IdempotencyStore, KeyStore, RateLimiter, StoredAnswer
from briefing.ports.jobs import JobStore
from briefing.ports.operations import Cache, ErrandStore, Lock, Meter, WorkerBeat, WorkerRoll
from briefing.ports.webhooks import DeliveryLog, EndpointStore
from briefing.webhook import Delivery, Endpoint, Event, SigningSecret
from fakes import NOON
from memory import JobsWithDeliveries
from memory_jobs import MovableClock
from memory_stores import (
    MemoryCache,
    MemoryDeliveries,
    MemoryEndpoints,
    MemoryErrands,
    MemoryIdempotency,
    MemoryKeys,
    MemoryLimiter,
    MemoryLock,
    MemoryMeter,
    MemoryRoll,
)

BRIEFLY = 0.3  # seconds: how long things live that a test waits for
T = TypeVar("T")
ANSWER = StoredAnswer(status=202, headers={"Location": "/v1/briefings/brf_1"}, body='{"id": "brf_1"}')
LATER = NOON + timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """The ports over one store; what ends, ends BRIEFLY after."""

    cache: Cache
    meter: Meter
    roll: WorkerRoll
    errands: ErrandStore
    locks: Callable[[], Lock]  # each call makes another holder
    keys: KeyStore
    limiter: RateLimiter
    idempotency: IdempotencyStore
    endpoints: EndpointStore
    deliveries: DeliveryLog
    fleeting: DeliveryLog  # forgets deliveries after BRIEFLY
    jobs: JobStore
    wait: Callable[[float], None]  # lets so many seconds pass


def over_memory() -> Stores:
    clock = MovableClock()
    first = MemoryLock(clock)
    deliveries = MemoryDeliveries(clock)
    return Stores(
        cache=MemoryCache(),
        meter=MemoryMeter(),
        roll=MemoryRoll(clock, seconds=BRIEFLY),
        errands=MemoryErrands(),
        locks=first.rival,
        keys=MemoryKeys(),
        limiter=MemoryLimiter(clock),
        idempotency=MemoryIdempotency(clock=clock, hold_seconds=BRIEFLY),
        endpoints=MemoryEndpoints(deliveries),
        deliveries=deliveries,
        fleeting=MemoryDeliveries(clock, retention_seconds=BRIEFLY),
        jobs=JobsWithDeliveries(clock, deliveries=deliveries),
        wait=clock.advance,
    )


def over_redis(client: redis.Redis, *, briefly: float = BRIEFLY) -> Stores:
    meter = RedisMeter(client=client)
    return Stores(
        cache=RedisCache(client=client, seconds=60, meter=meter),
        meter=meter,
        roll=RedisRoll(client=client, seconds=briefly),
        errands=RedisErrands(client=client),
        locks=lambda: RedisLock(client=client),
        keys=RedisKeys(client=client),
        limiter=RedisLimiter(client=client),
        idempotency=RedisIdempotency(client=client, hold_seconds=briefly),
        endpoints=RedisEndpoints(client=client),
        deliveries=RedisDeliveries(client=client, retention_seconds=60),
        fleeting=RedisDeliveries(client=client, retention_seconds=briefly),
        jobs=RedisJobs(client=client, retention_seconds=60),
        wait=time.sleep,
    )


def at_once(work: Callable[[int], T], *, times: int = 20) -> list[T]:
    """Do some work in so many threads that begin together."""
    barrier = threading.Barrier(times)

    def one(number: int) -> T:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def beat(worker: str, *, ready: bool = True) -> WorkerBeat:
    use = ModelUse(role="translation", id="echo", revision="1", licence="Apache-2.0")
    return WorkerBeat(
        id=worker, lanes=("batch",), models=(use,), ready=ready, at=NOON, consumed_at=None, version="0.1.0"
    )


def key_made_at(at: datetime) -> ApiKey:
    return new_key(name="CMS", scope=Scope.READ, now=at)[0]


def claim(ports: Stores, *, owner: str = "k1", key: str = "key", fingerprint: str = "f1", resource: str = "r2") -> str:
    found = ports.idempotency.claim(owner, key, fingerprint=fingerprint, resource=resource)
    return f"{found.status} {found.resource}"


def endpoint(number: int = 1, *, key_id: str = "k1", url: str = "https://cms.example/hook") -> Endpoint:
    secret = SigningSecret(value="whsec_c2VjcmV0", created_at=NOON)
    at = NOON + timedelta(seconds=number)
    return Endpoint(id=f"whe_{number:024x}", key_id=key_id, url=url, created_at=at, secrets=(secret,))


def delivery(number: int, *, endpoint_id: str = "whe_1", job_id: str = "", seconds: float = 0) -> Delivery:
    return Delivery(
        id=f"msg_{number:04d}",
        endpoint_id=endpoint_id,
        job_id=job_id,
        event=Event.SUCCEEDED,
        body='{"type": "briefing.succeeded"}',
        created_at=NOON + timedelta(seconds=seconds),
        next_attempt_at=NOON + timedelta(seconds=seconds),
    )


def make_job(ports: Stores, number: int) -> str:
    job = Job(id=f"brf_{number:024x}", key_id="k1", created_at=NOON, order=JobOrder(), articles=0)
    assert ports.jobs.create(job, Intake(articles=()))
    return job.id
