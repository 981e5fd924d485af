"""Looks after jobs whose worker, message or announcement was lost, and brings them on."""

import logging
from datetime import timedelta

from briefing.backend import Backend
from briefing.errors import StoreUnavailable, UnknownJob
from briefing.job import Job, Stage
from briefing.ports.jobs import Lane
from briefing.usecases.faults import described
from briefing.usecases.finish import tell
from briefing.usecases.stages import first_step, following, round_of, start_stage

__all__ = ["revive", "start_stage"]

log = logging.getLogger(__name__)

# A new job may be in the middle of being queued: its lane is empty because its messages are taken as fast as they come.
BEING_QUEUED = timedelta(seconds=5)


def revive(*, backend: Backend) -> int:
    """Bring on every job that nobody works on; return for how many something was done.

    A step that is planned but neither done nor held is queued again once no message waits on the lane: before that,
    its own message may be among those that wait. A job that cannot be brought on holds no other up.

    Raises:
        StoreUnavailable: the store does not answer.
    """
    idle = backend.queue.waiting(Lane.BATCH) == 0
    return sum(_revive(job_id, idle=idle, backend=backend) for job_id in backend.index.unsettled())


def _revive(job_id: str, *, idle: bool, backend: Backend) -> bool:
    try:
        job = backend.jobs.read(job_id)
        if job.state.finished:
            tell(job, backend=backend)
            return True
        return _lead_on(job, backend=backend) or (idle and _queue_again(job, backend=backend))
    except UnknownJob:  # deleted meanwhile
        return False
    except StoreUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other jobs are brought on
        log.warning("revive_failed", extra={"job": job_id, **described(error)})
        return False


def _lead_on(job: Job, *, backend: Backend) -> bool:
    """Start the stage that a worker died before starting: the job's own, or the one behind a finished one."""
    first = first_step(job, job.stage)
    if backend.steps.remaining(first):
        return False
    start_stage(job, job.stage, backend=backend)
    if not backend.steps.remaining(first) and job.stage is not Stage.COMPOSE:
        start_stage(job, following(job.stage), backend=backend)
    return True


def _queue_again(job: Job, *, backend: Backend) -> bool:
    if backend.clock.now() - job.created_at < BEING_QUEUED:
        return False
    due = [step for step in backend.steps.due(job.id) if step.round == round_of(job, step.stage)]
    backend.queue.enqueue(due)
    return bool(due)
