"""A finished job becomes one message to the endpoint that its client named."""

import json
from dataclasses import replace
from typing import Any

import pytest

from briefing.backend import Backend
from briefing.job import Job, JobError, JobOrder, JobState, WebhookOrder
from briefing.usecases.webhooks import announce
from briefing.webhook import DeliveryState
from fakes import NOON
from memory import memory_backend, queue_of

ALL = ("briefing.succeeded", "briefing.failed", "briefing.cancelled")
URL = "https://cms.example/hooks"
JOB = Job(
    id="brf_019a3c5e7d10f4a1b2c3d4e5",
    key_id="0a1b2c3d",
    created_at=NOON,
    order=JobOrder(webhook=WebhookOrder(url=URL, events=ALL), metadata={"desk": "أخبار"}),
    articles=3,
    state=JobState.SUCCEEDED,
    finished_at=NOON,
)


@pytest.fixture
def backend() -> Backend:
    return memory_backend()


def message(backend: Backend) -> dict[str, Any]:
    """Return the one message that was stored."""
    (delivery,) = backend.deliveries.page().deliveries
    return dict(json.loads(delivery.body))


def test_the_message_says_what_happened_and_where_to_read_more(backend: Backend) -> None:
    announce(JOB, backend=backend)
    assert message(backend) == {
        "type": "briefing.succeeded",
        "timestamp": "2018-01-15T12:00:00Z",
        "data": {
            "id": "brf_019a3c5e7d10f4a1b2c3d4e5",
            "state": "succeeded",
            "links": {
                "briefing": "/v1/briefings/brf_019a3c5e7d10f4a1b2c3d4e5",
                "document": "/v1/briefings/brf_019a3c5e7d10f4a1b2c3d4e5/document",
            },
            "metadata": {"desk": "أخبار"},
        },
    }


def test_the_message_of_a_failed_job_says_why_and_links_to_no_document(backend: Backend) -> None:
    error = JobError(code="gave_up", message="A step failed each time.", retryable=False)
    announce(replace(JOB, state=JobState.FAILED, error=error), backend=backend)
    data = message(backend)["data"]
    assert data["error"] == {"code": "gave_up", "message": "A step failed each time.", "retryable": False}
    assert list(data["links"]) == ["briefing"]


def test_the_message_is_compact_and_plain_ascii(backend: Backend) -> None:
    announce(JOB, backend=backend)
    (delivery,) = backend.deliveries.page().deliveries
    assert delivery.body.isascii()
    assert " " not in delivery.body


@pytest.mark.parametrize(
    ("state", "delivery_id"),
    [
        (JobState.SUCCEEDED, "msg_019a3c5e7d10f4a1b2c3d4e5succeeded"),
        (JobState.FAILED, "msg_019a3c5e7d10f4a1b2c3d4e5failed"),
        (JobState.CANCELLED, "msg_019a3c5e7d10f4a1b2c3d4e5cancelled"),
    ],
)
def test_the_delivery_is_stored_under_a_name_of_its_own_and_queued(
    backend: Backend, state: JobState, delivery_id: str
) -> None:
    announce(replace(JOB, state=state), backend=backend)
    delivery = backend.deliveries.read(delivery_id)
    assert (delivery.state, delivery.next_attempt_at, delivery.job_id) == (DeliveryState.PENDING, NOON, JOB.id)
    assert queue_of(backend).deliveries == [delivery_id]


def test_announcing_twice_stores_and_queues_once(backend: Backend) -> None:
    announce(JOB, backend=backend)
    announce(JOB, backend=backend)
    assert len(backend.deliveries.page().deliveries) == 1
    assert len(queue_of(backend).deliveries) == 1


@pytest.mark.parametrize(
    "job",
    [
        replace(JOB, order=JobOrder()),
        replace(JOB, order=JobOrder(webhook=WebhookOrder(url=URL, events=("briefing.failed",)))),
        replace(JOB, state=JobState.RUNNING),
    ],
    ids=["no webhook", "another event", "not finished"],
)
def test_nothing_is_stored_where_nobody_wants_to_know(backend: Backend, job: Job) -> None:
    announce(job, backend=backend)
    assert backend.deliveries.page().deliveries == ()
    assert backend.endpoints.endpoints(JOB.key_id) == ()


def test_jobs_of_one_key_and_url_share_an_endpoint_and_other_keys_have_their_own(backend: Backend) -> None:
    announce(JOB, backend=backend)
    announce(replace(JOB, id="brf_019a3c5e7d10f4a1b2c3d4e6"), backend=backend)
    announce(replace(JOB, id="brf_019a3c5e7d10f4a1b2c3d4e7", key_id="ffffffff"), backend=backend)
    (mine,), (other,) = backend.endpoints.endpoints(JOB.key_id), backend.endpoints.endpoints("ffffffff")
    assert mine.secrets != other.secrets
    assert sorted(each.endpoint_id for each in backend.deliveries.page().deliveries) == sorted(
        [mine.id, mine.id, other.id]
    )
