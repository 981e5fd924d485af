"""Guard: the terms of the editor's glossary stand in the English where their Arabic stands in the source."""

from collections.abc import Sequence

from briefing.document import Check
from briefing.glossary import GlossaryTerm

NAME = "glossary"


def check_glossary(source: str, hypothesis: str, terms: Sequence[GlossaryTerm]) -> Check:
    """Give the verdict on the glossary terms of a translation."""
    ignored = [term for term in terms if term.occurs_in(source) and not term.stands_in(hypothesis)]
    detail = "; ".join(f'the glossary asks for "{term.en}" where the Arabic has {term.ar}' for term in ignored)
    return Check(name=NAME, passed=not ignored, detail=detail)
