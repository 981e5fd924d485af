"""The events of a briefing as they happen: server-sent events that can be taken up again where they broke off."""

import json
import time
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Final

import anyio
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Header, Request
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from starlette.responses import Response

from briefing.backend import Backend
from briefing.errors import StoreUnavailable, UnknownJob
from briefing.job import JobEvent, JobState
from service.deps import BackendDep, JobId, Reader
from service.schemas.jobs import PATH
from service.schemas.problems import LIMITS, problems

POLL_SECONDS: Final = 0.3
COMMENT_SECONDS: Final = 15.0  # proxies close connections on which nothing comes
RETRY_MILLISECONDS: Final = 2_000  # how long clients wait before they come back
POLLING_THREADS: Final = 8  # of all listeners together: they never keep requests from their threads
MOST_ID: Final = 64
FINAL: Final = frozenset(str(state) for state in JobState if state.finished)
_EVENT: Final = {
    "type": "object",
    "required": ["id", "event", "data"],
    "properties": {
        "id": {"type": "string", "description": "To be sent back as Last-Event-ID."},
        "event": {"type": "string", "description": "state, article or progress."},
        "data": {"type": "string", "description": "What has happened, as a JSON object."},
    },
}

router = APIRouter(prefix=PATH, tags=["briefings"])


@router.get(
    "/{id}/events",  # noqa: FAST003 - service.deps.job_id_of takes it
    response_class=Response,  # EventSourceResponse here would make FastAPI take the route for a generator
    summary="Listen to a briefing",
    responses={
        200: {
            "description": "Events `state`, `article` and `progress`, until the state is final.",
            "content": {"text/event-stream": {"schema": _EVENT}},
            "headers": LIMITS,
        },
        204: {"description": "It is finished, and the client has had all events: there is nothing to come back for."},
        **problems(404),
    },
)
async def listen(
    request: Request,
    backend: BackendDep,
    _: Reader,
    job_id: JobId,
    last_event_id: Annotated[str, Header(description="Id of the last event that was received.")] = "",
) -> Response:
    """Stream the events of a briefing from its beginning, or from behind Last-Event-ID."""
    limiter: CapacityLimiter = request.app.state.listeners
    listener = _Listener(backend=backend, job_id=job_id, last_id=last_event_id[:MOST_ID], limiter=limiter)
    first = await listener.poll()
    if not first and await listener.finished():
        return Response(status_code=204)
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return EventSourceResponse(listener.stream(first), headers=headers)


class _Listener:
    """One client that listens to one job."""

    def __init__(self, *, backend: Backend, job_id: str, last_id: str, limiter: CapacityLimiter) -> None:
        self._backend = backend
        self._job_id = job_id
        self._last_id = last_id
        self._limiter = limiter

    async def poll(self) -> tuple[JobEvent, ...]:
        """Return the events since the last poll."""
        read = partial(self._backend.events.after, self._job_id, self._last_id)
        events = await to_thread.run_sync(read, limiter=self._limiter)
        if events:
            self._last_id = events[-1].id
        return events

    async def finished(self) -> bool:
        """Say whether nothing more will happen. Raises UnknownJob."""
        job = await to_thread.run_sync(self._backend.jobs.read, self._job_id, limiter=self._limiter)
        return job.settled  # its last event is there

    async def stream(self, events: tuple[JobEvent, ...]) -> AsyncIterator[bytes]:
        """Yield events until the final state; a break of the store ends the stream, and the client comes back."""
        yield format_sse_event(retry=RETRY_MILLISECONDS)
        wrote = time.monotonic()
        try:
            while True:
                for event in events:
                    yield _written(event)
                    wrote = time.monotonic()
                if any(map(_is_final, events)) or (not events and await self.finished() and not await self._more()):
                    return
                if time.monotonic() - wrote > COMMENT_SECONDS:
                    yield KEEPALIVE_COMMENT
                    wrote = time.monotonic()
                await anyio.sleep(POLL_SECONDS)
                events = await self.poll()
        except (UnknownJob, StoreUnavailable):
            return

    async def _more(self) -> bool:
        """Say whether events have come between the last poll and the end of the job."""
        read = partial(self._backend.events.after, self._job_id, self._last_id, limit=1)
        return bool(await to_thread.run_sync(read, limiter=self._limiter))


def _written(event: JobEvent) -> bytes:
    return format_sse_event(id=event.id, event=event.name, data_str=json.dumps(dict(event.data), ensure_ascii=False))


def _is_final(event: JobEvent) -> bool:
    return event.name == "state" and event.data.get("state") in FINAL
