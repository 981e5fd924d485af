"""What the parent of a worker does beside its pool: signs of life, and looking after lost work."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from socket import gethostname
from time import monotonic

import structlog

from briefing.backend import Backend
from briefing.document import ModelUse
from briefing.errors import StoreUnavailable
from briefing.ports.operations import WorkerBeat
from briefing.settings import Settings
from briefing.usecases.watch import revive
from briefing.usecases.webhooks import dispatch_due
from models.card import read_card
from models.registry import card_path
from workers.process import MODEL_LANES, WorkerProcess

BEAT_SECONDS = 5.0
TICK_SECONDS = 0.25  # how soon a child that is ready is known to be
STALLED_SECONDS = 20.0  # messages wait, no child is busy, nothing was taken: for so long a worker may be catching up
MAINTENANCE_SECONDS = 1.0
MAINTENANCE_LOCK = "maintenance"
LOCK_SECONDS = 10.0  # a worker that dies leaves the looking-after to another one so soon

log = structlog.stdlib.get_logger()


@dataclass(slots=True, kw_only=True)
class Pulse:
    """The signs of life of one worker; called from its event loop, so that a loop that hangs gives none."""

    backend: Backend
    process: WorkerProcess
    busy: Callable[[], bool]  # whether a child works on something
    give_up: Callable[[], None]  # ends the worker
    ready: set[int] = field(default_factory=set)  # process ids of children that have loaded
    consumed_at: datetime | None = None
    working_at: datetime | None = None  # when it last worked or had nothing to do
    beaten_at: float | None = None  # by the monotonic clock

    def consumed(self) -> None:
        """Remember that a message was taken from a queue."""
        self.consumed_at = self.backend.clock.now()

    def tick(self, living: Callable[[], frozenset[int]]) -> None:
        """Give a sign of life when one is due, and as soon as a child is ready; `living` tells the children's ids."""
        news = self._hear_children(living())
        if news or self.beaten_at is None or monotonic() - self.beaten_at >= BEAT_SECONDS:
            self.beaten_at = monotonic()
            self.beat()

    def beat(self) -> None:
        """Give a sign of life."""
        try:
            working = self.is_working()
            self.backend.roll.beat(self._beat(ready=working and bool(self.ready)))
        except StoreUnavailable:
            log.warning("no_beat", reason="the store does not answer")
            return
        if working and self.process.settings.heartbeat_file:
            Path(self.process.settings.heartbeat_file).touch()

    def is_working(self) -> bool:
        """Say whether the worker works or has nothing to do; one that lets messages lie is alive for nothing."""
        now = self.backend.clock.now()
        recently = self.consumed_at is not None and now - self.consumed_at < timedelta(seconds=BEAT_SECONDS)
        idle = not any(self.backend.queue.waiting(lane) for lane in self.process.lanes)
        if self.working_at is None or self.busy() or recently or idle:
            self.working_at = now
        return now - self.working_at < timedelta(seconds=STALLED_SECONDS)

    def _hear_children(self, living: frozenset[int]) -> bool:
        """Take the children's reports; say whether there is news."""
        reports = list(self.process.reports.receive()) if self.process.reports else []
        if not all(report.ready for report in reports):
            self.give_up()
        self.ready = (self.ready | {report.pid for report in reports if report.ready}) & living
        return bool(reports)

    def _beat(self, *, ready: bool) -> WorkerBeat:
        lanes = tuple(str(lane) for lane in self.process.lanes)
        return WorkerBeat(
            id=f"{gethostname()}/{os.getpid()}/{'+'.join(lanes)}",
            lanes=lanes,
            models=models_of(self.process.settings) if ready and MODEL_LANES & set(self.process.lanes) else (),
            ready=ready,
            at=self.backend.clock.now(),
            consumed_at=self.consumed_at,
            version=version("mujaz"),
            children=len(self.ready),
        )


def models_of(settings: Settings) -> tuple[ModelUse, ...]:
    """Say which models the settings name, without loading any."""
    names = (settings.translator, settings.embedder, settings.summariser)
    return tuple(read_card(card_path(name)).describe() for name in names)


class Maintenance:
    """A thread in each worker's parent; the one that holds the lock looks after lost steps and due deliveries."""

    def __init__(self, backend: Backend) -> None:
        """Prepare; nothing runs yet."""
        self._backend = backend
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="maintenance", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End within a second or so."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2 * MAINTENANCE_SECONDS)

    def _run(self) -> None:
        while not self._over.wait(MAINTENANCE_SECONDS):
            try:
                look_after(self._backend)
            except StoreUnavailable:
                log.warning("no_maintenance", reason="the store does not answer")
            except Exception:
                log.exception("maintenance_failed")


def look_after(backend: Backend) -> None:
    """Bring on lost jobs and due deliveries, unless another worker does."""
    if backend.lock.hold(MAINTENANCE_LOCK, seconds=LOCK_SECONDS):
        if revived := revive(backend=backend):
            log.info("revived", jobs=revived)
        dispatch_due(backend=backend)
