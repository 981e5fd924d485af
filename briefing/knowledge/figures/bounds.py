"""How exactly a number is meant: the words for "about", "more than", "at most" before and behind it."""

import re

from briefing.dossier import Bound
from briefing.knowledge.figures.line import Line

_REACH = 7  # words before a number among which its bound stands
_BEHIND = 4  # and behind it

# لا يتجاوز عددهم 500, تجاوز عدد الأسر 500
_OBJECT = r"(?: (?:عدد|قيم|كلف|تكلف|سعر|نسب)ت?(?:هم|هن|ها|ه)?(?: ال\w+)?)?"
_ON = r"(?: (?:عن|علي|من|ال?))?"
_EXCEED = (
    r"(?:[يت]?تجاوز(?:ت|وا|ون)?|[يت]زيد(?:ون)?|[يت]فوق(?:ون)?|فاقت?|[يت]?تعدي?(?:ت)?|[يت]?تخطي?(?:ت)?|[يت]ربو|[يت]نيف)"
)
_LACK = r"(?:[يت]قل(?:ون)?|[يت]نقص)"
_NOT = r"(?:و?لا|و?لم|و?لن|و?ما لا|بما لا|و?ليس)"
_TAIL = r"(?: (?:ما|مابين|بين|ب|ال|و|من))?$"


def _before(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:(?:^| )(?:{pattern}){_TAIL})" for pattern in patterns))


# In this order: what is denied first, then what is stated.
_BOUNDS_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        Bound.AT_LEAST,
        _before(
            rf"{_NOT} {_LACK}{_OBJECT} (?:عن|علي)",
            r"[وبل]?ليس اقل من",
            r"ب?حد ادني(?: قدره)?",
            r"علي الاقل",
            r"ما لا يقل عن",
        ),
    ),
    (
        Bound.AT_MOST,
        _before(
            rf"{_NOT} {_EXCEED}{_OBJECT}{_ON}",
            r"[وبل]?ليس اكثر من",
            rf"(?:لا|لم|لن) (?:يتوقع|تتوقع|يرجح|ترجح|ينتظر|يستبعد)(?: \w+){{1,2}} {_EXCEED}{_OBJECT}{_ON}",
            r"[بل]?ما (?:قد )?يصل(?: عددهم| عددها)? الي",
            r"ب?حد اقصي(?: قدره)?",
            r"اقصا(?:ه|ها)",
            r"سقف",
        ),
    ),
    (
        Bound.MORE_THAN,
        _before(
            r"[وفبل]?(?:اكثر|ازيد) من",
            rf"(?:[وفبل]?ما )?(?:ال)?[وفس]?{_EXCEED}{_OBJECT}{_ON}",
            r"[وفبل]?ما يزيد (?:عن|علي)",
            r"فوق",
        ),
    ),
    (
        Bound.LESS_THAN,
        _before(r"[وفبل]?اقل(?: قليلا)? من", rf"(?:[وفبل]?ما )?{_LACK}{_OBJECT} (?:عن|علي)", r"(?:[وفبل]?ما )?دون"),
    ),
    (
        Bound.ABOUT,
        _before(
            r"[وفبل]{0,2}(?:نحو|حوالي|قرابه|زهاء)",
            r"(?:[وفبل]?ما )?(?:يقارب|تقارب|يناهز|تناهز|قارب|ناهز|قاربت|ناهزت)(?: عددهم| عددها)?",
            r"(?:[وفبل]?ما )?[يت]?قرب من",
            r"(?:[وفبل]?ما )?[يت]قترب من",
            r"تقريبا",
            r"(?:في|ب) ?حدود",
            r"بحدود",
            r"قريب(?:ه|ا)? من",
        ),
    ),
)
_BOUNDS_BEHIND: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        Bound.AT_LEAST,
        re.compile(r"(?:^| )(?:علي (?:الاقل|اقل تقدير)|(?:كحد|بحد) ادني|او (?:اكثر|يزيد)|ف(?:اكثر|ما فوق))(?: |$)"),
    ),
    (Bound.AT_MOST, re.compile(r"(?:^| )(?:علي (?:الاكثر|اكثر تقدير)|(?:كحد|بحد) اقصي|او اقل|فاقل)(?: |$)")),
    (Bound.MORE_THAN, re.compile(r"^(?:ونيف|و نيف)(?: |$)")),
    (Bound.ABOUT, re.compile(r"(?:^| )تقريبا(?: |$)")),
)

_EXPECTED = re.compile(r"[يت](?:توقع|رجح|نتظر|ستبعد) ")


def read_bound(line: Line, *, first: int, stop: int, behind: int) -> Bound:
    """Read how exactly a number is meant.

    Args:
        line: The sentence.
        first: Index of the number's first token.
        stop: Index behind its last one.
        behind: Index behind the noun that is counted.
    """
    before = " ".join(line.forms(max(first - _REACH, line.clause_start(first)), first))
    for bound, pattern in _BOUNDS_BEFORE:
        if pattern.search(before):
            return bound
    for place in (stop, behind):
        following = " ".join(line.forms(place, place + _BEHIND - 1))
        for bound, pattern in _BOUNDS_BEHIND:
            found = pattern.search(following)
            if found and found.start() <= 1:
                return bound
    return Bound.EXACT


def bound_start(line: Line, first: int) -> int:
    """Return the index of the first word of the bound that stands before a number, or the number's own."""
    for start in range(max(first - _REACH, 0), first):
        words = " ".join(line.forms(start, first))
        if _EXPECTED.search(words):
            continue  # what is expected stands between: لا يتوقع نموا يتجاوز
        if any((found := pattern.search(words)) and found.start() == 0 for _, pattern in _BOUNDS_BEFORE):
            return start
    return first
