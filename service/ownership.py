"""Says to which API key webhook endpoints and deliveries belong: other keys are told that there are none."""

from briefing.access import ApiKey, Scope
from briefing.backend import Backend
from briefing.errors import UnknownDelivery, UnknownEndpoint
from briefing.webhook import Delivery, Endpoint


def own_endpoints(key: ApiKey, *, backend: Backend) -> list[Endpoint]:
    """Return the endpoints of a key; those of all keys for an admin key."""
    owners = backend.keys.keys() if key.allows(Scope.ADMIN) else (key,)
    return [endpoint for owner in owners for endpoint in backend.endpoints.endpoints(owner.id)]


def own_endpoint(endpoint_id: str, *, key: ApiKey, backend: Backend) -> Endpoint:
    """Return an endpoint of the key; an admin key has all.

    Raises:
        UnknownEndpoint: there is none, or it is another key's.
    """
    endpoint = backend.endpoints.read(endpoint_id)
    if endpoint.key_id != key.id and not key.allows(Scope.ADMIN):
        raise UnknownEndpoint
    return endpoint


def own_delivery(delivery_id: str, *, key: ApiKey, backend: Backend) -> Delivery:
    """Return a delivery to an endpoint of the key.

    Raises:
        UnknownDelivery: there is none, or it goes to another key's endpoint.
    """
    delivery = backend.deliveries.read(delivery_id)
    try:
        own_endpoint(delivery.endpoint_id, key=key, backend=backend)
    except UnknownEndpoint as error:
        raise UnknownDelivery from error
    return delivery
