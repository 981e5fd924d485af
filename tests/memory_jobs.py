"""Fakes of the job ports: they keep in memory what Redis keeps, and make the same promises."""

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count, islice

from briefing.article import Intake
from briefing.errors import InvalidRequest, UnknownJob
from briefing.job import STAGES, ArticleProgress, ArticleState, Job, JobEvent, JobState, Stage, Tally
from briefing.ports import Clock
from briefing.ports.jobs import JobPage
from briefing.step import Lease, Step
from fakes import NOON

RETENTION_SECONDS = 604_800
KEPT_EVENTS = 1_000
CURSOR = re.compile(r"[a-z]+_[0-9a-f]+")
EVENT_ID = re.compile(r"\d{13}-\d{6}")


class MovableClock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime = NOON) -> None:
        """Begin at some time, aware, in UTC."""
        self._at = at
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """Return the time it was moved to."""
        return self._at

    def advance(self, seconds: float) -> None:
        """Move on."""
        with self._lock:
            self._at += timedelta(seconds=seconds)


@dataclass(slots=True, kw_only=True)
class Kept:
    """All that is kept of one job; the fakes below share it."""

    record: Job
    intake: Intake
    articles: list[ArticleProgress]
    expires_at: datetime | None = None
    shelf: dict[str, str] = field(default_factory=dict)
    events: list[JobEvent] = field(default_factory=list)
    planned: dict[tuple[Stage, int], int] = field(default_factory=dict)  # (stage, round) -> how many steps
    done: set[str] = field(default_factory=set)  # ids of steps, as in the next two
    attempts: dict[str, int] = field(default_factory=dict)
    leases: dict[str, tuple[str, datetime]] = field(default_factory=dict)  # -> token, end

    def left(self, stage: Stage, number_of_round: int) -> int:
        """Count the steps of a stage and round that are not done."""
        mine = [done for step, done in self.steps() if (step.stage, step.round) == (stage, number_of_round)]
        return mine.count(False)

    def steps(self) -> Iterator[tuple[Step, bool]]:
        """Yield every planned step, in the order of the stages, and whether it is done."""
        for stage, number_of_round in sorted(self.planned, key=lambda each: (STAGES.index(each[0]), each[1])):
            for number in range(self.planned[stage, number_of_round]):
                step = Step(job=self.record.id, stage=stage, round=number_of_round, number=number)
                yield step, step.id in self.done


