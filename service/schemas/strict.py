"""Parses request bodies strictly, and names each wrong field."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.adapters.inbox.article_json import parse
from briefing.adapters.inbox.posted import MOST_FAULTS, Fault, place
from briefing.errors import BadEncoding
from service.errors import refuse_fields

Shape = TypeVar("Shape", bound="Request")

_SAYINGS: Final = {  # pydantic's error type -> our words, {} what it says of the bounds
    "missing": "is missing",
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "list_type": "must be an array",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "string_unicode": "holds half of a character pair (a lone surrogate): write the character itself",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
}


class Request(BaseModel):
    """A request body: types are taken as they are, unknown fields are refused."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Answer(BaseModel):
    """An answer."""

    model_config = ConfigDict(frozen=True)


def parse_json(body: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Parse a body as JSON: UTF-8, no NaN, no key twice.

    Raises BadEncoding or InvalidJson.
    """
    try:
        text = body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = f"The body is not UTF-8 (first wrong byte at {error.start}): encode it as UTF-8."
        raise BadEncoding(message) from error
    return parse(text)


def shaped(kind: type[Shape], value: Any, *, within: tuple[str, ...] = ()) -> Shape:  # noqa: ANN401 - any JSON value
    """Return the value as a request of that kind; `within` is the field that it stands in.

    Raises Refusal, naming each wrong field.
    """
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        raise refuse_fields(faults_of(error, kind, within=within)) from error


def faults_of(error: ValidationError, kind: type[BaseModel], *, within: tuple[str, ...] = ()) -> list[Fault]:
    """Return each wrong field of a request."""
    return [
        Fault(field=place((*within, *_path(each["loc"]))), message=_saying(each, kind))
        for each in error.errors(include_url=False, include_input=False)[:MOST_FAULTS]
    ]


def _path(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    return loc[:-1] if loc and loc[-1] == "[key]" else loc  # the key itself is at fault: it is in the path


def _saying(fault: Mapping[str, Any], kind: type[BaseModel]) -> str:
    if fault["type"] == "extra_forbidden":
        if len(fault["loc"]) == 1:
            return f"is not known; known are {', '.join(sorted(kind.model_fields))}"
        return "is not known: leave it out"
    saying = _SAYINGS.get(fault["type"])
    return saying.format(**fault.get("ctx", {})) if saying else str(fault["msg"]).removeprefix("Value error, ")
