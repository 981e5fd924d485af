"""Guard: the names of the Arabic stand in the English, as far as their spelling is known."""

from collections.abc import Iterable

from briefing.document import Check
from briefing.glossary import Glossary
from briefing.guards.named import EnglishWords, checked_mentions, has_name, is_doubtful, is_misspelt
from briefing.names.find import find_names
from briefing.names.mention import NameMention
from briefing.point import Repair

NAME = "names"
_SHOWN = 3  # missing names that a detail tells


def check_names(
    source: str, hypothesis: str, *, glossary: Glossary | None = None, repairs: Iterable[Repair] = ()
) -> Check:
    """Give the verdict on the names of a normalised sentence and its translation.

    A name that lies within a term of the glossary is left to that guard. `repairs` are those of `repair_names`.
    """
    missing = missing_names(source, hypothesis, glossary=glossary)
    if missing:
        told = "; ".join(_detail(mention) for mention in missing[:_SHOWN])
        more = f"; and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        return Check(name=NAME, passed=False, detail=told + more)
    repaired = ", ".join(f"{repair.was} -> {repair.now}" for repair in repairs)
    return Check(name=NAME, passed=True, detail=f"repaired: {repaired}" if repaired else "")


def missing_names(source: str, hypothesis: str, *, glossary: Glossary | None = None) -> list[NameMention]:
    """Return the names of the Arabic that the English lacks, each once."""
    mentions = names_outside(source, glossary)
    if not mentions:
        return []
    english = EnglishWords.of(hypothesis)
    lacking = (mention for mention in checked_mentions(mentions) if not has_name(mention, english))
    missing = [mention for mention in lacking if mention.form not in hypothesis]  # left in Arabic: see guards.copy
    return [mention for mention in missing if not is_doubtful(mention, source) or is_misspelt(mention, english)]


def names_outside(source: str, glossary: Glossary | None) -> list[NameMention]:
    """Return the names of a sentence that no glossary term overlaps."""
    terms = glossary.matches(source) if glossary else []
    return [
        mention
        for mention in find_names(source)
        if all(mention.end <= term.start or term.end <= mention.start for term in terms)
    ]


def _detail(mention: NameMention) -> str:
    return f"the Arabic names {mention.name} ({mention.form}); the English has no such name"
