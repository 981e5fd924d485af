"""An attempt to deliver: what is sent, what its answer means, and when the next one is due."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from standardwebhooks.webhooks import Webhook

from briefing.backend import Backend
from briefing.errors import MujazError, NoAnswer, RefusedAddress, StoreUnavailable
from briefing.job import Job, JobOrder, JobState, WebhookOrder
from briefing.ports.jobs import Lane
from briefing.ports.webhooks import Answer
from briefing.usecases.delivering import MAX_ATTEMPTS_KEPT
from briefing.usecases.webhooks import (
    DeliverySettings,
    announce,
    deliver,
    disable,
    dispatch_due,
    enable,
    replay,
    rotate,
    send_test,
)
from briefing.webhook import RETRY_SECONDS, Delivery, DeliveryState, Endpoint
from fakes import NOON
from memory import memory_backend, queue_of
from memory_jobs import MovableClock
from memory_sender import RecordingSender

ID = "msg_019a3c5e7d10f4a1b2c3d4e5succeeded"
JOB = Job(
    id="brf_019a3c5e7d10f4a1b2c3d4e5",
    key_id="0a1b2c3d",
    created_at=NOON,
    order=JobOrder(webhook=WebhookOrder(url="https://cms.example/hooks", events=("briefing.succeeded",))),
    articles=3,
    state=JobState.SUCCEEDED,
    finished_at=NOON,
)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def backend(clock: MovableClock) -> Backend:
    made = memory_backend(clock)
    announce(JOB, backend=made)
    return made


def attempt(
    backend: Backend, sender: RecordingSender, *, chance: float = 0.0, scale: float = 1.0, url: str = ""
) -> Delivery:
    """Make one attempt and return what is stored then."""
    settings = DeliverySettings(retry_scale=scale, public_url=url)
    deliver(ID, backend=backend, sender=sender, settings=settings, chance=lambda: chance)
    return backend.deliveries.read(ID)


def endpoint_of(backend: Backend) -> Endpoint:
    """Return the only endpoint."""
    (endpoint,) = backend.endpoints.endpoints(JOB.key_id)
    return endpoint


def wait_of(delivery: Delivery, clock: MovableClock) -> float:
    """Return the seconds until the next attempt."""
    assert delivery.next_attempt_at is not None
    return (delivery.next_attempt_at - clock.now()).total_seconds()


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_a_status_of_2xx_is_a_success(backend: Backend, status: int) -> None:
    delivery = attempt(backend, RecordingSender([status]))
    assert (delivery.state, delivery.next_attempt_at) == (DeliveryState.DELIVERED, None)
    assert [(each.status, each.error) for each in delivery.attempts] == [(status, "")]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (301, "The endpoint answered 301: redirects are not followed. Register the address it points to."),
        (400, "The endpoint answered 400."),
        (401, "The endpoint answered 401."),
        (500, "The endpoint answered 500."),
        (503, "The endpoint answered 503."),
        (NoAnswer("No connection."), "No connection."),
    ],
)
def test_everything_else_is_tried_again(backend: Backend, answer: int | MujazError, error: str) -> None:
    delivery = attempt(backend, RecordingSender([answer]))
    assert (delivery.state, delivery.round) == (DeliveryState.PENDING, 1)
    assert delivery.attempts[0].error == error
    assert backend.meter.read() == {'deliveries_total{outcome="retried"}': 1}


def test_the_message_is_signed_by_the_endpoints_secret_at_the_time_of_the_attempt(
    backend: Backend, clock: MovableClock
) -> None:
    sender = RecordingSender([500])
    attempt(backend, sender)
    clock.advance(6)
    attempt(backend, sender)
    key = base64.b64decode(endpoint_of(backend).secrets[0].value.removeprefix("whsec_"))
    for sent, timestamp in zip(sender.sent, (1516017600, 1516017606), strict=True):
        content = f"{ID}.{timestamp}.".encode() + sent.body
        expected = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
        assert sent.headers == {
            "content-type": "application/json",
            "webhook-id": ID,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": f"v1,{expected}",
        }


def test_the_library_verifies_what_is_sent_during_a_rotation_with_both_secrets() -> None:
    backend = memory_backend(MovableClock())  # its library takes the machine's clock
    sender = RecordingSender()
    announce(JOB, backend=backend)
    old = endpoint_of(backend).secrets[0].value
    new = rotate(endpoint_of(backend).id, backend=backend, overlap=timedelta(hours=1)).secrets[0].value
    attempt(backend, sender)
    (sent,) = sender.sent
    signed = [Webhook(secret).sign(msg_id=ID, timestamp=NOON, data=sent.body.decode()) for secret in (new, old)]
    assert sent.headers["webhook-signature"] == " ".join(signed)


def test_the_old_secret_signs_no_more_after_the_overlap(backend: Backend, clock: MovableClock) -> None:
    sender = RecordingSender()
    rotate(endpoint_of(backend).id, backend=backend, overlap=timedelta(hours=1))
    clock.advance(3600)
    attempt(backend, sender)
    assert " " not in sender.sent[0].headers["webhook-signature"]


def test_the_waits_are_those_of_the_schedule_and_then_it_is_given_up(backend: Backend, clock: MovableClock) -> None:
    sender, waits = RecordingSender([500] * 20), []
    while (delivery := attempt(backend, sender)).state is DeliveryState.PENDING:
        waits.append(wait_of(delivery, clock))
        clock.advance(waits[-1])
    assert waits == [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
    assert (delivery.state, delivery.next_attempt_at, len(sender.sent)) == (DeliveryState.FAILED, None, 10)
    assert backend.meter.read() == {'deliveries_total{outcome="retried"}': 9, 'deliveries_total{outcome="failed"}': 1}


@pytest.mark.parametrize(
    ("chance", "scale", "wait"), [(0.5, 1.0, 5.5), (0.99, 1.0, 5.99), (0.5, 0.01, 0.055), (0.5, 0.0, 0.0)]
)
def test_the_wait_is_lengthened_by_chance_and_scaled(
    backend: Backend, clock: MovableClock, chance: float, scale: float, wait: float
) -> None:
    delivery = attempt(backend, RecordingSender([500]), chance=chance, scale=scale)
    assert wait_of(delivery, clock) == pytest.approx(wait)


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (Answer(status=429, retry_after=None), 60.0),
        (Answer(status=502, retry_after=None), 60.0),
        (Answer(status=504, retry_after=7.0), 60.0),
        (Answer(status=503, retry_after=120.0), 120.0),
        (Answer(status=429, retry_after=10_000_000.0), 86_400.0),
        (Answer(status=500, retry_after=120.0), 5.0),
        (Answer(status=404, retry_after=120.0), 5.0),
    ],
)
def test_an_endpoint_that_asks_for_time_gets_it(
    backend: Backend, clock: MovableClock, answer: Answer, wait: float
) -> None:
    assert wait_of(attempt(backend, RecordingSender([answer])), clock) == wait


def test_what_an_endpoint_asks_for_is_not_scaled(backend: Backend, clock: MovableClock) -> None:
    answer = Answer(status=503, retry_after=120.0)
    assert wait_of(attempt(backend, RecordingSender([answer]), scale=0.01), clock) == 120.0


def test_an_endpoint_that_is_gone_is_switched_off_and_what_else_is_pending_fails_when_due(backend: Backend) -> None:
    announce(replace(JOB, id="brf_ffffffffffffffffffffffff"), backend=backend)
    sender = RecordingSender([410])
    assert attempt(backend, sender).state is DeliveryState.FAILED
    assert endpoint_of(backend).disabled_at == NOON
    other = "msg_ffffffffffffffffffffffffsucceeded"
    deliver(other, backend=backend, sender=sender, settings=DeliverySettings())
    assert backend.deliveries.read(other).state is DeliveryState.FAILED
    assert backend.deliveries.read(other).attempts[0].error == (
        "The endpoint is switched off: switch it on, then replay the delivery."
    )
    assert len(sender.sent) == 1


def test_an_address_that_is_refused_is_not_tried_again(backend: Backend) -> None:
    delivery = attempt(backend, RecordingSender([RefusedAddress("Mujaz does not call cms.example.")]))
    assert delivery.state is DeliveryState.FAILED
    assert delivery.attempts[0].error == "Mujaz does not call cms.example."
    assert backend.meter.read() == {'deliveries_total{outcome="failed"}': 1}


def test_links_are_relative_without_a_public_address_and_absolute_with_one(
    backend: Backend, clock: MovableClock
) -> None:
    sender = RecordingSender([500, 500, 200])
    attempt(backend, sender)
    for url in ("https://mujaz.example/", "https://other.example"):
        clock.advance(86_400)
        delivery = attempt(backend, sender, url=url)
    links = [json.loads(each.body)["data"]["links"]["briefing"] for each in sender.sent]
    assert links == [
        "/v1/briefings/brf_019a3c5e7d10f4a1b2c3d4e5",
        "https://mujaz.example/v1/briefings/brf_019a3c5e7d10f4a1b2c3d4e5",
        "https://mujaz.example/v1/briefings/brf_019a3c5e7d10f4a1b2c3d4e5",
    ]
    assert delivery.body.encode() == sender.sent[-1].body


def test_a_delivery_is_not_sent_before_it_is_due_nor_after_it_has_come_through(
    backend: Backend, clock: MovableClock
) -> None:
    sender = RecordingSender([500, 200])
    attempt(backend, sender)
    attempt(backend, sender)
    assert len(sender.sent) == 1
    clock.advance(5)
    attempt(backend, sender)
    attempt(backend, sender)
    assert len(sender.sent) == 2


def test_a_delivery_that_another_worker_has_is_left_to_it(backend: Backend) -> None:
    sender = RecordingSender()
    assert backend.deliveries.claim(ID, seconds=60)
    attempt(backend, sender)
    assert sender.sent == []


def test_an_attempt_that_breaks_off_is_made_again_with_the_same_id(backend: Backend) -> None:
    sender = RecordingSender([StoreUnavailable()])
    with pytest.raises(StoreUnavailable):
        attempt(backend, sender)
    attempt(backend, sender)
    assert [each.headers["webhook-id"] for each in sender.sent] == [ID, ID]
    assert backend.deliveries.read(ID).state is DeliveryState.DELIVERED


def test_a_worker_that_was_held_up_does_not_undo_what_another_has_settled(backend: Backend) -> None:
    class Late(RecordingSender):
        def send(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
            backend.deliveries.release(ID)  # as when the claim runs out
            attempt(backend, RecordingSender([200]))
            return super().send(url, headers=headers, body=body)

    delivery = attempt(backend, Late([500]))
    assert (delivery.state, delivery.next_attempt_at) == (DeliveryState.DELIVERED, None)
    assert [each.status for each in delivery.attempts] == [200, 500]


def test_a_delivery_that_was_deleted_is_forgotten(backend: Backend) -> None:
    sender = RecordingSender()
    backend.endpoints.delete(endpoint_of(backend).id)
    deliver(ID, backend=backend, sender=sender, settings=DeliverySettings())
    assert sender.sent == []


def test_a_delivery_is_due_at_once_and_again_at_its_next_attempt(backend: Backend, clock: MovableClock) -> None:
    queue_of(backend).deliveries.clear()
    assert dispatch_due(backend=backend) == 1
    attempt(backend, RecordingSender([500]))
    assert dispatch_due(backend=backend) == 0
    clock.advance(5)
    assert dispatch_due(backend=backend) == 1
    assert queue_of(backend).deliveries == [ID, ID]


@pytest.mark.parametrize(("waiting", "queued"), [(0, 100), (40, 60), (99, 1), (100, 0), (500, 0)])
def test_no_more_is_queued_than_the_workers_can_do_soon(clock: MovableClock, waiting: int, queued: int) -> None:
    backend = memory_backend(clock)
    for number in range(150):
        announce(replace(JOB, id=f"brf_{number:024x}"), backend=backend)
    queue_of(backend).backlog[Lane.DELIVERY] = waiting
    assert dispatch_due(backend=backend) == queued


def test_a_replay_begins_the_schedule_anew_under_the_same_id(backend: Backend, clock: MovableClock) -> None:
    sender = RecordingSender([200, 500])
    attempt(backend, sender)
    replayed = replay(ID, backend=backend)
    assert (replayed.state, replayed.round, replayed.next_attempt_at) == (DeliveryState.PENDING, 0, NOON)
    assert queue_of(backend).deliveries == [ID, ID]
    delivery = attempt(backend, sender)
    assert wait_of(delivery, clock) == RETRY_SECONDS[0]
    assert [each.status for each in delivery.attempts] == [200, 500]


def test_a_delivery_that_is_replayed_often_keeps_its_latest_attempts(backend: Backend) -> None:
    sender = RecordingSender()
    for _ in range(MAX_ATTEMPTS_KEPT + 5):
        replay(ID, backend=backend)
        delivery = attempt(backend, sender)
    assert len(delivery.attempts) == MAX_ATTEMPTS_KEPT


def test_nothing_is_sent_to_an_endpoint_that_is_switched_off_until_it_is_switched_on(backend: Backend) -> None:
    endpoint = disable(endpoint_of(backend).id, backend=backend)
    with pytest.raises(MujazError, match="switched off"):
        replay(ID, backend=backend)
    with pytest.raises(MujazError, match="switched off"):
        send_test(endpoint.id, backend=backend)
    enable(endpoint.id, backend=backend)
    assert replay(ID, backend=backend).state is DeliveryState.PENDING


def test_a_test_message_goes_the_way_of_all_messages(backend: Backend) -> None:
    sender, endpoint = RecordingSender(), endpoint_of(backend)
    delivery = send_test(endpoint.id, backend=backend)
    deliver(delivery.id, backend=backend, sender=sender, settings=DeliverySettings(public_url="https://mujaz.example"))
    assert json.loads(sender.sent[0].body) == {
        "type": "webhook.test",
        "timestamp": "2018-01-15T12:00:00Z",
        "data": {"endpoint": endpoint.id},
    }
    assert queue_of(backend).deliveries[-1] == delivery.id
    assert delivery.id.startswith("msg_")
