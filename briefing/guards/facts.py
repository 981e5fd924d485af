"""The facts in figures that an Arabic sentence and its English translation state, in a form that can be compared."""

import enum
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from string import ascii_letters

from briefing.arabic.dates import find_dates as arabic_dates
from briefing.arabic.numbers import find_numbers as arabic_numbers
from briefing.english.dates import find_dates as english_dates
from briefing.english.months import MONTHS
from briefing.english.numbers import find_numbers as english_numbers
from briefing.guards.lenient import arabic_hints, english_hints
from briefing.numerals import write_english
from briefing.quantity import Calendar, DateMention, Kind, Quantity

_CODE = 10  # a lone digit behind one of these belongs to a unit or a code: km2, كم2, 10^2, H5N1
_JOINED = f"{ascii_letters}م^"
# Figures within an address, a handle or a hashtag name something; a translation may leave them out.
_ADDRESS = re.compile(r"(?:https?://|www\.|[@#])\S+|[\w.+-]+@\S+")
# "at night" is left out: it may be either.
_HALVES = {
    "a.m.": re.compile(r"\s*(?:صباح[اً]?|فجر[اً]?|من صباح|من فجر|a\.?m\b|in the morning)", re.IGNORECASE),
    "p.m.": re.compile(r"\s*(?:مساء|عصر[اً]?|بعد الظهر|من مساء|p\.?m\b|in the (?:evening|afternoon))", re.IGNORECASE),
}
_ONE_PM = 13 * 60  # minutes
_HALF_WRITTEN = re.compile(r"\s*[ap]\.?m\.?$", re.IGNORECASE)  # within the English time itself
_LENIENT = Decimal(2)  # numbers up to two are said in many ways: dual, "a", "both", "once"
_YEARS = range(1000, 2200)


class Measure(enum.Enum):
    """What a figure counts: figures are compared within one measure."""

    NUMBER = enum.auto()
    PERCENT = enum.auto()
    FRACTION = enum.auto()
    MONTH = enum.auto()
    CLOCK = enum.auto()
    DECADE = enum.auto()
    DATE_PART = enum.auto()  # day or month of a date in digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure of a sentence: a value, where it stands, and whether it must be found on the other side."""

    measure: Measure
    value: Decimal
    start: int  # code points into its sentence
    end: int
    text: str
    certain: bool = True  # False: it may answer a figure of the other side, but is not asked for
    currency: str = ""  # family name, for money
    parts: tuple[Decimal, ...] = ()  # addends that may stand apart on the other side
    also: frozenset[Measure] = frozenset()  # other measures it may be read in
    spelled: bool = False
    half: str = ""  # of the day, for a time that says so: "a.m." or "p.m."

    @property
    def year(self) -> bool:
        """Say whether the figure may be a year, which is written without a thousands separator."""
        return self.measure is Measure.NUMBER and self.value in _YEARS and re.search(r"\d[.,٫٬]\d", self.text) is None

    @property
    def shown(self) -> str:
        """The figure as an English editor reads it."""
        if self.measure is Measure.MONTH:
            return MONTHS[int(self.value) - 1]
        if self.measure is Measure.CLOCK:
            half = self.half if self.value < _ONE_PM else ""
            return f"{int(self.value) // 60}:{int(self.value) % 60:02d} {half}".rstrip()
        sign = "%" if self.measure is Measure.PERCENT else "s" if self.measure is Measure.DECADE else ""
        return write_english(self.value, year=self.year or self.measure is Measure.DECADE) + sign


def arabic_facts(text: str) -> list[Fact]:
    """Read the facts in figures of an Arabic sentence, in order."""
    return _facts(text, arabic_numbers(text), arabic_dates(text), arabic_hints)


def english_facts(text: str) -> list[Fact]:
    """Read the facts in figures of an English sentence, in order."""
    return _facts(text, english_numbers(text), english_dates(text), english_hints)


