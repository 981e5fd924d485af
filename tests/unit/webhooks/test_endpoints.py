"""Endpoints belong to a key; each has secrets of its own."""

from datetime import timedelta

import pytest

from briefing.addresses import AddressPolicy
from briefing.backend import Backend
from briefing.errors import RefusedAddress, UnknownEndpoint
from briefing.usecases.webhooks import disable, register, rotate
from fakes import NOON
from memory import memory_backend
from memory_jobs import MovableClock

VET = AddressPolicy().vet_url
URL = "https://cms.example/hooks"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def backend(clock: MovableClock) -> Backend:
    return memory_backend(clock)


def test_an_endpoint_is_made_with_one_secret(backend: Backend) -> None:
    endpoint = register(URL, key_id="0a1b2c3d", backend=backend, vet=VET)
    assert endpoint.id.startswith("whe_")
    assert len(endpoint.signing_secrets(NOON)) == 1
    assert backend.endpoints.read(endpoint.id) == endpoint


def test_registering_a_url_twice_gives_the_same_endpoint(backend: Backend) -> None:
    first = register(URL, key_id="0a1b2c3d", backend=backend, vet=VET)
    assert register(URL, key_id="0a1b2c3d", backend=backend, vet=VET) == first
    assert register(URL, key_id="ffffffff", backend=backend, vet=VET).id != first.id


def test_a_refused_url_leaves_nothing_behind(backend: Backend) -> None:
    with pytest.raises(RefusedAddress):
        register("https://127.0.0.1/", key_id="0a1b2c3d", backend=backend, vet=VET)
    assert backend.endpoints.endpoints("0a1b2c3d") == ()


def test_after_a_rotation_both_secrets_sign_for_the_overlap(backend: Backend, clock: MovableClock) -> None:
    endpoint = register(URL, key_id="0a1b2c3d", backend=backend, vet=VET)
    clock.advance(1)
    rotated = rotate(endpoint.id, backend=backend, overlap=timedelta(seconds=10))
    (old,) = endpoint.signing_secrets(NOON)
    new = rotated.secrets[0].value
    assert rotated.signing_secrets(clock.now()) == (new, old)
    assert rotated.signing_secrets(clock.now() + timedelta(seconds=10)) == (new,)


def test_a_second_rotation_within_the_overlap_keeps_two_secrets(backend: Backend) -> None:
    endpoint = register(URL, key_id="0a1b2c3d", backend=backend, vet=VET)
    secrets = [rotate(endpoint.id, backend=backend, overlap=timedelta(hours=1)).secrets[0].value for _ in range(2)]
    assert backend.endpoints.read(endpoint.id).signing_secrets(NOON) == (secrets[1], secrets[0])


def test_switching_off_twice_keeps_the_first_time(backend: Backend, clock: MovableClock) -> None:
    endpoint = register(URL, key_id="0a1b2c3d", backend=backend, vet=VET)
    disable(endpoint.id, backend=backend)
    clock.advance(60)
    assert disable(endpoint.id, backend=backend).disabled_at == NOON


def test_an_unknown_endpoint_is_said_to_be_unknown(backend: Backend) -> None:
    with pytest.raises(UnknownEndpoint):
        rotate("whe_000000000000000000000000", backend=backend, overlap=timedelta())
