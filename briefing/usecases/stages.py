"""Leads a job from stage to stage; whatever is done here may be done twice, or by two workers at once."""

from dataclasses import replace

from briefing.backend import Backend
from briefing.errors import IllegalChange
from briefing.job import STAGES, Job, Stage
from briefing.step import Lease, Step, first_messages
from briefing.usecases.steps.reporting import report_progress
from briefing.usecases.steps.shelf import count_parts


def start_stage(job: Job, stage: Stage, *, backend: Backend) -> None:
    """Plan the steps of a stage and queue them. A stage without steps is passed over."""
    backend.queue.enqueue(first_messages(plan_stage(job, stage, backend=backend)))


def queue_others(job: Job, *, backend: Backend) -> None:
    """Queue the steps of all articles but the first: see `first_messages`."""
    backend.queue.enqueue(backend.steps.plan(job.id, stage=Stage.PREPARE, round=1, count=job.articles)[1:])


def plan_stage(job: Job, stage: Stage, *, backend: Backend) -> tuple[Step, ...]:
    """Plan the steps of a stage, or of the next one where it has none, and return them."""
    count = _steps_of(job, stage, backend=backend)
    if not count:  # nothing is left to be translated: the stage behind has one step
        stage, count = following(stage), 1
    steps = backend.steps.plan(job.id, stage=stage, round=round_of(job, stage), count=count)
    # Planned first: a job whose record says a stage has its steps on the board, or `watch.revive` plans them.
    backend.jobs.change(job.id, lambda each: _in_stage(each, stage, job.round))
    return steps


def round_of(job: Job, stage: Stage) -> int:
    """Return the round that a stage's steps are in: articles are prepared once, the rest is done again."""
    return 1 if stage is Stage.PREPARE else job.round


def following(stage: Stage) -> Stage:
    """Return the next stage. Raises IllegalChange behind the last one."""
    if stage is STAGES[-1]:
        raise IllegalChange(f"Nothing follows the stage {stage}.")
    return STAGES[STAGES.index(stage) + 1]


def first_step(job: Job, stage: Stage) -> Step:
    """Return the first step of a stage in the job's round, planned or not."""
    return Step(job=job.id, stage=stage, round=round_of(job, stage), number=0)


def _steps_of(job: Job, stage: Stage, *, backend: Backend) -> int:
    if stage is Stage.PREPARE:
        return job.articles
    return count_parts(job, backend=backend) if stage is Stage.TRANSLATE else 1


def _in_stage(job: Job, stage: Stage, number_of_round: int) -> Job:
    """Write the stage down, unless another worker has led the job further."""
    behind = job.round == number_of_round and STAGES.index(job.stage) < STAGES.index(stage)
    return replace(job, stage=stage) if behind else job


def finish_step(lease: Lease, job: Job, *, backend: Backend) -> Step | None:
    """Mark the step done; behind the last of its stage, begin the next one and return its first step.

    That one is not queued: this process is free for it at once. If it dies before, `watch.revive` finds it due.
    """
    left = backend.steps.finish(lease)
    stage = lease.step.stage
    if stage is Stage.COMPOSE:  # the job has ended: nothing follows, in events neither
        return None
    report_progress(job, stage, backend=backend)
    now = None if left else backend.jobs.read(job.id)
    if now is None or now.state.finished or round_of(now, stage) != lease.step.round:
        return None
    first, *others = plan_stage(now, following(stage), backend=backend)
    backend.queue.enqueue(others)
    return first
