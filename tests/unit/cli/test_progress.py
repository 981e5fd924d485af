"""Progress goes to stderr: bars for a person, lines for a file, JSON lines for a program."""

import io
import json

import pytest
from rich.console import Console
from rich.progress import Progress

from cli.progress import BarProgress, LogProgress, reporting


def test_a_bar_fills_as_steps_are_reported() -> None:
    bars = Progress(console=Console(file=io.StringIO()))
    progress = BarProgress(bars)
    progress.stage("translate", 4)
    progress.advance(3)
    assert (bars.tasks[0].completed, bars.tasks[0].total) == (3, 4)


def test_a_stage_that_follows_completes_the_one_before() -> None:
    bars = Progress(console=Console(file=io.StringIO()))
    progress = BarProgress(bars)
    progress.stage("read", 0)
    progress.stage("prepare", 2)
    assert bars.tasks[0].finished


def test_the_last_stage_is_complete_in_the_end() -> None:
    bars = Progress(console=Console(file=io.StringIO()))
    progress = BarProgress(bars)
    progress.stage("translate", 4)
    progress.finish()
    assert bars.tasks[0].finished


def test_json_lines_carry_stage_and_total(capsys: pytest.CaptureFixture[str]) -> None:
    with reporting(json_log=True) as progress:
        progress.stage("embed", 7)
        progress.advance()
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(line["event"], line["stage"], line["total"], line["level"]) for line in lines] == [
        ("stage", "embed", 7, "info")
    ]


def test_away_from_a_terminal_there_are_lines_without_colours(capsys: pytest.CaptureFixture[str]) -> None:
    with reporting(json_log=False) as progress:
        assert isinstance(progress, LogProgress)
        progress.stage("embed", 7)
    error = capsys.readouterr().err
    assert "stage=embed" in error
    assert "\x1b[" not in error
