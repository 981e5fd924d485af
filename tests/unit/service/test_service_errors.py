"""Every error of ours has the status that the reference gives it."""

from collections.abc import Iterator

import pytest

from briefing.errors import MujazError
from service.errors import status_of

STATUSES = {
    "internal": 500, "invalid_input": 422, "unreadable_file": 422, "unsupported_format": 422, "bad_encoding": 400,
    "invalid_json": 400, "invalid_article": 422, "empty_body": 422, "wrong_language": 422, "too_large": 422,
    "invalid_glossary": 422, "nothing_usable": 422, "model_error": 500, "unknown_model": 422, "missing_extra": 500,
    "broken_model": 500, "wrong_count": 500, "unknown_format": 422, "bad_request": 400, "invalid_request": 422,
    "body_too_large": 413, "unsupported_media": 415, "not_acceptable": 406, "unauthorised": 401, "forbidden": 403,
    "rate_limited": 429, "too_many_jobs": 429, "unknown_route": 404, "unknown_briefing": 404, "unknown_endpoint": 404,
    "unknown_delivery": 404, "not_done": 409, "illegal_change": 409, "idempotency_mismatch": 422,
    "idempotency_running": 409, "refused_address": 422, "service_error": 503, "store_unavailable": 503,
    "overloaded": 503, "no_answer": 502, "gave_up": 503, "cancelled": 409,
}  # fmt: skip


def errors(kind: type[MujazError] = MujazError) -> Iterator[type[MujazError]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__ == MujazError.__module__:
            yield from errors(child)


@pytest.mark.parametrize("kind", list(errors()), ids=lambda kind: kind.code)
def test_an_error_has_its_status(kind: type[MujazError]) -> None:
    assert status_of(kind()) == STATUSES[kind.code]


def test_what_is_not_ours_is_internal() -> None:
    assert status_of(ValueError("x")) == 500