def _facts(
    text: str,
    numbers: Sequence[Quantity],
    dates: Sequence[DateMention],
    hints: Callable[[str], list[Decimal]],
) -> list[Fact]:
    numeric = [date for date in dates if date.numeric]
    numbers = [_whole_year(text, number, before) for number, before in zip(numbers, (None, *numbers), strict=False)]
    facts = [fact for date in dates for fact in _of_date(date)]
    for index, number in enumerate(numbers):
        if not any(number.start < date.end and date.start < number.end for date in numeric):
            facts.extend(_of_number(number, shares=_shares_percent(text, numbers[index : index + 2]), text=text))
    facts.extend(
        Fact(measure=Measure.NUMBER, value=value, start=len(text), end=len(text), text="", certain=False)
        for value in hints(text)
    )
    return sorted(facts, key=lambda fact: (fact.start, fact.end))


def _whole_year(text: str, number: Quantity, before: Quantity | None) -> Quantity:
    """Complete the second year of 1995-96."""
    if before is None or before.value not in _YEARS or re.fullmatch("[-–/]", text[before.end : number.start]) is None:
        return number
    follows = re.fullmatch(r"\d\d", number.text) is not None and number.value > before.value % 100
    return replace(number, value=number.value + before.value // 100 * 100) if follows else number


def _shares_percent(text: str, pair: Sequence[Quantity]) -> bool:
    """Say whether a number shares the percent sign of the next: "10 and 20 percent"."""
    if len(pair) < 2 or pair[1].kind is not Kind.PERCENT or pair[0].kind is not Kind.CARDINAL:  # noqa: PLR2004 - a pair
        return False
    return re.fullmatch(r"[\s,،\-–/]*(?:and|or|to|و|أو|إلى)?\s*", text[pair[0].end : pair[1].start]) is not None


def _of_date(date: DateMention) -> Iterator[Fact]:
    """Give the month of a date; for a date in digits its day and year too, as nobody else reads them."""
    if date.month is None or date.calendar is Calendar.HIJRI:
        return
    measure = Measure.DATE_PART if date.numeric else Measure.MONTH
    values = [(measure, date.month)]
    if date.numeric:
        values += [(Measure.DATE_PART, date.day or 0), (Measure.NUMBER, date.year or 0)]
    for kind, value in values:
        yield Fact(
            measure=kind,
            value=Decimal(value),
            start=date.start,
            end=date.end,
            text=date.text,
            certain=date.certain,
        )


_MEASURES = {
    Kind.PERCENT: Measure.PERCENT,
    Kind.FRACTION: Measure.FRACTION,
    Kind.CLOCK: Measure.CLOCK,
    Kind.DECADE: Measure.DECADE,
}


def _of_number(number: Quantity, *, shares: bool, text: str) -> Iterator[Fact]:
    if number.kind is Kind.VAGUE:
        return
    measure = _MEASURES.get(number.kind, Measure.NUMBER)
    small = number.value <= _LENIENT and (number.spelled or number.kind is Kind.ORDINAL)
    attached = number.value < _CODE and number.start > 0 and text[number.start - 1] in _JOINED
    named = any(match.start() < number.end and number.start < match.end() for match in _ADDRESS.finditer(text))
    loose = attached or named or number.kind is Kind.FRACTION or (small and measure is Measure.NUMBER)
    for value in (number.value,) if number.upper is None else (number.value, number.upper):
        yield Fact(
            measure=measure,
            value=value,
            start=number.start,
            end=number.end,
            text=number.text,
            certain=not loose,
            currency=number.currency,
            parts=number.parts,
            also=frozenset({Measure.PERCENT}) if shares else frozenset(),
            spelled=number.spelled,
            half=_half(number, text) if measure is Measure.CLOCK else "",
        )


def _half(clock: Quantity, text: str) -> str:
    """Return the half of the day of a time: of its 24 hours, or that the words behind it name; "" where none do."""
    if clock.value >= _ONE_PM:
        return "p.m."
    written = _HALF_WRITTEN.search(clock.text)
    behind = clock.text[written.start() :] if written else text[clock.end :]
    return next((half for half, words in _HALVES.items() if words.match(behind)), "")
