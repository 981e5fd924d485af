"""Webhooks: endpoints with their secrets, deliveries with their attempts, and the schedule of retries.

Method: Standard Webhooks 1.0 (https://www.standardwebhooks.com).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Event(StrEnum):
    """What a client can be told of."""

    SUCCEEDED = "briefing.succeeded"
    FAILED = "briefing.failed"
    CANCELLED = "briefing.cancelled"
    TEST = "webhook.test"  # sent on request, to try an endpoint


JOB_EVENTS = (Event.SUCCEEDED, Event.FAILED, Event.CANCELLED)

# Seconds from each attempt to the next (the attempts lie at 0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h
# after the failure before them, as the specification suggests).
RETRY_SECONDS = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
JITTER = 0.2  # each wait is lengthened by up to this share, so that many deliveries do not come back at once


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningSecret:
    """A secret that an endpoint's messages are signed with."""

    value: str  # "whsec_" and 32 random bytes in base64
    created_at: datetime  # UTC
    expires_at: datetime | None = None  # set when it is rotated: until then both sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A place that is told of finished jobs."""

    id: str  # "whe_" and 24 hexadecimal digits
    key_id: str  # the API key that it belongs to
    url: str
    created_at: datetime  # UTC
    secrets: tuple[SigningSecret, ...]  # the newest first
    disabled_at: datetime | None = None  # it answered 410 Gone, or its owner switched it off

    def signing_secrets(self, now: datetime) -> tuple[str, ...]:
        """Return the secrets that sign now, the newest first."""
        return tuple(each.value for each in self.secrets if each.expires_at is None or each.expires_at > now)

    def rotated(self, secret: str, *, now: datetime, overlap: timedelta) -> "Endpoint":
        """Return the endpoint with a new secret; the one before signs beside it for the overlap."""
        fresh = SigningSecret(value=secret, created_at=now)
        kept = [each for each in self.secrets if each.expires_at is None or each.expires_at > now]
        until = now + overlap
        ending = [replace(each, expires_at=min(each.expires_at or until, until)) for each in kept[:1]]
        return replace(self, secrets=(fresh, *ending))


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"  # to be tried, for the first time or again
    DELIVERED = "delivered"  # the endpoint answered 2xx
    FAILED = "failed"  # given up after the last attempt, or refused for good


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try to deliver."""

    at: datetime  # UTC
    seconds: float  # how long it took
    status: int | None = None  # the endpoint's HTTP status; None where there was no answer
    error: str = ""  # what went wrong, in a sentence; "" for a success


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message to one endpoint, with everything that was tried."""

    id: str  # the webhook-id: "msg_" and letters and digits, the same over all attempts
    endpoint_id: str
    job_id: str  # "" for a test message
    event: Event
    body: str  # exactly the bytes that are signed and sent, as UTF-8 text
    created_at: datetime  # UTC
    state: DeliveryState = DeliveryState.PENDING
    attempts: tuple[Attempt, ...] = ()
    round: int = 0  # attempts made since it was created or last replayed: its place in the schedule
    next_attempt_at: datetime | None = None  # UTC; None when it is not pending
