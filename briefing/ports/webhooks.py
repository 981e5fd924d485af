"""What webhooks need of the outside world: endpoints, the log of deliveries, and a way to send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefing.webhook import Delivery, Endpoint


class EndpointStore(Protocol):
    """Keeps webhook endpoints."""

    def add(self, endpoint: Endpoint) -> Endpoint:
        """Store an endpoint; where its key already has one of that URL, that one is returned and nothing stored."""
        ...

    def read(self, endpoint_id: str) -> Endpoint:
        """Return an endpoint. Raises UnknownEndpoint."""
        ...

    def change(self, endpoint_id: str, change: Callable[[Endpoint], Endpoint]) -> Endpoint:
        """Replace an endpoint by `change(endpoint)`, atomically. Raises UnknownEndpoint."""
        ...

    def endpoints(self, key_id: str) -> tuple[Endpoint, ...]:
        """Return the endpoints of an API key, the oldest first."""
        ...

    def delete(self, endpoint_id: str) -> None:
        """Delete an endpoint with its deliveries. Raises UnknownEndpoint."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPage:
    """Some deliveries, the newest first."""

    deliveries: tuple[Delivery, ...]
    next_cursor: str  # "" where there are no more


class DeliveryLog(Protocol):
    """Keeps deliveries and knows which are due; they expire after the retention."""

    def add(self, delivery: Delivery) -> bool:
        """Store a delivery; False, and nothing changed, where its id is known."""
        ...

    def read(self, delivery_id: str) -> Delivery:
        """Return a delivery. Raises UnknownDelivery."""
        ...

    def change(self, delivery_id: str, change: Callable[[Delivery], Delivery]) -> Delivery:
        """Replace a delivery by `change(delivery)`, atomically. Raises UnknownDelivery."""
        ...

    def page(self, *, endpoint_id: str = "", job_id: str = "", cursor: str = "", limit: int = 50) -> DeliveryPage:
        """Return the deliveries of an endpoint, of a job, or all."""
        ...

    def due(self, now: datetime, *, limit: int = 100) -> tuple[str, ...]:
        """Return the ids of pending deliveries whose next attempt is due, the longest due first."""
        ...

    def claim(self, delivery_id: str, *, seconds: float) -> bool:
        """Take a delivery for one attempt; False where another worker has it."""
        ...

    def release(self, delivery_id: str) -> None:
        """Give a delivery back after the attempt."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an endpoint answered."""

    status: int
    retry_after: float | None  # seconds it asks us to wait; None where it does not say


class WebhookSender(Protocol):
    """Posts a message to an endpoint."""

    def send(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post and return the answer, whatever its status; redirects are not followed.

        Raises:
            RefusedAddress: the URL, or an address that it leads to, is one that Mujaz does not call.
            NoAnswer: no answer came: no connection, a fault of TLS, or the time was up.
        """
        ...
