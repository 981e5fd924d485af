"""Which words of a sentence are a date, and what they say before it is resolved."""

import datetime as dt

import pytest

from briefing.arabic.hijri import gregorian_day, gregorian_month, gregorian_year, hijri_year
from briefing.arabic.masked_text import mask
from briefing.arabic.normalise import fold_spelling, normalise_text
from briefing.arabic.relative_dates import find_relative_dates
from briefing.arabic.stated_dates import find_stated_dates
from briefing.arabic.tense import Tense, tense_around
from briefing.arabic.time_expressions import Meaning, OnWeekday, Season, Shifted, Stretched, Unresolvable
from briefing.arabic.time_words import Unit


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("وصل أمس إلى تونس", "أمس", Shifted(unit=Unit.DAY, shift=-1)),
        ("وصل فجر اليوم الاثنين", "فجر اليوم الاثنين", Shifted(unit=Unit.DAY, shift=0, weekday=0)),
        ("والأحد المقبل يعود", "الأحد المقبل", OnWeekday(weekday=6, shift=1)),
        ("من السبت إلى الاثنين", "السبت إلى الاثنين", OnWeekday(weekday=5, last=0)),
        ("الأسبوع قبل الماضي", "الأسبوع قبل الماضي", Shifted(unit=Unit.WEEK, shift=-2)),
        ("في نهاية العام", "نهاية العام", Shifted(unit=Unit.YEAR, shift=0)),
        ("ومنذ نحو ثلاث سنوات", "منذ نحو ثلاث سنوات", Shifted(unit=Unit.YEAR, shift=-3, approximate=True)),
        ("خلال الأشهر الستة الماضية", "الأشهر الستة الماضية", Stretched(unit=Unit.MONTH, shift=-6)),
        ("الشتاء المقبل", "الشتاء المقبل", Season(month=12, shift=1)),
        ("في اليوم التالي", "اليوم التالي", Unresolvable(reason="counted from another event")),
    ],
)
def test_a_relative_date_is_found_with_its_words(text: str, words: str, meaning: Meaning) -> None:
    normalised = normalise_text(text)
    [found] = find_relative_dates(mask(normalised))
    assert (normalised[found.start : found.end], found.meaning) == (words, meaning)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("في سبتمبر (أيلول) الماضي", "سبتمبر (أيلول) الماضي"),
        ("السبت 15 تشرين الثاني/نوفمبر 2014", "السبت 15 تشرين الثاني/نوفمبر 2014"),
        ("منذ مطلع عام 2013 حتى اليوم", "مطلع عام 2013"),
        ("يومي 12 و13 نوفمبر", "يومي 12 و13 نوفمبر"),
        ("بين مايو ويوليو 2014", "مايو ويوليو 2014"),
        ("أغسطس/آب من العام 2013", "أغسطس/آب من العام 2013"),
        ("خلال الفترة (2011-2014)", "2011-2014"),
    ],
)
def test_a_stated_date_is_found_with_its_words(text: str, words: str) -> None:
    normalised = normalise_text(text)
    [found] = find_stated_dates(mask(normalised))
    assert normalised[found.start : found.end] == words


def test_numbers_and_dates_are_masked_in_place() -> None:
    assert mask("قتل 12 شخصا في 3 مايو 2014").masked == "قتل ## شخصا في @@@@@@@@@@@"


@pytest.mark.parametrize(
    ("before", "after", "tense"),
    [
        ("سيعود الوفد ", "", Tense.FUTURE),
        ("ومن المقرر أن يلتقي الوفدان ", " في تونس", Tense.FUTURE),
        ("توقع المركز استمرار الأمطار حتى ", "", Tense.FUTURE),
        ("أعلنت المنظمة أنها ستنظم مظاهرة ", "", Tense.FUTURE),
        ("وقد تغلق الفنادق أبوابها ", "", Tense.FUTURE),
        ("", "، سيعود الوفد", Tense.FUTURE),
        ("أعلن الوزير ", " أن الانتخابات ستجري قريبا", Tense.PAST),
        ("سيصوت النائب بنعم بعدما التقطته الكاميرات ", "", Tense.PAST),
        ("قمة عقدت بينهما ", " حين تعهد الاثنان بالسلام", Tense.PAST),
        ("هدف ستوريدج في مرمى سيتي ", "", Tense.UNKNOWN),
        ("ستة أشخاص في سيارة في سيناء ", "", Tense.UNKNOWN),
    ],
)
def test_the_nearest_verb_tells_whether_a_date_is_to_come(before: str, after: str, tense: Tense) -> None:
    text = fold_spelling(f"{before}الثلاثاء{after}")
    assert tense_around(text, len(before), len(before) + len("الثلاثاء")) is tense


def test_hijri_dates_follow_the_umm_al_qura_calendar() -> None:
    assert gregorian_day(year=1445, month=9, day=1) == dt.date(2024, 3, 11)
    assert gregorian_month(year=1445, month=9) == (dt.date(2024, 3, 11), dt.date(2024, 4, 9))
    assert gregorian_year(1446) == (dt.date(2024, 7, 7), dt.date(2025, 6, 25))
    assert hijri_year(dt.date(2024, 7, 6)) == 1445


def test_a_hijri_date_beyond_the_calendar_has_no_gregorian_day() -> None:
    assert gregorian_day(year=1200, month=1, day=1) is None
    assert gregorian_month(year=1445, month=13) is None
    assert hijri_year(dt.date(1500, 1, 1)) is None
