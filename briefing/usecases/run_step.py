"""Does one step of a job: takes it, works, leads the job on; what fails is tried again, and given up in the end."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from time import perf_counter

from briefing.backend import Backend
from briefing.errors import JobCancelled, StoreUnavailable, UnknownJob, UnknownModel
from briefing.job import Job, JobState, Stage
from briefing.step import Lease, Step
from briefing.usecases.failing import fail, give_up
from briefing.usecases.stages import finish_step, round_of
from briefing.usecases.steps.compose import compose_document
from briefing.usecases.steps.holding import HeldStep, LostLease
from briefing.usecases.steps.outline import outline_batch
from briefing.usecases.steps.prepare import prepare_article
from briefing.usecases.steps.translate import translate_part
from briefing.usecases.steps.work import StepKit, StepLimits, Work

__all__ = ["StepKit", "StepLimits", "run_step", "run_steps"]

WORK: Mapping[Stage, Callable[[Work], None]] = {
    Stage.PREPARE: prepare_article,
    Stage.OUTLINE: outline_batch,
    Stage.TRANSLATE: translate_part,
    Stage.COMPOSE: compose_document,
}

log = logging.getLogger(__name__)


def run_steps(step: Step, *, kit: StepKit, limits: StepLimits) -> None:
    """Do a step and, where it was the last of its stage, go on with the first of the next: at most one of each stage.

    Raises:
        StoreUnavailable: the store does not answer; the lease runs out, and the step is queued again.
    """
    going_on: Step | None = step
    while going_on:
        going_on = run_step(going_on, kit=kit, limits=limits)


def run_step(step: Step, *, kit: StepKit, limits: StepLimits) -> Step | None:
    """Do a step, unless it is done or another worker has it; return the one that is left to this process.

    Raises:
        StoreUnavailable: as `run_steps`.
    """
    lease = kit.backend.steps.take(step, seconds=limits.lease_seconds)
    if lease is None:
        return None
    try:
        job = _begin(lease, backend=kit.backend)
        if job.state.finished or step.round != round_of(job, step.stage):
            kit.backend.steps.finish(lease)  # nobody waits for it any more
            return None
        return _attempt(lease, job, kit=kit, limits=limits)
    except LostLease:
        log.warning("lease_lost", extra={"step": step.id})
    except (JobCancelled, UnknownJob):
        kit.backend.steps.release(lease)
    except (SystemExit, KeyboardInterrupt):  # the worker is told to stop: the step is handed back
        kit.backend.steps.release(lease)
        raise
    return None


def _begin(lease: Lease, *, backend: Backend) -> Job:
    """Write down that the job runs, and that a step was begun anew."""
    job = backend.jobs.read(lease.step.job)
    if job.state.finished or (job.state is JobState.RUNNING and lease.attempt == 1):
        return job
    now = backend.clock.now()
    first = False  # of all workers: the others find it running

    def begun(each: Job) -> Job:
        nonlocal first
        first = each.state is JobState.QUEUED
        if each.state.finished:
            return each
        running = each.becoming(JobState.RUNNING, at=now) if first else each
        return replace(running, attempts=running.attempts + (lease.attempt > 1))

    job = backend.jobs.change(job.id, begun)
    if first:
        backend.events.append(job.id, "state", {"state": str(job.state)})
    return job


def _attempt(lease: Lease, job: Job, *, kit: StepKit, limits: StepLimits) -> Step | None:
    """Work on the step; give it up where it has been begun too often."""
    started = perf_counter()
    if lease.attempt > limits.attempts:  # each of them killed its worker, or it would have been given up there
        give_up(lease, job, kit=kit)
        return None
    try:
        with HeldStep(lease, seconds=limits.lease_seconds, backend=kit.backend) as held:
            _insist_on_models(job, kit=kit)
            WORK[lease.step.stage](
                Work(step=lease.step, job=job, kit=kit, limits=limits, progress=held, still_wanted=held.look)
            )
    except (LostLease, JobCancelled, UnknownJob, StoreUnavailable):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not take the job along
        fail(lease, job, error, kit=kit, attempts=limits.attempts)
        return None
    _measure(lease.step.stage, perf_counter() - started, backend=kit.backend)
    return finish_step(lease, job, backend=kit.backend)


def _insist_on_models(job: Job, *, kit: StepKit) -> None:
    present = {model.role: model.id for model in kit.tools.models}
    for role, name in job.order.models.items():
        if present.get(role) != name:
            there = ", ".join(f"{present[each]} for {each}" for each in sorted(present))
            raise UnknownModel(f"The workers have no model {name!r} for {role}. They have {there}.")


def _measure(stage: Stage, seconds: float, *, backend: Backend) -> None:
    backend.meter.add(f'steps_total{{stage="{stage}"}}')
    backend.meter.add(f'step_seconds_sum{{stage="{stage}"}}', seconds)
    backend.meter.add(f'step_seconds_count{{stage="{stage}"}}')
