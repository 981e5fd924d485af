"""A job: one batch on its way to a briefing, its states and the changes between them that are legal."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from briefing.errors import IllegalChange, MujazError
from briefing.glossary import GlossaryTerm
from briefing.options import DEFAULT_POINTS, BriefingOptions


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"  # accepted and stored; no worker has begun
    RUNNING = "running"  # at least one step has begun
    SUCCEEDED = "succeeded"  # its document can be read
    FAILED = "failed"  # given up; the error says why
    CANCELLED = "cancelled"  # stopped by the client

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to a job in this state."""
        return not LEGAL[self]


LEGAL: Mapping[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.FAILED, JobState.CANCELLED}),
    JobState.RUNNING: frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED}),
    JobState.SUCCEEDED: frozenset(),
    JobState.FAILED: frozenset(),
    JobState.CANCELLED: frozenset(),
}


class Stage(StrEnum):
    """The stages of a job, in their order; the first and the third spread over the workers."""

    PREPARE = "prepare"  # a step an article: find its sentences, embed them
    OUTLINE = "outline"  # one step: stories, near-copies, chosen sentences
    TRANSLATE = "translate"  # a step a part of the chosen sentences: translate and check them
    COMPOSE = "compose"  # one step: the document


STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobError:
    """Why a job failed, or why an article of it was given up."""

    code: str  # of a class in briefing.errors
    message: str  # for the client: no stack trace, no article text
    retryable: bool  # whether submitting the batch again may help


def classify(error: BaseException) -> JobError:
    """Turn any exception into what a client may see of it; what Mujaz did not raise itself becomes `internal`."""
    if isinstance(error, MujazError):
        return JobError(code=error.code, message=error.message, retryable=error.retryable)
    message = (
        "Something went wrong inside Mujaz: try again, and tell the operator the time and the job's id if it recurs."
    )
    return JobError(code="internal", message=message, retryable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookOrder:
    """Where the client wants to be told, and of what."""

    url: str
    events: tuple[str, ...]  # values of briefing.webhook.Event


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOrder:
    """What the client asked for, besides the articles."""

    points: int = DEFAULT_POINTS
    formats: tuple[str, ...] = ()  # names of briefing.render formats to link to; empty: every format
    glossary: tuple[GlossaryTerm, ...] = ()
    models: Mapping[str, str] = field(default_factory=dict)  # role -> name, where the client insists on one
    since: str | None = None  # id of an earlier briefing; what it already had is told
    webhook: WebhookOrder | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)  # the client's own labels, given back as they came

    @property
    def briefing_options(self) -> BriefingOptions:
        """The part of the order that the pipeline reads."""
        return BriefingOptions(points=self.points, glossary=self.glossary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The record of one job; its articles, steps and document lie beside it."""

    id: str  # "brf_" and 24 hexadecimal digits, the time first: ids sort by creation
    key_id: str  # the API key that submitted it
    created_at: datetime  # UTC, as are the other times
    order: JobOrder
    articles: int  # how many were taken in, refused ones not counted
    state: JobState = JobState.QUEUED
    stage: Stage = Stage.PREPARE
    round: int = 1  # rises when the outline is made again because an article was given up
    attempts: int = 0  # how often a worker began a step of it anew after a failure
    started_at: datetime | None = None
    finished_at: datetime | None = None
    error: JobError | None = None  # of a failed job
    announced: bool = False  # finished, and the message about it is stored for delivery (or none is wanted)
    version: int = 1  # rises with every change of this record: the ETag

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be done for it: it is finished, and nobody waits to be told."""
        return self.state.finished and self.announced

    def becoming(self, state: JobState, *, at: datetime, error: JobError | None = None) -> "Job":
        """Return the job in another state.

        Raises:
            IllegalChange: a job in its present state cannot take that one.
        """
        if state not in LEGAL[self.state]:
            raise IllegalChange(f"The briefing is {self.state}: it cannot become {state} any more.")
        return replace(
            self,
            state=state,
            error=error,
            started_at=at if state is JobState.RUNNING else self.started_at,
            finished_at=at if state.finished else None,
        )


class ArticleState(StrEnum):
    """How far an article of a job has come."""

    WAITING = "waiting"
    PREPARED = "prepared"  # its sentences are found and embedded
    TRANSLATED = "translated"  # what the briefing shows of it is translated
    USED = "used"  # stands in the document
    FOLDED = "folded"  # a near-copy of another
    SKIPPED = "skipped"  # could not be used; the reason says why


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleProgress:
    """One article of a job as the client sees it while it is being worked on."""

    id: str
    title: str  # as given; "" where there is none
    state: ArticleState
    reason: str = ""  # why it was folded or skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much of a stage is done."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JobEvent:
    """Something that happened to a job, for those who listen."""

    id: str  # sorts after every earlier event of the same job
    name: str  # "state", "progress" or "article"
    data: Mapping[str, str | int | float | None]
