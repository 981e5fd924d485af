"""Holds a step while it is worked on: renews the lease, and looks whether the job is still wanted."""

import threading
from time import monotonic
from types import TracebackType
from typing import Self

from briefing.backend import Backend
from briefing.errors import JobCancelled, StoreUnavailable, UnknownJob
from briefing.step import Lease

LOOK_SECONDS = 0.5  # between two looks at the job's state


class LostLease(Exception):
    """Another worker has the step: this one was silent for too long."""


class HeldStep:
    """Keeps a lease alive from a thread of its own; implements the Progress port.

    Models hold the main thread for seconds; they let go of the interpreter meanwhile, so that the thread runs.
    """

    def __init__(self, lease: Lease, *, seconds: float, backend: Backend) -> None:
        """Take the lease as it was just taken from the board, for so many seconds."""
        self._lease = lease
        self._seconds = seconds
        self._backend = backend
        self._over = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._renew, name=f"lease {lease.step.id}", daemon=True)
        self._looked = monotonic()
        self._until = self._looked + seconds

    def __enter__(self) -> Self:
        """Begin to renew."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the lease run."""
        self._over.set()

    def stage(self, name: str, total: int) -> None:
        """Look whether to go on."""
        del name, total  # what followers hear is told by steps, not within one
        self.advance()

    def advance(self, steps: int = 1) -> None:
        """Look whether to go on, at the job's state at most every half a second. Raises as `look` does."""
        del steps
        if self._lost.is_set() or monotonic() - self._looked >= LOOK_SECONDS:
            self.look()

    def look(self) -> None:
        """Look whether to go on.

        Raises:
            JobCancelled: the job was cancelled or deleted.
            LostLease: another worker has the step.
        """
        if self._lost.is_set():
            raise LostLease
        self._looked = monotonic()
        try:
            job = self._backend.jobs.read(self._lease.step.job)
        except UnknownJob as error:
            raise JobCancelled from error
        if job.state.finished:
            raise JobCancelled

    def renew(self) -> bool:
        """Renew the lease once; False where it is lost."""
        asked = monotonic()
        try:
            held = self._backend.steps.renew(self._lease, seconds=self._seconds)
            self._until = asked + self._seconds
        except StoreUnavailable:
            held = monotonic() <= self._until  # beyond, it has run out, whoever has the step
        if not held:
            self._lost.set()
        return held

    def _renew(self) -> None:
        while not self._over.wait(self._seconds / 3) and self.renew():
            pass
