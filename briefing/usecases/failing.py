"""What becomes of a step that failed: tried again, its article given up, or the job ended."""

import logging
from dataclasses import replace

from briefing.errors import GaveUp, MujazError
from briefing.job import ArticleState, Job, JobState, Stage, classify
from briefing.step import Lease
from briefing.usecases.faults import described
from briefing.usecases.finish import finish_job
from briefing.usecases.stages import finish_step, queue_others, start_stage
from briefing.usecases.steps.reporting import mark
from briefing.usecases.steps.shelf import read_part
from briefing.usecases.steps.work import GIVEN_UP, StepKit

log = logging.getLogger(__name__)


def fail(lease: Lease, job: Job, error: Exception, *, kit: StepKit, attempts: int) -> None:
    """Try again, give up the article, or end the job."""
    backend = kit.backend
    log.warning("step_failed", extra={"step": lease.step.id, "attempt": lease.attempt, **described(error)})
    hopeless = isinstance(error, MujazError) and not error.retryable
    if hopeless:
        finish_job(job.id, JobState.FAILED, classify(error), backend=backend)
        backend.steps.release(lease)
    elif lease.attempt >= attempts:
        give_up(lease, job, kit=kit)
    else:
        backend.meter.add("steps_retried_total")
        backend.steps.release(lease)
        backend.queue.enqueue([lease.step])


def give_up(lease: Lease, job: Job, *, kit: StepKit) -> None:
    """Leave the article out, or end the job where it is no article's fault."""
    backend, articles = kit.backend, kit.intake(job.id).articles
    backend.meter.add("steps_given_up_total")
    if lease.step.stage is Stage.PREPARE:
        mark(job, articles, {lease.step.number: (ArticleState.SKIPPED, GIVEN_UP)}, backend=backend)
        if lease.step.number == 0:
            queue_others(job, backend=backend)  # it died before it did
        going_on = finish_step(lease, job, backend=backend)
        backend.queue.enqueue([going_on] if going_on else [])
    elif lease.step.stage is Stage.TRANSLATE:
        places = read_part(job, lease.step.number, backend=backend).places
        if len(places) == 1:  # of several it is not known which one is at fault: in the next round each is alone
            mark(job, articles, {places[0]: (ArticleState.SKIPPED, GIVEN_UP)}, backend=backend)
        again = backend.jobs.change(job.id, lambda each: _next_round(each, job.round))
        backend.steps.finish(lease)
        start_stage(again, Stage.OUTLINE, backend=backend)
    else:
        finish_job(job.id, JobState.FAILED, classify(GaveUp()), backend=backend)
        backend.steps.release(lease)


def _next_round(job: Job, present: int) -> Job:
    """Go back to the outline, once for all articles that are given up in one round."""
    return replace(job, round=present + 1, stage=Stage.OUTLINE) if job.round == present else job
