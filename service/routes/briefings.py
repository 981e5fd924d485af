"""Briefings: submit a batch, see how far it is, list, cancel, delete."""

import re
from functools import partial
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from briefing.adapters.inbox.posted import Fault, place
from briefing.ids import new_id
from briefing.job import JobState
from briefing.usecases.cancel import cancel_job, delete_job
from briefing.usecases.reading import JobView, read_job
from briefing.usecases.submit import submit_batch
from service.conditional import etag, unless_known
from service.deps import BackendDep, Body, Here, JobId, Reader, Submitter
from service.errors import cursor_named, refuse_fields
from service.idempotency import HEADER, key_in, once
from service.schemas.examples import REQUEST_BODY
from service.schemas.jobs import PATH, BriefingOut, PageOut, briefing_out, summary_out
from service.schemas.problems import LIMITS, RETRY_AFTER, problems
from service.submission import read_submission
from service.vetting import refuse_unknown, vet_webhook

POLL_SECONDS: Final = 2  # what Retry-After asks of those who poll
MOST_BRIEFINGS: Final = 100  # a page
_LABEL: Final = re.compile(r"metadata\[(.{1,64})\]", re.DOTALL)
_LOCATION: Final = {"description": "The briefing.", "schema": {"type": "string"}}
_ETAG: Final = {"description": "Changes with the answer.", "schema": {"type": "string"}}
_LINK: Final = {"description": 'The next page, rel="next".', "schema": {"type": "string"}}

router = APIRouter(prefix=PATH, tags=["briefings"])


@router.post(
    "",
    status_code=202,
    response_model=BriefingOut,
    summary="Submit a batch of articles",
    responses={
        202: {
            "description": "Accepted: the briefing is queued.",
            "headers": {"Location": _LOCATION, "Retry-After": RETRY_AFTER, **LIMITS},
        },
        **problems(400, 409, 413, 415, 422),
    },
    openapi_extra={"requestBody": REQUEST_BODY},
)
def submit(
    request: Request,
    here: Here,
    key: Submitter,
    body: Body,
    idempotency_key: Annotated[
        str | None,
        Header(alias=HEADER, description="Any string in quotes: the same request with the same key is done once."),
    ] = None,
) -> Response:
    """Take a batch of articles in and answer at once; poll the briefing, listen to its events or wait for a webhook.

    As `application/json`, or as `multipart/form-data` with files. The same Idempotency-Key with the same payload gives
    the first answer again for 24 hours.
    """
    backend, settings = here.backend, here.settings
    # As RFC 9110 reads a header that is sent twice; two keys are none.
    once_key = key_in(", ".join(request.headers.getlist(HEADER)) if idempotency_key is not None else None)
    submission = read_submission(
        body,
        request.headers.get("content-type", ""),
        path=PATH,
        limits=here.settings.input_limits,
        max_page_bytes=settings.max_page_bytes,
    )

    def carry_out(job_id: str) -> Response:
        refuse_unknown(submission.order, backend=backend)
        submit_batch(
            submission.intake,
            submission.order,
            key_id=key.id,
            job_id=job_id,
            backend=backend,
            max_active=settings.max_active_jobs,
            vet=partial(vet_webhook, vet=here.vet),
        )
        return _written(briefing_out(read_job(job_id, backend=backend)), status=202, headers=_accepted(job_id))

    return once(
        carry_out,
        key=once_key,
        owner=key.id,
        fingerprint=submission.fingerprint,
        resource=new_id("brf", backend.clock.now()),
        backend=backend,
    )


