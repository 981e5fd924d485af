"""Stores the messages of webhooks and hands them to the workers, once and again."""

from dataclasses import replace
from datetime import datetime

from briefing.backend import Backend
from briefing.errors import IllegalChange
from briefing.ids import new_id
from briefing.job import Job
from briefing.messages import EVENT_OF, job_message, message_id, trial_message
from briefing.ports.jobs import Lane
from briefing.usecases.delivering import DeliverySettings, deliver
from briefing.usecases.endpoints import disable, enable, find_or_make, register, rotate
from briefing.webhook import Delivery, DeliveryState, Endpoint, Event

__all__ = [
    "DeliverySettings",
    "announce",
    "deliver",
    "disable",
    "dispatch_due",
    "enable",
    "register",
    "replay",
    "rotate",
    "send_test",
]

MAX_WAITING = 100  # messages on the lane; beyond that the workers have enough to do


def announce(job: Job, *, backend: Backend) -> None:
    """Store the message about a finished job and queue it; nothing where none is wanted or it is stored already.

    The URL was vetted when the job was submitted, and its addresses are vetted at every attempt.
    """
    event = EVENT_OF.get(job.state)
    if job.order.webhook is None or event is None or event not in job.order.webhook.events:
        return
    now = backend.clock.now()
    delivery = Delivery(
        id=message_id(job, event),
        endpoint_id=find_or_make(job.order.webhook.url, key_id=job.key_id, backend=backend).id,
        job_id=job.id,
        event=event,
        body=job_message(job, event, at=job.finished_at or now),
        created_at=now,
        next_attempt_at=now,
    )
    _send_on(delivery, backend=backend)


def send_test(endpoint_id: str, *, backend: Backend) -> Delivery:
    """Send an endpoint a message to try it with.

    Raises:
        UnknownEndpoint: there is none of that id.
        IllegalChange: it is switched off.
    """
    endpoint, now = backend.endpoints.read(endpoint_id), backend.clock.now()
    _refuse_disabled(endpoint)
    delivery = Delivery(
        id=new_id("msg", now),
        endpoint_id=endpoint.id,
        job_id="",
        event=Event.TEST,
        body=trial_message(endpoint.id, at=now),
        created_at=now,
        next_attempt_at=now,
    )
    _send_on(delivery, backend=backend)
    return delivery


def replay(delivery_id: str, *, backend: Backend) -> Delivery:
    """Send a message again with the same id, its schedule begun anew, whatever came of it before.

    Raises:
        UnknownDelivery: there is none of that id.
        UnknownEndpoint: its endpoint was deleted.
        IllegalChange: its endpoint is switched off.
    """
    _refuse_disabled(backend.endpoints.read(backend.deliveries.read(delivery_id).endpoint_id))
    now = backend.clock.now()
    delivery = backend.deliveries.change(delivery_id, lambda each: _begun_anew(each, now))
    backend.queue.enqueue_delivery(delivery.id)
    return delivery


def dispatch_due(*, backend: Backend) -> int:
    """Queue the deliveries that are due, those whose message was lost among them; return how many.

    One that is queued twice is sent once: who comes second finds it claimed, or not due any more.
    """
    room = MAX_WAITING - backend.queue.waiting(Lane.DELIVERY)
    due = backend.deliveries.due(backend.clock.now(), limit=room) if room > 0 else ()
    for delivery_id in due:
        backend.queue.enqueue_delivery(delivery_id)
    return len(due)


def _send_on(delivery: Delivery, *, backend: Backend) -> None:
    # Stored first: if this process dies in between, `dispatch_due` finds it.
    if backend.deliveries.add(delivery):
        backend.queue.enqueue_delivery(delivery.id)


def _begun_anew(delivery: Delivery, now: datetime) -> Delivery:
    return replace(delivery, state=DeliveryState.PENDING, round=0, next_attempt_at=now)


def _refuse_disabled(endpoint: Endpoint) -> None:
    if endpoint.disabled_at is not None:
        raise IllegalChange("The webhook endpoint is switched off: switch it on first.")
