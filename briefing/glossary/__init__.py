"""Glossaries: how Arabic terms are to be written in English, where they stand, and whether the English has them."""

from briefing.glossary.built_in import built_in_terms
from briefing.glossary.index import Glossary, TermMatch, glossary_of, merged, of_origin
from briefing.glossary.parsing import parse_glossary, read_glossary_bytes
from briefing.glossary.term import GlossaryTerm, TermOrigin, lacking

__all__ = [
    "Glossary",
    "GlossaryTerm",
    "TermMatch",
    "TermOrigin",
    "built_in_terms",
    "glossary_of",
    "lacking",
    "merged",
    "of_origin",
    "parse_glossary",
    "read_glossary_bytes",
]
