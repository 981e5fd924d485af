"""Guard: the terms of the glossary stand in the English where their Arabic stands in the source."""

from briefing.document import Check
from briefing.glossary import Glossary, GlossaryTerm, TermOrigin, lacking

NAME = "glossary"


def check_glossary(source: str, hypothesis: str, glossary: Glossary) -> Check:
    """Give the verdict on the glossary terms of a translation; the source is normalised."""
    ignored = lacking(glossary.terms_in(source), hypothesis)
    return Check(name=NAME, passed=not ignored, detail="; ".join(map(_detail, ignored)))


def _detail(term: GlossaryTerm) -> str:
    if term.origin is TermOrigin.BUILT_IN:
        return f'the usual English of {term.ar} is "{term.en}"'
    return f'the glossary asks for "{term.en}" where the Arabic has {term.ar}'
