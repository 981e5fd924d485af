"""`mujaz keys` without a store: which one it would take, and what it refuses."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing.backend import Backend
from briefing.errors import InputError
from briefing.settings import Settings
from cli import keys
from cli.data_folder import DataFolder, Runtime

RUNTIME = Runtime(
    url="http://127.0.0.1:1", redis_url="redis://:a@127.0.0.1:1/0", cache_url="redis://:b@127.0.0.1:2/0", pid=1
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Record the store that would be connected to; the usual folder is a temporary one."""
    addresses: list[str] = []

    def connect_backend(settings: Settings) -> None:
        addresses.append(settings.redis_url)

    monkeypatch.setattr("briefing.adapters.backend.connect_backend", connect_backend)
    monkeypatch.delenv("MUJAZ_REDIS_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    return addresses


def announce(path: Path) -> Path:
    path.mkdir()
    DataFolder(path).announce(RUNTIME)
    return path


def test_a_named_folder_is_asked_where_its_service_has_its_store(asked: list[str], tmp_path: Path) -> None:
    keys.connect(announce(tmp_path / "mine"))
    assert asked == [RUNTIME.redis_url]


def test_the_usual_folder_comes_before_the_default_address(asked: list[str], tmp_path: Path) -> None:
    announce(tmp_path / "mujaz")
    keys.connect(None)
    assert asked == [RUNTIME.redis_url]


def test_an_address_in_the_environment_comes_before_the_usual_folder(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(tmp_path / "mujaz")
    monkeypatch.setenv("MUJAZ_REDIS_URL", "redis://elsewhere:6379/0")
    keys.connect(None)
    assert asked == ["redis://elsewhere:6379/0"]


def test_a_folder_without_a_service_is_refused(asked: list[str], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No `mujaz serve` is running"):
        keys.connect(tmp_path)
    assert asked == []


def test_a_name_that_would_spoil_a_list_is_refused() -> None:
    result = CliRunner().invoke(keys.app, ["create", "--scope", "read", "--name", "a\nb"])
    assert isinstance(result.exception, InputError)


def test_keys_are_made_listed_and_revoked(monkeypatch: pytest.MonkeyPatch) -> None:
    from memory import memory_backend  # noqa: PLC0415 - the fakes of all ports

    backend: Backend = memory_backend()
    monkeypatch.setattr(keys, "connect", lambda _: backend)
    made = CliRunner().invoke(keys.app, ["create", "--scope", "submit", "--name", "cms"])
    [stored] = backend.keys.keys()
    assert made.stdout.startswith(f"mjz_{stored.id}_")
    assert made.stdout.count("\n") == 1
    assert f"{stored.id}  submit" in CliRunner().invoke(keys.app, ["list"]).stdout
    assert CliRunner().invoke(keys.app, ["revoke", stored.id]).exit_code == 0
    assert backend.keys.keys() == ()
    assert isinstance(CliRunner().invoke(keys.app, ["revoke", stored.id]).exception, InputError)
