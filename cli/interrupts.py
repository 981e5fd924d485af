"""Counts the wishes to stop: the first ends a service in order, the second in haste."""

import signal
from types import FrameType, TracebackType
from typing import Self

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, a service manager, a closed terminal


class Interrupts:
    """While it is entered, signals that ask to stop are counted instead of acted upon."""

    def __init__(self) -> None:
        """Count nothing yet."""
        self._count = 0
        self._before: dict[int, signal._HANDLER] = {}

    @property
    def stopping(self) -> bool:
        """Whether the end was asked for."""
        return self._count > 0

    @property
    def hurried(self) -> bool:
        """Whether the end was asked for more than once."""
        return self._count > 1

    def __enter__(self) -> Self:
        """Begin to count; a signal that was ignored (nohup) stays so."""
        self._before = {number: signal.getsignal(number) for number in STOPPING}
        for number, before in self._before.items():
            if (
                before is not signal.SIG_IGN or number == signal.SIGINT
            ):  # a shell's `&` ignores SIGINT: `kill -INT` works
                signal.signal(number, self._counted)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let signals act as before."""
        for number, before in self._before.items():
            signal.signal(number, before)

    def _counted(self, _number: int, _frame: FrameType | None) -> None:
        self._count += 1
