"""Quantities in English text: values, kinds and offsets."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.english.numbers import find_numbers
from briefing.quantity import Kind

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = f" and {spelled(number % scale)}" if number % scale else ""
            return f"{spelled(number // scale)} {name}{rest}"
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def values(text: str) -> list[Decimal | tuple[Decimal, Decimal]]:
    return [number.value if number.upper is None else (number.value, number.upper) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,500 fighters", 3500),
        ("3.5 litres", Decimal("3.5")),
        ("1,250,000.5", Decimal("1250000.5")),
        ("25 000 people", 25000),
        ("150 thousand", 150000),
        ("25k", 25000),
        ("three thousand five hundred", 3500),
        ("two and a half million", 2500000),
        ("a million and a half", 1500000),
        ("half a million", 500000),
        ("a hundred", 100),
        ("twenty-one", 21),
        ("one thousand two hundred and five", 1205),
        ("three dozen", 36),
        ("three and a half years", Decimal("3.5")),
    ],
)
def test_a_number_is_read_with_its_value(text: str, value: Decimal | int) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("25,000 to 30,000", (25000, 30000)),
        ("25-30 thousand", (25000, 30000)),
        ("between 5 and 10 million", (5000000, 10000000)),
        ("2014–2018", (2014, 2018)),
    ],
)
def test_a_range_has_both_ends(text: str, ends: tuple[int, int]) -> None:
    assert values(text) == [ends]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12%", Kind.PERCENT, 12),
        ("12 per cent", Kind.PERCENT, 12),
        ("twelve percent", Kind.PERCENT, 12),
        ("US$5m", Kind.MONEY, 5000000),
        ("50 US dollars", Kind.MONEY, 50),
        ("$1.5 billion", Kind.MONEY, 1500000000),
        ("3rd", Kind.ORDINAL, 3),
        ("twenty-first", Kind.ORDINAL, 21),
        ("the 1990s", Kind.DECADE, 1990),
        ("the nineties", Kind.DECADE, 90),
        ("9:30 p.m.", Kind.CLOCK, 1290),
        ("7.55am", Kind.CLOCK, 475),
        ("10 o'clock", Kind.CLOCK, 600),
        ("two-thirds", Kind.FRACTION, Decimal("0.667")),
        ("tens of thousands", Kind.VAGUE, 0),
        ("several hundred", Kind.VAGUE, 0),
    ],
)
def test_a_quantity_has_its_kind(text: str, kind: Kind, value: Decimal | int) -> None:
    assert [(number.kind, number.value) for number in find_numbers(text)] == [(kind, value)]


def test_text_without_figures_has_no_quantities() -> None:
    assert find_numbers("The results may be announced on Sunday.") == []


@given(st.integers(min_value=1, max_value=999_999_999))
@settings(max_examples=150, deadline=None)
def test_a_number_in_words_is_found_with_its_value(number: int) -> None:
    assert values(f"There were {spelled(number)} of them") == [number]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("hundred two-and 0123456789.,%$:"))))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    found = find_numbers(text)
    assert all(text[number.start : number.end] == number.text for number in found)
