"""Turns an input error into the rejection that stands in the intake."""

import os

from briefing.article import Article, Rejection
from briefing.errors import InputError

Entry = Article | Rejection  # what a format module makes of each article in its file


def printable(name: str | os.PathLike[str]) -> str:
    """Return a file's name as text that can always be written, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def writable(text: str, *, limit: int = 300) -> str:
    """Return text from a hostile file in a form that any output takes: no lone surrogate, no NUL, at most `limit`."""
    return text[:limit].encode(errors="replace").decode().replace("\x00", "").strip()


def rejected(error: InputError, *, id: str, origin: str, title: str = "") -> Rejection:  # noqa: A002 - the field's name
    """Say of one input why it is refused."""
    reason = writable(error.message, limit=1000)
    return Rejection(id=writable(id), origin=origin, code=error.code, reason=reason, title=writable(title))
