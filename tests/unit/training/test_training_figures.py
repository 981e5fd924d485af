"""Other figures stand on both sides alike, each side in its own way of writing."""

import random
import re

import pytest

from models.training.asides import add_aside
from models.training.data import Pair
from models.training.figures import (
    ARABIC_CENTURIES,
    ARABIC_MONTHS,
    ENGLISH_CENTURIES,
    ENGLISH_MONTHS,
    other_number,
    swap_century,
    swap_figures,
    swap_months,
    swap_numbers,
)

KILLED = Pair(
    arabic="قتل 14 شخصا وأصيب 30 في 2016، وفق الشرطة", english="14 people died and 30 were hurt in 2016, police say"
)
MET = Pair(arabic="التقيا في 3 تشرين الثاني/نوفمبر", english="They met on November 3")


def test_swapped_numbers_are_the_same_on_both_sides() -> None:
    swapped = swap_numbers(KILLED, rng=random.Random(1))
    assert sorted(re.findall("[0-9]+", swapped.arabic)) == sorted(re.findall("[0-9]+", swapped.english))
    assert swapped != KILLED


def test_words_around_swapped_numbers_stay() -> None:
    swapped = swap_numbers(KILLED, rng=random.Random(1))
    assert re.sub("[0-9]+", "N", swapped.arabic) == "قتل N شخصا وأصيب N في N، وفق الشرطة"


def test_numbers_of_one_side_only_stay() -> None:
    pair = Pair(arabic="شارك مئة عنصر", english="100 members took part")
    assert swap_numbers(pair, rng=random.Random(1)) == pair


@pytest.mark.parametrize(
    ("arabic", "english", "arabic_pattern", "english_pattern"),
    [
        ("شارك 6500 عامل", "6,500 workers took part", "شارك ([1-9][1-9]00) عامل", r"(\d,\d00) workers took part"),
        ("نحو 26,750 دولارا", "some $26,750", r"نحو (\d\d,\d\d0) دولارا", r"some \$(\d\d,\d\d0)"),
        ("خسر 45 ألف صوت", "lost 45,000 votes", r"خسر (\d\d) ألف صوت", r"lost (\d\d),000 votes"),
        ("نحو 7 آلاف لاجئ", "some 7,000 refugees", r"نحو ([3-9]) آلاف لاجئ", r"some ([3-9]),000 refugees"),
        ("بنسبة 94.5 في المئة", "by 94.5 percent", r"بنسبة (\d\d\.\d) في المئة", r"by (\d\d\.\d) percent"),
    ],
)
def test_each_side_keeps_its_way_of_writing_a_number(
    arabic: str, english: str, arabic_pattern: str, english_pattern: str
) -> None:
    swapped = swap_numbers(Pair(arabic=arabic, english=english), rng=random.Random(5))
    ours, theirs = re.fullmatch(arabic_pattern, swapped.arabic), re.fullmatch(english_pattern, swapped.english)
    assert ours
    assert theirs
    assert ours[1].replace(",", "") == theirs[1].replace(",", "")


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        ("1", "1"),
        ("2", "2"),
        ("7", "[3-9]"),
        ("14", "[1-9][0-9]"),
        ("2016", "19[0-9]{2}|20[0-3][0-9]"),
        ("300", "[3-9]00"),
        ("4500", "[1-9][0-9]00"),
        ("05", "05"),
    ],
)
def test_a_number_becomes_one_of_its_kind(number: str, pattern: str) -> None:
    rng = random.Random(3)
    assert all(re.fullmatch(pattern, other_number(number, rng=rng)) for _ in range(200))


def test_a_swapped_month_is_the_same_on_both_sides_in_any_naming() -> None:
    rng, namings = random.Random(1), set()
    for _ in range(60):
        swapped = swap_months(MET, rng=rng)
        month = ENGLISH_MONTHS.index(swapped.english.split()[3])
        name = swapped.arabic.removeprefix("التقيا في 3 ")
        assert set(name.split("/")) <= set(ARABIC_MONTHS[month])
        namings.add("/" in name)
    assert namings == {True, False}


def test_a_month_of_one_side_only_stays() -> None:
    pair = Pair(arabic="مارس ضغوطا في أيار", english="He exerted pressure in May")
    assert "مارس ضغوطا" in swap_months(pair, rng=random.Random(2)).arabic


@pytest.mark.parametrize("english", ["in the nineteenth century", "in the 19th century"])
def test_a_swapped_century_is_the_same_on_both_sides(english: str) -> None:
    swapped = swap_century(Pair(arabic="في القرن التاسع عشر", english=english), rng=random.Random(1))
    century = ARABIC_CENTURIES.index(swapped.arabic.removeprefix("في القرن "))
    assert ENGLISH_CENTURIES[century] in swapped.english or str(century + 1) in swapped.english
    assert swapped.english != english


def test_another_century_of_the_english_side_is_left_alone() -> None:
    pair = Pair(arabic="في القرن التاسع عشر", english="in the 18th century")
    assert swap_century(pair, rng=random.Random(1)) == pair


def test_the_same_seed_makes_the_same_pair() -> None:
    assert swap_figures(MET, rng=random.Random(9)) == swap_figures(MET, rng=random.Random(9))


@pytest.mark.parametrize(
    ("arabic", "english", "arabic_pattern", "english_pattern"),
    [
        (
            "مسافة 12 كيلومترا",
            "12 kilometres away",
            r"مسافة 12 كيلومترا \((\d+) (?:أميال|ميلا?)\)",
            r"\(([\d,]+) miles\)",
        ),
        (
            "كلفته 12 مليون يورو",
            "cost 12 million euros",
            r"يورو \(([\d.]+) ملي(?:ون|ار) دولار",
            r"\(\$([\d.]+) [mb]illion",
        ),
    ],
)
def test_a_figure_in_brackets_is_the_same_on_both_sides(
    arabic: str, english: str, arabic_pattern: str, english_pattern: str
) -> None:
    pair = add_aside(Pair(arabic=arabic, english=english), rng=random.Random(4))
    ours, theirs = re.search(arabic_pattern, pair.arabic), re.search(english_pattern, pair.english)
    assert ours
    assert theirs
    assert ours[1] == theirs[1].replace(",", "")


def test_speeds_and_sums_without_a_counterpart_get_no_brackets() -> None:
    pair = Pair(arabic="بسرعة 120 كيلومترا في الساعة", english="at 120 kilometres per hour")
    assert add_aside(pair, rng=random.Random(1)) == pair
