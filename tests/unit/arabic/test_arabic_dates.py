"""Months and dates in Arabic text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.arabic.dates import find_dates
from briefing.arabic.months import GREGORIAN, HIJRI, find_months
from briefing.quantity import Calendar


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("كانون الثاني", 1),
        ("جانفي", 1),
        ("فيفري", 2),
        ("آذار", 3),
        ("أفريل", 4),
        ("ماي", 5),
        ("جوان", 6),
        ("جويلية", 7),
        ("يوليوز", 7),
        ("غشت", 8),
        ("أوت", 8),
        ("آب", 8),
        ("شتنبر", 9),
        ("تشرين الأول", 10),
        ("نونبر", 11),
        ("دجنبر", 12),
    ],
)
def test_a_month_is_known_by_its_name_in_every_region(name: str, month: int) -> None:
    assert [(m.month, m.calendar) for m in find_months(f"في {name} الماضي")] == [(month, Calendar.GREGORIAN)]


@pytest.mark.parametrize("table", [GREGORIAN, HIJRI])
def test_every_name_of_the_tables_is_found_again(table: dict[int, str]) -> None:
    names = [(name, month) for month, names in table.items() for name in names.split("|")]
    assert [m.month for name, _ in names for m in find_months(name)] == [month for _, month in names]


def test_a_hijri_month_is_told_apart() -> None:
    assert find_months("في رمضان")[0].calendar is Calendar.HIJRI


def test_a_month_inside_another_word_is_no_month() -> None:
    assert find_months("المارستان") == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("في 14 سبتمبر/أيلول 2016", (14, 9, 2016)),
        ("في ١٤ أيلول (سبتمبر) ٢٠١٦", (14, 9, 2016)),
        ("يوم 5-11-2014", (5, 11, 2014)),
        ("يوم 2014-11-05", (5, 11, 2014)),
        ("في غشت 2015", (None, 8, 2015)),
        ("الرابع عشر من كانون الثاني من عام 2014", (14, 1, 2014)),
        ("20 من أيلول", (20, 9, None)),
        ("عام ٢٠١٤", (None, None, 2014)),
        ("وفي فبراير الماضي", (None, 2, None)),
    ],
)
def test_a_date_has_its_parts(text: str, date: tuple[int | None, int | None, int | None]) -> None:
    first = find_dates(text)[0]
    assert (first.day, first.month, first.year) == date


@pytest.mark.parametrize(
    ("text", "certain"), [("مارس الأهالي ضغوطا", False), ("في مارس الماضي", True), ("3 مارس", True)]
)
def test_march_is_certain_only_where_it_cannot_be_a_verb(text: str, certain: bool) -> None:  # noqa: FBT001 - a table column
    assert [date.certain for date in find_dates(text)] == [certain]


def test_a_date_that_no_calendar_has_is_not_read() -> None:
    assert find_dates("النتيجة 45-77-2014") == []


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("مارس أيلولعام0123456789-/ "))))
@settings(max_examples=150, deadline=None)
def test_any_text_is_searched_for_dates_with_exact_offsets(text: str) -> None:
    assert all(text[date.start : date.end] == date.text for date in find_dates(text))
