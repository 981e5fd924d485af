"""The briefing as a news item in IPTC ninjs 3.2, so that a newsroom system can take it in like any other item.

The bodies are the briefing as HTML and as Markdown text; its articles are associations. That a machine wrote it
stands in `digitalSourceType`, `genres`, `by` and `edNote`.

Field names: https://iptc.org/standards/ninjs/; the term: http://cv.iptc.org/newscodes/digitalsourcetype/
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup

from briefing.document import ArticleEntry, Bilingual, BriefingDocument, Check, Point
from briefing.render import json_document, markdown_document
from briefing.render.provenance import Provenance
from briefing.render.wording import flag_detail, flag_label, repair_note, safe_url, support_words

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
            {"role": "main", "contentType": "text/html", "value": str(_html(document))},
            {"role": "text", "contentType": "text/markdown", "value": markdown_document.render(document)},
        ],
        "infoSources": [{"name": name, "role": "source"} for name in _publishers(document.articles)],
        "associations": [_association(article) for article in document.articles],
    }


def _headlines(headline: Bilingual) -> list[dict[str, str]]:
    return [{"role": "main", "contentType": "text/plain", "value": headline.en or headline.ar}]


def _descriptions(points: Iterable[Point]) -> list[dict[str, str]]:
    value = "\n".join(point.en for point in points)
    return [{"role": "summary", "contentType": "text/plain", "value": value}] if value else []


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


def _html(document: BriefingDocument) -> Markup:
    """Return the briefing in the few elements that every newsroom system knows."""
    provenance = Provenance(document)
    blocks = [
        Markup("<p><strong>{}</strong></p>").format(document.notice),
        Markup("<h2>At a glance</h2>"),
        _list(document.key_points, provenance),
    ]
    for story in document.stories:
        blocks += [Markup("<h2>{}</h2>").format(story.headline.en or story.headline.ar)]
        blocks += [_list(story.summary, provenance)]
    if document.caveats:
        caveats = Markup("").join(Markup("<li>{}</li>").format(caveat.message) for caveat in document.caveats)
        blocks += [Markup("<h2>Before you rely on this</h2>"), Markup("<ul>{}</ul>").format(caveats)]
    return Markup("\n").join(block for block in blocks if block)


def _list(points: Iterable[Point], provenance: Provenance) -> Markup:
    entries = Markup("").join(_entry(point, provenance) for point in points)
    return Markup("<ol>{}</ol>").format(entries) if entries else Markup("")


def _entry(point: Point, provenance: Provenance) -> Markup:
    notes = Markup("").join(Markup("<p><em>{}</em></p>").format(note) for note in _notes(point))
    return Markup('<li><p>{}</p><blockquote lang="ar" dir="rtl">{}</blockquote>{}<p>{}</p></li>').format(
        point.en, point.ar, notes, _sources(point, provenance)
    )


def _notes(point: Point) -> Iterator[str]:
    failed: list[Check] = [check for check in point.checks if not check.passed]
    yield from (f"To check: {flag_label(check)}: {flag_detail(check)}" for check in failed)
    yield from (f"Repaired: {repair_note(repair)}" for repair in point.repairs)


def _sources(point: Point, provenance: Provenance) -> Markup:
    named = Markup("; ").join(_source(point, place, provenance) for place in range(len(point.citations)))
    return Markup("{}. {}.").format(named, support_words(point.support))


def _source(point: Point, place: int, provenance: Provenance) -> Markup:
    reference = provenance.reference(point.citations[place])
    parts = [reference.publisher, reference.date, f"sentence {reference.number}"]
    words = ", ".join(part for part in parts if part)
    url = safe_url(reference.article.url)
    return Markup('<a href="{}">{}</a>').format(url, words) if url else Markup("{}").format(words)
