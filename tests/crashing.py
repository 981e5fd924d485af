"""Runs use cases as processes that die, stall or lose the store at any call of a port; a seed decides when.

Each process has a thread, but only one runs at a time: it hands over at calls of ports, so that a seed always gives
the same run. A process that died stays dead: nothing that unwinds behind it, such as a `finally`, reaches a port.
"""

import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from typing import Any, cast

from briefing.backend import Backend
from briefing.errors import StoreUnavailable
from briefing.ports.jobs import Lane
from briefing.step import Step
from fakes import NOON
from memory import memory_backend
from memory_jobs import MovableClock

PLAIN = ("clock", "roll", "errands", "lock", "keys", "limiter", "idempotency")  # ports that no fault comes from
FAULTLESS = ("describe",)  # methods that call nothing
_RUNNING = threading.local()


class Died(BaseException):
    """The process was killed: nothing of it goes on."""


class Flaw(Exception):
    """What a library raises when it fails for once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """The chances that something happens at one call of a port, or to one message."""

    death: float = 0.0
    outage: float = 0.0  # StoreUnavailable, the call having taken effect or not
    stop: float = 0.0  # the worker is told to end: SystemExit
    flaw: float = 0.0  # of a model: an exception that nobody foresaw
    switch: float = 0.2  # another process goes on
    loss: float = 0.0  # of a message
    repeat: float = 0.0  # a message comes once more


QUIET = Odds(switch=0.05)


class Process:
    """One call of a use case, in a thread that runs only while it has its turn."""

    def __init__(self, name: str, work: Callable[[], object], *, world: "World") -> None:
        """Prepare; nothing runs before the first turn."""
        self.name = name
        self.born = self.awake_at = world.clock.now()
        self.alive = True
        self.over = False
        self.error: BaseException | None = None
        self.doing = ""  # the id of the step it took last
        self.slept = False  # its machine stood still at least once
        self.holds: list[Callable[[], object]] = []  # what renews the leases it holds
        self._work = work
        self._world = world
        self._turn, self._back = threading.Semaphore(0), threading.Semaphore(0)
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def frozen(self) -> bool:
        """Whether its machine stands still: it neither works nor renews."""
        return self.awake_at > self._world.clock.now()

    def resume(self) -> None:
        """Let it run until it hands over or ends."""
        if self.thread.ident is None:
            self.thread.start()
        else:
            self._turn.release()
        self._back.acquire()

    def hand_over(self) -> None:
        """Let others run; from its own thread."""
        self._back.release()
        self._turn.acquire()

    def die(self) -> None:
        """Raise Died, and at every later call of a port again."""
        self.alive = False
        raise Died

    def _run(self) -> None:
        _RUNNING.process = self
        try:
            if self.alive:  # or it was killed before its first turn
                self._work()
        except Died:
            pass
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test looks at it
            self.error = error
        finally:
            self.over = True
            self._back.release()


def running() -> Process:
    """Return the process that runs: this one's."""
    return cast("Process", _RUNNING.process)


class LossyQueue:
    """Loses messages, repeats them, and gives them out in any order."""

    def __init__(self) -> None:
        """Begin empty."""
        self.world: World | None = None
        self.steps: list[Step] = []
        self.deliveries: list[str] = []

    def enqueue(self, steps: Sequence[Step]) -> None:
        """Queue steps."""
        for step in steps:
            self.steps += [step] * self._copies()

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Queue a delivery."""
        self.deliveries += [delivery_id] * self._copies()

    def enqueue_errand(self, errand_id: str) -> None:
        """Nobody runs errands here."""
        raise NotImplementedError(errand_id)

    def waiting(self, lane: Lane) -> int:
        """Return how many messages wait."""
        return len(self.steps if lane is Lane.BATCH else self.deliveries)

    def _copies(self) -> int:
        assert self.world
        return 0 if self.world.happens(self.world.odds.loss) else 1 + self.world.happens(self.world.odds.repeat)


class Mortal:
    """A port, or a model, at every call of which the process may die."""

    def __init__(self, real: object, name: str, world: "World") -> None:
        """Stand before the real one."""
        self._real, self._name, self._world = real, name, world

    def __getattr__(self, method: str) -> Any:  # noqa: ANN401 - whatever the port has
        """Return a method of the port, through the world's hands."""
        real = getattr(self._real, method)
        if method in FAULTLESS:
            return real
        return lambda *args, **named: self._world.call(self._name, method, lambda: real(*args, **named), *args)


