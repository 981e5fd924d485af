"""The parts of `mujaz serve` that need no process: its port, its signals, its greeting, the cache's memory."""

import os
import shlex
import signal
import socket
from pathlib import Path

import pytest

from briefing.access import Scope, is_token_of, key_id_of
from briefing.backend import Backend
from briefing.errors import InputError
from briefing.settings import Settings
from cli import greeting
from cli.interrupts import Interrupts
from cli.serve import listen
from cli.valkey import DURABLE, embedded, forgetting
from memory import memory_backend


def test_port_0_takes_a_free_one() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"Port {port} of 127.0.0.1 is taken: give another one with --port"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(InputError, match=r"Port 0 of 192\.0\.2\.1 cannot be opened"):
        listen("192.0.2.1", 0)


@pytest.mark.parametrize(("count", "stopping", "hurried"), [(0, False, False), (1, True, False), (2, True, True)])
def test_the_first_signal_stops_and_the_second_hurries(count: int, *, stopping: bool, hurried: bool) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Interrupts() as interrupts:
        for _ in range(count):
            os.kill(os.getpid(), signal.SIGTERM)
        assert (interrupts.stopping, interrupts.hurried) == (stopping, hurried)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_hang_up_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Interrupts() as interrupts:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not interrupts.stopping
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Backend:
    backend = memory_backend()
    monkeypatch.setattr(greeting, "connect_backend", lambda _: backend)
    return backend


def test_the_first_key_may_submit_and_is_made_once(backend: Backend) -> None:
    token = greeting.first_key(Settings())
    assert token
    [key] = backend.keys.keys()
    assert (key.scope, key_id_of(token), is_token_of(token, key)) == (Scope.SUBMIT, key.id, True)
    assert greeting.first_key(Settings()) is None


def test_the_greeting_shows_a_call_that_a_shell_can_read(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    greeting.greet("http://127.0.0.1:1", "mjz_1")
    text = capfdbinary.readouterr().out.decode()
    call = text[text.index("  curl") : text.index("Ctrl-C")]
    assert shlex.split(call)[:4] == ["curl", "http://127.0.0.1:1/v1/briefings", "-H", "Authorization: Bearer mjz_1"]


def test_the_password_of_a_store_is_in_no_argument_and_the_store_never_forgets(tmp_path: Path) -> None:
    server = embedded("store", DURABLE, folder=tmp_path, log=tmp_path / "log")
    password = server.url.removeprefix("redis://:").partition("@")[0]
    assert len(password) >= 32
    assert password not in " ".join(server.program.command)
    lines = server.program.stdin.splitlines()
    assert f"requirepass {password}" in lines
    assert {"bind 127.0.0.1", "appendonly yes", "appendfsync everysec", "maxmemory-policy noeviction"} <= set(lines)


def test_the_cache_forgets_at_its_limit() -> None:
    assert forgetting("64mb") == {
        "appendonly": "no",
        "save": '""',
        "maxmemory": "64mb",
        "maxmemory-policy": "allkeys-lru",
    }
