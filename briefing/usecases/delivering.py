"""Makes one attempt to deliver a webhook message, and decides what comes after it.

A delivery is claimed for the attempt, so two workers never send it at once. A worker that dies between sending and
recording leaves it due: it is sent once more with the same id (at least once; receivers tell repeats by `webhook-id`).
"""

import logging
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefing.backend import Backend
from briefing.errors import NoAnswer, RefusedAddress, StoreUnavailable, UnknownDelivery, UnknownEndpoint
from briefing.messages import addressed
from briefing.ports.webhooks import Answer, WebhookSender
from briefing.signing import signed_headers
from briefing.usecases.endpoints import disable
from briefing.usecases.faults import described
from briefing.webhook import JITTER, RETRY_SECONDS, Attempt, Delivery, DeliveryState, Endpoint

GONE = 410
SLOW_DOWN = (429, 502, 503, 504)  # the endpoint has too much to do, or something before it has
SLOW_SECONDS = 60.0  # the least wait after these, before the scale
MAX_RETRY_AFTER = 86_400.0  # seconds
CLAIM_MARGIN = 10.0  # seconds that an attempt may take beside the sending
INTERNAL = "Something went wrong inside Mujaz: tell the operator the time and the id of the delivery if it recurs."
MAX_ATTEMPTS_KEPT = 50  # of a delivery that is replayed again and again

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySettings:
    """What an operator sets about deliveries."""

    timeout_seconds: float = 15.0  # of the sender: how long an endpoint may take
    retry_scale: float = 1.0  # factor on the waits of the schedule
    public_url: str = ""  # where clients reach the service; links are relative without it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What came of an attempt."""

    attempt: Attempt
    final: bool  # no use in trying again
    least_wait: float = 0.0  # seconds, scaled
    asked_wait: float = 0.0  # seconds that the endpoint asks for


def deliver(
    delivery_id: str,
    *,
    backend: Backend,
    sender: WebhookSender,
    settings: DeliverySettings,
    chance: Callable[[], float] = random.random,
) -> None:
    """Make the next attempt of a delivery if it is due and no other worker has it; `chance` is the jitter's source.

    A delivery that is not known any more was deleted: nothing is done.
    """
    if not backend.deliveries.claim(delivery_id, seconds=settings.timeout_seconds + CLAIM_MARGIN):
        return
    try:
        with suppress(UnknownDelivery):
            delivery = backend.deliveries.read(delivery_id)
            if _is_due(delivery, backend.clock.now()):
                _attempt(delivery, backend=backend, sender=sender, settings=settings, chance=chance)
    finally:
        backend.deliveries.release(delivery_id)


def _is_due(delivery: Delivery, now: datetime) -> bool:
    due = delivery.next_attempt_at
    return delivery.state is DeliveryState.PENDING and due is not None and due <= now


def _attempt(
    delivery: Delivery,
    *,
    backend: Backend,
    sender: WebhookSender,
    settings: DeliverySettings,
    chance: Callable[[], float],
) -> None:
    delivery = replace(delivery, body=addressed(delivery.body, public_url=settings.public_url))
    outcome = _try(delivery, backend=backend, sender=sender)
    if outcome.attempt.status == GONE:
        with suppress(UnknownEndpoint):
            disable(delivery.endpoint_id, backend=backend)
    wait = _wait(delivery.round, outcome, scale=settings.retry_scale, chance=chance())
    now = backend.clock.now()
    after = backend.deliveries.change(
        delivery.id, lambda each: _recorded(replace(each, body=delivery.body), outcome, now=now, wait=wait)
    )
    word = {DeliveryState.PENDING: "retried"}.get(after.state, after.state.value)
    backend.meter.add(f'deliveries_total{{outcome="{word}"}}')


def _try(delivery: Delivery, *, backend: Backend, sender: WebhookSender) -> _Outcome:
    """Send the message, if there is anybody to send it to."""
    begun = backend.clock.now()
    try:
        endpoint = backend.endpoints.read(delivery.endpoint_id)
    except UnknownEndpoint:
        return _given_up(begun, "The endpoint was deleted.")
    if endpoint.disabled_at is not None:
        return _given_up(begun, "The endpoint is switched off: switch it on, then replay the delivery.")
    try:
        answer = _send(delivery, endpoint, at=begun, sender=sender)
    except RefusedAddress as error:
        return _given_up(begun, error.message)
    except NoAnswer as error:
        taken = _since(begun, backend=backend)
        return _Outcome(attempt=Attempt(at=begun, seconds=taken, error=error.message), final=False)
    except StoreUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is: not on record, it would be tried again at once, for ever
        log.warning("delivery_failed", extra={"delivery": delivery.id, **described(error)})
        return _Outcome(attempt=Attempt(at=begun, seconds=_since(begun, backend=backend), error=INTERNAL), final=False)
    return _judged(answer, begun=begun, seconds=_since(begun, backend=backend))


def _since(begun: datetime, *, backend: Backend) -> float:
    return max((backend.clock.now() - begun).total_seconds(), 0.0)  # clocks are set back now and then


def _send(delivery: Delivery, endpoint: Endpoint, *, at: datetime, sender: WebhookSender) -> Answer:
    body = delivery.body.encode()
    headers = signed_headers(endpoint.signing_secrets(at), message_id=delivery.id, at=at, body=body)
    return sender.send(endpoint.url, headers={"content-type": "application/json", **headers}, body=body)


def _given_up(begun: datetime, reason: str) -> _Outcome:
    return _Outcome(attempt=Attempt(at=begun, seconds=0.0, error=reason), final=True)


def _judged(answer: Answer, *, begun: datetime, seconds: float) -> _Outcome:
    slow = answer.status in SLOW_DOWN
    return _Outcome(
        attempt=Attempt(at=begun, seconds=seconds, status=answer.status, error=_fault(answer.status)),
        final=answer.status == GONE,
        least_wait=SLOW_SECONDS if slow else 0.0,
        asked_wait=min(answer.retry_after or 0.0, MAX_RETRY_AFTER) if slow else 0.0,
    )


def _fault(status: int) -> str:
    """Say why a status is no success; "" for one that is."""
    match status // 100:
        case 2:
            return ""
        case 3:
            return f"The endpoint answered {status}: redirects are not followed. Register the address it points to."
        case _ if status == GONE:
            return "The endpoint answered 410 Gone and was switched off."
        case _:
            return f"The endpoint answered {status}."


def _wait(place: int, outcome: _Outcome, *, scale: float, chance: float) -> float | None:
    """Return the seconds until the next attempt; None where there is none."""
    if outcome.final or place >= len(RETRY_SECONDS):
        return None
    planned = max(RETRY_SECONDS[place], outcome.least_wait) * scale * (1 + JITTER * chance)
    return max(planned, outcome.asked_wait)


def _recorded(delivery: Delivery, outcome: _Outcome, *, now: datetime, wait: float | None) -> Delivery:
    attempts = (*delivery.attempts, outcome.attempt)[-MAX_ATTEMPTS_KEPT:]
    if delivery.state is not DeliveryState.PENDING and outcome.attempt.error:
        # Another worker has settled it, for this one was held up beyond its claim.
        return replace(delivery, attempts=attempts)
    if not outcome.attempt.error:
        state, due = DeliveryState.DELIVERED, None
    elif wait is None:
        state, due = DeliveryState.FAILED, None
    else:
        state, due = DeliveryState.PENDING, now + timedelta(seconds=wait)
    return replace(delivery, state=state, attempts=attempts, round=delivery.round + 1, next_attempt_at=due)
