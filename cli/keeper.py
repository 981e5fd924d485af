"""Ends the processes of `mujaz serve` when it is killed without a chance to end them itself.

Run as a script, by path and with nothing but the standard library, so that it stays small. It reads a line whenever a
process group begins (`+GROUP SIGNAL`) or has ended (`-GROUP`). When the writer is gone, whatever took it, it sends
each group that is left its signal, and ten seconds later SIGKILL.
"""

import contextlib
import os
import signal
import sys
import time

GRACE = 10.0  # seconds


def main() -> None:
    """Keep the list until standard input ends, then end what is on it."""
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)  # only the end of its parent is an end for it
    groups: dict[int, int] = {}
    for line in sys.stdin:
        group, _, number = line[1:].partition(" ")
        if line.startswith("+"):
            groups[int(group)] = int(number)
        else:
            groups.pop(int(group), None)
    end(groups)


def end(groups: dict[int, int]) -> None:
    """Signal every group, and kill what is left of it after a while."""
    for group, number in groups.items():
        _signal(group, number)
    deadline = time.monotonic() + GRACE
    while groups and time.monotonic() < deadline:
        groups = {group: number for group, number in groups.items() if _signal(group, 0)}
        time.sleep(0.1)
    for group in groups:
        _signal(group, signal.SIGKILL)


def _signal(group: int, number: int) -> bool:
    """Signal a group; say whether any of it is left."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
        return True
    return False


if __name__ == "__main__":
    main()
