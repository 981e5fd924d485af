"""The glossary that ships with Mujaz: organisations, offices, law, war, idioms of the news, places and currencies."""

from functools import cache
from importlib.resources import files

from briefing.glossary.index import of_origin
from briefing.glossary.tables import parse_table
from briefing.glossary.term import GlossaryTerm, TermOrigin


@cache
def built_in_terms() -> tuple[GlossaryTerm, ...]:
    """Read the built-in glossary, once a process."""
    text = (files("briefing.glossary") / "built_in.tsv").read_text(encoding="utf-8")
    return of_origin(parse_table(text), TermOrigin.BUILT_IN)
