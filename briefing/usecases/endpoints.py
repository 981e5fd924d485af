"""Keeps webhook endpoints: makes them, gives them new secrets, switches them off and on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from briefing.backend import Backend
from briefing.ids import new_id
from briefing.signing import new_secret
from briefing.webhook import Endpoint, SigningSecret


def register(url: str, *, key_id: str, backend: Backend, vet: Callable[[str], None]) -> Endpoint:
    """Return the key's endpoint of that URL: the one that there is, or a new one with a secret of its own.

    Raises:
        RefusedAddress: by `vet`, before anything is stored.
    """
    vet(url)
    return find_or_make(url, key_id=key_id, backend=backend)


def find_or_make(url: str, *, key_id: str, backend: Backend) -> Endpoint:
    """Return the key's endpoint of a URL that has been vetted."""
    now = backend.clock.now()
    secret = SigningSecret(value=new_secret(), created_at=now)
    fresh = Endpoint(id=new_id("whe", now), key_id=key_id, url=url, created_at=now, secrets=(secret,))
    return backend.endpoints.add(fresh)


def rotate(endpoint_id: str, *, backend: Backend, overlap: timedelta) -> Endpoint:
    """Give an endpoint a new secret; the one before signs beside it for the overlap.

    Raises:
        UnknownEndpoint: there is none of that id.
    """
    now, secret = backend.clock.now(), new_secret()
    return backend.endpoints.change(endpoint_id, lambda each: each.rotated(secret, now=now, overlap=overlap))


def disable(endpoint_id: str, *, backend: Backend) -> Endpoint:
    """Switch an endpoint off: nothing is sent to it any more, and what is pending fails when it is due.

    Raises:
        UnknownEndpoint: there is none of that id.
    """
    now = backend.clock.now()
    return backend.endpoints.change(endpoint_id, lambda each: replace(each, disabled_at=each.disabled_at or now))


def enable(endpoint_id: str, *, backend: Backend) -> Endpoint:
    """Switch an endpoint on again; what failed meanwhile can be replayed.

    Raises:
        UnknownEndpoint: there is none of that id.
    """
    return backend.endpoints.change(endpoint_id, lambda each: replace(each, disabled_at=None))