class MemoryJobs:
    """JobStore, JobIndex, JobShelf and ArticleBoard in one."""

    def __init__(self, clock: Clock, *, retention_seconds: float = RETENTION_SECONDS) -> None:
        """Begin empty."""
        self._clock = clock
        self._retention = timedelta(seconds=retention_seconds)
        self._kept: dict[str, Kept] = {}
        self._lock = threading.RLock()

    @contextmanager
    def everything(self) -> Iterator[dict[str, Kept]]:
        """Lock what is kept, without the expired jobs; MemorySteps and MemoryEvents work on it too."""
        with self._lock:
            now = self._clock.now()
            for job_id in [each for each, kept in self._kept.items() if kept.expires_at and kept.expires_at <= now]:
                del self._kept[job_id]
            yield self._kept

    def create(self, job: Job, intake: Intake) -> bool:
        """Store a new job with its articles; False where its id is taken."""
        with self.everything() as kept:
            if job.id in kept:
                return False
            kept[job.id] = Kept(record=job, intake=intake, articles=_begin(intake))
            self._settle(kept[job.id])
            return True

    def read(self, job_id: str) -> Job:
        """Return the record."""
        with self._job(job_id) as kept:
            return kept.record

    def change(self, job_id: str, change: Callable[[Job], Job]) -> Job:
        """Replace the record, its version one higher; an equal one is not written."""
        with self._job(job_id) as kept:
            changed = replace(change(kept.record), version=kept.record.version)
            if changed != kept.record:
                kept.record = replace(changed, version=kept.record.version + 1)
                self._settle(kept)
            return kept.record

    def delete(self, job_id: str) -> None:
        """Delete the job with all its data."""
        with self._job(job_id), self.everything() as kept:
            del kept[job_id]

    def page(self, *, state: JobState | None, metadata: Mapping[str, str], cursor: str, limit: int) -> JobPage:
        """Return the newest jobs behind the cursor that have the state and all the metadata."""
        if cursor and not CURSOR.fullmatch(cursor):
            raise InvalidRequest("The cursor is none that the service gave: begin without one.")
        with self.everything() as kept:
            newest = [kept[each].record for each in sorted(kept, reverse=True) if not cursor or each < cursor]
        found = [
            job for job in newest if state in (None, job.state) and metadata.items() <= dict(job.order.metadata).items()
        ]
        more = found[limit - 1].id if len(found) > limit else ""
        return JobPage(jobs=tuple(found[:limit]), next_cursor=more)

    def unsettled(self) -> list[str]:
        """Return the ids of all jobs that are not settled, the oldest first."""
        with self.everything() as kept:
            return sorted(each for each in kept if not kept[each].record.settled)

    def count(self) -> Mapping[JobState, int]:
        """Return how many jobs there are in each state."""
        with self.everything() as kept:
            states = [each.record.state for each in kept.values()]
        return {state: states.count(state) for state in JobState}

    def intake(self, job_id: str) -> Intake:
        """Return the articles as they came in."""
        with self._job(job_id) as kept:
            return kept.intake

    def put(self, job_id: str, name: str, content: str) -> None:
        """Lay something onto the shelf; nothing for a deleted job."""
        with self.everything() as kept:
            if job_id in kept:
                kept[job_id].shelf[name] = content

    def get(self, job_id: str, name: str) -> str | None:
        """Return what lies there; None where nothing does."""
        with self.everything() as kept:
            return kept[job_id].shelf.get(name) if job_id in kept else None

    def mark(self, job_id: str, states: Mapping[int, tuple[ArticleState, str]]) -> None:
        """Set state and reason of articles; nothing for a deleted job."""
        with self.everything() as kept:
            for place, (state, reason) in states.items() if job_id in kept else ():
                articles = kept[job_id].articles
                articles[place] = replace(articles[place], state=state, reason=reason)

    def articles(self, job_id: str) -> tuple[ArticleProgress, ...]:
        """Return all articles in the order given, then the inputs refused at once."""
        with self._job(job_id) as kept:
            return tuple(kept.articles)

    @contextmanager
    def _job(self, job_id: str) -> Iterator[Kept]:
        with self.everything() as kept:
            if job_id not in kept:
                raise UnknownJob
            yield kept[job_id]

    def _settle(self, kept: Kept) -> None:
        if kept.record.settled and kept.expires_at is None:
            kept.expires_at = self._clock.now() + self._retention


