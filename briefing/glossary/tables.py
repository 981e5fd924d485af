"""Reads a glossary from a table: CSV or tab-separated text with the header `ar,en`."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.arabic.normalise import fold_spelling, normalise_text
from briefing.errors import InvalidGlossary
from briefing.glossary.term import GlossaryTerm

ARABIC = re.compile(r"[\u0620-\u064a]")
_REQUIRED = ("ar", "en")
_ALSO = "also"
_COMMENT = "# "  # a hashtag has no space
_ALTERNATIVES = re.compile(r"[|;]")


def is_tabbed(text: str) -> bool:
    """Say whether the columns of a table are parted by tabs, as its header tells."""
    header = next((line for line in text.splitlines() if line.strip() and not line.startswith(_COMMENT)), "")
    return "\t" in header


def parse_table(text: str) -> tuple[GlossaryTerm, ...]:
    """Read a table with the columns `ar` and `en`, commas or tabs between them, as the first line has them.

    A column `also` may hold other English that is as good, parted by | or ;. Further columns, empty lines and lines
    that begin with # and a space are passed over.

    Raises:
        InvalidGlossary: a column or a term is missing, or two lines contradict each other; with the line's number.
    """
    rows = _rows(text)
    if not rows:
        raise InvalidGlossary("Line 1 of the glossary must name the columns ar and en: make it `ar,en`.")
    columns = _columns(rows[0])
    terms: dict[str, tuple[int, GlossaryTerm]] = {}
    for line, cells in rows[1:]:
        term = _term(line, cells, columns)
        known_line, known = terms.setdefault(fold_spelling(normalise_text(term.ar)), (line, term))
        if (known.en, known.also) != (term.en, term.also):
            message = f'Line {line} of the glossary asks for "{term.en}" where line {known_line} asks for "{known.en}"'
            raise InvalidGlossary(f"{message} for {term.ar}: keep one of them.")
    return tuple(term for _, term in terms.values())


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the lines that hold something, with their numbers."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if is_tabbed(text) else ",", strict=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        message = f"Line {reader.line_num} of the glossary is not valid CSV: check its quotation marks."
        raise InvalidGlossary(message) from error
    return [(line, row) for line, row in rows if any(row) and not row[0].startswith(_COMMENT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where the columns stand."""

    ar: int
    en: int
    also: int | None


def _columns(row: tuple[int, list[str]]) -> _Columns:
    line, cells = row
    header = [name.lower() for name in cells]
    if not set(_REQUIRED) <= set(header):
        raise InvalidGlossary(f"Line {line} of the glossary must name the columns ar and en: make it `ar,en`.")
    return _Columns(ar=header.index("ar"), en=header.index("en"), also=header.index(_ALSO) if _ALSO in header else None)


def _term(line: int, row: Sequence[str], columns: _Columns) -> GlossaryTerm:
    ar, en, also = (
        row[at] if at is not None and at < len(row) else "" for at in (columns.ar, columns.en, columns.also)
    )
    if not ar or not en:
        raise InvalidGlossary(f"Line {line} of the glossary lacks the {'English' if ar else 'Arabic'} term.")
    if not ARABIC.search(ar):
        raise InvalidGlossary(f"Line {line} of the glossary has no Arabic in its column ar: {ar}")
    others = tuple(other.strip() for other in _ALTERNATIVES.split(also) if other.strip())
    return GlossaryTerm(ar=ar, en=en, also=others)
