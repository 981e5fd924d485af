"""A probe answers by the exit status."""

import os
import time
from pathlib import Path

import pytest

from briefing.settings import Settings
from cli.worker import Part, is_api_well, is_worker_well, probe

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.mark.parametrize(("age", "well"), [(1, True), (29, True), (31, False)])
def test_a_worker_is_well_while_its_file_is_fresh(tmp_path: Path, age: float, well: bool) -> None:  # noqa: FBT001 - a column of the table
    heartbeat = tmp_path / "heartbeat"
    heartbeat.touch()
    os.utime(heartbeat, (time.time() - age, time.time() - age))
    assert is_worker_well(Settings(heartbeat_file=str(heartbeat))) == well


def test_a_worker_that_never_wrote_its_file_is_not_well(tmp_path: Path) -> None:
    assert not is_worker_well(Settings(heartbeat_file=str(tmp_path / "none")))


def test_a_worker_that_cannot_be_asked_for_is_not_well() -> None:
    assert not is_worker_well(Settings(redis_url=NOWHERE))


def test_an_api_that_does_not_answer_is_not_well() -> None:
    assert not is_api_well(Settings(host="0.0.0.0", port=1))  # noqa: S104 - what it would listen on


def test_the_exit_status_says_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MUJAZ_HEARTBEAT_FILE", str(tmp_path / "none"))
    with pytest.raises(SystemExit) as ended:
        probe(Part.WORKER)
    assert (ended.value.code, capsys.readouterr().out) == (1, "The worker is not well.\n")
