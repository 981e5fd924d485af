"""The job ports over one store, the fakes or Redis, with what a test needs to look behind them."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import redis

from briefing.adapters.redis.events import RedisEvents
from briefing.adapters.redis.jobs import RedisJobs
from briefing.adapters.redis.shelf import RedisShelf
from briefing.adapters.redis.steps import RedisSteps
from briefing.ports.jobs import ArticleBoard, EventLog, JobIndex, JobShelf, JobStore, StepBoard
from memory_jobs import MemoryEvents, MemoryJobs, MemorySteps, MovableClock

WEEK = 604_800.0  # seconds, as is the next
BRIEFLY = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStores:
    """The job ports over one store."""

    jobs: JobStore
    index: JobIndex
    shelf: JobShelf
    articles: ArticleBoard
    steps: StepBoard
    events: EventLog
    wait: Callable[[float], None]  # lets so many seconds pass
    traces: Callable[[str], list[str]]  # the names of what is kept of a job, or names it


def job_stores(client: redis.Redis | None, *, retention: float) -> JobStores:
    """Build the ports on a server; the fakes where there is no client. Settled jobs are kept for so many seconds."""
    if client is None:
        return _fakes(retention)
    jobs, shelf = RedisJobs(client=client, retention_seconds=retention), RedisShelf(client=client)
    return JobStores(
        jobs=jobs,
        index=jobs,
        shelf=shelf,
        articles=shelf,
        steps=RedisSteps(client=client),
        events=RedisEvents(client=client),
        wait=time.sleep,
        traces=lambda job_id: _traces(client, job_id),
    )


def _fakes(retention: float) -> JobStores:
    clock = MovableClock()
    jobs = MemoryJobs(clock, retention_seconds=retention)

    def traces(job_id: str) -> list[str]:
        with jobs.everything() as kept:
            return [each for each in kept if each == job_id]

    return JobStores(
        jobs=jobs,
        index=jobs,
        shelf=jobs,
        articles=jobs,
        steps=MemorySteps(clock, jobs=jobs),
        events=MemoryEvents(jobs),
        wait=clock.advance,
        traces=traces,
    )


def _traces(client: redis.Redis, job_id: str) -> list[str]:
    keys = list(client.scan_iter(count=1000))
    indexes = [key for key in keys if client.type(key) == b"zset" and client.zscore(key, job_id) is not None]
    return [key.decode() for key in keys if job_id.encode() in key or key in indexes]
