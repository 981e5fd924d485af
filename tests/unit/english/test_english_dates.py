"""Dates in English text."""

import pytest

from briefing.english.dates import find_dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 14 September 2016", (14, 9, 2016)),
        ("on Sept. 14, 2016", (14, 9, 2016)),
        ("on the 14th of May", (14, 5, None)),
        ("since August 2015", (None, 8, 2015)),
        ("on 5/11/2014", (5, 11, 2014)),
        ("on 2014-11-05", (5, 11, 2014)),
    ],
)
def test_a_date_has_its_parts(text: str, date: tuple[int | None, int | None, int | None]) -> None:
    assert [(found.day, found.month, found.year) for found in find_dates(text)] == [date]


@pytest.mark.parametrize(
    ("text", "certain"),
    [("in May", [True]), ("May the best win", [False]), ("they may march", []), ("March 3", [True])],
)
def test_may_and_march_are_certain_only_where_they_cannot_be_verbs(text: str, certain: list[bool]) -> None:
    assert [date.certain for date in find_dates(text)] == certain
