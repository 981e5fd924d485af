"""Finds the absolute dates in English text, so that they can be held against those of the Arabic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.numeric_dates import DAYS, numeric_dates
from briefing.quantity import DateMention

_NAMES = [
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
]
_MONTH_OF = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split("|")}
_AMBIGUOUS = frozenset({"may", "march", "august", "mar", "jan", "dec", "sep"})  # other words or names too
_MONTH = re.compile(rf"\b(?P<name>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?<!\d)(?<!\d[.,])(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+$")
_DAY_AFTER = re.compile(r"\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)")
_YEAR_AFTER = re.compile(r"\.?,?\s+(?:of\s+)?(\d{4})(?!\d|,\d|\.\d)")
_LEADS_IN = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|early|late|mid|last|next|this|on|before|after|between|and|through)"
    r"[\s-]+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthName:
    """The name of a month in English text."""

    start: int
    end: int
    month: int  # 1 to 12
    ambiguous: bool  # may be another word ("may", "march") as far as the name itself tells


def find_month_names(text: str) -> list[MonthName]:
    """Find month names written with a capital letter, in order."""
    return [
        MonthName(
            start=match.start(),
            end=match.end(),
            month=_MONTH_OF[match["name"].lower()],
            ambiguous=match["name"].lower() in _AMBIGUOUS,
        )
        for match in _MONTH.finditer(text)
        if match["name"][0].isupper()
    ]


def find_dates(text: str) -> list[DateMention]:
    """Find the absolute dates a text states, in order; offsets count code points.

    Day and month of a numeric date are read in the order day, month, unless only the other order is possible.
    """
    return sorted((*numeric_dates(text, digits=text), *_named(text)), key=lambda mention: mention.start)


def _named(text: str) -> Iterator[DateMention]:
    for name in find_month_names(text):
        start, end, day, year = name.start, name.end, None, None
        before = _DAY_BEFORE.search(text[max(0, start - 12) : start])
        if before and 1 <= int(before[1]) <= DAYS:
            day, start = int(before[1]), start - (min(12, start) - before.start())
        elif (after := _DAY_AFTER.match(text, end)) and 1 <= int(after[1]) <= DAYS:
            day, end = int(after[1]), after.end()
        if behind := _YEAR_AFTER.match(text, end):
            year, end = int(behind[1]), behind.end()
        told = day is not None or year is not None or _LEADS_IN.search(text[max(0, name.start - 12) : name.start])
        yield DateMention(
            start=start,
            end=end,
            text=text[start:end],
            day=day,
            month=name.month,
            year=year,
            certain=bool(told) or not name.ambiguous,
        )
