"""Problems as they are answered, and how the API documents them."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import Field

from service.errors import MEDIA_TYPE
from service.schemas.strict import Answer

RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}}
LIMITS = {
    "RateLimit": {"description": "Requests left and seconds to wait.", "schema": {"type": "string"}},
    "RateLimit-Policy": {"description": "Requests a window, and its seconds.", "schema": {"type": "string"}},
}
MEANINGS: Mapping[int, str] = {
    400: "The body is no text or no JSON.",
    401: "No API key, or one that is not known.",
    403: "The scope of the API key does not reach so far.",
    404: "There is none of that id.",
    406: "None of the accepted formats can be written.",
    409: "It is not in a state for this.",
    413: "The body is larger than the limit.",
    415: "The Content-Type is none that is read here.",
    422: "Fields are missing, unknown or wrong: `errors` names each.",
    429: "Too many requests with this key, or too many unfinished briefings.",
    503: "The service cannot do it now.",
}
ALWAYS = (401, 403, 422, 429, 503)  # of every route that asks for a key


class FaultOut(Answer):
    """One wrong field."""

    field: str = Field(description="Which field, such as articles[3].body; empty for the whole body.")
    message: str = Field(description="What is wrong with it.")


class Problem(Answer):
    """An error, as in RFC 9457."""

    type: str = Field(description="URN of the kind of error.", examples=["urn:mujaz:error:invalid_request"])
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong, and what to do.")
    instance: str = Field(description="URN of this request: the operator finds it in the log.")
    code: str = Field(description="Stable code, for programs: see the reference of errors.")
    errors: list[FaultOut] | None = Field(default=None, description="Each wrong field; with 422 only.")


def problems(*statuses: int, keyed: bool = True) -> dict[int | str, dict[str, Any]]:
    """Document the problems that a route may answer; those of every keyed route come along."""
    return {status: _documented(status) for status in sorted({*statuses, *(ALWAYS if keyed else ())})}


def _documented(status: int) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        headers["Retry-After"] = RETRY_AFTER
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        headers |= LIMITS
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = {"description": "How to say who you are.", "schema": {"type": "string"}}
    return {
        "description": MEANINGS[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        "headers": headers,
    }
