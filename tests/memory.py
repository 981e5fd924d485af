"""Builds a Backend of fakes: everything the service works with, in the memory of one process."""

import threading
from collections.abc import Sequence

from briefing.backend import Backend
from briefing.ports import Clock
from briefing.ports.jobs import JobQueue, Lane
from briefing.step import Step
from memory_jobs import MemoryEvents, MemoryJobs, MemorySteps, MovableClock
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


class RecordingQueue:
    """Remembers what it was given to queue; nothing is ever carried out."""

    def __init__(self) -> None:
        """Begin empty."""
        self.steps: list[Step] = []
        self.deliveries: list[str] = []
        self.errands: list[str] = []
        self.backlog: dict[Lane, int] = {}  # what `waiting` answers; set it at will
        self._lock = threading.Lock()

    def enqueue(self, steps: Sequence[Step]) -> None:
        """Remember steps."""
        with self._lock:
            self.steps.extend(steps)

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Remember a delivery."""
        with self._lock:
            self.deliveries.append(delivery_id)

    def enqueue_errand(self, errand_id: str) -> None:
        """Remember an errand."""
        with self._lock:
            self.errands.append(errand_id)

    def waiting(self, lane: Lane) -> int:
        """Return what the backlog says."""
        return self.backlog.get(lane, 0)


class JobsWithDeliveries(MemoryJobs):
    """Jobs whose deliveries go when they go, as in the real store."""

    def __init__(self, clock: Clock, *, deliveries: MemoryDeliveries) -> None:
        """Begin empty."""
        super().__init__(clock)
        self._deliveries = deliveries

    def delete(self, job_id: str) -> None:
        """Delete the job with all its data."""
        super().delete(job_id)
        self._deliveries.forget(job_id=job_id)


def memory_backend(clock: Clock | None = None, *, queue: JobQueue | None = None) -> Backend:
    """Build a Backend of fakes; its clock stands still (MovableClock) unless another is given."""
    clock = clock or MovableClock()
    deliveries = MemoryDeliveries(clock)
    jobs = JobsWithDeliveries(clock, deliveries=deliveries)
    return Backend(
        clock=clock,
        jobs=jobs,
        index=jobs,
        shelf=jobs,
        articles=jobs,
        steps=MemorySteps(clock, jobs=jobs),
        events=MemoryEvents(jobs),
        queue=queue or RecordingQueue(),
        cache=MemoryCache(),
        meter=MemoryMeter(),
        roll=MemoryRoll(clock),
        errands=MemoryErrands(),
        lock=MemoryLock(clock),
        keys=MemoryKeys(),
        limiter=MemoryLimiter(clock),
        idempotency=MemoryIdempotency(clock=clock),
        endpoints=MemoryEndpoints(deliveries),
        deliveries=deliveries,
    )


def queue_of(backend: Backend) -> RecordingQueue:
    """Return the backend's queue as the recording one it is."""
    assert isinstance(backend.queue, RecordingQueue)
    return backend.queue
