"""Which glossary terms occur in a briefing, and where their English could not be put."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.dossier import GlossaryUse
from briefing.glossary import Glossary, GlossaryTerm, TermOrigin, lacking
from briefing.point import Citation
from briefing.translating import Translation


@dataclass(slots=True, kw_only=True)
class _Count:
    """How often a term occurs in the translated sentences."""

    applied: int = 0
    missed: list[Citation] = field(default_factory=list)


def uses_of(cited: Sequence[tuple[Citation, Translation]], glossary: Glossary) -> tuple[GlossaryUse, ...]:
    """Return how the terms of a glossary were used, those that were missed first, in each group the editor's first.

    Terms of the request and of the deployment are listed wherever they occur; built-in ones only where they were
    missed, as nobody asked for them.

    Args:
        cited: each translated sentence with where it stands; one that comes twice counts once.
        glossary: the terms that the sentences were translated with.
    """
    counts: dict[GlossaryTerm, _Count] = defaultdict(_Count)
    for citation, translation in dict(cited).items():
        terms = glossary.terms_in(translation.source)
        missing = lacking(terms, translation.en)
        for term in terms:
            if term in missing:
                counts[term].missed.append(citation)
            else:
                counts[term].applied += 1
    uses = [_use(term, count) for term, count in counts.items() if _is_listed(term, count)]
    return tuple(sorted(uses, key=_order))


def _is_listed(term: GlossaryTerm, count: _Count) -> bool:
    return bool(count.missed) or term.origin is not TermOrigin.BUILT_IN


def _use(term: GlossaryTerm, count: _Count) -> GlossaryUse:
    return GlossaryUse(
        ar=term.ar,
        en=term.en,
        origin=str(term.origin),
        occurrences=count.applied + len(count.missed),
        applied=count.applied,
        missed=tuple(count.missed),
    )


def _order(use: GlossaryUse) -> tuple[bool, int, int]:
    origins = [str(origin) for origin in TermOrigin]
    return not use.missed, origins.index(use.origin), -use.occurrences
