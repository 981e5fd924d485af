"""What a briefing knows, in the groups in which readers are shown it."""

from collections import Counter
from collections.abc import Sequence

from briefing.document import BriefingDocument
from briefing.dossier import Changes, Entity, EntityKind, GlossaryUse, Novelty, SourceEntry
from briefing.render.wording import counted

KINDS = {EntityKind.PERSON: "People", EntityKind.ORGANISATION: "Organisations", EntityKind.PLACE: "Places"}
NO_COUNTRY = "Country not known"


def entity_lists(document: BriefingDocument) -> list[tuple[str, list[Entity]]]:
    """Give people, organisations and places under their headings; empty lists are left out."""
    lists = [(heading, [each for each in document.entities if each.kind is kind]) for kind, heading in KINDS.items()]
    return [(heading, found) for heading, found in lists if found]


def missed_terms(document: BriefingDocument) -> list[GlossaryUse]:
    """Give the glossary terms that some sentence's English lacks."""
    return [use for use in document.glossary if use.applied < use.occurrences]


def applied_terms(document: BriefingDocument) -> list[GlossaryUse]:
    """Give the glossary terms that the English has wherever the Arabic has them."""
    return [use for use in document.glossary if use.applied >= use.occurrences]


def outlets_by_country(document: BriefingDocument) -> list[tuple[str, list[SourceEntry]]]:
    """Give the sources of each country; those of no known country come last."""
    found: dict[str, list[SourceEntry]] = {}
    for entry in document.sources:
        found.setdefault(entry.country_name or entry.country or NO_COUNTRY, []).append(entry)
    return sorted(found.items(), key=lambda each: (each[0] == NO_COUNTRY, each[0]))


def novelty_line(changes: Changes) -> str:
    """Sum up the key points: "2 key points are new, 1 has changed figures, 1 was known"."""
    counts = Counter(change.novelty for change in changes.points)
    parts = []
    if new := counts[Novelty.NEW]:
        parts.append(f"{counted(new, 'key point')} {'is' if new == 1 else 'are'} new")
    if changed := counts[Novelty.CHANGED]:
        parts.append(f"{changed} {'has' if changed == 1 else 'have'} changed figures")
    if known := counts[Novelty.KNOWN]:
        parts.append(f"{known} {'was' if known == 1 else 'were'} known")
    return ", ".join(parts) or "no key point to compare"


def novelties(changes: Changes | None) -> dict[int, Novelty]:
    """Give what is new about each key point, by its index from 0."""
    return {change.point: change.novelty for change in changes.points} if changes else {}


def sections(document: BriefingDocument) -> Sequence[tuple[str, str]]:
    """Name the sections between "At a glance" and the caveats that hold something, stories apart: anchor and title."""
    named = [
        ("news", "What is new", document.changes is not None),
        ("figures", "Figures", document.figures),
        ("contradictions", "Contradictions", document.contradictions),
        ("timeline", "Timeline", document.timeline),
        ("stories", "", document.stories),
        ("quotes", "Quotes", document.quotes),
        ("who", "Who and where", document.entities),
        ("terms", "Glossary terms", document.glossary),
    ]
    return [(anchor, title) for anchor, title, holds in named if holds]
