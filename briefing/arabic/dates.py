"""Finds the absolute dates in Arabic text: month names of every region, numeric dates, years."""

import re
from collections.abc import Iterator

from briefing.arabic.months import MonthMention, find_months
from briefing.arabic.numbers import find_numbers
from briefing.numerals import ascii_digits
from briefing.numeric_dates import DAYS, numeric_dates
from briefing.quantity import Calendar, DateMention, Kind, Quantity

_YEAR = re.compile(r"(?:عام|سنة|عامي|عامَي|بعام|لعام|لسنة|العام)\s+(\d{4})(?!\d|[.,]\d)")
_OF_HIJRA = re.compile(r"\s*(?:هـ?(?![^\W_])|هجري)")  # the tatweel of هـ is gone from a normalised text
_SECOND_NAME = re.compile(r"\s*[/(،\-–]?\s*(?:أو\s+)?")
_BEFORE_MONTH = re.compile(r"\s*(?:من)?\s*(?:شهر)?\s*[بلكوف]?(?:ال)?")
_BEFORE_YEAR = re.compile(r"\)?[\s,،]*(?:من)?\s*(?:عام|سنة|العام|لعام|لسنة|عام)?\s*")
_LEADS_IN = re.compile(
    r"(?:شهر|شهري|في|منذ|خلال|حتى|من|مطلع|أواخر|أوائل|منتصف|نهاية|بداية|بحلول|إلى)\s+[وف]?[بلك]?(?:ال)?$"
)
_YEARS = range(1000, 2200)


def find_dates(text: str) -> list[DateMention]:
    """Find the absolute dates a text states, in order and without overlap.

    The text may be normalised or raw; offsets count code points of the text as given. Day and month of a numeric
    date are read in the order day, month. Relative dates ("yesterday") and weekdays are not looked for.
    """
    ascii_text = ascii_digits(text)
    found = [*numeric_dates(text, digits=ascii_text)]
    for mention in (*_named(text), *_years(text, ascii_text)):
        if not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _named(text: str) -> Iterator[DateMention]:
    """Read month names with the day before and the year behind them."""
    months = find_months(text)
    numbers = find_numbers(text) if months else []
    taken = 0
    for index, month in enumerate(months):
        if month.start < taken:
            continue
        end = _end_of_pair(text, month, months[index + 1 : index + 2])
        day = _day(text, numbers, month)
        year = _year(text, numbers, end)
        taken = start_end = year.end if year else end
        start = day.start if day else month.start
        yield DateMention(
            start=start,
            end=start_end,
            text=text[start:start_end],
            day=int(day.value) if day else None,
            month=month.month,
            year=int(year.value) if year else None,
            calendar=month.calendar,
            certain=not month.ambiguous or day is not None or year is not None or _led_in(text, month.start),
        )


def _led_in(text: str, start: int) -> bool:
    """Say whether a word such as "in" or "month" stands before a month's name."""
    return _LEADS_IN.search(text[max(0, start - 20) : start]) is not None


def _end_of_pair(text: str, month: MonthMention, following: list[MonthMention]) -> int:
    """Return the end of a month that is named twice: سبتمبر/أيلول."""
    for other in following:
        same = other.month == month.month and other.calendar is month.calendar
        if same and _SECOND_NAME.fullmatch(text, month.end, other.start):
            return other.end
    return month.end


def _day(text: str, numbers: list[Quantity], month: MonthMention) -> Quantity | None:
    """Return the number before a month's name, if it is a day."""
    for number in numbers:
        if number.end <= month.start and _BEFORE_MONTH.fullmatch(text, number.end, month.start):
            last = number.upper or number.value
            whole = last == last.to_integral_value()
            if number.kind in {Kind.CARDINAL, Kind.ORDINAL} and whole and 1 <= last <= DAYS:
                return number if number.upper is None else None
    return None


def _year(text: str, numbers: list[Quantity], end: int) -> Quantity | None:
    """Return the number behind a month's name, if it is a year."""
    for number in numbers:
        if number.start >= end and _BEFORE_YEAR.fullmatch(text, end, number.start):
            plain = number.upper is None and number.kind is Kind.CARDINAL
            return number if plain and number.value in _YEARS else None
    return None


def _years(text: str, ascii_text: str) -> Iterator[DateMention]:
    """Read the year behind عام or سنة."""
    for match in _YEAR.finditer(ascii_text):
        if int(match[1]) in _YEARS:
            start, end = match.span(1)
            hijri = _OF_HIJRA.match(ascii_text, end) is not None
            calendar = Calendar.HIJRI if hijri else Calendar.GREGORIAN
            yield DateMention(start=start, end=end, text=text[start:end], year=int(match[1]), calendar=calendar)
