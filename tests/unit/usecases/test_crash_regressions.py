"""What the simulation of crashes has found, each by itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest

from briefing.backend import Backend
from briefing.errors import JobCancelled, UnknownJob
from briefing.job import ArticleState, Job, JobOrder, JobState, Stage, WebhookOrder
from briefing.ports.webhooks import Answer
from briefing.step import Step
from briefing.usecases import watch
from briefing.usecases.delivering import INTERNAL, DeliverySettings, deliver
from briefing.usecases.finish import finish_job
from briefing.usecases.run_step import WORK
from briefing.usecases.steps.shelf import count_parts, read_outline, read_part
from briefing.usecases.steps.work import Work
from briefing.usecases.watch import revive
from fakes import RecordingProgress
from memory import queue_of
from newsroom import BATCH, PoisonedTranslator
from stepping import JOB, LIMITS, Workshop

OTHER = "brf_0123456789abcdef01234568"


class Interrupted:
    """A port; something else happens once a method of it was called so many times."""

    def __init__(self, real: object, method: str, then: Callable[[], object], *, times: int = 1) -> None:
        """Stand before the real one."""
        self._real, self._method, self._then, self._times = real, method, then, times

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the port has
        """Return a method of the port."""

        def call(*args: object, **named: object) -> object:
            result = getattr(self._real, name)(*args, **named)
            self._times -= name == self._method
            if name == self._method and self._times == 0:
                self._then()
            return result

        return call


def work_of(shop: Workshop, stage: Stage, *, still_wanted: Callable[[], None] = lambda: None) -> Work:
    """Return the first step of a stage in round 1 as a worker has it that is late."""
    return Work(
        step=Step(job=JOB, stage=stage, round=1, number=0),
        job=replace(shop.backend.jobs.read(JOB), round=1),
        kit=shop.kit,
        limits=LIMITS,
        progress=RecordingProgress(),
        still_wanted=still_wanted,
    )


def test_two_workers_that_begin_at_once_tell_of_it_once() -> None:
    shop = Workshop()
    shop.submit()
    first, second, _ = shop.backend.steps.due(JOB)
    plain = shop.backend
    jobs = Interrupted(plain.jobs, "read", lambda: Workshop(backend=plain).run(second))
    Workshop(backend=replace(plain, jobs=cast("Any", jobs))).run(first)
    states = [event.data["state"] for event in plain.events.after(JOB, "") if event.name == "state"]
    assert states == ["running"]


def test_a_job_deleted_between_two_stages_stops_its_worker_quietly() -> None:
    shop = Workshop()
    shop.submit()
    while queue_of(shop.backend).steps[0].stage is not Stage.OUTLINE:
        shop.step()
    # The record is read before the work, and once more behind it.
    reading = Interrupted(shop.backend.jobs, "read", lambda: shop.backend.jobs.delete(JOB), times=2)
    step = queue_of(shop.backend).steps.pop()
    Workshop(backend=replace(shop.backend, jobs=cast("Any", reading))).run(step)
    assert queue_of(shop.backend).steps == []


@pytest.mark.parametrize(
    "read",
    [read_outline, count_parts, lambda job, backend: read_part(job, 0, backend=backend)],
    ids=["outline", "number of parts", "part"],
)
def test_a_deleted_job_has_an_empty_shelf_and_no_fault(read: Callable[..., object]) -> None:
    shop = Workshop()
    job = shop.submit()
    with pytest.raises(LookupError, match="on the shelf"):
        read(job, backend=shop.backend)
    shop.backend.jobs.delete(JOB)
    with pytest.raises(UnknownJob):
        read(job, backend=shop.backend)


def test_a_job_that_cannot_be_brought_on_holds_no_other_up(monkeypatch: pytest.MonkeyPatch) -> None:
    real = watch.start_stage

    def broken(job: Job, stage: Stage, *, backend: Backend) -> None:
        if job.id == JOB:
            raise ZeroDivisionError
        real(job, stage, backend=backend)

    shop = Workshop()
    with monkeypatch.context() as patch:
        patch.setattr("stepping.start_stage", lambda *_, **__: None)
        shop.submit()
        shop.submit(job_id=OTHER)
    monkeypatch.setattr(watch, "start_stage", broken)
    assert revive(backend=shop.backend) == 1
    assert {step.job for step in queue_of(shop.backend).steps} == {OTHER}


def test_a_late_outline_does_not_replace_that_of_a_later_round() -> None:
    shop = Workshop(translator=PoisonedTranslator("raises"))
    shop.submit(*BATCH)
    while "outline/2/0" not in shop.done:
        shop.step()
    WORK[Stage.OUTLINE](work_of(shop, Stage.OUTLINE))
    shop.drain()
    assert shop.backend.jobs.read(JOB).state is JobState.SUCCEEDED


@pytest.mark.parametrize("stage", [Stage.PREPARE, Stage.TRANSLATE])
def test_an_article_is_not_marked_any_more_once_the_job_has_ended(stage: Stage) -> None:
    shop = Workshop()
    shop.submit(*BATCH)
    while queue_of(shop.backend).steps[0].stage is not stage:
        shop.step()

    def cancelled() -> None:
        raise JobCancelled

    before = shop.backend.articles.articles(JOB)
    work = work_of(shop, stage, still_wanted=cancelled)
    finish_job(JOB, JobState.CANCELLED, backend=shop.backend)
    with pytest.raises(JobCancelled):
        WORK[stage](work)
    assert shop.backend.articles.articles(JOB) == before
    assert ArticleState.TRANSLATED not in {each.state for each in before}


def test_a_sender_that_fails_in_an_unforeseen_way_is_tried_again_on_schedule() -> None:
    class Broken:
        def send(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
            raise ZeroDivisionError(url, headers, body)

    shop = Workshop()
    shop.submit(order=JobOrder(webhook=WebhookOrder(url="https://cms.example/hook", events=("briefing.cancelled",))))
    finish_job(JOB, JobState.CANCELLED, backend=shop.backend)
    (message,) = queue_of(shop.backend).deliveries
    deliver(message, backend=shop.backend, sender=Broken(), settings=DeliverySettings(), chance=lambda: 0.0)
    delivery = shop.backend.deliveries.read(message)
    assert delivery.next_attempt_at == shop.backend.clock.now() + timedelta(seconds=5)
    assert [(each.status, each.error) for each in delivery.attempts] == [(None, INTERNAL)]
