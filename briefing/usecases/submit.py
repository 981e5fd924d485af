"""Takes a batch in: stores the job, plans its first steps, hands them to the workers."""

from collections.abc import Callable

from briefing.article import Intake
from briefing.backend import Backend
from briefing.errors import NothingUsable, TooManyJobs
from briefing.job import Job, JobOrder, JobState, Stage
from briefing.step import first_messages
from briefing.usecases.reading import job_exists


def submit_batch(
    intake: Intake,
    order: JobOrder,
    *,
    key_id: str,
    job_id: str,
    backend: Backend,
    max_active: int,
    vet: Callable[[str], None],
) -> Job:
    """Store a job and queue its first steps; with an id that is taken, that job is returned as it is.

    `max_active` is how many unfinished jobs there may be; `vet` refuses webhook URLs that Mujaz does not call.

    Raises:
        NothingUsable: no article can be briefed.
        RefusedAddress: of the webhook.
        TooManyJobs: there are as many unfinished jobs as there may be.
    """
    if not intake.articles:
        raise NothingUsable
    if order.webhook:
        vet(order.webhook.url)
    _refuse_too_many(job_id, backend=backend, max_active=max_active)
    job = Job(id=job_id, key_id=key_id, created_at=backend.clock.now(), order=order, articles=len(intake.articles))
    if not backend.jobs.create(job, intake):
        job = backend.jobs.read(job_id)  # the request came again: whatever was left undone below is done now
    else:
        backend.events.append(job_id, "state", {"state": str(job.state)})
        backend.meter.add("jobs_submitted_total")
    if job.state is JobState.QUEUED:
        steps = backend.steps.plan(job_id, stage=Stage.PREPARE, round=1, count=job.articles)
        backend.queue.enqueue(first_messages(steps))
    return job


def _refuse_too_many(job_id: str, *, backend: Backend, max_active: int) -> None:
    count = backend.index.count()
    active = count.get(JobState.QUEUED, 0) + count.get(JobState.RUNNING, 0)
    if active >= max_active and not job_exists(job_id, backend=backend):
        raise TooManyJobs(
            f"There are {active:,} unfinished briefings, and the limit is {max_active:,}: try again when some are done."
        )
