"""The words that Arabic dates are told with: weekdays, seasons, units of time, "last" and "next", "early" and "late".

All forms are folded (see `briefing.arabic.normalise.fold_spelling`).
"""

import re
from collections.abc import Iterable
from enum import StrEnum


class Unit(StrEnum):
    """A unit of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


def listed(words: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(words.split())


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest that fits."""
    return "|".join(sorted(words, key=len, reverse=True))


def step_of(adjective: str) -> int:
    """Return -1 for "last", -2 for "before last", 1 for "next" and 0 for "this"."""
    if re.fullmatch(NEXT, adjective):
        return 1
    if re.fullmatch(THIS, adjective):
        return 0
    return -2 if "قبل" in adjective else -1


# 0 is Monday, as in datetime.
WEEKDAYS: dict[str, int] = {
    "الاثنين": 0,
    "الثلاثاء": 1,
    "الثلثاء": 1,
    "الاربعاء": 2,
    "الخميس": 3,
    "الجمعه": 4,
    "السبت": 5,
    "الاحد": 6,
}
MISSPELT_WEEKDAYS: dict[str, int] = {"الجميس": 3}  # no other word; read only with "last" or "next" behind it
MISSPELT_MONTHS: dict[str, int] = {"سبتمر": 9, "اكتوبير": 10, "نوفبر": 11, "ديسمر": 12, "فبرابر": 2}
SEASONS: dict[str, int] = {"ربيع": 3, "صيف": 6, "خريف": 9, "شتاء": 12}  # first month of each

SINGULAR: dict[str, Unit] = {
    "يوم": Unit.DAY,
    "اسبوع": Unit.WEEK,
    "شهر": Unit.MONTH,
    "عام": Unit.YEAR,
    "سنه": Unit.YEAR,
    "عقد": Unit.DECADE,
}
DUAL: dict[str, Unit] = {
    "يومين": Unit.DAY,
    "اسبوعين": Unit.WEEK,
    "شهرين": Unit.MONTH,
    "عامين": Unit.YEAR,
    "سنتين": Unit.YEAR,
    "عقدين": Unit.DECADE,
}
COUNTED: dict[str, Unit] = {  # behind a number
    **SINGULAR,
    "يوما": Unit.DAY,
    "ايام": Unit.DAY,
    "اسبوعا": Unit.WEEK,
    "اسابيع": Unit.WEEK,
    "شهرا": Unit.MONTH,
    "اشهر": Unit.MONTH,
    "شهور": Unit.MONTH,
    "عاما": Unit.YEAR,
    "اعوام": Unit.YEAR,
    "سنوات": Unit.YEAR,
    "سنين": Unit.YEAR,
    "عقدا": Unit.DECADE,
    "عقود": Unit.DECADE,
}
PERIODS: dict[str, Unit] = {
    "الاسبوع": Unit.WEEK,
    "الشهر": Unit.MONTH,
    "العام": Unit.YEAR,
    "السنه": Unit.YEAR,
    "العقد": Unit.DECADE,
}
PAST = r"(?:الماضي|المنصرم|المنقضي|الفايت|الفارط)(?:ه|ين|تين|ان)?"
NEXT = r"(?:المقبل|القادم|الاتي)(?:ه|ين|تين|ان)?"
THIS = r"(?:الجاري|الحالي)(?:ه|ين)?"
PLACED = rf"(?:(?:ما )?(?:قبل )?{PAST}|{NEXT}|{THIS})"  # last, before last, next, this
EDGE = r"(?:مطلع|مطالع|اوايل|بدايه|بدايات|مستهل|غره|اواخر|نهايه|نهايات|اخر|ختام|منتصف|اواسط|وسط|موفي|متم|غايه)"
PART_OF_DAY = r"(?:يوم|يومي|نهار|صباح|فجر|ظهر|عصر|مساء|ليل|ليله|امسيه|عشيه|غداه|ضحي)"
ABOUT = (
    r"(?:نحو|بنحو|حوالي|بحوالي|قرابه|زهاء|ما يقارب|ما يقرب من|ما يناهز|ما يزيد علي|ما يزيد عن|اكثر من|باكثر من"
    r"|ازيد من|اقل من)"
)

# The office, not the year: the Secretary-General.
GENERAL_OFFICES = listed("""
الامين المدير النائب القايد المدعي الراي المفتش الامن القطاع المفوض الكاتب المراقب السكرتير المنسق المحامي
الحاكم المرشد المتحدث المشرف الموتمر الاتحاد الاضراب الصالح المال الوكيل الريس المستشار القاضي الكتاب الامناء
المجلس الاستشفايي العفو المناخ الاتجاه الوضع السياق الاطار
""")
# Before a month's day they make a name: the 25 January revolution, the March 14 alliance.
NAMED_AFTER_DATES = listed("""
ثوره ميدان شارع كتيبه كتايب حركه حزب قوي قوه تحالف مدينه جامعه ساحه جسر ملعب استاد مستشفي لواء تيار نادي
معسكر ايتلاف شباب فريق مدرسه ثوار حي انتفاضه
""")
# Nouns that a year may stand behind by itself: the 2011 revolution.
DATED_NOUNS = listed("""
ثوره الثوره حرب الحرب انتفاضه انتفاضات انقلاب ازمه زلزال انتخابات غزو اجتياح هجمات احداث احتجاجات اتفاق اتفاقيه
هدنه موسم صيف خريف شتاء ربيع معاهده نكسه نكبه
""")
# Events that go by their day and month, whatever year it is: (day, month) and the year; and the nouns for them.
KNOWN_BY_DAY: dict[tuple[int, int], int] = {(11, 9): 2001, (7, 10): 2023}
EVENT_NOUNS = listed("هجوم هجمات احداث اعتداءات عمليه عمليات ذكري منذ قبل بعد")
