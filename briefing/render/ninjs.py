"""The briefing as a news item in IPTC ninjs 3.2, so that a newsroom system can take it in like any other item.

The bodies are the briefing as HTML and as Markdown text; its articles are associations. That a machine wrote it
stands in `digitalSourceType`, `genres`, `by` and `edNote`.

Field names: https://iptc.org/standards/ninjs/; the term: http://cv.iptc.org/newscodes/digitalsourcetype/
"""

import json
import uuid
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from briefing.document import ArticleEntry, Bilingual, BriefingDocument, Point
from briefing.dossier import EntityKind
from briefing.render import json_document, markdown_document
from briefing.render.ninjs_body import html_body
from briefing.render.wording import safe_url

VERSION: Final = "3.2"
STANDARD: Final = {
    "name": "ninjs",
    "version": VERSION,
    "schema": f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#",
}
SOURCE_TYPE: Final = {
    "name": "Created using Generative AI",
    "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}
GENRES: Final = [{"name": "Machine-generated briefing", "literal": "machine-generated"}]
BYLINE: Final = "Mujaz: machine-generated, not reviewed by a human"
URI_MARKS: Final = (
    ":/?#[]@!$&'()*+,;=%"  # all else is percent-encoded: ninjs asks for a URI, and an address may be Arabic
)
NAMED: Final = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANISATION: "organisations",
    EntityKind.PLACE: "places",
}
_SPACE: Final = uuid.UUID("6f1c9a52-3c1e-5c0e-9b57-5a3f1d2f6c11")  # of the names of briefings


def render(document: BriefingDocument) -> str:
    """Write the document as one ninjs item."""
    return json.dumps(item_of(document), indent=2, ensure_ascii=False) + "\n"


def item_of(document: BriefingDocument) -> dict[str, Any]:
    """Return the item; the same document always gives the same one, its uri included."""
    written = json_document.render(document)
    created = document.created_at.isoformat().replace("+00:00", "Z")
    return {
        "standard": STANDARD,
        "uri": f"urn:uuid:{uuid.uuid5(_SPACE, written)}",
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "firstCreated": created,
        "versionCreated": created,
        "contentCreated": created,
        "language": "en",
        "by": BYLINE,
        "edNote": " ".join([document.notice, *(caveat.message for caveat in document.caveats)]),
        "digitalSourceType": SOURCE_TYPE,
        "genres": GENRES,
        "headlines": _headlines(document.headline),
        "descriptions": _descriptions(document.key_points),
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": str(html_body(document))},
            {"role": "text", "contentType": "text/markdown", "value": markdown_document.render(document)},
        ],
        **_named(document),
        "infoSources": [{"name": name, "role": "source"} for name in _publishers(document.articles)],
        "associations": [_association(article) for article in document.articles],
    }


def _headlines(headline: Bilingual) -> list[dict[str, str]]:
    return [{"role": "main", "contentType": "text/plain", "value": headline.en or headline.ar}]


def _descriptions(points: Iterable[Point]) -> list[dict[str, str]]:
    value = "\n".join(point.en for point in points)
    return [{"role": "summary", "contentType": "text/plain", "value": value}] if value else []


def _named(document: BriefingDocument) -> dict[str, list[dict[str, str]]]:
    """Name people, organisations and places in the fields that ninjs has for them."""
    found: dict[str, list[dict[str, str]]] = {}
    for entity in document.entities:
        found.setdefault(NAMED[entity.kind], []).append({"name": entity.name})
    return found


def _publishers(articles: Iterable[ArticleEntry]) -> list[str]:
    return list(dict.fromkeys(article.publisher for article in articles if article.publisher))


def _association(article: ArticleEntry) -> dict[str, Any]:
    """Return what is known of a source: where to find it, what it is called, who published it when."""
    item: dict[str, Any] = {
        "name": article.id,
        "rel": "source",
        "uri": quote(safe_url(article.url), safe=URI_MARKS) or f"urn:mujaz:article:{quote(article.id, safe='')}",
        "type": "text",
        "representationType": "partial",
        "language": article.language,
        "headlines": [{"role": "main", "value": article.title.ar}] if article.title.ar else [],
    }
    if article.title.en:
        item["title"] = article.title.en
    if article.publisher:
        item["infoSources"] = [{"name": article.publisher, "role": "source"}]
    if article.published_at:
        item["contentCreated"] = article.published_at.isoformat().replace("+00:00", "Z")
    return item
