"""Conditional requests: an answer that the client has already is not sent again."""

import hashlib

from starlette.responses import Response


def etag(content: bytes) -> str:
    """Return the strong ETag of an answer."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def unless_known(answer: Response, if_none_match: str | None) -> Response:
    """Return 304 Not Modified in the place of an answer that the client has already."""
    known = [each.strip().removeprefix("W/") for each in (if_none_match or "").split(",")]
    if answer.headers["ETag"] not in known and "*" not in known:
        return answer
    kept = {name: value for name, value in answer.headers.items() if name in ("etag", "vary", "retry-after")}
    return Response(status_code=304, headers={**kept, "Cache-Control": "no-cache"})
