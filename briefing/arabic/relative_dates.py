"""Finds the dates in Arabic text that only the day of publication tells: yesterday, last month, three years ago."""

import re

from briefing.arabic.day_words import DAY_RULES
from briefing.arabic.masked_text import MaskedText
from briefing.arabic.time_expressions import (
    Decade,
    Meaning,
    Season,
    Shifted,
    Stretched,
    TimeExpression,
    Unresolvable,
)
from briefing.arabic.time_rules import BEGIN, END, Rule, apply_rules, rule
from briefing.arabic.time_words import (
    ABOUT,
    COUNTED,
    DUAL,
    EDGE,
    GENERAL_OFFICES,
    NEXT,
    PAST,
    PERIODS,
    PLACED,
    SEASONS,
    SINGULAR,
    THIS,
    WEEKDAYS,
    Unit,
    any_of,
    listed,
    step_of,
)
from briefing.quantity import Kind, Quantity

NO_COUNT = "it is not said how many"
OTHER_EVENT = "counted from another event"
_DAYS_OF_A_MONTH = range(1, 32)
_HOURS_OF_A_DAY = 24
_MOST = {Unit.DAY: 1000, Unit.WEEK: 200, Unit.MONTH: 120, Unit.YEAR: 300, Unit.DECADE: 10}
_OF_ANOTHER = listed("نفسه ذاته نفسها ذاتها التالي التاليه الذي التي السابق السابقه")  # the same month


def find_relative_dates(text: MaskedText) -> list[TimeExpression]:
    """Find the relative dates of a masked sentence, in order and without overlap."""
    return apply_rules(_RULES, text)


