"""Turns every error into an RFC 9457 problem: one table from our codes to HTTP statuses, and the handlers of the app.

Clients see an error only through here; what Mujaz did not raise on purpose becomes `internal`, without details.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from briefing.adapters.inbox.posted import Fault, place
from briefing.errors import (
    BadEncoding,
    BodyTooLarge,
    Forbidden,
    IllegalChange,
    InputError,
    InvalidJson,
    InvalidRequest,
    JobCancelled,
    JobNotDone,
    KeyInUse,
    ModelError,
    MujazError,
    NoAnswer,
    NotAcceptable,
    RateLimited,
    RefusedAddress,
    RequestError,
    ServiceError,
    TooManyJobs,
    Unauthorised,
    UnknownDelivery,
    UnknownEndpoint,
    UnknownFormat,
    UnknownJob,
    UnknownModel,
    UnknownRoute,
    UnsupportedMedia,
)
from briefing.job import classify

MEDIA_TYPE: Final = "application/problem+json"
RETRY_SECONDS: Final = 5  # what Retry-After says where nothing better is known

# The status of an error is that of the nearest of its classes.
STATUSES: Final[Mapping[type[MujazError], int]] = {
    MujazError: 500,
    InputError: 422,
    BadEncoding: 400,
    InvalidJson: 400,
    ModelError: 500,
    UnknownModel: 422,
    UnknownFormat: 422,
    RequestError: 400,
    InvalidRequest: 422,
    BodyTooLarge: 413,
    UnsupportedMedia: 415,
    NotAcceptable: 406,
    Unauthorised: 401,
    Forbidden: 403,
    RateLimited: 429,
    TooManyJobs: 429,
    UnknownRoute: 404,
    UnknownJob: 404,
    UnknownEndpoint: 404,
    UnknownDelivery: 404,
    JobNotDone: 409,
    IllegalChange: 409,
    KeyInUse: 409,
    RefusedAddress: 422,
    ServiceError: 503,
    NoAnswer: 502,
    JobCancelled: 409,
}
STATUSES_OF_REUSE: Final = {"idempotency_mismatch": 422}  # a class whose name is a matter of its own


class Refusal(Exception):
    """A request is refused with an error of ours, and with what only HTTP says: the wrong fields, further headers."""

    def __init__(
        self, error: MujazError, *, faults: Iterable[Fault] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        """Take the error, each wrong field, and headers of the answer."""
        super().__init__(error.message)
        self.error = error
        self.faults = tuple(faults)
        self.headers = dict(headers or {})


def refuse_fields(faults: Iterable[Fault]) -> Refusal:
    """Refuse a request for its fields."""
    return Refusal(InvalidRequest(), faults=faults)


@contextmanager
def cursor_named() -> Iterator[None]:
    """Name the field where a store refuses the cursor that it is given."""
    try:
        yield
    except InvalidRequest as error:
        raise Refusal(error, faults=[Fault(field="cursor", message="is none that the service gave")]) from error


def status_of(error: BaseException) -> int:
    """Return the HTTP status of an error; 500 for any that is not ours."""
    code = getattr(error, "code", "")
    if code in STATUSES_OF_REUSE:
        return STATUSES_OF_REUSE[code]
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)


def problem(
    request: Request,
    error: BaseException,
    *,
    status: int | None = None,
    faults: Iterable[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Write an error as application/problem+json."""
    said, status = classify(error), status or status_of(error)
    content: dict[str, Any] = {
        "type": f"urn:mujaz:error:{said.code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": said.message,
        "instance": f"urn:mujaz:request:{getattr(request.state, 'request_id', '')}",
        "code": said.code,
    }
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        content["errors"] = [{"field": fault.field, "message": fault.message} for fault in faults]
    body = json.dumps(content, ensure_ascii=False).encode("utf-8", errors="replace")
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=_headers(status, headers or {}))


def _headers(status: int, given: Mapping[str, str]) -> dict[str, str]:
    added = {"Cache-Control": "no-store"}
    if status == HTTPStatus.UNAUTHORIZED:
        added["WWW-Authenticate"] = 'Bearer realm="mujaz"'
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        added["Retry-After"] = str(RETRY_SECONDS)
    return added | dict(given)


def add_handlers(app: FastAPI) -> None:
    """Let every error of the app become a problem."""
    app.add_exception_handler(Refusal, _refusal)
    app.add_exception_handler(MujazError, _own)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)


async def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 - registered for nothing else
    return problem(request, error.error, faults=error.faults, headers=error.headers)


async def _own(request: Request, error: Exception) -> Response:
    if status_of(error) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        structlog.get_logger("mujaz.service").warning("request_failed", code=getattr(error, "code", ""))
    return problem(request, error)


async def _validation(request: Request, error: Exception) -> Response:
    """Name each wrong parameter; bodies are judged by our own parsers."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for nothing else
    faults = [Fault(field=place(each["loc"][1:]), message=f"{each['msg']}.") for each in error.errors()]
    return problem(request, InvalidRequest(), faults=faults)


async def _http(request: Request, error: Exception) -> Response:
    """Translate what the framework raises by itself: no such path, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    status = error.status_code
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
        headers = {**(error.headers or {}), **_allowed(request)} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
        return problem(request, UnknownRoute(), status=status, headers=headers)
    return problem(request, RequestError(str(error.detail)), status=status, headers=error.headers)


def _allowed(request: Request) -> dict[str, str]:
    """Name every method of a path: the framework names those of the first of its routes only."""
    methods = {
        method.upper()
        for path, operations in request.app.openapi()["paths"].items()
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), request.url.path)
        for method in operations
    }
    return {"Allow": ", ".join(sorted(methods))} if methods else {}
