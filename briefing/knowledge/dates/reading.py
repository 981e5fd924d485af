"""Reads the dates of an Arabic sentence and resolves them against the day its article was published."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from briefing.arabic.masked_text import MaskedText, mask
from briefing.arabic.months import find_months
from briefing.arabic.normalise import fold_spelling
from briefing.arabic.relative_dates import find_relative_dates
from briefing.arabic.stated_dates import find_stated_dates
from briefing.arabic.tense import tense_around
from briefing.arabic.time_expressions import TimeExpression
from briefing.arabic.time_words import ABOUT, MISSPELT_MONTHS, MISSPELT_WEEKDAYS, SEASONS, WEEKDAYS, any_of
from briefing.dossier import Precision
from briefing.knowledge.dates.resolution import resolve
from briefing.knowledge.dates.scene import Scene

# One of these stands in every date; most sentences have none, and reading them through takes a thousand times as long.
_SIGN = re.compile(
    r"\d{4}|\d[-/.]\d|يوم|امس|غد|بارح|ليله|ايام|اسبوع|اسابيع|شهر|شهور|اشهر|عام|اعوام|سن[هتوي]|عقد|عقود|القرن|ساعه|ساعات"
    rf"|ن(?:ي)?ات|جاري|حالي|{any_of(SEASONS)}|{any_of(word.removeprefix('ال') for word in WEEKDAYS)}"
    rf"|{any_of([*MISSPELT_WEEKDAYS, *MISSPELT_MONTHS])}"
)
_REMEMBERED = 4096  # sentences
_LONGEST = 5_000  # characters of a sentence
_ABOUT = re.compile(rf"(?:{ABOUT}) (?:ال)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """A date as a sentence has it, and what it means: `expression == sentence[start:end]`."""

    start: int  # code points into the sentence
    end: int  # exclusive
    expression: str
    date: str  # ISO 8601 in the precision: "2014-09-15", "2014-09", "2014"; "" where unresolved
    end_date: str  # of a stretch of time, in the same form; "" for none
    precision: Precision
    approximate: bool
    basis: str  # how it was found, in plain English

    @property
    def resolved(self) -> bool:
        """Whether it can be told which day, month or year is meant."""
        return self.precision is not Precision.UNRESOLVED


def read_dates(sentence: str, *, published: datetime | None) -> list[DateReading]:
    """Read the dates of one normalised sentence, in order and without overlap.

    Relative ones are counted from the day of publication in the time zone it is given in; without it they are
    listed as unresolved. A month without a year is the nearest before publication, unless tense or word says that
    it is to come. What is longer than 5,000 characters is a table rather than a sentence, and is not read.
    """
    return list(_read_dates(sentence, published.date() if published else None))


@lru_cache(maxsize=_REMEMBERED)
def _read_dates(sentence: str, published: date | None) -> tuple[DateReading, ...]:
    if len(sentence) > _LONGEST or not (_SIGN.search(fold_spelling(sentence)) or find_months(sentence)):
        return ()
    text = mask(sentence)
    readings: list[DateReading] = []
    year: int | None = None
    for expression in _expressions(text):
        reading, year = _read(sentence, text, expression, published=published, year=year)
        if reading is not None:
            readings.append(reading)
    return tuple(reading for index, reading in enumerate(readings) if not _is_explained(sentence, readings, index))


def _is_explained(sentence: str, readings: list[DateReading], index: int) -> bool:
    """Say whether an untold date is told right behind it: some days ago, on 13 November."""
    if readings[index].resolved or index + 1 == len(readings) or not readings[index + 1].resolved:
        return False
    return re.fullmatch(r"[،,]? ?(?:في|يوم)? ?", sentence[readings[index].end : readings[index + 1].start]) is not None


def _expressions(text: MaskedText) -> list[TimeExpression]:
    """Find all dates; what is stated holds against what is relative."""
    stated = find_stated_dates(text)
    relative = [
        expression
        for expression in find_relative_dates(text)
        if not any(expression.start < other.end and other.start < expression.end for other in stated)
    ]
    return sorted([*stated, *relative], key=lambda expression: expression.start)


def _read(
    sentence: str, text: MaskedText, expression: TimeExpression, *, published: date | None, year: int | None
) -> tuple[DateReading | None, int | None]:
    """Resolve one date; return it with the year that "the same year" means behind it."""
    start, end = expression.start, expression.end
    scene = Scene(published=published, tense=tense_around(text.plain, start, end), year=year)
    resolution = resolve(expression.meaning, scene)
    if resolution is None:
        return None, year
    period = resolution.period
    reading = DateReading(
        start=start,
        end=end,
        expression=sentence[start:end],
        date=period.begins if period else "",
        end_date=period.ends if period else "",
        precision=period.precision if period else Precision.UNRESOLVED,
        approximate=resolution.approximate or _ABOUT.search(text.plain[max(0, start - 40) : start]) is not None,
        basis=resolution.basis,
    )
    return reading, period.first.year if period else year
