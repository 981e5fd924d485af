"""Reads a plain text file: one article, a short first line its title."""

from collections.abc import Iterator

from briefing.adapters.inbox.decoding import decode
from briefing.adapters.inbox.rejection import Entry
from briefing.adapters.inbox.title import split_title
from briefing.article import Article


def read_articles(raw: bytes, *, name: str, origin: str) -> Iterator[Entry]:
    """Read the file's one article; `name` becomes its id.

    The body is the file's text behind the title line and the blank lines under it, newlines as they stand.

    Raises BadEncoding where the bytes are not UTF-8 (or UTF-16 with a byte-order mark).
    """
    title, body = split_title(decode(raw, origin=origin))
    yield Article(id=name, title=title, body=body, origin=origin)