def _period(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read last week, this month, the end of the year."""
    word = match["period"]
    if word == "العام" and not match["this"] and text.word_before(match.start("x")) in GENERAL_OFFICES:
        return None
    adjective = match["adjective"]
    if adjective is None and not match["this"]:
        weekend = word == "الاسبوع" and match["edge"].startswith("نهاي") if match["edge"] else False
        if match["edge"] is None or weekend:
            return None
        if text.word_after(match.end("period")) in _OF_ANOTHER:
            return None
    shift = step_of(adjective) if adjective else 0
    unit = PERIODS[word]
    if unit is Unit.DECADE:
        return Stretched(unit=Unit.YEAR, shift=10 * shift, approximate=True) if shift else None
    return Shifted(unit=unit, shift=shift, approximate=bool(match["kind"]))


def _day_of_month(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read the fifteenth of this month."""
    number = text.number(match, "number")
    if number is None or number.value not in _DAYS_OF_A_MONTH or number.value != int(number.value):
        return None
    last = int(number.upper) if number.upper is not None else None
    if last is not None and last not in _DAYS_OF_A_MONTH:
        return None
    shift = step_of(match["adjective"]) if match["adjective"] else 0
    return Shifted(unit=Unit.MONTH, shift=shift, day=int(number.value), last_day=last)


def _stretch(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read the last seven years, the next two months, the last 48 hours."""
    groups = match.groupdict()
    number = text.number(match, "number") if groups.get("number") else None
    word = groups["unit"].removeprefix("ال")
    count = None if groups.get("number") and number is None else _count(word, number)
    if count is None:
        return None
    sign = 1 if groups["adjective"] and re.match(NEXT, groups["adjective"]) else -1
    if word in {"ساعه", "ساعات"}:
        whole = count % _HOURS_OF_A_DAY == 0
        return Stretched(unit=Unit.DAY, shift=sign * (count // _HOURS_OF_A_DAY)) if whole else None
    unit = (COUNTED | DUAL)[word]
    return Stretched(unit=unit, shift=sign * count) if count <= _MOST[unit] else None


def _counted_back(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read three years ago, since more than a year."""
    groups = match.groupdict()
    number = text.number(match, "number") if groups["number"] else None
    if groups["number"] and number is None:
        return None
    if _from_another_event(text, match):
        return Unresolvable(reason=OTHER_EVENT)
    if number is not None and number.kind is Kind.VAGUE:
        return Unresolvable(reason=NO_COUNT)
    unit, count = (COUNTED | DUAL)[groups["unit"]], _count(groups["unit"], number)
    if count is None or count > _MOST[unit]:
        return None
    if groups["half"]:
        return _and_a_half(unit, count, approximate=bool(groups["about"]))
    approximate = bool(groups["about"]) or unit is Unit.DECADE
    if unit is Unit.DECADE:
        unit, count = Unit.YEAR, 10 * count
    return Shifted(unit=unit, shift=-count, approximate=approximate)


def _count(unit: str, number: Quantity | None) -> int | None:
    """Return how many units are meant; None where it is no single whole number."""
    if number is None:
        return 2 if unit.removeprefix("ال") in DUAL else 1
    whole = number.upper is None and number.kind is not Kind.VAGUE and number.value == int(number.value)
    return int(number.value) if whole and number.value >= 1 else None


def _and_a_half(unit: Unit, count: int, *, approximate: bool) -> Meaning | None:
    """Read a year and a half ago; a half of anything else is counted to its nearest whole."""
    if unit is Unit.YEAR:
        return Shifted(unit=Unit.MONTH, shift=-12 * count - 6, approximate=approximate)
    return Shifted(unit=unit, shift=-count, approximate=True)


def _from_another_event(text: MaskedText, match: re.Match[str]) -> bool:
    """Say whether a count goes on: three days before the vote."""
    other = re.match(r" (?:من|علي) (\w+)", text.plain[match.end("x") :])
    return other is not None and match["word"] == "قبل" and other[1] not in {"الان", "اليوم", "تاريخ", "هذا"}


def _vague(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read some days ago: a date is meant, but none can be told."""
    years = match["unit"] in {"سنوات", "اعوام", "سنين", "عقود"}
    if match["word"] == "منذ" and years:
        return None  # for years: no date
    return Unresolvable(reason=OTHER_EVENT if _from_another_event(text, match) else NO_COUNT)


def _season(_: MaskedText, match: re.Match[str]) -> Meaning:
    return Season(month=SEASONS[match["season"]], shift=step_of(match["adjective"]))


def _decade(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read the nineties, with the century behind them."""
    number = text.number(match, "number")
    if number is None or number.kind is not Kind.DECADE:
        return None
    if re.match(r" من (?:ال)?عمر", text.plain[match.end("x") :]):
        return None  # in his fifties
    until = text.number(match, "until") if match["until"] else None
    last = int(until.value) if until is not None and until.kind is Kind.DECADE else None
    return Decade(first=int(number.value), last=last, century_shift=-1 if match["century"] else None)


def _other_event(_text: MaskedText, _match: re.Match[str]) -> Meaning:
    return Unresolvable(reason=OTHER_EVENT)


_SHARED = rf"(?P<word>قبل|منذ) (?P<about>{ABOUT} )?"
_HALF = r"(?P<half> ونصف(?: ال\w+)?)?(?: تقريبا)?"
_ADJECTIVE = rf"(?P<adjective>{PLACED})"
_LAST_OR_NEXT = rf"(?P<adjective>{PAST}|{NEXT}|الاخيره|الاخيرين)"
_UNITS = any_of(COUNTED)
_SEVERAL = rf"(?<!\w)[وف]?(?P<x>{_SHARED}(?P<number>#+) (?P<unit>{_UNITS}){_HALF}){END}"
_ONE_OR_TWO = (
    rf"(?<!\w)[وف]?(?P<x>{_SHARED}(?P<unit>{any_of((*DUAL, *SINGULAR))})(?: (?P<number>#+))?{_HALF}){END}"
    rf"(?! [@#]| ?(?:{any_of(WEEKDAYS)}|امس|غد|اليوم)(?!\w))"
)
_SOME = (
    r"(?<!\w)[وف]?(?P<x>(?P<word>قبل|منذ) (?:عده |بضعه |بضع )?"
    r"(?P<unit>ايام|اسابيع|اشهر|شهور|سنوات|اعوام|سنين|عقود)(?: قليله| عده| معدوده)?)(?![\w#@])"
)
_PERIOD = (
    rf"{BEGIN}(?P<x>(?P<edge>{EDGE} )?(?P<this>هذا |هذه )?(?P<period>{any_of(PERIODS)}){END}"
    rf"(?P<kind> (?:الدراسي|المالي|الجامعي|الهجري)ه?)?(?:(?: الميلادي)? {_ADJECTIVE})?){END}"
)
_DECADE = (
    rf"{BEGIN}(?P<x>(?:{EDGE} )?(?P<number>#+)(?: ?و(?P<until>#+))?"
    rf"(?:(?: من)?(?P<century> القرن (?:{PAST}|العشرين)))?){END}"
)
_OF_ANOTHER_EVENT = (
    r"(?<!\w)[وف]?[بل]?(?P<x>(?:نفس (?:اليوم|الاسبوع|الشهر|العام|السنه)"
    r"|(?:اليوم|الليله|الاسبوع|الشهر|العام|السنه) (?:التالي|الموالي|نفس|ذات)(?:ه|ها)?))(?!\w)"
)
_RULES: list[Rule] = [
    *DAY_RULES,
    rule(
        rf"{BEGIN}(?P<x>(?:يوم |ليله )?(?P<number>#+) (?:من )?(?:(?:الشهر|شهر) {_ADJECTIVE}|هذا الشهر)){END}",
        _day_of_month,
    ),
    rule(rf"{BEGIN}(?P<x>(?:يوم )?(?P<number>#+) (?:من )?(?P<adjective>{THIS})){END}", _day_of_month),
    rule(_SEVERAL, _counted_back),
    rule(_ONE_OR_TWO, _counted_back),
    rule(_SOME, _vague),
    rule(rf"{BEGIN}(?P<x>(?P<unit>ال(?:{_UNITS}|ساعات)) (?:ال)?(?P<number>#+) {_LAST_OR_NEXT}){END}", _stretch),
    rule(rf"{BEGIN}(?P<x>(?:ال)?(?P<number>#+) (?P<unit>{_UNITS}|ساعه|ساعات) {_LAST_OR_NEXT}){END}", _stretch),
    rule(rf"{BEGIN}(?P<x>(?P<unit>ال(?:{any_of(DUAL)})) {_LAST_OR_NEXT}){END}", _stretch),
    rule(rf"{BEGIN}(?P<x>اخر (?P<number>#+) (?P<unit>{_UNITS}|ساعه|ساعات)(?P<adjective>)){END}", _stretch),
    rule(_PERIOD, _period),
    rule(rf"{BEGIN}(?P<x>(?:{EDGE} )?(?:فصل )?ال(?P<season>{any_of(SEASONS)}) {_ADJECTIVE}){END}", _season),
    rule(_DECADE, _decade),
    rule(_OF_ANOTHER_EVENT, _other_event),
]
