"""Shows on stderr how far a command has come: bars on a terminal, lines in a file, JSON lines on request."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn


class BarProgress:
    """One bar a stage; implements the Progress port."""

    def __init__(self, bars: Progress) -> None:
        """Draw on the given display."""
        self._bars = bars
        self._task: TaskID | None = None

    def stage(self, name: str, total: int) -> None:
        """Begin a stage."""
        self.finish()
        self._task = self._bars.add_task(name, total=total or None)

    def advance(self, steps: int = 1) -> None:
        """Report steps done."""
        if self._task is not None:
            self._bars.advance(self._task, steps)

    def finish(self) -> None:
        """Fill the bar of the present stage."""
        if self._task is not None:
            done = self._bars.tasks[self._task].total or 1
            self._bars.update(self._task, total=done, completed=done)


class LogProgress:
    """One log event a stage; implements the Progress port."""

    def __init__(self, log: structlog.typing.FilteringBoundLogger) -> None:
        """Write to the given log."""
        self._log = log

    def stage(self, name: str, total: int) -> None:
        """Begin a stage."""
        self._log.info("stage", stage=name, total=total)

    def advance(self, steps: int = 1) -> None:
        """Say nothing: a line a step would drown the stages."""


@contextmanager
def reporting(*, json_log: bool) -> Iterator[BarProgress | LogProgress]:
    """Give the kind of progress that fits where stderr goes."""
    if json_log or not sys.stderr.isatty():
        yield LogProgress(_logger(json_log=json_log))
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:
        progress = BarProgress(bars)
        yield progress
        progress.finish()


def _logger(*, json_log: bool) -> structlog.typing.FilteringBoundLogger:
    renderer = structlog.processors.JSONRenderer() if json_log else structlog.dev.ConsoleRenderer(colors=False)
    log: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    return log
