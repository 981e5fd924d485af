"""Submitting stores, plans and queues; doing it again with the same id makes no second job."""

from collections.abc import Callable

import pytest

from briefing.article import Article, Intake
from briefing.backend import Backend
from briefing.errors import NothingUsable, RefusedAddress, TooManyJobs, UnknownJob
from briefing.job import Job, JobOrder, JobState, WebhookOrder
from briefing.usecases.cancel import cancel_job, delete_job
from briefing.usecases.submit import submit_batch
from memory import memory_backend, queue_of

INTAKE = Intake(articles=(Article(id="a", body="x"), Article(id="b", body="y")))
HOOK = JobOrder(webhook=WebhookOrder(url="https://x.example/", events=()))


def submit(
    backend: Backend,
    job_id: str = "brf_1",
    *,
    intake: Intake = INTAKE,
    order: JobOrder | None = None,
    most: int = 9,
    vet: Callable[[str], None] = lambda _: None,
) -> Job:
    return submit_batch(
        intake, order or JobOrder(), key_id="k", job_id=job_id, backend=backend, max_active=most, vet=vet
    )


def refusing(_: str) -> None:
    raise RefusedAddress


def test_the_first_article_is_queued_and_will_queue_the_others() -> None:
    backend = memory_backend()
    submit(backend)
    assert [step.id for step in queue_of(backend).steps] == ["brf_1/prepare/1/0"]
    assert [step.number for step in backend.steps.due("brf_1")] == [0, 1]


def test_listeners_hear_that_it_is_queued() -> None:
    backend = memory_backend()
    submit(backend)
    assert [(each.name, each.data) for each in backend.events.after("brf_1", "")] == [("state", {"state": "queued"})]


def test_the_same_id_again_makes_no_second_job_and_counts_once() -> None:
    backend = memory_backend()
    assert submit(backend) == submit(backend)
    assert backend.meter.read()["jobs_submitted_total"] == 1
    assert len(backend.events.after("brf_1", "")) == 1


def test_the_same_id_again_is_let_through_where_the_service_is_full() -> None:
    backend = memory_backend()
    submit(backend, most=1)
    assert submit(backend, most=1).id == "brf_1"


def test_a_full_service_takes_no_more() -> None:
    backend = memory_backend()
    submit(backend, most=1)
    with pytest.raises(TooManyJobs, match="the limit is 1"):
        submit(backend, "brf_2", most=1)


@pytest.mark.parametrize(
    ("intake", "order", "error"), [(Intake(articles=()), JobOrder(), NothingUsable), (INTAKE, HOOK, RefusedAddress)]
)
def test_nothing_is_stored_of_what_is_refused(intake: Intake, order: JobOrder, error: type[Exception]) -> None:
    backend = memory_backend()
    with pytest.raises(error):
        submit(backend, intake=intake, order=order, vet=refusing)
    with pytest.raises(UnknownJob):
        backend.jobs.read("brf_1")


def test_cancelling_a_finished_job_leaves_it_as_it_is() -> None:
    backend = memory_backend()
    submit(backend)
    assert cancel_job("brf_1", backend=backend).state is JobState.CANCELLED
    assert cancel_job("brf_1", backend=backend) == backend.jobs.read("brf_1")


def test_deleting_an_unfinished_job_leaves_nothing_for_the_workers() -> None:
    backend = memory_backend()
    submit(backend)
    delete_job("brf_1", backend=backend)
    assert backend.steps.due("brf_1") == ()
    assert backend.index.unsettled() == []
