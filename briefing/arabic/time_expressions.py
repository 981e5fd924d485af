"""What the dates in an Arabic text say before anybody works out which day they mean."""

from dataclasses import dataclass

from briefing.arabic.time_words import Unit
from briefing.quantity import DateMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """A unit counted from the day of publication: yesterday, last month, three years ago."""

    unit: Unit
    shift: int  # whole units; negative: before publication
    approximate: bool = False
    day: int | None = None  # the fifteenth of this month
    weekday: int | None = None  # of a day: "today, Friday"; 0 is Monday
    last_day: int | None = None  # from the tenth to the fifteenth of this month


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretched:
    """A stretch that ends or begins at the day of publication: the last seven years."""

    unit: Unit
    shift: int  # units; negative: before publication
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OnWeekday:
    """A day of the week."""

    weekday: int  # 0 is Monday
    last: int | None = None  # the second of two
    shift: int | None = None  # -1 the last one, 0 that of this week, 1 the next; None: the tense tells
    week: int | None = None  # of the last week, of this week, of the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A date of which the text states at least the month or the year."""

    date: DateMention
    until: DateMention | None = None  # the other end of a stretch
    shift: int | None = None  # last September, next September
    year_shift: int | None = None  # September of last year
    same_year: bool = False  # September of the same year
    known_year: int | None = None  # of an event that goes by its day and month: 11 September
    weekday: int | None = None
    first_day: int | None = None  # from the tenth to the day of `date`
    month: int | None = None  # a season or quarter of the year in `date` or `year_shift`: its first month
    months: int = 0  # how many months it has
    season: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season or a part of a year that only "last" or "next" places: last summer."""

    month: int  # its first month
    shift: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """The nineties."""

    first: int  # 1990, or 90 where the century is left out
    last: int | None = None
    century_shift: int | None = None  # -1: of the last century


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolvable:
    """A date is meant, but the sentence cannot tell which."""

    reason: str  # in plain English


Meaning = Shifted | Stretched | OnWeekday | Stated | Season | Decade | Unresolvable


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date as a sentence has it: the words are `text[start:end]`."""

    start: int  # code points into the text, attached prefixes left out
    end: int  # exclusive
    meaning: Meaning
