"""Writes the values of a job as JSON, compressed where they are bulky, and reads them back."""

import zlib

from pydantic import TypeAdapter

from briefing.article import Intake
from briefing.job import ArticleProgress, ArticleState, Job

LEVEL = 6  # zlib's own balance: news text shrinks to about a third at some 30 MB/s

RECORD = TypeAdapter(Job)
INTAKE = TypeAdapter(Intake)
ARTICLES = TypeAdapter(tuple[ArticleProgress, ...])
MARK = TypeAdapter(tuple[ArticleState, str])
EVENT = TypeAdapter(dict[str, str | int | float | None])


def compress(content: bytes) -> bytes:
    """Make content smaller."""
    return zlib.compress(content, LEVEL)


def expand(content: bytes) -> bytes:
    """Undo `compress`."""
    return zlib.decompress(content)
