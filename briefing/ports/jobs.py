"""What jobs need of the outside world: the store, the shelf, the board of steps, the events, the queue."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from briefing.article import Intake
from briefing.job import ArticleProgress, ArticleState, Job, JobEvent, JobState, Stage, Tally
from briefing.step import Lease, Step


class Lane(StrEnum):
    """Queues with workers of their own, so that one kind of work never waits for another."""

    INTERACTIVE = "interactive"  # small synchronous calls: seconds
    BATCH = "batch"  # steps of jobs: seconds to minutes
    DELIVERY = "delivery"  # webhooks: waiting for other people's servers


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """Some jobs, the newest first."""

    jobs: tuple[Job, ...]
    next_cursor: str  # "" where there are no more


class JobStore(Protocol):
    """Keeps the records of jobs; every method raises UnknownJob for an id it does not know, but for `create`."""

    def create(self, job: Job, intake: Intake) -> bool:
        """Store a new job with its articles, all or nothing; False, and nothing changed, where its id is taken."""
        ...

    def read(self, job_id: str) -> Job:
        """Return the record."""
        ...

    def change(self, job_id: str, change: Callable[[Job], Job]) -> Job:
        """Replace the record by `change(record)`, atomically, its version one higher, and return it.

        `change` may be called several times, and what it raises leaves the record as it was. A record that comes
        out equal is not written. A job that is settled leaves the unsettled ones and expires after the retention.
        """
        ...

    def delete(self, job_id: str) -> None:
        """Delete the job with all its data: articles, steps, events, document, deliveries."""
        ...


class JobIndex(Protocol):
    """Finds jobs."""

    def page(self, *, state: JobState | None, metadata: Mapping[str, str], cursor: str, limit: int) -> JobPage:
        """Return the newest jobs behind the cursor ("" begins) that have the state and all the metadata."""
        ...

    def unsettled(self) -> list[str]:
        """Return the ids of all jobs that are not settled, the oldest first."""
        ...

    def count(self) -> Mapping[JobState, int]:
        """Return how many jobs there are in each state."""
        ...


class JobShelf(Protocol):
    """Keeps the bulky things of a job, compressed: its intake, outline and document."""

    def intake(self, job_id: str) -> Intake:
        """Return the articles as they came in. Raises UnknownJob."""
        ...

    def put(self, job_id: str, name: str, content: str) -> None:
        """Lay something onto the shelf, in the place of an earlier thing of that name; nothing for a deleted job."""
        ...

    def get(self, job_id: str, name: str) -> str | None:
        """Return what lies there; None where nothing does."""
        ...


class ArticleBoard(Protocol):
    """Shows how far each article of a job has come."""

    def mark(self, job_id: str, states: Mapping[int, tuple[ArticleState, str]]) -> None:
        """Set state and reason of the articles at some places of the batch; nothing for a deleted job."""
        ...

    def articles(self, job_id: str) -> tuple[ArticleProgress, ...]:
        """Return all articles in the order given, then the inputs refused at once. Raises UnknownJob."""
        ...


class StepBoard(Protocol):
    """Knows which steps of a job are planned, held and done; the fan-in of the parallel stages.

    Everything here may be done twice without harm.
    """

    def plan(self, job_id: str, *, stage: Stage, round: int, count: int) -> tuple[Step, ...]:  # noqa: A002 - the field's name
        """Plan steps 0 to count - 1 of a stage, unless they are planned already; return all of them."""
        ...

    def take(self, step: Step, *, seconds: float) -> Lease | None:
        """Take a step for so long; None where it is done, held by another, or not planned. Counts the attempt."""
        ...

    def renew(self, lease: Lease, *, seconds: float) -> bool:
        """Keep a step for so much longer; False where the lease was lost."""
        ...

    def finish(self, lease: Lease) -> int:
        """Mark the step done and give it back; return how many of its stage and round are left."""
        ...

    def release(self, lease: Lease) -> None:
        """Give the step back undone, to be taken again at once."""
        ...

    def due(self, job_id: str) -> tuple[Step, ...]:
        """Return the planned steps that are neither done nor held."""
        ...

    def remaining(self, step: Step) -> int:
        """Return how many steps of the step's stage and round are not done."""
        ...

    def tally(self, job_id: str) -> Mapping[Stage, Tally]:
        """Return how much of each planned stage is done, in its latest round."""
        ...


class EventLog(Protocol):
    """Remembers what happened to a job, for those who listen and those who come back."""

    def append(self, job_id: str, name: str, data: Mapping[str, str | int | float | None]) -> None:
        """Add an event; nothing for a deleted job. At most the latest 1,000 are kept."""
        ...

    def after(self, job_id: str, event_id: str, *, limit: int = 100) -> tuple[JobEvent, ...]:
        """Return the events behind that one, the oldest first; "" begins."""
        ...


class JobQueue(Protocol):
    """Hands work to the workers; a message may be lost or come twice."""

    def enqueue(self, steps: Sequence[Step]) -> None:
        """Queue steps on the batch lane."""
        ...

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Queue the next attempt of a webhook delivery."""
        ...

    def enqueue_errand(self, errand_id: str) -> None:
        """Queue a small synchronous call on the interactive lane."""
        ...

    def waiting(self, lane: Lane) -> int:
        """Return how many messages wait on a lane, those in a worker's hands not counted."""
        ...
