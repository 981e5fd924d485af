"""Stops a job, or deletes it with everything that is kept of it."""

from briefing.backend import Backend
from briefing.job import Job, JobState
from briefing.usecases.finish import finish_job


def cancel_job(job_id: str, *, backend: Backend) -> Job:
    """Cancel an unfinished job: its workers stop within a batch of sentences; a finished one stays as it is.

    Raises:
        UnknownJob: there is none of that id.
    """
    job = backend.jobs.read(job_id)
    return job if job.state.finished else finish_job(job_id, JobState.CANCELLED, backend=backend)


def delete_job(job_id: str, *, backend: Backend) -> None:
    """Delete a job with its articles, document, events and deliveries; an unfinished one is cancelled first.

    Raises:
        UnknownJob: there is none of that id.
    """
    cancel_job(job_id, backend=backend)
    backend.jobs.delete(job_id)
