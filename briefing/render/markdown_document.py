"""The briefing document as Markdown (CommonMark with tables), every Arabic text inside bidi isolates.

Without isolates a line that mixes the two scripts is shown in an order nobody wrote. They are the controls of
Unicode Standard Annex 9: U+2067 opens right-to-left, U+2068 takes the direction of the text, U+2069 closes either.
"""

import re
from collections.abc import Iterable, Iterator

from briefing.document import ArticleEntry, ArticleStatus, Bilingual, BriefingDocument, Check, ModelUse, Point, Story
from briefing.render.provenance import Provenance
from briefing.render.wording import (
    articles_line,
    counted,
    day,
    flag_detail,
    flag_label,
    minute,
    repair_note,
    safe_url,
    support_words,
)

RTL, UNKNOWN, CLOSE = "\u2067", "\u2068", "\u2069"
BIDI_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # an unclosed one would reorder what follows it
SPECIALS = re.compile(r"([\\`*_\[\]<>|~&#!])")
LINE_STARTS = re.compile(r"^(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")


def render(document: BriefingDocument) -> str:
    """Write the document as Markdown."""
    provenance = Provenance(document)
    blocks = [
        f"> **Machine-generated, not reviewed.** {escape(document.notice)}",
        *_title("#", document.headline),
        _facts(document, provenance),
        "## At a glance",
        *_points(document.key_points, provenance),
    ]
    for story in document.stories:
        blocks += _story(story, provenance)
    blocks += _caveats(document, provenance)
    blocks += ["## Sources", _sources(document, provenance), "## Models", _models(document.models)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """Make one line of a text that Markdown shows as it is, in a paragraph, a heading or a table's cell."""
    line = " ".join(BIDI_CONTROLS.sub("", text).split())
    return LINE_STARTS.sub(_escaped_start, SPECIALS.sub(r"\\\1", line))


def arabic(text: str) -> str:
    """Isolate an Arabic text."""
    return f"{RTL}{escape(text)}{CLOSE}" if text.strip() else ""


def isolated(text: str) -> str:
    """Isolate a text of either direction, such as an outlet's name."""
    return f"{UNKNOWN}{escape(text)}{CLOSE}" if text.strip() else ""


def _escaped_start(match: re.Match[str]) -> str:
    sign, number, stop = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{stop}"


def _title(level: str, title: Bilingual) -> list[str]:
    blocks = [f"{level} {escape(title.en) or arabic(title.ar)}"]
    if title.en:
        blocks.append(arabic(title.ar))
    return blocks + [_flag(check) for check in title.checks if not check.passed]


def _facts(document: BriefingDocument, provenance: Provenance) -> str:
    facts = [minute(document.created_at), articles_line(document)]
    flagged = len(provenance.flagged())
    if flagged:
        facts.append(f"**{counted(flagged, 'place')} to check**")
    return " · ".join(facts)


def _points(points: Iterable[Point], provenance: Provenance) -> Iterator[str]:
    for number, point in enumerate(points, start=1):
        marker = f"{number}. "
        indent = " " * len(marker)
        yield "\n".join(
            line if not position else f"{indent}{line}".rstrip()
            for position, line in enumerate(_point_lines(marker, point, provenance))
        )


def _point_lines(marker: str, point: Point, provenance: Provenance) -> list[str]:
    lines = [marker + escape(point.en), "", f"> {arabic(point.ar)}", "", _support(point, provenance)]
    notes = [_flag(check) for check in point.checks if not check.passed]
    notes += [f"✎ **Repaired:** {escape(repair_note(repair))}" for repair in point.repairs]
    for note in notes:
        lines += ["", note]
    return lines


def _support(point: Point, provenance: Provenance) -> str:
    sources = "; ".join(_source(provenance, citation_number, point) for citation_number in range(len(point.citations)))
    return f"{sources}. {support_words(point.support)}."


def _source(provenance: Provenance, citation_number: int, point: Point) -> str:
    reference = provenance.reference(point.citations[citation_number])
    parts = [isolated(reference.publisher), reference.date, f"sentence {reference.number}"]
    place = ", ".join(part for part in parts if part)
    url = safe_url(reference.article.url)
    return f"{place} ([original]({_destination(url)}))" if url else place


def _flag(check: Check) -> str:
    return f"⚠ **{flag_label(check)}:** {escape(flag_detail(check))}"


def _story(story: Story, provenance: Provenance) -> list[str]:
    articles = [provenance.article(article_id) for article_id in story.articles]
    blocks = [*_title("##", story.headline), provenance.story_line(story), *_points(story.summary, provenance)]
    for article in articles:
        if article.abstract:
            blocks += [*_title("###", article.title), _byline(article, provenance)]
            blocks += _points(article.abstract, provenance)
    return blocks


def _byline(article: ArticleEntry, provenance: Provenance) -> str:
    parts = [isolated(provenance.publisher(article.id)), day(article.published_at)]
    return ", ".join(part for part in parts if part)


def _caveats(document: BriefingDocument, provenance: Provenance) -> list[str]:
    if not document.caveats:
        return []
    lines = []
    for caveat in document.caveats:
        about = f" (article {provenance.number(caveat.article)})" if caveat.article else ""
        lines.append(f"- {escape(caveat.message)}{about}")
    return ["## Before you rely on this", "\n".join(lines)]


def _sources(document: BriefingDocument, provenance: Provenance) -> str:
    rows = [_source_row(article, provenance) for article in document.articles]
    return _table(("No.", "Publisher", "Title", "Arabic title", "Published", "Status"), rows)


def _source_row(article: ArticleEntry, provenance: Provenance) -> tuple[str, ...]:
    url = safe_url(article.url)
    title = escape(article.title.en) or "Original"
    # A folded copy has no section of its own that could show what its title failed.
    mark = "" if all(check.passed for check in article.title.checks) else "⚠ "
    status = article.status.value
    if article.status is not ArticleStatus.USED and article.reason:
        status = f"{status}: {escape(article.reason)}"
    return (
        str(provenance.number(article.id)),
        isolated(article.publisher),
        mark + (f"[{title}]({_destination(url)})" if url else escape(article.title.en)),
        arabic(article.title.ar),
        day(article.published_at),
        status,
    )


def _models(models: Iterable[ModelUse]) -> str:
    rows = [
        (use.role, use.id, use.revision, use.licence, use.settings, use.scores, " ".join(use.weaknesses))
        for use in models
    ]
    heading = ("Role", "Model", "Revision", "Licence", "Settings", "Scores", "Known weaknesses")
    return _table(heading, [tuple(escape(cell) for cell in row) for row in rows])


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _destination(url: str) -> str:
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("|", "%7C") + ">"
