"""A worker that works or has nothing to do gives signs of life; one that lets messages lie does not pass for well."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefing.backend import Backend
from briefing.job import Stage
from briefing.ports.jobs import Lane
from briefing.settings import Settings
from briefing.step import Step
from memory import memory_backend, queue_of
from memory_jobs import MovableClock
from stepping import Workshop
from workers import watching
from workers.process import Report, ReportPipe, WorkerProcess
from workers.watching import Pulse, look_after

CHILD = 4711


@dataclass
class Parent:
    """The parent of a worker, without a pool."""

    heartbeat: Path
    clock: MovableClock = field(default_factory=MovableClock)
    busy: bool = False
    ended: bool = False

    def __post_init__(self) -> None:
        """Build the pulse."""
        self.pipe = ReportPipe()
        self.backend: Backend = memory_backend(self.clock)
        settings = Settings(heartbeat_file=str(self.heartbeat))
        self.pulse = Pulse(
            backend=self.backend,
            process=WorkerProcess(settings=settings, lanes=(Lane.BATCH,), reports=self.pipe),
            busy=lambda: self.busy,
            give_up=self.give_up,
        )

    def give_up(self) -> None:
        """Remember that the worker is to end."""
        self.ended = True

    def tick(self, *living: int) -> None:
        """Turn the loop once."""
        self.pulse.tick(lambda: frozenset(living))

    @property
    def ready(self) -> bool:
        """What the roll says of the worker."""
        return any(beat.ready for beat in self.backend.roll.alive())

    def leave_messages(self, seconds: float) -> None:
        """Let messages lie for so long, the pulse going on."""
        queue_of(self.backend).backlog[Lane.BATCH] = 3
        self.pulse.is_working()
        self.clock.advance(seconds)


@pytest.fixture
def parent(tmp_path: Path) -> Parent:
    return Parent(heartbeat=tmp_path / "heartbeat")


def test_a_worker_is_ready_as_soon_as_a_child_is(parent: Parent) -> None:
    parent.tick(CHILD)
    before = parent.ready
    parent.pipe.send(Report(pid=CHILD, ready=True))
    parent.tick(CHILD)
    assert (before, parent.ready) == (False, True)


def test_a_ready_worker_names_its_models_without_loading_them(parent: Parent) -> None:
    parent.pipe.send(Report(pid=CHILD, ready=True))
    parent.tick(CHILD)
    names = [model.id for beat in parent.backend.roll.alive() for model in beat.models]
    assert names == ["mujaz-ar-en-compact", "use-multilingual-v3", "mujaz-extractive"]


def test_a_worker_whose_ready_child_died_is_not_ready(parent: Parent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BEAT_SECONDS", 0.0)
    parent.pipe.send(Report(pid=CHILD, ready=True))
    parent.tick(CHILD)
    parent.tick(CHILD + 1)
    assert not parent.ready


def test_a_child_with_a_broken_model_ends_the_worker(parent: Parent) -> None:
    parent.pipe.send(Report(pid=CHILD, ready=False))
    parent.tick(CHILD)
    assert (parent.ended, parent.ready) == (True, False)


def test_between_two_beats_nothing_is_written(parent: Parent) -> None:
    parent.tick(CHILD)
    parent.heartbeat.unlink()
    parent.tick(CHILD)
    assert not parent.heartbeat.exists()


def test_a_worker_with_nothing_to_do_is_well(parent: Parent) -> None:
    parent.pulse.is_working()
    parent.clock.advance(3_600)
    assert parent.pulse.is_working()


@pytest.mark.parametrize(("seconds", "well"), [(19, True), (21, False)])
def test_a_worker_that_lets_messages_lie_is_not_well_after_a_while(parent: Parent, seconds: float, well: bool) -> None:  # noqa: FBT001 - a column of the table
    parent.leave_messages(seconds)
    assert parent.pulse.is_working() == well


def test_a_worker_in_a_long_step_is_well_though_messages_wait(parent: Parent) -> None:
    parent.busy = True
    parent.leave_messages(600)
    assert parent.pulse.is_working()


def test_a_worker_that_takes_a_message_again_is_well_again(parent: Parent) -> None:
    parent.leave_messages(600)
    parent.pulse.consumed()
    assert parent.pulse.is_working()


def test_a_stalled_worker_neither_touches_its_file_nor_calls_itself_ready(parent: Parent) -> None:
    parent.pipe.send(Report(pid=CHILD, ready=True))
    parent.leave_messages(21)
    parent.tick(CHILD)
    assert (parent.heartbeat.exists(), parent.ready) == (False, False)


def test_one_worker_at_a_time_looks_after_lost_steps() -> None:
    shop = Workshop()
    shop.submit()
    queue_of(shop.backend).steps.clear()
    clock = shop.backend.clock
    assert isinstance(clock, MovableClock)
    clock.advance(6)  # no longer in the middle of being queued
    look_after(shop.backend)
    assert [step.stage for step in queue_of(shop.backend).steps] == [Stage.PREPARE] * 3


def test_a_worker_without_the_lock_leaves_it_to_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Workshop()
    shop.submit()
    queue_of(shop.backend).steps.clear()
    monkeypatch.setattr(shop.backend.lock, "hold", lambda *_, **__: False)
    look_after(shop.backend)
    nothing: list[Step] = []
    assert queue_of(shop.backend).steps == nothing
