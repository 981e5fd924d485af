"""Carries a request out once, however often it is sent with the same Idempotency-Key (IETF draft-07)."""

import re
from collections.abc import Callable
from typing import Final

from starlette.responses import Response

from briefing.adapters.inbox.posted import Fault
from briefing.backend import Backend
from briefing.errors import KeyInUse, KeyReused
from briefing.ports.access import ClaimStatus, StoredAnswer
from service.errors import Refusal, refuse_fields, status_of

HEADER: Final = "Idempotency-Key"
MOST_CHARACTERS: Final = 255
SERVER_FAULT: Final = 500
_QUOTED: Final = re.compile(r'"((?:[^"\\\x00-\x1f\x7f-\uffff]|\\["\\])*)"')  # a string of RFC 9651
_BARE: Final = re.compile(r"[!#-\[\]-~]+")
_KEPT: Final = ("content-type", "location", "retry-after", "etag", "cache-control")  # headers that are given again


def key_in(header: str | None) -> str | None:
    """Return the key in a header; None where there is no header.

    Raises Refusal where it is neither a quoted string nor a bare word, is empty or is too long.
    """
    if header is None:
        return None
    quoted = _QUOTED.fullmatch(header.strip())
    bare = _BARE.fullmatch(header.strip())
    key = re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else bare[0] if bare else ""
    if not 0 < len(key) <= MOST_CHARACTERS:
        message = f'must be a string in quotes of 1 to {MOST_CHARACTERS} ASCII characters, such as "8e03978e"'
        raise refuse_fields([Fault(field=HEADER, message=message)])
    return key


def once(
    answer: Callable[[str], Response], *, key: str | None, owner: str, fingerprint: str, resource: str, backend: Backend
) -> Response:
    """Give the answer of `answer(resource)`, or the first answer again.

    `resource` is the id of what the request makes, unless an earlier attempt under the key has begun with another.

    Raises:
        KeyReused: the key was used for another payload.
        KeyInUse: the first request with it is still being carried out.
    """
    if key is None:
        return answer(resource)
    claim = backend.idempotency.claim(owner, key, fingerprint=fingerprint, resource=resource)
    if claim.status is ClaimStatus.MISMATCH:
        raise KeyReused
    if claim.status is ClaimStatus.RUNNING:
        raise Refusal(KeyInUse(), headers={"Retry-After": "1"})
    if claim.answer is not None:
        return Response(claim.answer.body, status_code=claim.answer.status, headers=dict(claim.answer.headers))
    try:
        given = answer(claim.resource)
    except Exception as error:
        # A refused request may be corrected. After a fault of ours the next attempt goes on with the same id, and so
        # it does once an earlier one may have made something.
        refused = status_of(error.error if isinstance(error, Refusal) else error) < SERVER_FAULT
        if refused and claim.status is ClaimStatus.NEW:
            backend.idempotency.abandon(owner, key)
        raise
    headers = {name: value for name, value in given.headers.items() if name in _KEPT}
    stored = StoredAnswer(status=given.status_code, headers=headers, body=bytes(given.body).decode("utf-8"))
    backend.idempotency.settle(owner, key, stored)
    return given
