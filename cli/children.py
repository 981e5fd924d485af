"""The processes that `mujaz serve` runs: started each in a group of its own, started again when they die, ended."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cli import keeper

FIRST_WAIT = 0.5  # seconds before a process that died is started again; doubled with each death in a row
LONGEST_WAIT = 30.0
SETTLED = 60.0  # seconds after which a death is no longer one in a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What is to be run."""

    name: str  # for messages and for the log
    command: tuple[str, ...]
    log: Path  # standard output and error are appended to it
    environment: Mapping[str, str] = field(default_factory=dict)  # besides this process's own
    stdin: str = ""  # what it reads; the place for a password, which no list of processes shows
    handles: tuple[int, ...] = ()  # open files that it inherits
    orphaned: signal.Signals = signal.SIGKILL  # what ends it when `mujaz serve` was killed


class Keeper:
    """The process that ends the others when this one is killed."""

    def __init__(self, lock: int) -> None:
        """Start it; it shares the open lock of the data folder, so that none uses the folder before it is done."""
        self._lock = lock
        self._groups: dict[int, int] = {}  # as it knows them
        self._process = self._start()

    def watch(self) -> None:
        """Start it again if it was killed, and give it the list."""
        if self._process.poll() is None:
            return
        self._process = self._start()
        for group, orphaned in self._groups.items():
            self._tell(f"+{group} {orphaned}")

    def begun(self, group: int, orphaned: int) -> None:
        """Put a process group on the list."""
        self._groups[group] = int(orphaned)
        self._tell(f"+{group} {int(orphaned)}")

    def ended(self, group: int) -> None:
        """Take a process group off the list, before its number can be another's."""
        self._groups.pop(group, None)
        self._tell(f"-{group}")

    def close(self) -> None:
        """Let it go; whatever is still on the list, it ends."""
        if self._process.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        self._process.wait()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-I", "-S", str(Path(keeper.__file__))]
        return subprocess.Popen(  # noqa: S603 - this interpreter and a file beside this one
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
            start_new_session=True, pass_fds=(self._lock,),
        )  # fmt: skip

    def _tell(self, line: str) -> None:
        if self._process.stdin:
            with contextlib.suppress(BrokenPipeError):  # it was killed: `watch` starts another
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()


class Child:
    """One program and the process that runs it at present."""

    def __init__(self, program: Program, *, kept: Keeper, say: Callable[[str], None]) -> None:
        """Start the program.

        Args:
            program: what to run.
            kept: told of the process.
            say: told when it dies and is started again.
        """
        self.program = program
        self.deaths = 0  # in a row
        self._keeper = kept
        self._say = say
        self._due: float | None = None  # when it is started again
        self._started = 0.0
        self._cleared = True  # nothing to clear away before it has started
        self._process = self._start()

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self._process.poll() is None

    def watch(self) -> None:
        """Start it again if it has died and has waited long enough."""
        if self.alive:
            return
        now = time.monotonic()
        if self._due is None:
            self._due = now + self._mourn(now)
        elif now >= self._due:
            self._due = None
            self._process = self._start()

    def signal(self, number: int) -> None:
        """Signal the process, not those that it started: it ends them in its own way."""
        if self.alive:
            self._process.send_signal(number)

    def kill(self) -> None:
        """End the process and all that it started, at once; once only, for its number may become another's."""
        if self._cleared:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._keeper.ended(self._process.pid)
        self._cleared = True

    def _start(self) -> subprocess.Popen[bytes]:
        with self.program.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - commands written in cli/serve.py and cli/valkey.py
                self.program.command, stdin=subprocess.PIPE, stdout=log, stderr=log,
                env={**os.environ, **self.program.environment}, pass_fds=self.program.handles,
                start_new_session=True,  # Ctrl-C reaches `mujaz serve` alone, which ends them in their order
            )  # fmt: skip
        self._started = time.monotonic()
        self._cleared = False
        self._keeper.begun(process.pid, self.program.orphaned)
        if process.stdin:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(self.program.stdin.encode())
                process.stdin.close()
        return process

    def _mourn(self, now: float) -> float:
        """Clear away what the dead process left, say that it died, and return how long to wait, in seconds."""
        self.kill()
        self.deaths = 1 if now - self._started > SETTLED else self.deaths + 1
        wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(self.deaths - 1, 10))
        code = self._process.returncode
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with status {code}"
        self._say(f"the {self.program.name} {how}; starting it again in {wait:g} s (its log: {self.program.log})")
        return wait


def end_all(children: Sequence[Child], number: int, *, seconds: float, hurried: Callable[[], bool]) -> None:
    """Ask processes to end, wait for them, and kill what is left: after so many seconds, or at once when hurried."""
    for child in children:
        child.signal(number)
    deadline = time.monotonic() + seconds
    while _any_alive(children) and time.monotonic() < deadline and not hurried():
        time.sleep(0.05)
    for child in children:
        child.kill()


def mujaz(*arguments: str) -> tuple[str, ...]:
    """Return the command that runs another command of Mujaz with this interpreter."""
    return (sys.executable, "-c", "from cli.main import run; run()", *arguments)


def _any_alive(children: Iterable[Child]) -> bool:
    return any(child.alive for child in children)
