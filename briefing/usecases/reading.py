"""Gathers everything that a client may see of a job, with how much is done and how long the rest may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefing.backend import Backend
from briefing.errors import UnknownJob
from briefing.job import STAGES, ArticleProgress, Job, JobState, Stage, Tally

# The part that each stage has in the time of a usual job: translating is most of it.
WEIGHTS: Mapping[Stage, float] = {
    Stage.PREPARE: 0.15,
    Stage.OUTLINE: 0.05,
    Stage.TRANSLATE: 0.75,
    Stage.COMPOSE: 0.05,
}
LEAST_SHARE = 0.02  # below this an estimate would be a guess
FINE_SECONDS = 20  # longer estimates are rounded to
COARSE_STEP = 5  # so many seconds, so that they do not change with every look


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """A job as its client sees it."""

    job: Job
    articles: tuple[ArticleProgress, ...]  # in the order given, then the inputs refused at once
    tally: Tally  # of the present stage; 0 of 0 before it is planned
    share: float  # of the whole job, 0.0 to 1.0
    seconds_left: int | None  # None where nothing is known yet, or nothing more will happen


def job_exists(job_id: str, *, backend: Backend) -> bool:
    """Say whether there is a job of that id."""
    try:
        backend.jobs.read(job_id)
    except UnknownJob:
        return False
    return True


def read_job(job_id: str, *, backend: Backend) -> JobView:
    """Read a job.

    Raises:
        UnknownJob: there is none of that id.
    """
    job = backend.jobs.read(job_id)
    tallies = backend.steps.tally(job_id)
    share = _share(job, tallies)
    return JobView(
        job=job,
        articles=backend.articles.articles(job_id),
        tally=tallies.get(job.stage, Tally(done=0, total=0)),
        share=share,
        seconds_left=_seconds_left(job, share, now=backend.clock.now()),
    )


def _share(job: Job, tallies: Mapping[Stage, Tally]) -> float:
    """Return how much of a job is done: whole stages by their weights, the present one by its steps."""
    if job.state is JobState.SUCCEEDED:
        return 1.0
    before = sum(WEIGHTS[stage] for stage in STAGES[: STAGES.index(job.stage)])
    tally = tallies.get(job.stage)
    within = tally.done / tally.total if tally and tally.total else 0.0
    return round(before + WEIGHTS[job.stage] * within, 3)


def _seconds_left(job: Job, share: float, *, now: datetime) -> int | None:
    """Estimate by the pace so far."""
    if job.state is not JobState.RUNNING or job.started_at is None or share < LEAST_SHARE:
        return None
    elapsed = (now - job.started_at).total_seconds()
    left = max(elapsed, 0.0) * (1 - share) / share
    step = COARSE_STEP if left > FINE_SECONDS else 1
    return max(1, round(left / step) * step)
