"""Builds the Backend of a process that works with Redis or Valkey: the one place where the ports get their adapters."""

from briefing.adapters.celery_queue import CeleryJobQueue
from briefing.adapters.clock import SystemClock
from briefing.adapters.redis.cache import RedisCache
from briefing.adapters.redis.connection import connect
from briefing.adapters.redis.deliveries import RedisDeliveries
from briefing.adapters.redis.errands import RedisErrands
from briefing.adapters.redis.events import RedisEvents
from briefing.adapters.redis.idempotency import RedisIdempotency
from briefing.adapters.redis.jobs import RedisJobs
from briefing.adapters.redis.keys import RedisKeys
from briefing.adapters.redis.limits import RedisLimiter
from briefing.adapters.redis.lock import RedisLock
from briefing.adapters.redis.meter import RedisMeter
from briefing.adapters.redis.shelf import RedisShelf
from briefing.adapters.redis.steps import RedisSteps
from briefing.adapters.redis.webhooks import RedisEndpoints
from briefing.adapters.redis.workers import RedisRoll
from briefing.backend import Backend
from briefing.settings import Settings


def connect_backend(settings: Settings) -> Backend:
    """Build all ports from the settings; no connection is opened before one of them is used."""
    client = connect(settings.redis_url)
    cache_client = connect(settings.cache_url) if settings.cache_url else client
    jobs = RedisJobs(client=client, retention_seconds=settings.retention_seconds)
    shelf, meter = RedisShelf(client=client), RedisMeter(client=client)
    return Backend(
        clock=SystemClock(),
        jobs=jobs,
        index=jobs,
        shelf=shelf,
        articles=shelf,
        steps=RedisSteps(client=client),
        events=RedisEvents(client=client),
        queue=CeleryJobQueue(settings.redis_url),
        cache=RedisCache(client=cache_client, seconds=settings.cache_seconds, meter=meter),
        meter=meter,
        roll=RedisRoll(client=client),
        errands=RedisErrands(client=client),
        lock=RedisLock(client=client),
        keys=RedisKeys(client=client),
        limiter=RedisLimiter(client=client),
        idempotency=RedisIdempotency(client=client),
        endpoints=RedisEndpoints(client=client),
        deliveries=RedisDeliveries(client=client, retention_seconds=settings.retention_seconds),
    )
