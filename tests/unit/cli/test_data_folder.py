"""The data folder of `mujaz serve`: private, locked, and honest about who runs in it."""

import json
import os
from pathlib import Path

import pytest

from briefing.errors import InputError, ServiceError
from cli.data_folder import LARGEST_LOG, DataFolder, Runtime, default_folder

RUNTIME = Runtime(url="http://127.0.0.1:1", redis_url="redis://:a@h/0", cache_url="redis://:b@h/0", pid=os.getpid())


@pytest.mark.parametrize(
    ("variable", "folder"),
    [("/data", "/data/mujaz"), ("", "/home/n/.local/share/mujaz"), ("relative", "/home/n/.local/share/mujaz")],
)
def test_the_usual_folder_is_the_platform_s(variable: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", variable)
    monkeypatch.setenv("HOME", "/home/n")
    assert default_folder() == Path(folder)


def test_a_folder_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    DataFolder(tmp_path).prepare().close()
    assert oct(tmp_path.stat().st_mode & 0o777) == "0o700"


@pytest.mark.parametrize("name", ["photo.jpg", "other-folder"])
def test_a_folder_with_other_files_is_left_as_it_is(name: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / name).mkdir()
    with pytest.raises(InputError, match="holds other files: give an empty or a new one with --data-dir"):
        DataFolder(tmp_path).prepare()
    assert ([each.name for each in tmp_path.iterdir()], tmp_path.stat().st_mode & 0o777) == ([name], 0o755)


@pytest.mark.parametrize(
    "names", [(), ("lost+found",), ("store",), ("store", "notes-of-the-operator"), ("serve.lock",)]
)
def test_an_empty_a_used_and_a_restored_folder_are_taken(names: tuple[str, ...], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).touch() if name == "serve.lock" else (tmp_path / name).mkdir()
    DataFolder(tmp_path).prepare().close()
    assert (tmp_path / "serve.lock").is_file()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"cannot be written: Not a directory\. Give another one with --data-dir"):
        DataFolder(tmp_path / "file" / "data").prepare()


def test_a_second_service_is_told_where_the_first_is(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with folder.prepare():
        folder.announce(RUNTIME)
        with pytest.raises(ServiceError, match=r"uses .* at http://127.0.0.1:1: stop it first"):
            DataFolder(tmp_path).prepare()


def test_the_lock_of_a_dead_service_is_waited_for_and_then_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.data_folder.CLEARING", 0.05)
    with DataFolder(tmp_path).prepare(), pytest.raises(ServiceError):
        DataFolder(tmp_path).prepare()
    DataFolder(tmp_path).prepare().close()


def test_what_is_announced_is_read_back_by_the_owner_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.announce(RUNTIME)
    assert folder.running() == RUNTIME
    assert oct((tmp_path / "serve.json").stat().st_mode & 0o777) == "0o600"
    folder.withdraw()
    assert folder.running() is None


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", json.dumps({"url": "u", "redis_url": "r", "cache_url": "c", "pid": 2**22 + 1})]
)
def test_what_a_dead_service_left_counts_as_nothing(content: str, tmp_path: Path) -> None:
    (tmp_path / "serve.json").write_text(content, encoding="utf-8")
    assert DataFolder(tmp_path).running() is None


def test_a_log_that_has_grown_large_is_set_aside(tmp_path: Path) -> None:
    log = DataFolder(tmp_path).log("worker")
    with log.open("wb") as file:
        file.truncate(LARGEST_LOG + 1)
    assert not DataFolder(tmp_path).log("worker").exists()
    assert log.with_suffix(".log.1").stat().st_size == LARGEST_LOG + 1
