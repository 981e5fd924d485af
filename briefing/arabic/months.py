"""The names of the months in the Arabic of every region, Gregorian and Hijri.

The Gregorian names are those of the Unicode CLDR locales ar, ar-DZ, ar-IQ, ar-JO, ar-LB, ar-MA, ar-MR, ar-PS, ar-SA,
ar-SY and ar-TN, with the spellings that newspapers use beside them. The Libyan names of 1986 to 2011 are left out:
nearly all of them are common words or personal names.
"""

import re
from dataclasses import dataclass

from briefing.quantity import Calendar

GREGORIAN: dict[int, str] = {
    1: "يناير|ينار|جانفي|كانون الثاني|كانون ثاني",
    2: "فبراير|فيفري|شباط|فبراير",
    3: "مارس|آذار|اذار|أذار",
    4: "أبريل|ابريل|إبريل|أفريل|افريل|نيسان",
    5: "مايو|ماي|أيار|ايار|آيار",
    6: "يونيو|يونيه|جوان|حزيران",
    7: "يوليو|يوليه|يوليوز|جويلية|جويليه|تموز",
    8: "أغسطس|اغسطس|أغشت|غشت|أوت|اوت|آب",
    9: "سبتمبر|شتنبر|شتمبر|أيلول|ايلول",
    10: "أكتوبر|اكتوبر|تشرين الأول|تشرين الاول|تشرين أول",
    11: "نوفمبر|نونبر|تشرين الثاني|تشرين ثاني",
    12: "ديسمبر|دجنبر|دجمبر|كانون الأول|كانون الاول|كانون أول",
}
HIJRI: dict[int, str] = {
    1: "محرم",
    2: "صفر",
    3: "ربيع الأول|ربيع الاول",
    4: "ربيع الآخر|ربيع الاخر|ربيع الثاني",
    5: "جمادى الأولى|جمادى الاولى",
    6: "جمادى الآخرة|جمادى الاخرة|جمادى الثانية",
    7: "رجب",
    8: "شعبان",
    9: "رمضان",
    10: "شوال",
    11: "ذو القعدة|ذي القعدة",
    12: "ذو الحجة|ذي الحجة",
}
AMBIGUOUS = frozenset({"مارس", "ماي", "جوان", "أوت", "اوت", "محرم", "صفر", "رجب", "شعبان", "شوال"})  # other words too


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthMention:
    """The name of a month in a text."""

    start: int  # code points into the text, the clitics و ف ب ك ل ال excluded
    end: int
    name: str
    month: int  # 1 to 12
    calendar: Calendar
    ambiguous: bool  # the name is also another word, such as مارس "practised"


_NUMBER_OF = {
    name: (month, calendar)
    for calendar, table in ((Calendar.GREGORIAN, GREGORIAN), (Calendar.HIJRI, HIJRI))
    for month, names in table.items()
    for name in names.split("|")
}
_MARK = r"[\u064b-\u0652\u0640]*"  # vowel signs and tatweel of raw text


def _pattern(name: str) -> str:
    return r"\s+".join("".join(re.escape(char) + _MARK for char in word) for word in name.split())


_NAMES = "|".join(_pattern(name) for name in sorted(_NUMBER_OF, key=len, reverse=True))
_MONTH = re.compile(rf"(?<![^\W\d_])و?ف?[بكل]?(?:ال)?(?P<name>{_NAMES})(?![^\W\d_])")
_DROPPED = re.compile(r"[\u064b-\u0652\u0640]")


def find_months(text: str) -> list[MonthMention]:
    """Find the names of months in a text, normalised or raw, in order."""
    found = []
    for match in _MONTH.finditer(text):
        name = " ".join(_DROPPED.sub("", match["name"]).split())
        month, calendar = _NUMBER_OF[name]
        found.append(
            MonthMention(
                start=match.start("name"),
                end=match.end("name"),
                name=name,
                month=month,
                calendar=calendar,
                ambiguous=name in AMBIGUOUS,
            )
        )
    return found
