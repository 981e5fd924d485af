"""What running the service needs of the outside world: the cache, the meter, the roll of workers, the errands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefing.document import ModelUse


class Cache(Protocol):
    """Remembers results by content; may forget any of them at any time."""

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return those that are remembered."""
        ...

    def put_many(self, entries: Mapping[str, bytes]) -> None:
        """Remember results."""
        ...


class Meter(Protocol):
    """Counts, over all processes."""

    def add(self, name: str, amount: float = 1) -> None:
        """Add to a counter, named in Prometheus' way but without the prefix: cache_hits_total."""
        ...

    def read(self) -> Mapping[str, float]:
        """Return all counters."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerBeat:
    """What a worker says of itself every few seconds."""

    id: str  # host name, process and lanes
    lanes: tuple[str, ...]
    models: tuple[ModelUse, ...]  # those it has loaded; none on the delivery lane
    ready: bool  # its models are loaded and the golden sentences came out right
    at: datetime  # UTC
    consumed_at: datetime | None  # when it last took something from its queue
    version: str  # of Mujaz
    children: int = 1  # how many steps it does at a time


class WorkerRoll(Protocol):
    """Knows which workers are alive."""

    def beat(self, beat: WorkerBeat) -> None:
        """Take a sign of life; it is forgotten after a while without another."""
        ...

    def alive(self) -> tuple[WorkerBeat, ...]:
        """Return the last beat of each worker that is alive."""
        ...


class ErrandStore(Protocol):
    """Carries small synchronous calls to a worker and the answer back; both are forgotten within minutes."""

    def put(self, errand_id: str, request: str, *, seconds: float) -> None:
        """Leave a request for a worker to take within so many seconds."""
        ...

    def take(self, errand_id: str) -> str | None:
        """Take a request; None where it was taken before, or nobody waits for it any more."""
        ...

    def answer(self, errand_id: str, answer: str) -> None:
        """Give the answer to whoever waits."""
        ...

    def wait(self, errand_id: str, *, seconds: float) -> str | None:
        """Wait for the answer; None where none came in time, and then the request is withdrawn."""
        ...


class Lock(Protocol):
    """Lets one process at a time do what need not be done by all."""

    def hold(self, name: str, *, seconds: float) -> bool:
        """Take the lock for so long, or keep it; False where another process has it."""
        ...
