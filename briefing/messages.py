"""Writes the messages of webhooks: small JSON objects that say what happened and where to read more."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from briefing.job import Job, JobState
from briefing.webhook import Event

EVENT_OF: Mapping[JobState, Event] = {
    JobState.SUCCEEDED: Event.SUCCEEDED,
    JobState.FAILED: Event.FAILED,
    JobState.CANCELLED: Event.CANCELLED,
}


def message_id(job: Job, event: Event) -> str:
    """Return the id of the one message about a job's end: the same however often it is announced."""
    return f"msg_{job.id.rpartition('_')[2]}{event.rpartition('.')[2]}"


def job_message(job: Job, event: Event, *, at: datetime) -> str:
    """Write the message that a job is finished."""
    links = {"briefing": f"/v1/briefings/{job.id}"}
    if job.state is JobState.SUCCEEDED:
        links["document"] = f"/v1/briefings/{job.id}/document"
    data: dict[str, Any] = {"id": job.id, "state": job.state, "links": links, "metadata": dict(job.order.metadata)}
    if job.error is not None:
        data["error"] = {"code": job.error.code, "message": job.error.message, "retryable": job.error.retryable}
    return _written(event, at, data)


def trial_message(endpoint_id: str, *, at: datetime) -> str:
    """Write a message that says nothing but that it came through."""
    return _written(Event.TEST, at, {"endpoint": endpoint_id})


def addressed(body: str, *, public_url: str) -> str:
    """Make the links of a message absolute; without a public address, or when done already, it stays as it is."""
    message = json.loads(body)
    links = message["data"].get("links", {})
    if not public_url or not any(link.startswith("/") for link in links.values()):
        return body
    base = public_url.rstrip("/")
    message["data"]["links"] = {name: base + link if link.startswith("/") else link for name, link in links.items()}
    return _compact(message)


def _written(event: Event, at: datetime, data: Mapping[str, Any]) -> str:
    return _compact({"type": event, "timestamp": at.isoformat().replace("+00:00", "Z"), "data": data})


def _compact(message: Mapping[str, Any]) -> str:
    # ASCII only, so that nothing on the way can alter the bytes that are signed.
    return json.dumps(message, separators=(",", ":"))
