"""Webhook endpoints and deliveries: requests and answers."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from briefing.adapters.inbox.wire import Text
from briefing.addresses import MAX_URL
from briefing.webhook import Delivery, DeliveryState, Endpoint, Event
from service.schemas.strict import Answer, Request

ENDPOINT_PATTERN = r"whe_[0-9a-f]{24}"
DELIVERY_PATTERN = r"msg_[0-9a-z]{1,64}"


class EndpointIn(Request):
    """A request for a webhook endpoint."""

    url: Annotated[Text, Field(min_length=1, max_length=MAX_URL)] = Field(
        description="Address that is called: https, and a public host.",
        examples=["https://cms.example.org/hooks/mujaz"],
    )


class EndpointOut(Answer):
    """A webhook endpoint."""

    id: str = Field(description="Id of the endpoint.", examples=["whe_019a3c5e7d10f4a1b2c3d4e5"])
    url: str = Field(description="Address that is called.")
    created_at: datetime = Field(description="When it was registered (UTC).")
    disabled_at: datetime | None = Field(description="When it was switched off, or answered 410; null while it is on.")


class SecretOut(Answer):
    """What an endpoint's messages are signed with."""

    secret: str = Field(description="Verify signatures with this.", examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
    previous_secret: str | None = Field(description="The one before the last rotation, while it signs too.")
    previous_until: datetime | None = Field(description="Until when the one before signs too.")


class NewEndpointOut(EndpointOut):
    """A webhook endpoint with its secret."""

    secret: str = Field(description="Verify signatures with this.", examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class EndpointsOut(Answer):
    """The webhook endpoints of the key."""

    webhooks: list[EndpointOut] = Field(description="The endpoints, the oldest first.")


class AttemptOut(Answer):
    """One try to deliver."""

    at: datetime = Field(description="When it began (UTC).")
    seconds: float = Field(description="How long it took.")
    status: int | None = Field(description="The HTTP status that was answered; null where there was no answer.")
    error: str = Field(description="What went wrong; empty for a success.")


class DeliveryOut(Answer):
    """A message to an endpoint, and what came of it."""

    id: str = Field(description="The webhook-id.", examples=["msg_019a3c5e7d10f4a1b2c3d4e5succeeded"])
    webhook: str = Field(description="Id of the endpoint.")
    briefing: str | None = Field(description="Id of the briefing that it tells of; null for a test.")
    event: Event = Field(description="What it tells.")
    state: DeliveryState = Field(description="pending, delivered or failed.")
    created_at: datetime = Field(description="When it was made (UTC).")
    next_attempt_at: datetime | None = Field(description="When it is tried next; null where it is not pending.")
    attempts: list[AttemptOut] = Field(description="What was tried, the latest 50, the oldest of them first.")
    body: str = Field(description="The body of the message, to the byte.")


class DeliveriesOut(Answer):
    """Some deliveries, the newest first."""

    deliveries: list[DeliveryOut] = Field(description="The deliveries; may be fewer than the limit.")
    next_cursor: str | None = Field(description="Give this as `cursor` for the next page; null on the last.")


def endpoint_out(endpoint: Endpoint) -> EndpointOut:
    """Write an endpoint without its secrets."""
    return EndpointOut(**_fields(endpoint))


def new_endpoint_out(endpoint: Endpoint) -> NewEndpointOut:
    """Write an endpoint with its secret."""
    return NewEndpointOut(**_fields(endpoint), secret=endpoint.secrets[0].value)


def secret_out(endpoint: Endpoint, *, now: datetime) -> SecretOut:
    """Write the secrets that sign."""
    newest, *older = endpoint.secrets
    before = next((each for each in older if each.expires_at is not None and each.expires_at > now), None)
    return SecretOut(
        secret=newest.value,
        previous_secret=before.value if before else None,
        previous_until=before.expires_at if before else None,
    )


def delivery_out(delivery: Delivery) -> DeliveryOut:
    """Write a delivery."""
    return DeliveryOut(
        id=delivery.id,
        webhook=delivery.endpoint_id,
        briefing=delivery.job_id or None,
        event=delivery.event,
        state=delivery.state,
        created_at=delivery.created_at,
        next_attempt_at=delivery.next_attempt_at,
        attempts=[
            AttemptOut(at=each.at, seconds=each.seconds, status=each.status, error=each.error)
            for each in delivery.attempts
        ],
        body=delivery.body,
    )


def _fields(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "id": endpoint.id,
        "url": endpoint.url,
        "created_at": endpoint.created_at,
        "disabled_at": endpoint.disabled_at,
    }