@dataclass
class World:
    """Time, chance, the stores, and the processes that work with them."""

    seed: int
    odds: Odds = QUIET
    faults: int = 0  # that may still happen
    clock: MovableClock = field(default_factory=MovableClock)
    queue: LossyQueue = field(default_factory=LossyQueue)
    processes: list[Process] = field(default_factory=list)
    states: list[str] = field(default_factory=list)  # of the job, as it was changed
    hits: Counter[str] = field(default_factory=Counter)  # how often chance struck at each step
    log: list[str] = field(default_factory=list)  # what happened, for whoever reads a failure

    def __post_init__(self) -> None:
        """Build the stores."""
        self.rng = random.Random(self.seed)
        self.queue.world = self
        self.store = memory_backend(self.clock, queue=self.queue)  # without faults: for looking at it
        ports = {each.name: getattr(self.store, each.name) for each in fields(Backend)}
        mortal = {name: Mortal(port, name, self) for name, port in ports.items() if name not in PLAIN}
        self.backend = replace(self.store, **cast("dict[str, Any]", mortal))

    def seconds(self) -> float:
        """Return the time as a monotonic clock tells it."""
        return (self.clock.now() - NOON).total_seconds()

    def happens(self, chance: float) -> bool:
        """Draw."""
        return self.rng.random() < chance

    def start(self, name: str, work: Callable[[], object]) -> Process:
        """Make a process; it runs when it has its turn."""
        process = Process(name, work, world=self)
        self.processes.append(process)
        self._note(process, "starts")
        return process

    def call(self, port: str, method: str, real: Callable[[], Any], *args: object) -> Any:  # noqa: ANN401 - whatever the port returns
        """Carry out a call of the running process, unless something happens before, or after."""
        process = getattr(_RUNNING, "process", None)
        if process is None:  # the thread that renews leases, or the test
            return real()
        self._wait_for_turn(process)
        where = f"{port}.{method}"
        if where == "steps.take":
            process.doing = cast("Step", args[0]).id
        early = self.happens(0.5)
        if early:
            self._strike(process, port, f"before {where}")
        result = real()
        if where == "jobs.change":
            self.states.append(str(result.state))
        if not early:
            self._strike(process, port, f"after {where}")
        return result

    def _wait_for_turn(self, process: Process) -> None:
        if process.alive and self.happens(self.odds.switch):
            process.hand_over()
        if not process.alive:
            raise Died

    def _strike(self, process: Process, port: str, where: str) -> None:
        model = port == "model"
        chances: list[tuple[float, Callable[[], object]]] = [
            (self.odds.death, process.die),
            (0 if model or port == "cache" else self.odds.outage, lambda: _throw(StoreUnavailable())),
            (self.odds.stop, lambda: _throw(SystemExit())),
            (self.odds.flaw if model else 0, lambda: _throw(Flaw())),
        ]
        for chance, blow in chances:
            if self.faults and self.happens(chance):
                self.faults -= 1
                self.hits[process.doing] += 1
                self._note(process, f"is struck {where}")
                blow()

    def kill(self, process: Process) -> None:
        """Kill a process where it stands."""
        self.faults -= 1
        self.hits[process.doing] += 1
        self._note(process, "is killed")
        process.alive = False

    def freeze(self, process: Process, seconds: float) -> None:
        """Stop a process, with its machine, for so long."""
        self.hits[process.doing] += 1
        self._note(process, f"freezes for {seconds:g} s")
        process.slept = True
        process.awake_at = self.clock.now() + timedelta(seconds=seconds)

    def turn(self) -> bool:
        """Let one process run for a while; False where none can."""
        able = [each for each in self.processes if not each.frozen]
        if able:
            chosen = self.rng.choice(able)
            chosen.resume()
            if chosen.over:
                self.processes.remove(chosen)
                self._note(chosen, f"ends {chosen.error!r}" if chosen.error else "ends")
        return bool(able)

    def pass_time(self, seconds: float, *, stride: float = 5.0) -> None:
        """Let time pass; who lives and is not frozen renews leases meanwhile."""
        self.hits.update(each.doing for each in self.processes if not each.holds)  # it may lose its step meanwhile
        while seconds > 0:
            self.clock.advance(min(stride, seconds))
            seconds -= stride
            for process in self.processes:
                for renew in process.holds if process.alive and not process.frozen else ():
                    renew()

    def end(self) -> None:
        """Leave no thread behind."""
        for process in self.processes:
            process.alive = False
            while not process.over:
                process.resume()

    def _note(self, process: Process, what: str) -> None:
        self.log.append(f"{self.seconds():7.1f} s  {process.name} {what}")


def _throw(error: BaseException) -> None:
    raise error
