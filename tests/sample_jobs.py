"""Jobs, batches and steps for tests: small, and telling one from another by a number."""

from dataclasses import replace
from datetime import UTC, datetime

from briefing.article import Article, Intake, Rejection
from briefing.glossary import GlossaryTerm
from briefing.job import Job, JobOrder, JobState, Stage, WebhookOrder
from briefing.step import Step

AT = datetime(2018, 1, 15, 12, 0, 0, 123_456, tzinfo=UTC)


def job_id(number: int) -> str:
    """Return an id; ids of higher numbers are of newer jobs."""
    return f"brf_{number:024x}"


def sample_job(number: int = 1, *, metadata: dict[str, str] | None = None) -> Job:
    """Return a queued job with a value in every field of its order."""
    order = JobOrder(
        points=7,
        formats=("json", "html"),
        glossary=(GlossaryTerm(ar="الدرعية", en="Diriyah"),),
        models={"translation": "mujaz-ar-en-compact"},
        since=job_id(0),
        webhook=WebhookOrder(url="https://cms.example/hook", events=("briefing.succeeded",)),
        metadata={"desk": "foreign"} if metadata is None else metadata,
    )
    return Job(id=job_id(number), key_id="key_1", created_at=AT, order=order, articles=2)


def sample_intake(articles: int = 2) -> Intake:
    """Return a batch of so many articles and one refused input."""
    return Intake(
        articles=tuple(
            Article(id=f"a{number}", title=f"العنوان {number}", body="وصل القطار إلى المحطة. " * 40, published_at=AT)
            for number in range(articles)
        ),
        rejections=(Rejection(id="empty.txt", origin="empty.txt", code="empty_body", reason="It has no text."),),
    )


def running(job: Job) -> Job:
    """Return the job running."""
    return job.becoming(JobState.RUNNING, at=AT)


def cancelled(job: Job) -> Job:
    """Return the job cancelled, and nobody told yet."""
    return job.becoming(JobState.CANCELLED, at=AT)


def settled(job: Job) -> Job:
    """Return the job cancelled, and whoever waits told."""
    return replace(cancelled(job), announced=True)


def sample_step(number: int = 0, *, job: int = 1, stage: Stage = Stage.PREPARE) -> Step:
    """Return a step of the first round."""
    return Step(job=job_id(job), stage=stage, round=1, number=number)
