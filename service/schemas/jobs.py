"""Answers about briefings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import Field

from briefing.job import ArticleState, Job, JobState, Stage
from briefing.render import FORMATS
from briefing.usecases.reading import JobView
from service.schemas.strict import Answer

PATH = "/v1/briefings"


class ProgressOut(Answer):
    """How much is done."""

    done: int = Field(description="Steps of the present stage that are done.")
    total: int = Field(description="Steps of the present stage; 0 before they are known.")
    share: float = Field(ge=0, le=1, description="How much of the whole briefing is done, 0 to 1.")


class ArticleOut(Answer):
    """One article of the batch."""

    id: str = Field(description="Its id in the briefing.")
    title: str = Field(description="Its title as given; empty where it has none.")
    state: ArticleState = Field(description="How far it has come.")
    reason: str = Field(description="Why it was folded or skipped; empty otherwise.")


class ErrorOut(Answer):
    """Why the briefing failed."""

    code: str = Field(description="Stable code, for programs.")
    message: str = Field(description="What happened, and what to do.")
    retryable: bool = Field(description="Whether submitting the batch again may help.")


class LinksOut(Answer):
    """Where to go from here."""

    self: str = Field(description="The briefing.")
    events: str = Field(description="Its progress as server-sent events.")
    cancel: str | None = Field(description="DELETE this to cancel; null once it is finished.")
    documents: Mapping[str, str] = Field(description="The document by format; empty until it is there.")


class SummaryOut(Answer):
    """A briefing in a list."""

    id: str = Field(description="Id of the briefing.", examples=["brf_019a3c5e7d10f4a1b2c3d4e5"])
    state: JobState = Field(description="queued, running, succeeded, failed or cancelled.")
    stage: Stage = Field(description="What it has come to: prepare, outline, translate or compose.")
    article_count: int = Field(description="How many articles were taken in.")
    attempts: int = Field(description="How often a worker began a step anew after a failure.")
    error: ErrorOut | None = Field(description="Why it failed; null otherwise.")
    metadata: Mapping[str, str] = Field(description="The client's labels.")
    created_at: datetime = Field(description="When it was accepted (UTC).")
    started_at: datetime | None = Field(description="When a worker began; null before.")
    finished_at: datetime | None = Field(description="When it was finished; null before.")
    links: LinksOut = Field(description="Where to go from here.")


class BriefingOut(SummaryOut):
    """A briefing: its state, its progress, its articles."""

    progress: ProgressOut = Field(description="How much is done.")
    estimated_seconds_left: int | None = Field(description="An estimate; null where nothing is known yet.")
    articles: list[ArticleOut] = Field(description="The articles as given, then the inputs that were refused.")


class PageOut(Answer):
    """Some briefings, the newest first."""

    briefings: list[SummaryOut] = Field(description="The briefings.")
    next_cursor: str | None = Field(description="Give this as `cursor` for the next page; null on the last.")


def briefing_out(view: JobView) -> BriefingOut:
    """Write a job with its progress."""
    return BriefingOut(
        **_fields(view.job),
        progress=ProgressOut(done=view.tally.done, total=view.tally.total, share=view.share),
        estimated_seconds_left=view.seconds_left,
        articles=[
            ArticleOut(id=each.id, title=each.title, state=each.state, reason=each.reason) for each in view.articles
        ],
    )


def summary_out(job: Job) -> SummaryOut:
    """Write a job for a list."""
    return SummaryOut(**_fields(job))


def _fields(job: Job) -> dict[str, Any]:
    error = job.error
    return {
        "id": job.id,
        "state": job.state,
        "stage": job.stage,
        "article_count": job.articles,
        "attempts": job.attempts,
        "error": error and ErrorOut(code=error.code, message=error.message, retryable=error.retryable),
        "metadata": job.order.metadata,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "links": _links(job),
    }


def _links(job: Job) -> LinksOut:
    here = f"{PATH}/{job.id}"
    formats = job.order.formats or tuple(FORMATS) if job.state is JobState.SUCCEEDED else ()
    return LinksOut(
        self=here,
        events=f"{here}/events",
        cancel=None if job.state.finished else here,
        documents={name: f"{here}/document?format={name}" for name in formats},
    )
