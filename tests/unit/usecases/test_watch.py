"""Whatever a worker died before doing, the watch does."""

from collections.abc import Callable

import pytest

from briefing.backend import Backend
from briefing.job import Job, JobOrder, JobState, Stage, WebhookOrder
from briefing.ports.jobs import Lane
from briefing.step import Step
from briefing.usecases import finish, stages
from briefing.usecases.finish import finish_job
from briefing.usecases.stages import plan_stage
from briefing.usecases.watch import revive
from memory import queue_of
from memory_jobs import MovableClock
from stepping import JOB, Workshop


class Died(BaseException):
    """The process was killed here."""


def die(*_: object, **__: object) -> None:
    raise Died


def until_done(shop: Workshop) -> None:
    """Let time pass, revive and work until nothing happens any more."""
    for _ in range(20):
        advance(shop, 31)
        revive(backend=shop.backend)
        shop.drain()


def advance(shop: Workshop, seconds: float) -> None:
    """Let time pass."""
    clock = shop.backend.clock
    assert isinstance(clock, MovableClock)
    clock.advance(seconds)


def lose_messages(shop: Workshop) -> None:
    queue_of(shop.backend).steps.clear()


@pytest.mark.parametrize("steps", range(8))
def test_a_job_whose_messages_were_lost_goes_on(steps: int) -> None:
    shop = Workshop()
    shop.submit()
    for _ in range(steps):
        shop.step()
    lose_messages(shop)
    until_done(shop)
    assert shop.backend.jobs.read(JOB).state is JobState.SUCCEEDED


def test_a_job_that_was_stored_and_never_planned_is_begun() -> None:
    shop = Workshop()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stepping.start_stage", lambda *_, **__: None)
        shop.submit()
    until_done(shop)
    assert shop.backend.jobs.read(JOB).state is JobState.SUCCEEDED


@pytest.mark.parametrize("stage", [Stage.PREPARE, Stage.OUTLINE, Stage.TRANSLATE])
def test_a_worker_that_dies_between_two_stages_holds_nothing_up(stage: Stage) -> None:
    shop = Workshop()
    shop.submit()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "plan_stage", _dying_behind(stage))
        with pytest.raises(Died):
            shop.drain()
    until_done(shop)
    assert shop.backend.jobs.read(JOB).state is JobState.SUCCEEDED


def _dying_behind(stage: Stage) -> Callable[..., tuple[Step, ...]]:
    def plan(job: Job, following: Stage, *, backend: Backend) -> tuple[Step, ...]:
        if following is stages.following(stage):
            raise Died
        return plan_stage(job, following, backend=backend)

    return plan


@pytest.mark.parametrize("left", ["the event", "the announcement"])
def test_a_worker_that_dies_while_it_tells_of_the_end_is_stood_in_for(left: str) -> None:
    shop = Workshop()
    shop.submit(order=JobOrder(webhook=WebhookOrder(url="https://a.example/", events=("briefing.cancelled",))))
    with pytest.MonkeyPatch.context() as patch:
        if left == "the event":
            patch.setattr(finish, "tell", die)
        else:
            patch.setattr("briefing.usecases.webhooks.announce", die)
        with pytest.raises(Died):
            finish_job(JOB, JobState.CANCELLED, backend=shop.backend)
    assert revive(backend=shop.backend) == 1
    assert shop.backend.jobs.read(JOB).announced
    assert len(queue_of(shop.backend).deliveries) == 1
    assert revive(backend=shop.backend) == 0


def test_nothing_is_queued_again_while_messages_wait() -> None:
    shop = Workshop()
    shop.submit()
    lose_messages(shop)
    queue_of(shop.backend).backlog[Lane.BATCH] = 1
    assert revive(backend=shop.backend) == 0
    assert queue_of(shop.backend).steps == []


def test_a_job_that_is_being_queued_at_this_moment_is_left_alone() -> None:
    shop = Workshop()
    shop.submit()
    lose_messages(shop)
    advance(shop, 4)
    assert revive(backend=shop.backend) == 0
    advance(shop, 2)
    assert revive(backend=shop.backend) == 1


def test_a_step_in_a_workers_hands_is_not_queued_again() -> None:
    shop = Workshop()
    shop.submit()
    held = queue_of(shop.backend).steps[0]
    assert shop.backend.steps.take(held, seconds=30)
    lose_messages(shop)
    advance(shop, 6)
    revive(backend=shop.backend)
    assert [step.number for step in queue_of(shop.backend).steps] == [1, 2]
