"""Reads news items in IPTC ninjs: 1.x as Superdesk emits it, 2.x and 3.x.

Field names: https://iptc.org/standards/ninjs/ (1.x and 2.x lower case, 3.x camelCase: read without regard to case).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.adapters.inbox.markup import text_of
from briefing.adapters.inbox.wire import parse_article
from briefing.article import Article
from briefing.errors import InvalidArticle

_BODIES_1X = ("body_text", "body_html", "body_xhtml", "body_nitf")
_MARKS = frozenset(  # an article of our own schema has none of these
    {"headline", "headlines", "bodies", "guid", "uri", "versioncreated", "pubstatus", "firstcreated", *_BODIES_1X}
)
_TEXT_TYPES = frozenset({"text", "preformatted", "composite", "component"})
_TIMES = ("firstpublished", "contentcreated", "versioncreated", "firstcreated")
_PUBLISHERS = ("source", "publishedby", "provider", "copyrightholder")
_MARKUP_ROLES = ("html", "nitf", "xml")


def is_ninjs(item: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a ninjs item and not an article of our own schema."""
    return "body" not in item and not _MARKS.isdisjoint(key.lower() for key in item)


def read_item(item: Mapping[str, Any], *, name: str, origin: str) -> Article:
    """Read one item; `name` is its id where it names none.

    Raises InvalidArticle where the item is withheld or cancelled, is no text, or has a field of the wrong type.
    """
    fields = {key.lower(): value for key, value in item.items() if value not in (None, "", [], {})}
    _refuse_unusable(fields)
    article = {
        "id": _first(fields, ("guid", "uri")),
        "title": _headline(fields),
        "body": _body(fields),
        "publisher": _publisher(fields),
        "url": _address(fields),
        "published_at": _first(fields, _TIMES),
        "language": fields.get("language"),
    }
    return parse_article(article).to_article(id=name, origin=origin)


def headline_of(item: Mapping[str, Any]) -> str:
    """Return an item's headline as far as it can be read, for messages."""
    headline = _headline({key.lower(): value for key, value in item.items()})
    return headline if isinstance(headline, str) else ""


def _refuse_unusable(fields: Mapping[str, Any]) -> None:
    status = _word(fields.get("pubstatus", "usable"))
    if status != "usable":
        raise InvalidArticle(f"Its publisher has marked the item `{status[:40]}`: leave it out.")
    kind = _word(fields.get("type", "text"))
    if kind not in _TEXT_TYPES:
        raise InvalidArticle(f"The ninjs item is of the type `{kind[:40]}`, not text: leave it out.")


def _word(value: object) -> str:
    return value if isinstance(value, str) else "unknown"


def _first(fields: Mapping[str, Any], names: Sequence[str]) -> Any:  # noqa: ANN401 - judged by the schema later
    return next((fields[name] for name in names if name in fields), None)


def _objects(value: object) -> list[Mapping[str, Any]]:
    """Return the objects of an array, whatever else stands in it."""
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def _headline(fields: Mapping[str, Any]) -> Any:  # noqa: ANN401 - judged by the schema later
    headlines = _objects(fields.get("headlines"))
    chosen = next((entry for entry in headlines if entry.get("role") == "main"), headlines[0] if headlines else None)
    headline = chosen.get("value") if chosen else _first(fields, ("headline", "title"))
    return (
        text_of(headline).replace("\n", " ") if isinstance(headline, str) and {"<", "&"} & set(headline) else headline
    )


def _body(fields: Mapping[str, Any]) -> Any:  # noqa: ANN401 - judged by the schema later
    """Choose the body: markup before plain text, since plain text often has lost its paragraphs."""
    bodies = _objects(fields.get("bodies"))
    for entry in sorted(bodies, key=_rank):
        value = entry.get("value")
        return text_of(value) if isinstance(value, str) and _is_markup(entry) else value
    html = _first(fields, ("body_html", "body_xhtml", "body_nitf"))
    if html is None:
        return fields.get("body_text")
    return text_of(html) if isinstance(html, str) else html


def _kind(entry: Mapping[str, Any]) -> str:
    named = {key.lower(): value for key, value in entry.items()}
    return f"{_word(named.get('contenttype', ''))} {_word(named.get('role', ''))}".lower()


def _is_markup(entry: Mapping[str, Any]) -> bool:
    kind = _kind(entry)
    if any(role in kind for role in _MARKUP_ROLES):
        return True
    return "plain" not in kind and str(entry.get("value", "")).lstrip().startswith("<")


def _rank(entry: Mapping[str, Any]) -> int:
    """Order bodies: HTML, then text, then newsroom XML with headers of its own."""
    kind = _kind(entry)
    if "html" in kind:
        return 0
    return 2 if "nitf" in kind or "xml" in kind else 1


def _publisher(fields: Mapping[str, Any]) -> Any:  # noqa: ANN401 - judged by the schema later
    named = _first(fields, _PUBLISHERS)
    if isinstance(named, Mapping):
        named = named.get("name")
    if named is not None:
        return named
    sources = _objects(fields.get("infosources"))
    return next((entry["name"] for entry in sources if "name" in entry), None)


def _address(fields: Mapping[str, Any]) -> str | None:
    """Return a web address of the item; its uri often is a name (urn:, tag:) and no address."""
    for name in ("href", "url", "uri"):
        value = fields.get(name)
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            return value
    return None
