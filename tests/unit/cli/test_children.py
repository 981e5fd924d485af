"""The processes of `mujaz serve`: started again when they die, ended with all they started, whatever happens."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.children import Child, Keeper, Program, end_all

STUBBORN = "trap '' TERM; sleep 1000 & echo $!; wait; sleep 1000"
POLITE = "trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.01; done"
ORPHANING = """
import os, sys
from pathlib import Path
from cli.children import Child, Keeper, Program
lock = os.open(sys.argv[1], os.O_CREAT)
program = Program(name="p", command=("sleep", "1000"), log=Path(sys.argv[1]))
print(Child(program, kept=Keeper(lock), say=print)._process.pid, flush=True)
os.kill(os.getpid(), 9)
"""
KEEPER_KILLED = ORPHANING.replace("kept=Keeper(lock)", "kept=(keeper := Keeper(lock))").replace(
    "os.kill(os.getpid(), 9)",
    "os.kill(keeper._process.pid, 9); keeper._process.wait(); keeper.watch(); os.kill(os.getpid(), 9)",
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Keeper]:
    with (tmp_path / "lock").open("w") as lock:
        keeper = Keeper(lock.fileno())
        yield keeper
        keeper.close()


def until(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def runs(pid: int) -> bool:
    try:
        return not Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].startswith(" Z")
    except OSError:
        return False


def shell(script: str, folder: Path) -> Program:
    return Program(name="thing", command=("bash", "-c", script), log=folder / "thing.log")


def log_of(folder: Path) -> str:
    path = folder / "thing.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_program_reads_its_input_and_writes_its_log(kept: Keeper, tmp_path: Path) -> None:
    program = Program(name="thing", command=("cat",), stdin="secret", log=tmp_path / "thing.log")
    child = Child(program, kept=kept, say=print)
    until(lambda: not child.alive)
    child.kill()
    assert log_of(tmp_path) == "secret"


def test_one_that_dies_is_told_of_and_started_again_later_each_time(
    kept: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.children.FIRST_WAIT", 0.01)
    told: list[str] = []
    child = Child(shell("exit 3", tmp_path), kept=kept, say=told.append)

    def died_twice() -> bool:
        child.watch()
        return len(told) == 2

    until(died_twice)
    child.kill()
    assert [line.partition(" (")[0] for line in told] == [
        "the thing ended with status 3; starting it again in 0.01 s",
        "the thing ended with status 3; starting it again in 0.02 s",
    ]


def test_being_asked_is_enough_for_one_that_listens(kept: Keeper, tmp_path: Path) -> None:
    child = Child(shell(POLITE, tmp_path), kept=kept, say=print)
    until(lambda: "up" in log_of(tmp_path))
    end_all([child], signal.SIGTERM, seconds=20, hurried=lambda: False)
    assert log_of(tmp_path) == "up\nbye\n"


@pytest.mark.parametrize(("seconds", "hurried"), [(0.05, False), (1000.0, True)])
def test_one_that_does_not_listen_is_killed_with_what_it_started(
    seconds: float,
    hurried: bool,  # noqa: FBT001 - a column of the table
    kept: Keeper,
    tmp_path: Path,
) -> None:
    child = Child(shell(STUBBORN, tmp_path), kept=kept, say=print)
    until(lambda: log_of(tmp_path).endswith("\n"))
    end_all([child], signal.SIGTERM, seconds=seconds, hurried=lambda: hurried)
    until(lambda: not runs(int(log_of(tmp_path))))
    assert not child.alive


@pytest.mark.parametrize("code", [ORPHANING, KEEPER_KILLED], ids=["the-service-alone", "the-keeper-before-it"])
def test_the_keeper_ends_what_a_killed_service_leaves(code: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env={**os.environ})
    assert answer.returncode == -signal.SIGKILL
    until(lambda: not runs(int(answer.stdout)))
