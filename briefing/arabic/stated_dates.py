"""Finds the dates that Arabic text states wholly or in part, with what stands around them: ranges, "of last year"."""

import re
from dataclasses import replace

from briefing.arabic.masked_text import MaskedText
from briefing.arabic.speech import is_verb_in_past
from briefing.arabic.time_expressions import Meaning, Stated, TimeExpression
from briefing.arabic.time_rules import END, Rule, apply_rules, rule
from briefing.arabic.time_words import (
    COUNTED,
    DATED_NOUNS,
    EDGE,
    EVENT_NOUNS,
    KNOWN_BY_DAY,
    NAMED_AFTER_DATES,
    NEXT,
    PART_OF_DAY,
    PAST,
    SEASONS,
    THIS,
    WEEKDAYS,
    any_of,
    listed,
    step_of,
)
from briefing.quantity import Calendar, DateMention, Kind, Quantity

_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1300, 1501)
_DAYS = range(1, 32)
_QUARTERS = 4
_MONTHS = range(2, 13)
_BEGINNING = r"(?<![\w#@])[وف]?(?:[بك]|لل|ل)?(?:ال)?"
_ADJECTIVE = rf"(?:(?:قبل )?{PAST}|{NEXT}|{THIS})"
_YEAR_WORDS = "عام|العام|سنه|السنه|عامي|العامين|سنتي|السنتين|اعوام|الاعوام|سنوات|السنوات"
_A_YEAR = rf"(?:(?:{_YEAR_WORDS}) )"
# What may follow a date without a year and place it: last, of last year, of this year, of the same year.
_PLACED = (
    rf"(?:\)?[،,]? (?:(?P<adjective>{_ADJECTIVE})|(?:من |في )?(?:شهر )?(?:العام|السنه) (?P<year_adjective>{_ADJECTIVE})"
    r"|(?:من |في )?(?P<this_year>هذا العام|هذه السنه)"
    r"|(?:من |في )?(?P<same_year>العام (?:نفسه|ذاته)|السنه (?:نفسها|ذاتها)|نفس (?:العام|السنه)|ذلك العام|تلك السنه)"
    rf"){END})?"
)
_FOLLOWS_YEAR = listed("""
في الي من علي عن مع بعد قبل حتي بين ان التي الذي الذين كان كانت قد لم لا ما هو هي حين عندما حيث اذ خلال ضد
تحت عبر نحو ثم او كما لكن الا بسبب اثر عقب وسط دون منذ حول بشان لدي عند حسب وفق فيما بينما اي م
""")
_LED_IN = re.compile(rf"(?:في|خلال|شهر|منذ|حتي|بحلول|طوال|{EDGE}) [وف]?[بل]?(?:شهر )?$")
# "Between", or a noun in the dual or plural: what "and" joins behind it is a stretch.
_BETWEEN = re.compile(
    r"(?:بين|من|الفتره|خلال|[بل]?(?:عامي|العامين|سنتي|السنتين|سنوات|اعوام|يومي|شهري))"
    r" (?:ال)?(?:عام |عامي |شهر |شهري |سنه |سنتي |يوم |يومي )?$"
)
_TO = rf" ?(?P<to>و?(?:الي|حتي) |[وف]|–|-|/) ?(?:شهر |يوم |{EDGE} |عام |العام |سنه )*(?:ال)?"


def find_stated_dates(text: MaskedText) -> list[TimeExpression]:
    """Find the dates of a masked sentence that state at least a month or a year, in order and without overlap."""
    return apply_rules(_RULES, text)