class MemorySteps:
    """StepBoard."""

    def __init__(self, clock: Clock, *, jobs: MemoryJobs) -> None:
        """Keep the steps with the jobs; leases end by the clock."""
        self._clock = clock
        self._jobs = jobs
        self._tokens = count(1)

    def plan(self, job_id: str, *, stage: Stage, round: int, count: int) -> tuple[Step, ...]:  # noqa: A002 - the field's name
        """Plan steps 0 to count - 1 of a stage, unless they are planned already; none for a deleted job."""
        with self._jobs.everything() as kept:
            if job_id not in kept:
                return ()
            planned = kept[job_id].planned
            planned[stage, round] = max(count, planned.get((stage, round), 0))
            return tuple(step for step, _ in kept[job_id].steps() if step.stage == stage and step.round == round)

    def take(self, step: Step, *, seconds: float) -> Lease | None:
        """Take a step; None where it is done, held by another, or not planned."""
        with self._jobs.everything() as kept:
            if step not in self._free(kept.get(step.job)):
                return None
            job = kept[step.job]
            job.attempts[step.id] = job.attempts.get(step.id, 0) + 1
            token = f"token {next(self._tokens)}"
            job.leases[step.id] = (token, self._clock.now() + timedelta(seconds=seconds))
            return Lease(step=step, token=token, attempt=job.attempts[step.id])

    def renew(self, lease: Lease, *, seconds: float) -> bool:
        """Keep a step for so much longer; False where the lease was lost."""
        with self._jobs.everything() as kept:
            held = self._held(kept.get(lease.step.job), lease)
            if held:
                end = self._clock.now() + timedelta(seconds=seconds)
                kept[lease.step.job].leases[lease.step.id] = (lease.token, end)
            return held

    def finish(self, lease: Lease) -> int:
        """Mark the step done, give it back, and return how many of its stage and round are left."""
        with self._jobs.everything() as kept:
            job = kept.get(lease.step.job)
            if job and any(step == lease.step for step, _ in job.steps()):
                job.done.add(lease.step.id)
            self.release(lease)
            return self.remaining(lease.step)

    def release(self, lease: Lease) -> None:
        """Give the step back undone."""
        with self._jobs.everything() as kept:
            job = kept.get(lease.step.job)
            if job and job.leases.get(lease.step.id, ("",))[0] == lease.token:
                del job.leases[lease.step.id]

    def due(self, job_id: str) -> tuple[Step, ...]:
        """Return the planned steps that are neither done nor held."""
        with self._jobs.everything() as kept:
            return self._free(kept.get(job_id))

    def remaining(self, step: Step) -> int:
        """Return how many steps of the step's stage and round are not done."""
        with self._jobs.everything() as kept:
            return kept[step.job].left(step.stage, step.round) if step.job in kept else 0

    def tally(self, job_id: str) -> Mapping[Stage, Tally]:
        """Return how much of each planned stage is done, in its latest round."""
        with self._jobs.everything() as kept:
            if job_id not in kept:
                return {}
            job = kept[job_id]
            rounds = dict(sorted(job.planned, key=lambda each: each[1]))
            totals = {stage: job.planned[stage, rounds[stage]] for stage in STAGES if stage in rounds}
            return {
                stage: Tally(done=total - job.left(stage, rounds[stage]), total=total)
                for stage, total in totals.items()
            }

    def _free(self, kept: Kept | None) -> tuple[Step, ...]:
        now = self._clock.now()
        steps = kept.steps() if kept else ()
        leases = kept.leases if kept else {}
        return tuple(step for step, done in steps if not done and leases.get(step.id, ("", now))[1] <= now)

    def _held(self, kept: Kept | None, lease: Lease) -> bool:
        token, end = kept.leases.get(lease.step.id, ("", NOON)) if kept else ("", NOON)
        return token == lease.token and end > self._clock.now()


class MemoryEvents:
    """EventLog."""

    def __init__(self, jobs: MemoryJobs) -> None:
        """Keep the events with the jobs."""
        self._jobs = jobs
        self._numbers = count(1)

    def append(self, job_id: str, name: str, data: Mapping[str, str | int | float | None]) -> None:
        """Add an event; nothing for a deleted job."""
        with self._jobs.everything() as kept:
            if job_id in kept:
                event = JobEvent(id=f"{next(self._numbers):013d}-000000", name=name, data=dict(data))
                kept[job_id].events = [*kept[job_id].events, event][-KEPT_EVENTS:]

    def after(self, job_id: str, event_id: str, *, limit: int = 100) -> tuple[JobEvent, ...]:
        """Return the events behind that one, the oldest first; "" begins, and so does an id that is none of ours."""
        with self._jobs.everything() as kept:
            events = kept[job_id].events if job_id in kept else []
            known = event_id if EVENT_ID.fullmatch(event_id) else ""
            return tuple(islice((each for each in events if each.id > known), limit))


def _begin(intake: Intake) -> list[ArticleProgress]:
    waiting = [ArticleProgress(id=each.id, title=each.title, state=ArticleState.WAITING) for each in intake.articles]
    refused = [
        ArticleProgress(id=each.id, title=each.title, state=ArticleState.SKIPPED, reason=each.reason)
        for each in intake.rejections
    ]
    return waiting + refused
