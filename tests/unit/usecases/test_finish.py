"""A job ends once, and whoever waits is told."""

import pytest

from briefing.errors import IllegalChange
from briefing.job import JobError, JobOrder, JobState, WebhookOrder
from briefing.usecases.finish import finish_job
from memory import queue_of
from stepping import JOB, Workshop

FAULT = JobError(code="gave_up", message="It failed.", retryable=False)
HOOK = WebhookOrder(url="https://newsroom.example/hook", events=("briefing.cancelled",))


def test_a_job_ends_once() -> None:
    shop = Workshop()
    shop.submit()
    finish_job(JOB, JobState.CANCELLED, backend=shop.backend)
    job = finish_job(JOB, JobState.FAILED, FAULT, backend=shop.backend)
    assert (job.state, job.error, job.settled) == (JobState.CANCELLED, None, True)
    assert [event.data for event in shop.backend.events.after(JOB, "")] == [{"state": "cancelled", "error": None}]
    assert shop.backend.meter.read() == {'jobs_finished_total{state="cancelled"}': 1}


def test_a_failure_is_told_with_its_code() -> None:
    shop = Workshop()
    shop.submit()
    finish_job(JOB, JobState.FAILED, FAULT, backend=shop.backend)
    assert shop.backend.events.after(JOB, "")[0].data == {"state": "failed", "error": "gave_up"}


def test_a_job_that_never_ran_cannot_succeed() -> None:
    shop = Workshop()
    shop.submit()
    with pytest.raises(IllegalChange):
        finish_job(JOB, JobState.SUCCEEDED, backend=shop.backend)


def test_a_webhook_is_told_once() -> None:
    shop = Workshop()
    shop.submit(order=JobOrder(webhook=HOOK))
    for _ in range(2):
        finish_job(JOB, JobState.CANCELLED, backend=shop.backend)
    assert len(queue_of(shop.backend).deliveries) == 1
    assert len(shop.backend.deliveries.page(job_id=JOB).deliveries) == 1
