"""Reads a request for a briefing, in either of its two forms, and tells one payload from another."""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any, Final

from briefing.adapters.inbox.limits import InputLimits
from briefing.adapters.inbox.posted import FILES, Fault, Posted, read_uploads, read_values
from briefing.article import Intake
from briefing.errors import InputError, InvalidGlossary, NothingUsable, UnsupportedMedia
from briefing.glossary import GlossaryTerm, read_glossary_bytes
from briefing.job import JobOrder
from service.errors import Refusal, refuse_fields
from service.forms import Part, boundary_of, parse_form, uploads_of
from service.schemas.orders import MOST_TERMS, BriefingIn, OrderIn
from service.schemas.strict import parse_json, shaped

JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
_FIELDS: Final = ("options", "webhook", "metadata")  # of a form, each JSON text
_GLOSSARY: Final = "glossary"  # of a form: a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A request for a briefing that is right in its form."""

    intake: Intake
    order: JobOrder
    fingerprint: str  # the same for the same payload, whatever boundary a form was sent with


def read_submission(
    body: bytes, content_type: str, *, path: str, limits: InputLimits, max_page_bytes: int
) -> Submission:
    """Read a body.

    Raises Refusal or an error of ours where it cannot be used: its form is wrong, or no article of it is usable.
    """
    media = content_type.partition(";")[0].strip().lower()
    if media == JSON:
        posted, order, fingerprint = _of_json(body, path=path, limits=limits)
    elif media == FORM:
        parts = parse_form(body, boundary=boundary_of(content_type), most_parts=limits.max_articles + len(_FIELDS) + 1)
        posted, order = _of_form(parts, limits=limits, max_page_bytes=max_page_bytes)
        fingerprint = _fingerprint(path, *(piece for part in parts for piece in _pieces(part)))
    else:
        raise UnsupportedMedia
    if posted.faults:
        raise refuse_fields(posted.faults)
    if not posted.intake.articles:
        raise _nothing_usable(posted.intake)
    return Submission(intake=posted.intake, order=order, fingerprint=fingerprint)


def _of_json(body: bytes, *, path: str, limits: InputLimits) -> tuple[Posted, JobOrder, str]:
    """Judge order and articles together, so that one answer names every wrong field."""
    value = parse_json(body)
    articles = value.get("articles") if isinstance(value, dict) else None
    posted = read_values(articles, limits=limits) if isinstance(articles, list) else None
    try:
        request = shaped(BriefingIn, value)
    except Refusal as refusal:
        raise refuse_fields([*refusal.faults, *(posted.faults if posted else ())]) from refusal
    assert posted is not None  # noqa: S101 - BriefingIn has made sure of the array
    return posted, request.order(), _fingerprint(path, body)


def _of_form(parts: list[Part], *, limits: InputLimits, max_page_bytes: int) -> tuple[Posted, JobOrder]:
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for part in parts:
        fault = _field(part, values)
        faults += [fault] if fault else []
    terms = _terms(parts, faults)
    uploads = uploads_of(parts, FILES)
    if not uploads:
        faults.append(Fault(field=FILES, message="is missing: send at least one file"))
    try:
        order = shaped(OrderIn, values).order()
    except Refusal as refusal:
        raise refuse_fields([*faults, *refusal.faults]) from refusal
    if faults:
        raise refuse_fields(faults)
    order = replace(order, glossary=(*order.glossary, *terms))
    return read_uploads(uploads, limits=limits, max_page_bytes=max_page_bytes), order


def _terms(parts: list[Part], faults: list[Fault]) -> tuple[GlossaryTerm, ...]:
    """Read the glossary of a form, or add to the faults what is wrong with it."""
    files = uploads_of(parts, _GLOSSARY)
    if len(files) > 1:
        faults.append(Fault(field=_GLOSSARY, message="is given twice"))
    if len(files) != 1:
        return ()
    try:
        terms = read_glossary_bytes(files[0].content)
    except InvalidGlossary as error:
        faults.append(Fault(field=_GLOSSARY, message=error.message))
        return ()
    if len(terms) > MOST_TERMS:
        faults.append(Fault(field=_GLOSSARY, message=f"must have at most {MOST_TERMS:,} terms"))
    return terms


def _field(part: Part, values: dict[str, Any]) -> Fault | None:
    """Put the value of a form's field to the others, or say what is wrong with it."""
    if part.name in {FILES, _GLOSSARY}:
        return None if part.filename is not None else Fault(field=part.name, message="must be a file, with its name")
    if part.name not in _FIELDS:
        known = ", ".join((FILES, *_FIELDS, _GLOSSARY))
        return Fault(field=part.name[:100], message=f"is not known; known are {known}")
    if part.name in values:
        return Fault(field=part.name, message="is given twice")
    try:
        values[part.name] = parse_json(part.content)
    except InputError as error:
        return Fault(field=part.name, message=error.message)
    return None


def _pieces(part: Part) -> tuple[bytes, ...]:
    return json.dumps([part.name, part.filename]).encode(), part.content


def _fingerprint(path: str, *pieces: bytes) -> str:
    digest = hashlib.sha256(f"POST {path}\n".encode())
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()


def _nothing_usable(intake: Intake) -> Refusal:
    faults = [Fault(field=each.origin, message=each.reason) for each in intake.rejections]
    message = "No article of the batch can be used: `errors` has the reasons. Give at least one Arabic article."
    return Refusal(NothingUsable(message), faults=faults[:100])
