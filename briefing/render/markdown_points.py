"""Statements in Markdown: the English, the Arabic as a quotation, sources, who says it, and what failed a check."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.document import Bilingual, Check, Citation, Point, Repair
from briefing.dossier import Novelty
from briefing.point import Attribution
from briefing.render.markdown_text import arabic, destination, escape, isolated, labelled
from briefing.render.provenance import Provenance
from briefing.render.wording import NOVELTIES, backing_words, flag_detail, flag_label, repair_note, safe_url


def title(level: str, text: Bilingual) -> list[str]:
    """Write a heading in both languages, with what it failed."""
    blocks = [f"{level} {escape(text.en) or arabic(text.ar)}"]
    if text.en:
        blocks.append(arabic(text.ar))
    return blocks + [flag(check) for check in text.checks if not check.passed]


def points(
    statements: Iterable[Point], provenance: Provenance, *, novelties: Mapping[int, Novelty] | None = None
) -> Iterator[str]:
    """Write a numbered list of statements; `novelties` marks those that are new or changed."""
    for number, point in enumerate(statements, start=1):
        novelty = (novelties or {}).get(number - 1)
        mark = f"**{NOVELTIES[novelty]}:** " if novelty else ""
        yield listed(f"{number}. ", [f"{mark}{escape(point.en)}", *below(point, provenance)])


def listed(marker: str, blocks: Sequence[str]) -> str:
    """Put blocks under one marker of a list."""
    lines = "\n\n".join(block for block in blocks if block).split("\n")
    indent = " " * len(marker)
    return "\n".join([marker + lines[0], *(f"{indent}{line}".rstrip() for line in lines[1:])])


def below(point: Point, provenance: Provenance) -> list[str]:
    """Write what stands under a statement: its Arabic, its sources, its notes."""
    return [f"> {arabic(point.ar)}", support(point, provenance), *notes(point.checks, point.repairs)]


def support(point: Point, provenance: Provenance) -> str:
    """Name the sources of a point, how well it is backed and who says it."""
    return f"{sources(point.citations, provenance)}. {backing(point)}."


def backing(point: Point) -> str:
    """Say how well a point is backed and who says it: "On record: Samer al-Halabi, mayor"."""
    words = backing_words(point)
    if point.attribution is None:
        return words
    return f"{words}{'; said by' if point.support > 1 else ':'} {said_by(point.attribution)}"


def said_by(attribution: Attribution) -> str:
    """Name a speaker with the role."""
    parts = [labelled(attribution.speaker)] + ([labelled(attribution.role)] if attribution.role else [])
    return ", ".join(parts)


def sources(citations: Sequence[Citation], provenance: Provenance) -> str:
    """Name the cited sentences by outlet, date and number."""
    return "; ".join(article_link(citation, provenance) for citation in citations)


def article_link(citation: Citation, provenance: Provenance) -> str:
    """Name one cited sentence, with a link to the original where there is one."""
    reference = provenance.reference(citation)
    parts = [isolated(reference.publisher), reference.date, f"sentence {reference.number}"]
    place = ", ".join(part for part in parts if part)
    url = safe_url(reference.article.url)
    return f"{place} ([original]({destination(url)}))" if url else place


def notes(checks: Iterable[Check], repairs: Iterable[Repair]) -> list[str]:
    """Write what a translation failed and what was repaired in it."""
    found = [flag(check) for check in checks if not check.passed]
    return found + [f"✎ **Repaired:** {escape(repair_note(repair))}" for repair in repairs]


def flag(check: Check) -> str:
    """Write what an editor should do about a failed check."""
    return f"⚠ **{flag_label(check)}:** {escape(flag_detail(check))}"
