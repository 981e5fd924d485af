"""The HTML inside a ninjs item: the briefing in the few elements that every newsroom system knows."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from briefing.document import BriefingDocument, Check, Citation, Point, Repair
from briefing.dossier import Figure, Quote, QuoteKind, TimelineEntry
from briefing.point import Attribution
from briefing.render.dates import entry_date
from briefing.render.grouping import entity_lists
from briefing.render.provenance import Provenance
from briefing.render.wording import (
    QUOTES,
    STANDINGS,
    backing_words,
    first_upper,
    flag_detail,
    flag_label,
    is_quoted,
    isolated_arabic,
    label_words,
    repair_note,
    safe_url,
)

_BREAK = Markup("\n")


def html_body(document: BriefingDocument) -> Markup:
    """Return the briefing as HTML without style or script."""
    provenance = Provenance(document)
    blocks = [
        Markup("<p><strong>{}</strong></p>").format(document.notice),
        Markup("<h2>At a glance</h2>"),
        _list(document.key_points, provenance),
        *_section("Figures", (_figure(figure, provenance) for figure in document.figures)),
        *_section("Where sources contradict each other", _contradictions(document, provenance)),
        *_section("Timeline", (_event(entry, provenance) for entry in document.timeline)),
    ]
    for story in document.stories:
        blocks += [Markup("<h2>{}</h2>").format(story.headline.en or story.headline.ar)]
        blocks += [_list(story.summary, provenance)]
    blocks += _section("Quotes", (_quote(quote, provenance) for quote in document.quotes))
    blocks += _section("Who and where", _names(document))
    blocks += _section("Before you rely on this", (Markup("{}").format(each.message) for each in document.caveats))
    return _BREAK.join(block for block in blocks if block)


def _section(title: str, entries: Iterable[Markup]) -> list[Markup]:
    """Write a list under a heading; nothing where it is empty."""
    items = Markup("").join(Markup("<li>{}</li>").format(entry) for entry in entries)
    return [Markup("<h2>{}</h2>").format(title), Markup("<ul>{}</ul>").format(items)] if items else []


def _list(points: Iterable[Point], provenance: Provenance) -> Markup:
    entries = Markup("").join(Markup("<li>{}</li>").format(_told(point, provenance)) for point in points)
    return Markup("<ol>{}</ol>").format(entries) if entries else Markup("")


def _told(point: Point, provenance: Provenance) -> Markup:
    """Write a statement with its Arabic, its notes and its sources."""
    return Markup("<p>{}</p>{}{}<p>{}. {}.</p>").format(
        point.en,
        _arabic(point.ar),
        _notes(point.checks, point.repairs),
        _sources(point.citations, provenance),
        _backing(point),
    )


def _arabic(text: str) -> Markup:
    return Markup('<blockquote lang="ar" dir="rtl">{}</blockquote>').format(text)


def _notes(checks: Sequence[Check], repairs: Sequence[Repair]) -> Markup:
    return Markup("").join(Markup("<p><em>{}</em></p>").format(note) for note in _note_words(checks, repairs))


def _note_words(checks: Sequence[Check], repairs: Sequence[Repair]) -> Iterator[str]:
    yield from (f"To check: {flag_label(check)}: {flag_detail(check)}" for check in checks if not check.passed)
    yield from (f"Repaired: {repair_note(repair)}" for repair in repairs)


def _backing(point: Point) -> Markup:
    words = Markup("{}").format(backing_words(point))
    if point.attribution is None:
        return words
    return Markup("{}{} {}").format(words, "; said by" if point.support > 1 else ":", _said_by(point.attribution))


def _said_by(attribution: Attribution) -> Markup:
    speaker = Markup("<bdi>{}</bdi>").format(label_words(attribution.speaker))
    return Markup("{}, {}").format(speaker, label_words(attribution.role)) if attribution.role else speaker


def _figure(figure: Figure, provenance: Provenance) -> Markup:
    head = Markup("<p><strong>{}: {}.</strong> {}</p>").format(
        STANDINGS[figure.standing],
        first_upper(label_words(figure.counted)),
        isolated_arabic(figure.explanation) if len(figure.mentions) > 1 else "",  # one mention says it itself
    )
    values = Markup("").join(
        Markup("<li><p><strong>{}</strong>{}</p>{}{}<p>{}.</p></li>").format(
            mention.shown,
            Markup(", {}").format(_said_by(mention.attribution)) if mention.attribution else "",
            Markup("<p>{}</p>").format(mention.point.en),
            _notes(mention.point.checks, mention.point.repairs),
            _sources(mention.point.citations, provenance),
        )
        for mention in figure.mentions
    )
    return Markup("{}<ul>{}</ul>").format(head, values)


def _contradictions(document: BriefingDocument, provenance: Provenance) -> Iterator[Markup]:
    for found in document.contradictions:
        sides = _list((found.one, found.other), provenance)
        yield Markup("<p><strong>{}</strong></p>{}").format(isolated_arabic(found.explanation), sides)


def _event(entry: TimelineEntry, provenance: Provenance) -> Markup:
    head = Markup('<p><strong>{}</strong> (<bdi lang="ar">{}</bdi>: {})</p>')
    return head.format(entry_date(entry), entry.expression, entry.basis) + _told(entry.point, provenance)


def _quote(quote: Quote, provenance: Provenance) -> Markup:
    direct = quote.kind is QuoteKind.DIRECT
    return Markup("<p><strong>{}</strong> ({})</p><p>{}</p>{}{}<p>{}.</p>").format(
        _said_by(quote.attribution),
        QUOTES[quote.kind],
        f"“{quote.words.en}”" if direct and not is_quoted(quote.words.en) else quote.words.en,
        _arabic(quote.words.ar),
        _notes(quote.words.checks, quote.words.repairs),
        _sources(quote.point.citations, provenance),
    )


def _names(document: BriefingDocument) -> Iterator[Markup]:
    for heading, found in entity_lists(document):
        names = Markup("; ").join(
            Markup('{} (<bdi lang="ar">{}</bdi>)').format(entity.name, "، ".join(entity.forms)) for entity in found
        )
        yield Markup("<strong>{}:</strong> {}").format(heading, names)


def _sources(citations: Sequence[Citation], provenance: Provenance) -> Markup:
    return Markup("; ").join(_source(citation, provenance) for citation in citations)


def _source(citation: Citation, provenance: Provenance) -> Markup:
    reference = provenance.reference(citation)
    parts = [reference.publisher, reference.date, f"sentence {reference.number}"]
    words = ", ".join(part for part in parts if part)
    url = safe_url(reference.article.url)
    return Markup('<a href="{}">{}</a>').format(url, words) if url else Markup("{}").format(words)
