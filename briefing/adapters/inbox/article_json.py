"""Reads JSON: one article, an array or `{"articles": [...]}`; our own schema or ninjs, told apart by content."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from briefing.adapters.inbox import ninjs
from briefing.adapters.inbox.decoding import decode
from briefing.adapters.inbox.rejection import Entry, rejected
from briefing.adapters.inbox.wire import parse_article
from briefing.article import Article
from briefing.errors import InputError, InvalidArticle, InvalidJson


def read_articles(raw: bytes, *, name: str, origin: str) -> Iterator[Entry]:
    """Read one article or several; those without an id are called `name` or `name-POSITION`.

    Raises BadEncoding, InvalidJson or InvalidArticle where nothing of the file can be read.
    """
    value = parse(decode(raw, origin=origin))
    if isinstance(value, dict) and "body" not in value and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        yield entry_of(value, name=name, origin=origin)
        return
    if not value:
        raise InvalidArticle("The JSON holds an empty list: give at least one article.")
    for number, item in enumerate(value, start=1):
        yield entry_of(item, name=f"{name}-{number}", origin=origin, place=f"Entry {number}: ")


def parse(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """Parse JSON strictly: no NaN, no key twice in one object.

    Raises InvalidJson with the place and the fault.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        message = f"The JSON is broken at line {error.lineno}, column {error.colno} ({error.msg}): correct it there."
        raise InvalidJson(message) from error
    except RecursionError as error:
        raise InvalidJson("The JSON is nested too deeply to be an article: give flat objects.") from error
    except ValueError as error:  # an integer of thousands of digits
        raise InvalidJson("The JSON holds a number too long to read: give it as text or leave it out.") from error


def _refuse_constant(constant: str) -> NoReturn:
    raise InvalidJson(f"The JSON holds {constant}, which JSON does not know: write null.")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise InvalidJson(f"The JSON has the key {json.dumps(twice)} twice in one object: keep one.")
    return value


def entry_of(value: Any, *, name: str, origin: str, place: str = "") -> Entry:  # noqa: ANN401 - any JSON value
    """Read one JSON value as an article, or refuse it; `place` says where in its file it stands."""
    try:
        return article_of(value, name=name, origin=origin)
    except InputError as error:
        identity = _text(value, "id") or _text(value, "guid") or _text(value, "uri") or name
        return rejected(type(error)(place + error.message), id=identity, origin=origin, title=_title(value))


def article_of(value: Any, *, name: str, origin: str) -> Article:  # noqa: ANN401 - any JSON value
    """Read one JSON value as an article; `name` is its id where it has none.

    Raises InvalidArticle; its cause is a ValidationError where fields are missing or of the wrong type.
    """
    if isinstance(value, Mapping) and ninjs.is_ninjs(value):
        return ninjs.read_item(value, name=name, origin=origin)
    return parse_article(value).to_article(id=name, origin=origin)


def _title(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(value, Mapping) and ninjs.is_ninjs(value):
        return ninjs.headline_of(value)
    return _text(value, "title")


def _text(value: Any, key: str) -> str:  # noqa: ANN401 - any JSON value
    field = value.get(key) if isinstance(value, Mapping) else None
    return field.strip() if isinstance(field, str) else ""
