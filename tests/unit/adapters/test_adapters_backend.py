"""The Backend of a process on Redis: built from the settings alone, and silent until it is used."""

import socket

import pytest

from briefing.adapters.backend import connect_backend
from briefing.errors import StoreUnavailable
from briefing.settings import Settings

NOWHERE = "redis://127.0.0.1:1/0"  # no server listens on port 1


@pytest.fixture
def closed_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to connect fail as a mistake of the code."""

    def refuse(*_: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("closed_door")
def test_building_a_backend_opens_no_connection() -> None:
    backend = connect_backend(Settings(redis_url=NOWHERE, cache_url=NOWHERE))
    assert backend.clock.now().tzinfo is not None


def test_a_lost_cache_costs_nothing_where_the_lost_store_is_told() -> None:
    backend = connect_backend(Settings(redis_url=NOWHERE, cache_url=NOWHERE))
    assert backend.cache.get_many(["a"]) == {}
    with pytest.raises(StoreUnavailable):
        backend.meter.add("steps_total")
