"""The document of a briefing, in the format that the client asks for."""

from typing import Annotated, Final

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response

from briefing.backend import Backend
from briefing.errors import JobNotDone
from briefing.job import Job, JobState
from briefing.render import ALIASES, FORMATS, render
from briefing.render.html_document import served_policy
from briefing.render.json_document import load
from service.conditional import etag, unless_known
from service.deps import BackendDep, JobId, Reader
from service.errors import RETRY_SECONDS, Refusal
from service.negotiation import chosen_format
from service.schemas.jobs import PATH
from service.schemas.problems import LIMITS, problems

SHELF: Final = "document"  # where a worker has laid it
_HEADERS: Final = {
    "ETag": {"description": "Of this document in this format.", "schema": {"type": "string"}},
    "Vary": {"description": "Accept.", "schema": {"type": "string"}},
    "Content-Disposition": {"description": "With ?download=1.", "schema": {"type": "string"}},
    **LIMITS,
}

router = APIRouter(prefix=PATH, tags=["briefings"])


def _content() -> dict[str, object]:
    return {
        each.media_type.partition(";")[0]: {
            "schema": {"type": "object" if each.media_type.endswith("json") else "string"}
        }
        for each in FORMATS.values()
    }


@router.get(
    "/{id}/document",  # noqa: FAST003 - service.deps.job_id_of takes it
    response_class=Response,
    summary="Read the document of a briefing",
    responses={
        200: {"description": "The document.", "content": _content(), "headers": _HEADERS},
        304: {"description": "The client has it already.", "headers": {"ETag": _HEADERS["ETag"]}},
        **problems(404, 406, 409, 422),
    },
)
def read_document(
    *,
    request: Request,
    backend: BackendDep,
    _: Reader,
    job_id: JobId,
    format_name: Annotated[
        str | None,
        Query(alias="format", description=f"{', '.join(sorted([*FORMATS, *ALIASES]))}; before Accept."),
    ] = None,
    download: Annotated[bool, Query(description="Whether browsers shall save it as a file.")] = False,
    if_none_match: Annotated[str | None, Header(description="ETag of an earlier answer.")] = None,
) -> Response:
    """Hand out the document, as JSON unless ?format= or Accept asks for another format."""
    name = chosen_format(request.headers.get("accept", ""), name=format_name)
    text = _document(backend.jobs.read(job_id), backend=backend)
    content = text if name == "json" else render(load(text), name)
    answer = Response(content, media_type=FORMATS[name].media_type, headers=_headers(name))
    answer.headers["ETag"] = etag(bytes(answer.body))
    if download:
        answer.headers["Content-Disposition"] = f'attachment; filename="{job_id}{FORMATS[name].suffix}"'
    return unless_known(answer, if_none_match)


def _document(job: Job, *, backend: Backend) -> str:
    text = backend.shelf.get(job.id, SHELF) if job.state is JobState.SUCCEEDED else None
    if text is not None:
        return text
    message = f"The briefing is {job.state}: it has no document."
    if job.state.finished:
        raise JobNotDone(message)
    raise Refusal(JobNotDone(f"{message} Ask for its state first."), headers={"Retry-After": str(RETRY_SECONDS)})


def _headers(name: str) -> dict[str, str]:
    headers = {"Vary": "Accept", "Cache-Control": "no-cache", "Referrer-Policy": "no-referrer"}
    if name == "html":
        headers["Content-Security-Policy"] = served_policy()
    return headers
