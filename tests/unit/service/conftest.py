"""The app on fakes, and a client that calls it without a network."""

import socket
from collections.abc import Iterator

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from briefing.settings import Settings
from memory import memory_backend
from memory_jobs import MovableClock
from service.main import create_app
from service_client import Api


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """An event loop in a thread of its own."""
    with start_blocking_portal() as started:
        yield started


@pytest.fixture
def settings() -> Settings:
    """Settings as they are without any variable; a test file may have its own."""
    return Settings()


@pytest.fixture
def api(portal: BlockingPortal, settings: Settings) -> Api:
    """A fresh app on fakes."""
    clock = MovableClock()
    backend = memory_backend(clock)
    return Api(create_app(settings, backend=backend), portal=portal, backend=backend, clock=clock)


@pytest.fixture
def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
