"""Ends a job, once: its state, the event, the message to whoever waits for it."""

from dataclasses import replace

from briefing.backend import Backend
from briefing.job import Job, JobError, JobState
from briefing.usecases import webhooks


def finish_job(job_id: str, state: JobState, error: JobError | None = None, *, backend: Backend) -> Job:
    """Give a job its last state and tell of it; a job that is finished already stays as it is.

    Raises:
        UnknownJob: there is none of that id.
        IllegalChange: a job in its present state cannot end so.
    """
    now = backend.clock.now()
    changed = False

    def finished(job: Job) -> Job:
        nonlocal changed
        changed = not job.state.finished
        return job.becoming(state, at=now, error=error) if changed else job

    job = backend.jobs.change(job_id, finished)
    if changed:
        backend.meter.add(f'jobs_finished_total{{state="{state}"}}')
        tell(job, backend=backend)
    return job


def tell(job: Job, *, backend: Backend) -> None:
    """Tell of a finished job: those who listen, then the webhook. Done again after a crash, it does no harm."""
    backend.events.append(job.id, "state", {"state": str(job.state), "error": job.error.code if job.error else None})
    webhooks.announce(job, backend=backend)
    # Last: until it is written, `watch.revive` finds the job and tells of it again.
    backend.jobs.change(job.id, lambda each: replace(each, announced=True))