def _stated(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read a month or a fuller date, with weekday and "of last year"."""
    date = text.date(match, "date")
    if date is None or _is_before_christ(text, match.end("x")) or not _is_date(text, match, date):
        return None
    first_day, last_day = _days(text, match, date)
    hijri = date.numeric and date.year in _HIJRI_YEARS
    return Stated(
        date=replace(date, day=last_day, calendar=Calendar.HIJRI if hijri else date.calendar),
        known_year=_known_year(text, match, date),
        shift=step_of(match["adjective"]) if match["adjective"] else None,
        year_shift=_year_shift(match),
        same_year=bool(match["same_year"]),
        weekday=WEEKDAYS[match["weekday"]] if match["weekday"] else None,
        first_day=first_day,
    )


def _stated_range(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read a stretch between two stated dates: from May to July 2014, 2015 and 2016."""
    meaning, until = _stated(text, match), text.date(match, "until")
    number = text.number(match, "until")
    if until is None and number is not None and _is_year(number):
        until = _year_of(number, int(number.value))
    if not isinstance(meaning, Stated) or until is None:
        return None
    between = _BETWEEN.search(text.plain[: match.start("date")]) is not None
    if match["to"] in {"و", "ف"} and not between and not _adjoin(meaning.date, until):
        return None
    return replace(meaning, until=until)


def _adjoin(one: DateMention, other: DateMention) -> bool:
    """Say whether two years or two months follow one upon the other."""
    if one.day is not None or other.day is not None:
        return False
    if one.month is None and other.month is None:
        return one.year is not None and other.year == one.year + 1
    return one.month is not None and one.year is None and other.month == one.month + 1


def _is_date(text: MaskedText, match: re.Match[str], date: DateMention) -> bool:
    """Tell a date from a name made of one, a month from a man's name or a verb."""
    if date.year is not None or match["adjective"] or match["year_adjective"] or match["same_year"]:
        return True
    if text.word_before(match.start("x")).lstrip("وفبل") in NAMED_AFTER_DATES:
        return False
    if date.day is not None or match["weekday"]:
        return True
    if date.calendar is Calendar.HIJRI:
        return "شهر " in match["x"] or _LED_IN.search(text.plain[: match.start("date")]) is not None
    return date.certain


def _known_year(text: MaskedText, match: re.Match[str], date: DateMention) -> int | None:
    """Return the year of an event that goes by its day and month: the attacks of 11 September."""
    if date.year is not None or match["adjective"] or date.day is None or date.month is None:
        return None
    known = text.word_before(match.start("x")).lstrip("وفبل") in EVENT_NOUNS
    return KNOWN_BY_DAY.get((date.day, date.month)) if known else None


def _year_shift(match: re.Match[str]) -> int | None:
    """Return which year "of last year" or "of this year" means, counted from that of publication."""
    if match["this_year"]:
        return 0
    return step_of(match["year_adjective"]) if match["year_adjective"] else None


def _days(text: MaskedText, match: re.Match[str], date: DateMention) -> tuple[int | None, int | None]:
    """Return the first and last day of "from the tenth to the fifteenth of November"; (None, day) of a single one."""
    first = text.number(match, "first_day")
    if first is None or date.month is None:
        return None, date.day
    value = int(first.value)
    last = date.day if date.day is not None else int(first.upper or 0)
    return (value, last) if value in _DAYS and last in _DAYS and value < last else (None, date.day)


def _is_before_christ(text: MaskedText, end: int) -> bool:
    return re.match(r" ?(?:قبل الميلاد|ق\.? ?م(?!\w))", text.plain[end:]) is not None


def _years(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read a year that is a mere number: since 2009."""
    number = text.number(match, "number")
    if number is None or not _is_year(number) or _is_before_christ(text, match.end("x")):
        return None
    if not _ends_like_a_year(text, match.end("x"), firm=bool(match["firm"])):
        return None
    if number.upper is None:
        return Stated(date=_year_of(number, int(number.value)))
    if number.upper not in _YEARS or number.upper <= number.value:
        return None
    return Stated(date=_year_of(number, int(number.value)), until=_year_of(number, int(number.upper)))


def _year_range(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read two years that are mere numbers: between 2011 and 2014."""
    one, other = text.number(match, "number"), text.number(match, "until")
    if one is None or other is None or not _is_year(one) or not _is_year(other) or one.value >= other.value:
        return None
    first, last = _year_of(one, int(one.value)), _year_of(other, int(other.value))
    between = _BETWEEN.search(text.plain[: match.start("number")]) is not None
    if match["to"] in {"و", "ف"} and not between and not _adjoin(first, last):
        return None
    return Stated(date=first, until=last) if _ends_like_a_year(text, match.end("x"), firm=bool(match["firm"])) else None


def _is_year(number: Quantity) -> bool:
    """Say whether a number may be a year."""
    if number.kind is not Kind.CARDINAL or number.value not in _YEARS:
        return False
    return number.spelled or re.match(r"\w*\d{4}(?!\d)", number.text) is not None


def _year_of(number: Quantity, year: int) -> DateMention:
    return DateMention(start=number.start, end=number.end, text=number.text, year=year)


def _ends_like_a_year(text: MaskedText, end: int, *, firm: bool) -> bool:
    """Tell a year from a count by the word behind it: 2014 fighters."""
    word = text.word_after(end)
    if not word:
        return re.match(r" ?[%$€£]|[.,/:]?[\d#]", text.masked[end:]) is None
    if word in _FOLLOWS_YEAR or word.startswith("ال"):
        return True
    if word in COUNTED:
        return False
    if firm or is_verb_in_past(word):
        return True
    return re.match(r"(?:[وفبلسيت]\w{3}|\w+ت$)", word) is not None and not word.endswith(("ه", "ا"))


def _part_of_year(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read a season, quarter or half of a year that is stated or placed."""
    date = text.date(match, "date")
    number = text.number(match, "number") if match["number"] else None
    if date is None and number is not None and _is_year(number):
        date = _year_of(number, int(number.value))
    if date is not None and date.year is None:
        return None
    year_shift = _year_shift(match)
    if date is None and year_shift is None:
        return None
    month, months = _part(text, match)
    if not months:
        return None
    blank = DateMention(start=match.start("x"), end=match.end("x"), text=match["x"])
    return Stated(
        date=date or blank, year_shift=year_shift, month=month, months=months, season=match["season"] is not None
    )


def _part(text: MaskedText, match: re.Match[str]) -> tuple[int, int]:
    """Return the first month of a part of the year and how many it has; none of what is no part."""
    if match["season"]:
        return SEASONS[match["season"]], 3
    order = text.number(match, "order")
    count = text.number(match, "count") if match["count"] else None
    if match["count"]:
        return 1, int(count.value) if count is not None and count.value in _MONTHS else 0
    last = _QUARTERS if match["part"] == "الربع" else 2
    nth = int(order.value) if order is not None else last
    if match["part"] == "الربع":
        return (3 * nth - 2, 3) if 1 <= nth <= _QUARTERS else (1, 0)
    return (6 * nth - 5, 6) if nth in {1, 2} else (1, 0)


def _parenthesised(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read (2011-2014); a year alone between brackets is as likely the number of something."""
    meaning = _years(text, match)
    return meaning if isinstance(meaning, Stated) and meaning.until is not None else None


_WEEKDAY = (
    rf"(?:(?P<weekday>{any_of(WEEKDAYS)}){END}(?: {_ADJECTIVE}{END})?"
    r"[،,]? ?\(?(?:الموافق |المصادف )?(?:ل|يوم )?)?"
)
_WHICH = rf"(?:(?P<date>@+)|(?P<number>#+)|العام (?P<year_adjective>{_ADJECTIVE})|(?P<this_year>هذا العام|هذه السنه))"
_PART = (
    rf"(?P<season>{any_of(SEASONS)})|(?P<part>الربع|النصف) (?P<order>#+|الاخير)"
    r"|(?:الاشهر|الشهور) (?P<count>#+) (?:#+|الاولي)"
)
_DATE = (
    rf"(?:{EDGE} )?(?:{PART_OF_DAY} )*{_WEEKDAY}(?:{EDGE} )?(?:شهر |شهري )?{_A_YEAR}?(?:ال)?"
    r"(?:(?P<first_day>#+) ?(?:و|الي |حتي |– ?|- ?)?(?:من )?)?(?P<date>@+)(?: ?(?:م|هـ?|هجري\w*|ميلادي\w*)(?!\w))?"
)
_FIRM = (
    rf"منذ|بحلول|الفتره|{EDGE}|{any_of(DATED_NOUNS)}"
    rf"|(?:(?:بين|الفتره|خلال|منذ|قبل|بعد|في) )?[بل]?(?:{_YEAR_WORDS})"
)
_LEAD = rf"(?<!\w)[وف]?[بل]?(?:(?P<firm>{_FIRM})|في|خلال|حتي|قبل|بعد|بين|من|الي) (?:ال)?"
_RULES: list[Rule] = [
    rule(rf"{_BEGINNING}(?P<x>(?:{EDGE} )?(?:{_PART}) (?:من )?{_A_YEAR}?{_WHICH}){END}", _part_of_year),
    rule(rf"{_BEGINNING}(?P<x>{_DATE}{_TO}(?P<until>@+|####(?!#)){_PLACED}){END}", _stated_range),
    rule(rf"{_BEGINNING}(?P<x>{_DATE}{_PLACED}){END}", _stated),
    rule(rf"{_LEAD}(?P<x>(?P<number>#+)م?{_TO}(?P<until>#+)م?){END}", _year_range),
    rule(rf"{_LEAD}(?P<x>(?P<number>#+)م?){END}", _years),
    rule(r"(?P<firm>)\((?P<x>(?P<number>#+))(?=\))", _parenthesised),
]
