"""Reads the days told by name in Arabic: yesterday, today, tomorrow, Saturday, next Sunday."""

import re

from briefing.arabic.masked_text import MaskedText
from briefing.arabic.tense import Tense, happens, tense_around
from briefing.arabic.time_expressions import Meaning, OnWeekday, Shifted
from briefing.arabic.time_rules import BEGIN, END, Rule, rule
from briefing.arabic.time_words import (
    MISSPELT_WEEKDAYS,
    NEXT,
    PART_OF_DAY,
    PAST,
    PLACED,
    THIS,
    WEEKDAYS,
    Unit,
    any_of,
    listed,
    step_of,
)

_DAY_WORDS = {
    "اول من امس": -2,
    "اول امس": -2,
    "امس الاول": -2,
    "قبل امس": -2,
    "امس": -1,
    "الامس": -1,
    "البارحه": -1,
    "الليله الماضيه": -1,
    "بعد غد": 2,
    "الغد": 1,
    "غدا": 1,
    "غد": 1,
    "هذا اليوم": 0,
    "اليوم": 0,
}
_TODAY_NOT_BEHIND = listed("""
ذلك في كل نفس حتي الي منذ طوال طيله فهو فهي وهو وهي هو هي نحن هم من لهذا قبل بعد عالم مصر ليبيا ان وان انه انها ما بات
باتت اصبح اصبحت صار صارت غايه حد
""")
_TODAY_NOT_BEFORE = listed("""
التالي الموالي نفسه ذاته الذي الواحد العالمي الوطني الدولي السابق الثاني الثالث الاول الاخير المشهود الدراسي الموعود قبل
اكثر واحد التاريخي الانتخابي المفتوح
""")
_BEFORE_NO_DAY = listed("صلاه لصلاه خطبه وخطبه خطب عبد كل سوق ايام كلا هذين جمعه")  # Friday prayers, every Friday
_BEHIND_NO_DAY = listed("السوداء الاسود العظيمه الحزينه الدامي الداميه البيضاء")  # Black Friday


def _day_word(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read yesterday, today, tomorrow, with the weekday behind it."""
    word = match["word"]
    if word in {"امس", "الامس"} and text.word_after(match.end("word")) in {"الحاجه", "حاجه"}:
        return None  # in dire need
    if word == "الامس" and not match["lead"] and text.plain[match.start("x") - 1 : match.start("x")] not in {"ب", "ل"}:
        return None  # the allies of old
    if word == "اليوم" and not _is_today(text, match):
        return None
    if word == "غدا" and text.word_before(match.start("x")) in {"حتي", "ما", "حيث", "فقد"}:
        return None  # became
    weekday = WEEKDAYS[match["weekday"]] if match["weekday"] else None
    return Shifted(unit=Unit.DAY, shift=_DAY_WORDS[word], weekday=weekday)


def _is_today(text: MaskedText, match: re.Match[str]) -> bool:
    """Tell today from nowadays, that day, every day, the first day."""
    if match["weekday"] or (match["lead"] and match["lead"].split()[0] != "يوم"):
        return True
    before, after = text.word_before(match.start("x")), text.word_after(match.end("word"))
    if before.lstrip("وف") in _TODAY_NOT_BEHIND or after in _TODAY_NOT_BEFORE:
        return False
    if text.masked[match.end("word") :].lstrip().startswith("#"):
        return False
    if match["lead"]:
        return False
    start = match.start("x")
    return happens(text.plain[:start]) or tense_around(text.plain, start, match.end("x")) is Tense.FUTURE


def _weekday(text: MaskedText, match: re.Match[str]) -> Meaning | None:
    """Read a weekday, with "last" or "next" or the week behind it."""
    before, after = text.word_before(match.start("x")), text.word_after(match.end("first"))
    if before in _BEFORE_NO_DAY or after in _BEHIND_NO_DAY:
        return None
    if re.match(r" (?:من|في) كل| و(?:الاخير|ال#)", text.masked[match.end("x") :]):
        return None
    if not match["lead"] and not match["second"] and before == "بين" and match["first"] == "الاثنين":
        return None  # between the two
    weekday = WEEKDAYS[match["first"]]
    last = WEEKDAYS[match["second"]] if match["second"] else None
    shift = step_of(match["adjective"]) if match["adjective"] else None
    week = 0 if match["this"] else step_of(match["week"]) if match["week"] else None
    return OnWeekday(weekday=weekday, last=last, shift=shift, week=week)


def _misspelt_weekday(_: MaskedText, match: re.Match[str]) -> Meaning:
    return OnWeekday(weekday=MISSPELT_WEEKDAYS[match["first"]], shift=step_of(match["adjective"]))


_ANY_WEEKDAY = any_of(WEEKDAYS)
_DAY_WORD = (
    rf"{BEGIN}(?P<x>(?P<lead>{PART_OF_DAY} )*(?P<word>{any_of(_DAY_WORDS)}){END}"
    rf"(?:[،,]? \(?(?:يوم )?(?P<weekday>{_ANY_WEEKDAY}){END}\)?)?)"
)
_MISSPELT = rf"{BEGIN}(?P<x>(?:{PART_OF_DAY} )*(?P<first>{any_of(MISSPELT_WEEKDAYS)}) (?P<adjective>{PLACED})){END}"
_WEEKDAY = (
    rf"{BEGIN}(?P<x>(?P<lead>(?:{PART_OF_DAY} )*)(?P<first>{_ANY_WEEKDAY})(?!\w)"
    rf"(?:(?:[ /–-]| و| - | الي | حتي )(?:يوم )?(?P<second>{_ANY_WEEKDAY}){END})?"
    rf"(?: (?P<adjective>{PLACED})"
    rf"|,? (?:من )?(?:الاسبوع (?P<week>(?:قبل )?{PAST}|{NEXT}|{THIS})|(?P<this>هذا الاسبوع)))?)"
    rf"{END}"
)
DAY_RULES: list[Rule] = [rule(_DAY_WORD, _day_word), rule(_MISSPELT, _misspelt_weekday), rule(_WEEKDAY, _weekday)]
