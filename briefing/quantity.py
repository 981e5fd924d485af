"""The values a text states: quantities and dates, with the place where they stand."""

import enum
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What sort of value a number is."""

    CARDINAL = "cardinal"  # a count, a measure, a year
    ORDINAL = "ordinal"  # a place in an order
    PERCENT = "percent"  # parts of a hundred
    MONEY = "money"  # an amount of a currency
    FRACTION = "fraction"  # a part of one, in words: half, two thirds
    CLOCK = "clock"  # a time of day: minutes since midnight, twelve-hour readings included
    DECADE = "decade"  # the nineties: 1990, or 90 where the century is left out
    VAGUE = "vague"  # dozens, hundreds, thousands: an order of magnitude, no value


COUNTED = frozenset({Kind.CARDINAL, Kind.PERCENT, Kind.MONEY})  # what a range can be made of


class Calendar(StrEnum):
    """Which calendar a date is given in."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a text states it: `text == whole[start:end]`."""

    start: int  # code points into the text it was found in
    end: int  # exclusive
    text: str
    value: Decimal  # scale words applied: 150 thousand is 150000; the lower end of a range
    upper: Decimal | None = None  # the upper end of a range
    kind: Kind = Kind.CARDINAL
    currency: str = ""  # English family name such as "dollar" or "dinar"; "" where it is no money
    approximate: bool = False  # "about", "more than", "at least" stand before it
    spelled: bool = False  # written in words alone, without a digit
    parts: tuple[Decimal, ...] = ()  # the addends joined by "and", where there are several

    @property
    def is_figure(self) -> bool:
        """Whether it tells a value: a place in an order ("the first") and a vague one ("dozens") tell none."""
        return self.kind not in {Kind.ORDINAL, Kind.VAGUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An absolute date, or the parts of one: `text == whole[start:end]`."""

    start: int  # code points into the text it was found in
    end: int  # exclusive
    text: str
    day: int | None = None  # 1 to 31
    month: int | None = None  # 1 to 12, in `calendar`
    year: int | None = None
    calendar: Calendar = Calendar.GREGORIAN
    numeric: bool = False  # digits alone, such as 5/11/2014: day and month may be the other way round
    certain: bool = True  # False where the month's name may be another word ("may", "march", مارس)


class TokenKind(enum.Enum):
    """What a token consists of."""

    WORD = enum.auto()
    DIGITS = enum.auto()
    SIGN = enum.auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a digit string or a sign of a text."""

    start: int
    end: int
    kind: TokenKind
    form: str  # folded for look-up; digit strings in ASCII


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A number found in a run of tokens, before its surroundings are read."""

    first: int  # index of its first token
    stop: int  # index behind its last token
    value: Decimal
    kind: Kind = Kind.CARDINAL
    scale: Decimal = Decimal(1)  # the smallest scale word in it: 1000 for "3 thousand"
    spelled: bool = False
    parts: tuple[Decimal, ...] = ()
    upper: Decimal | None = None
    currency: str = ""
    approximate: bool = False


def stretches(count: int, read: Callable[[int], Stretch | None]) -> Iterator[Stretch]:
    """Walk over `count` tokens and give the stretches that `read` finds, none reaching into the one before it."""
    index = 0
    while index < count:
        stretch = read(index)
        if stretch is not None:
            yield stretch
        index = stretch.stop if stretch else index + 1


def quantity_of(stretch: Stretch, *, text: str, tokens: Sequence[Token], approximate: bool) -> Quantity:
    """Return the quantity that a stretch of a text's tokens states."""
    inside = tokens[stretch.first : stretch.stop]
    return Quantity(
        start=inside[0].start,
        end=inside[-1].end,
        text=text[inside[0].start : inside[-1].end],
        value=stretch.value,
        upper=stretch.upper,
        kind=stretch.kind,
        currency=stretch.currency,
        approximate=approximate,
        spelled=all(token.kind is not TokenKind.DIGITS for token in inside),
        parts=stretch.parts,
    )


def combined(lower: Stretch, upper: Stretch) -> Stretch | None:
    """Make a range of two numbers; the scale word, percent sign or currency of one holds for both."""
    low = lower.value
    if lower.scale == 1 and upper.scale > 1 and low * upper.scale < upper.value:
        low *= upper.scale
    kinds = {lower.kind, upper.kind} - {Kind.CARDINAL}
    if low >= upper.value or len(kinds) > 1 or upper.kind not in COUNTED:
        return None
    kind = kinds.pop() if kinds else Kind.CARDINAL
    currency = upper.currency or lower.currency
    return replace(upper, first=lower.first, value=low, upper=upper.value, kind=kind, currency=currency, parts=())
