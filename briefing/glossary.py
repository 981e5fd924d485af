"""A glossary: how an editor wants Arabic terms to be written in English."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.arabic.normalise import fold_spelling, normalise_text
from briefing.errors import InvalidGlossary

_COLUMNS = ("ar", "en")
_PREFIXES = r"(?P<before>و?ف?[بكل]?)(?:ال|(?<=ل)ل)?"  # لل is ل with the article ال
_WORD = re.compile(r"[^\W_][^\s،؛.,;:!?؟()\[\]{}«»\"“”]*")
_ARABIC = re.compile(r"[\u0620-\u064a]")


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """One term: wherever the Arabic stands, the English must stand in the translation."""

    ar: str
    en: str

    def occurs_in(self, source: str) -> bool:
        """Say whether the Arabic term stands in a text: any hamza or alef spelling, و ف ب ك ل ال attached or not."""
        return next(self._found(_normalised(source)), None) is not None

    def put_into(self, source: str) -> str:
        """Return the normalised text with the English in the term's place, attached و ف ب ك ل kept as words."""
        text = _normalised(source)
        for match in reversed(list(self._found(text))):
            before = match["before"]
            text = f"{text[: match.start()]}{before + ' ' if before else ''}{self.en}{text[match.end() :]}"
        return text

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        """Find the term in normalised text; levelling the spelling keeps every offset."""
        pattern = _pattern(self.ar)
        return pattern.finditer(fold_spelling(text)) if pattern else iter(())

    def stands_in(self, hypothesis: str) -> bool:
        """Say whether the English term stands in a translation: case, plural and possessive endings aside."""
        words = re.findall(r"\w+", self.en.lower())
        body = r"[\W_]+".join(re.escape(word) for word in words)
        return not words or re.search(rf"(?<!\w){body}(?:e?s)?(?!\w)", hypothesis.lower()) is not None


@lru_cache(maxsize=1)  # a sentence is asked for every term of the glossary, one after the other
def _normalised(source: str) -> str:
    return normalise_text(source)


@lru_cache(maxsize=10_000)  # a glossary may have more terms than `re` keeps patterns
def _pattern(ar: str) -> re.Pattern[str] | None:
    words = [_without_article(fold_spelling(word)) for word in _WORD.findall(normalise_text(ar))]
    body = r"\W+(?:ال)?".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w){_PREFIXES}{body}(?!\w)") if words else None


def _without_article(word: str) -> str:
    return word.removeprefix("ال") if len(word) > len("ال") + 1 else word


def parse_glossary(text: str) -> tuple[GlossaryTerm, ...]:
    """Read a glossary from CSV text with the header `ar,en`; further columns and empty lines are passed over.

    Raises InvalidGlossary, with the number of the line, where a column or a term is missing.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        message = f"Line {reader.line_num} of the glossary is not valid CSV: check its quotation marks."
        raise InvalidGlossary(message) from error
    header = [name.strip().lower() for name in rows[0][1]] if rows else []
    if not set(_COLUMNS) <= set(header):
        raise InvalidGlossary("Line 1 of the glossary must name the columns ar and en: make it `ar,en`.")
    columns = [header.index(name) for name in _COLUMNS]
    return tuple(_term(line, row, columns) for line, row in rows[1:] if any(cell.strip() for cell in row))


def _term(line: int, row: list[str], columns: list[int]) -> GlossaryTerm:
    ar, en = (row[index].strip() if index < len(row) else "" for index in columns)
    if not ar or not en:
        raise InvalidGlossary(f"Line {line} of the glossary lacks the {'English' if ar else 'Arabic'} term.")
    if not _ARABIC.search(ar):
        raise InvalidGlossary(f"Line {line} of the glossary has no Arabic in its column ar: {ar}")
    return GlossaryTerm(ar=ar, en=en)
