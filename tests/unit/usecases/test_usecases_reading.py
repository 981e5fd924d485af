"""Reading a job says how much is done, and how long the rest may take."""

from dataclasses import replace

import pytest

from briefing.article import Article, Intake
from briefing.backend import Backend
from briefing.job import Job, JobOrder, JobState, Stage
from briefing.usecases.reading import WEIGHTS, read_job
from fakes import NOON
from memory import memory_backend
from memory_jobs import MovableClock

JOB = "brf_1"


def at_stage(stage: Stage, *, done: int, total: int, elapsed: float) -> Backend:
    clock = MovableClock()
    backend = memory_backend(clock)
    job = Job(id=JOB, key_id="k", created_at=NOON, order=JobOrder(), articles=1)
    backend.jobs.create(job, Intake(articles=(Article(id="a", body="x"),)))
    backend.jobs.change(JOB, lambda each: replace(each.becoming(JobState.RUNNING, at=NOON), stage=stage))
    for step in backend.steps.plan(JOB, stage=stage, round=1, count=total)[:done]:
        lease = backend.steps.take(step, seconds=9)
        assert lease is not None
        backend.steps.finish(lease)
    clock.advance(elapsed)
    return backend


def test_the_weights_of_the_stages_make_a_whole() -> None:
    assert sum(WEIGHTS[stage] for stage in Stage) == pytest.approx(1)


@pytest.mark.parametrize(
    ("stage", "done", "total", "elapsed", "share", "seconds"),
    [
        (Stage.PREPARE, 0, 4, 10, 0.0, None),  # nothing done yet: no pace
        (Stage.PREPARE, 2, 4, 3, 0.075, 35),  # 37 s, rounded to 5
        (Stage.OUTLINE, 0, 1, 3, 0.15, 17),
        (Stage.TRANSLATE, 0, 0, 4, 0.2, 16),
        (Stage.TRANSLATE, 5, 10, 23, 0.575, 17),
        (Stage.COMPOSE, 0, 1, 95, 0.95, 5),
        (Stage.COMPOSE, 0, 1, 1, 0.95, 1),  # never 0 while it runs
    ],
)
def test_share_and_estimate_follow_the_stages(
    *, stage: Stage, done: int, total: int, elapsed: float, share: float, seconds: int | None
) -> None:
    view = read_job(JOB, backend=at_stage(stage, done=done, total=total, elapsed=elapsed))
    assert (view.share, view.seconds_left) == (share, seconds)


def test_a_finished_job_is_whole_and_has_nothing_left() -> None:
    backend = at_stage(Stage.COMPOSE, done=1, total=1, elapsed=9)
    backend.jobs.change(JOB, lambda each: each.becoming(JobState.SUCCEEDED, at=NOON))
    view = read_job(JOB, backend=backend)
    assert (view.share, view.seconds_left) == (1.0, None)