@router.get(
    "",
    response_model=PageOut,
    summary="List briefings",
    responses={
        200: {"description": "Some briefings, the newest first.", "headers": {"Link": _LINK, **LIMITS}},
        **problems(422),
    },
    openapi_extra={
        "parameters": [
            {
                "name": "metadata",
                "in": "query",
                "style": "deepObject",
                "explode": True,
                "required": False,
                "description": "Labels that the briefings must have: metadata[desk]=sport.",
                "schema": {"type": "object", "additionalProperties": {"type": "string"}},
            }
        ]
    },
)
def list_briefings(
    *,
    request: Request,
    backend: BackendDep,
    _: Reader,
    state: Annotated[JobState | None, Query(description="Only those in this state.")] = None,
    cursor: Annotated[str, Query(max_length=200, description="next_cursor of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=MOST_BRIEFINGS, description="Most briefings a page.")] = 20,
) -> Response:
    """List briefings, the newest first, a page at a time."""
    labels = _labels(request)
    with cursor_named():
        page = backend.index.page(state=state, metadata=labels, cursor=cursor, limit=limit)
    answer = PageOut(briefings=[summary_out(job) for job in page.jobs], next_cursor=page.next_cursor or None)
    headers = {}
    if page.next_cursor:
        asked = {f"metadata[{name}]": value for name, value in labels.items()} | (
            {"state": str(state)} if state else {}
        )
        query = urlencode(asked | {"limit": limit, "cursor": page.next_cursor})
        headers["Link"] = f'<{PATH}?{query}>; rel="next"'
    return _written(answer, headers=headers)


@router.get(
    "/{id}",  # noqa: FAST003 - service.deps.job_id_of takes it
    response_model=BriefingOut,
    summary="See how far a briefing is",
    responses={
        200: {
            "description": "The briefing.",
            "headers": {"ETag": _ETAG, "Retry-After": RETRY_AFTER, **LIMITS},
        },
        304: {"description": "Nothing has changed since the ETag in If-None-Match.", "headers": {"ETag": _ETAG}},
        **problems(404),
    },
)
def show(
    backend: BackendDep,
    _: Reader,
    job_id: JobId,
    if_none_match: Annotated[str | None, Header(description="ETag of an earlier answer.")] = None,
) -> Response:
    """Tell state, progress and articles of a briefing; Retry-After says when to ask again while it is not finished."""
    view = read_job(job_id, backend=backend)
    answer = _written(briefing_out(view), headers=_waiting(view))
    answer.headers["ETag"] = etag(bytes(answer.body))
    return unless_known(answer, if_none_match)


@router.delete(
    "/{id}",  # noqa: FAST003 - service.deps.job_id_of takes it
    response_model=BriefingOut,
    summary="Cancel or delete a briefing",
    responses={
        200: {"description": "It was not finished, and is cancelled.", "headers": {**LIMITS}},
        204: {"description": "It was finished, and is deleted with all its data."},
        **problems(404),
    },
)
def remove(backend: BackendDep, _: Submitter, job_id: JobId) -> Response:
    """Cancel a briefing that is not finished; delete a finished one with its articles, document and deliveries."""
    if backend.jobs.read(job_id).state.finished:
        delete_job(job_id, backend=backend)
        return Response(status_code=204)
    cancel_job(job_id, backend=backend)
    return _written(briefing_out(read_job(job_id, backend=backend)))


def _written(answer: BaseModel, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    body = answer.model_dump_json()
    return Response(
        body,
        status_code=status,
        media_type="application/json",
        headers={"Cache-Control": "no-cache", **(headers or {})},
    )


def _accepted(job_id: str) -> dict[str, str]:
    return {"Location": f"{PATH}/{job_id}", "Retry-After": str(POLL_SECONDS)}


def _waiting(view: JobView) -> dict[str, str]:
    return {} if view.job.state.finished else {"Retry-After": str(POLL_SECONDS)}


def _labels(request: Request) -> dict[str, str]:
    """Read the filters metadata[NAME]=VALUE."""
    labels: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        label = _LABEL.fullmatch(name)
        if label:
            labels[label[1]] = value
        elif name.startswith("metadata"):
            raise refuse_fields([Fault(field=place((name,)), message="must name a label: metadata[desk]=sport")])
    return labels
