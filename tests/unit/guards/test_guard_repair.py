"""Repairs of figures: made where they are certain, left alone where they are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document import Repair
from briefing.guards.repair import repair_numbers


@pytest.mark.parametrize(
    ("source", "hypothesis", "repaired", "was", "now"),
    [
        ("نزح 244890 شخصا", "Displaced: 24,490 people", "Displaced: 244,890 people", "24,490", "244,890"),
        ("قتل 3.500 مقاتل", "3.5 fighters died", "3,500 fighters died", "3.5", "3,500"),
        ("وصل 150 ألف نازح", "150 people arrived", "150,000 people arrived", "150", "150,000"),
        ("منذ عام 2014", "since 2015", "since 2014", "2015", "2014"),
        ("القرار رقم 2254", "resolution no. 2245", "resolution no. 2254", "2245", "2254"),
        ("خسر 5 ملايين دولار", "It lost $5 billion", "It lost $5 million", "5 billion", "5 million"),
        ("بنسبة 12%", "by 12 over the summer", "by 12% over the summer", "12", "12%"),
        ("في 14 نوفمبر 2016", "on 14 October 2016", "on 14 November 2016", "October", "November"),
    ],
)
def test_one_altered_figure_is_put_right(source: str, hypothesis: str, repaired: str, was: str, now: str) -> None:
    assert repair_numbers(source, hypothesis) == (repaired, (Repair(was=was, now=now),))


def test_two_altered_figures_are_put_right_where_no_other_pairing_is_possible() -> None:
    repaired, repairs = repair_numbers("قتل 1250 وجرح 36800", "125 were killed and 3,680 wounded")
    assert repaired == "1,250 were killed and 36,800 wounded"
    assert [repair.now for repair in repairs] == ["1,250", "36,800"]


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        ("قتل 250 جنديا", "Soldiers were killed"),
        ("قتل جنود", "40 soldiers were killed"),
        ("قتل 13 جنديا", "31 soldiers were killed"),
        ("قتل 250 جنديا", "970 soldiers were killed"),
        ("قتل 250 وجرح 350", "150 were killed and 450 wounded"),
        ("قتل 250 جنديا", "24 and 25 soldiers were killed"),
        ("في مارس ثم في مايو", "in June, then in July"),
        ("قتل ثلاثون جنديا", "Thirteen soldiers were killed"),
        ("قتل 250 جنديا", "250 soldiers were killed"),
    ],
)
def test_nothing_is_changed_where_it_is_not_certain(source: str, hypothesis: str) -> None:
    assert repair_numbers(source, hypothesis) == (hypothesis, ())


@given(st.integers(min_value=10_000, max_value=999_999))
@settings(max_examples=60, deadline=None)
def test_a_dropped_last_digit_is_put_back(number: int) -> None:
    repaired, _ = repair_numbers(f"وصل {number} نازحا", f"Arrivals: {number // 10:,} people")
    assert repaired == f"Arrivals: {number:,} people"


@given(st.text(), st.text())
@settings(max_examples=60, deadline=None)
def test_any_pair_of_texts_can_be_looked_at(source: str, hypothesis: str) -> None:
    repaired, repairs = repair_numbers(source, hypothesis)
    assert bool(repairs) == (repaired != hypothesis)
