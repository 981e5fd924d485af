"""What the two synchronous calls have in common: their bounds, their documentation, their answers."""

from http import HTTPStatus
from typing import Any, Final

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from briefing.adapters.inbox.posted import Fault
from briefing.errand import ErrandLimits
from briefing.errors import TooLarge, UnsupportedMedia
from briefing.settings import Settings
from service.errors import Refusal
from service.schemas.problems import LIMITS, problems
from service.schemas.strict import parse_json

RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    HTTPStatus.OK.value: {"description": "The answer.", "headers": LIMITS},
    **problems(400, 413, 415, 422),
}


def errand_limits(settings: Settings) -> ErrandLimits:
    """Return how much the interactive lane takes."""
    return ErrandLimits(
        characters=settings.interactive_characters,
        seconds=settings.interactive_seconds,
        waiting=settings.interactive_waiting,
    )


def json_value(request: Request, body: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Parse a JSON body.

    Raises:
        UnsupportedMedia: the Content-Type says it is none.
        BadEncoding: it is not UTF-8.
        InvalidJson: it does not parse.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise UnsupportedMedia("This route reads application/json: set Content-Type so.")
    return parse_json(body)


def refuse_long(characters: int, *, limit: int, field: str) -> None:
    """Refuse more text than a synchronous call takes.

    Raises:
        Refusal: it is more.
    """
    if characters > limit:
        saying = f"has {characters:,} characters, more than the limit of {limit:,} for a synchronous call"
        message = f"The text {saying}: submit a briefing instead."
        raise Refusal(TooLarge(message), faults=[Fault(field=field, message=saying)])


def answered(answer: BaseModel) -> Response:
    """Write an answer that nobody shall keep."""
    return Response(answer.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})


def body_of(schema: str) -> dict[str, Any]:
    """Document a JSON body of that schema."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"requestBody": {"required": True, "content": content}}
