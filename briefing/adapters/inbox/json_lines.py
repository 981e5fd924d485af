"""Reads JSON Lines: an article a line, a bad line refused by its number while the others go on."""

from collections.abc import Iterator

from briefing.adapters.inbox.article_json import entry_of, parse
from briefing.adapters.inbox.decoding import decode, marked_encoding
from briefing.adapters.inbox.rejection import Entry, rejected
from briefing.errors import InputError, InvalidArticle


def read_articles(raw: bytes, *, name: str, origin: str) -> Iterator[Entry]:
    """Read a line an article; those without an id are called `name-LINENUMBER`.

    Raises InvalidArticle where there is no line at all, BadEncoding where a byte-order mark promises too much.
    """
    if marked_encoding(raw) not in (None, "utf-8"):
        raw = decode(raw, origin=origin).encode()
    found = False
    for number, line in enumerate(raw.split(b"\n"), start=1):  # no other character ends a line of JSON Lines
        if line.strip():
            found = True
            yield _of_line(line, number=number, name=name, origin=origin)
    if not found:
        raise InvalidArticle("The file has no line with an article: give one JSON object a line.")


def _of_line(line: bytes, *, number: int, name: str, origin: str) -> Entry:
    label, place = f"{name}-{number}", f"Line {number}: "
    try:
        value = parse(decode(line, origin=origin))
    except InputError as error:
        return rejected(type(error)(place + error.message), id=label, origin=origin)
    return entry_of(value, name=label, origin=origin, place=place)
