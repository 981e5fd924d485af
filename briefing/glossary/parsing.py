"""Tells the formats of a glossary apart by what they begin with, and reads each."""

from briefing.errors import InvalidGlossary
from briefing.glossary.tables import parse_table
from briefing.glossary.tbx import parse_tbx
from briefing.glossary.term import GlossaryTerm

MOST_BYTES = 10_000_000  # of a glossary; a term bank of 20,000 entries has fewer
MOST_TERMS = 20_000
SUFFIXES = (".csv", ".tsv", ".tbx", ".xml")


def parse_glossary(text: str) -> tuple[GlossaryTerm, ...]:
    """Read a glossary: TBX where the text begins with <, else a table with commas or tabs.

    Raises:
        InvalidGlossary: naming the line or the entry that cannot be used, and what to do.
    """
    text = text.removeprefix("\ufeff")
    terms = parse_tbx(text.lstrip()) if text.lstrip().startswith("<") else parse_table(text)
    if len(terms) > MOST_TERMS:
        message = f"The glossary has {len(terms):,} terms, and the limit is {MOST_TERMS:,}: leave out what is rare."
        raise InvalidGlossary(message)
    return terms


def read_glossary_bytes(content: bytes) -> tuple[GlossaryTerm, ...]:
    """Read a glossary as a file holds it: UTF-8, or UTF-16 with its mark.

    Raises:
        InvalidGlossary: too large, in another encoding, or not a glossary.
    """
    if len(content) > MOST_BYTES:
        raise InvalidGlossary(f"The glossary has {len(content):,} bytes, and the limit is {MOST_BYTES:,}.")
    utf16 = content[:2] in {b"\xff\xfe", b"\xfe\xff"}  # "Unicode text" of spreadsheet programs
    try:
        text = content.decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError as error:
        message = f"The glossary is not UTF-8 (first wrong byte at {error.start}): save it as UTF-8."
        raise InvalidGlossary(message) from error
    return parse_glossary(text)
