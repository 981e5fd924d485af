"""The guards on a translated sentence: each looks for one way in which machine translation goes wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.document import Check, Repair
from briefing.glossary import GlossaryTerm, glossary_of
from briefing.guards.copy import check_copy
from briefing.guards.glossary import check_glossary
from briefing.guards.name_repair import repair_names
from briefing.guards.names import check_names
from briefing.guards.numbers import check_numbers
from briefing.guards.omission import check_omission
from briefing.guards.repair import repair_numbers
from briefing.guards.repetition import check_repetition

__all__ = ["GuardInput", "check", "repair_names", "repair_numbers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardInput:
    """A sentence pair to check."""

    source: str  # the Arabic, normalised
    hypothesis: str  # its English translation, repairs applied
    similarity: float | None = None  # cosine of the two sentences' vectors; None where none were made
    glossary: Sequence[GlossaryTerm] = ()
    repairs: Sequence[Repair] = ()  # what repair_numbers changed in the hypothesis; told in the detail
    name_repairs: Sequence[Repair] = ()  # what repair_names changed


def check(given: GuardInput) -> tuple[Check, ...]:
    """Return the verdicts of all guards: numbers, omission, repetition, copy, names, glossary where terms are given."""
    source, hypothesis = given.source, given.hypothesis
    glossary = glossary_of(tuple(given.glossary))
    checks = (
        check_numbers(source, hypothesis, repairs=given.repairs),
        check_omission(source, hypothesis, similarity=given.similarity),
        check_repetition(source, hypothesis),
        check_copy(source, hypothesis),
        check_names(source, hypothesis, glossary=glossary, repairs=given.name_repairs),
    )
    return (*checks, check_glossary(source, hypothesis, glossary)) if glossary else checks
