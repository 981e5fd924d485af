"""Quantities in Arabic text: values, kinds and offsets."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.arabic.numbers import find_numbers
from briefing.quantity import Kind

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", *(f"{root}مئة" for root in ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"])]


def spelled_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if rest <= 10:
        tail = UNITS[rest]
    elif rest < 20:
        tail = f"{['أحد', 'اثنا', *UNITS[3:10]][rest - 11]} عشر"
    else:
        tens, unit = divmod(rest, 10)
        tail = f"{UNITS[unit]} و{TENS[tens]}" if unit else TENS[tens]
    return " و".join(part for part in (HUNDREDS[hundreds], tail) if part)


def scaled(number: int, *, one: str, two: str, few: str, many: str) -> str:
    if number <= 2:
        return ["", one, two][number]
    return f"{spelled_below_thousand(number)} {few if number <= 10 else many}"


def spelled(number: int) -> str:
    millions, rest = divmod(number, 10**6)
    thousands, rest = divmod(rest, 1000)
    groups = (
        scaled(millions, one="مليون", two="مليونان", few="ملايين", many="مليونا"),
        scaled(thousands, one="ألف", two="ألفان", few="آلاف", many="ألفا"),
        spelled_below_thousand(rest),
    )
    return " و".join(group for group in groups if group)


def values(text: str) -> list[Decimal | tuple[Decimal, Decimal]]:
    return [number.value if number.upper is None else (number.value, number.upper) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.500 مقاتل", 3500),
        ("نسبة 2.5 من عشرة آلاف", Decimal("2.5")),
        ("١٬٢٥٠٬٠٠٠ نسمة", 1250000),
        ("1,250,000 نسمة", 1250000),
        ("٢٫٥ كيلومتر", Decimal("2.5")),
        ("3.142 كيلومتر", Decimal("3.142")),
        ("25 000 نازح", 25000),
        ("783،562 كيلومتر مربع", 783562),
        ("150 ألف", 150000),
        ("1.234 مليون", 1234000),
        ("مليونا ونصف", 1500000),
        ("مليون ونصف المليون", 1500000),
        ("نصف مليون", 500000),
        ("ثلاثة أرباع المليون", 750000),
        ("ثلاثة آلاف وخمسمئة", 3500),
        ("ثلاثة آلاف وخمس مائة", 3500),
        ("ثلاثمائة", 300),
        ("مئتي", 200),
        ("بمائتين", 200),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنتي عشرة", 12),
        ("خَمْسَةَ عَشَرَ", 15),
        ("إحدى وعشرين", 21),
        ("الخمسة والعشرين", 25),
        ("وأربعة", 4),
        ("لثلاثين", 30),
        ("ألفين وأربعة عشر", 2014),
        ("ألفي جندي", 2000),
        ("25 ألفا و300 جندي", 25300),
        ("3 ملايين و200 ألف", 3200000),
        ("مليوني لاجئ", 2000000),
        ("خمسة مليارات", 5000000000),
        ("بليون", 1000000000),
        ("حي ال 700", 700),
        ("السنوات الـ7", 7),
        ("ثلاث سنوات ونصف السنة", Decimal("3.5")),
    ],
)
def test_a_number_is_read_with_its_value(text: str, value: Decimal | int) -> None:
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2600 إلى 3.500", (2600, 3500)),
        ("ما بين 25 ألف و 40 ألف", (25000, 40000)),
        ("بين 5 و10 آلاف", (5000, 10000)),
        ("بين ألف وخمسمئة وألفين", (1500, 2000)),
        ("من عشرة إلى عشرين", (10, 20)),
        ("2014-2018", (2014, 2018)),
    ],
)
def test_a_range_has_both_ends(text: str, ends: tuple[int, int]) -> None:
    assert values(text) == [ends]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("% 12", Kind.PERCENT, 12),
        ("١٢٪", Kind.PERCENT, 12),
        ("12 بالمئة", Kind.PERCENT, 12),
        ("خمسة بالمائة", Kind.PERCENT, 5),
        ("12 في المئة", Kind.PERCENT, 12),
        ("الثالث والعشرين", Kind.ORDINAL, 23),
        ("الثانية عشرة", Kind.ORDINAL, 12),
        ("الحادي عشر", Kind.ORDINAL, 11),
        ("ثلث السكان", Kind.FRACTION, Decimal("0.3333")),
        ("الساعة 21:30", Kind.CLOCK, 1290),
        ("الساعة الثانية عشرة والنصف", Kind.CLOCK, 750),
        ("تسعينيات القرن الماضي", Kind.DECADE, 90),
        ("ثلاثينيات القرن التاسع عشر", Kind.DECADE, 1830),
        ("عشرات الآلاف", Kind.VAGUE, 0),
        ("مئات", Kind.VAGUE, 0),
        ("وآلاف", Kind.VAGUE, 0),
        ("بضعة ملايين", Kind.VAGUE, 0),
    ],
)
def test_a_quantity_has_its_kind(text: str, kind: Kind, value: Decimal | int) -> None:
    assert [(number.kind, number.value) for number in find_numbers(text)] == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("500 دولار", 500, "dollar"),
        ("$50", 50, "dollar"),
        ("3 ملايين يورو", 3000000, "euro"),
        ("ألف دينار ليبي", 1000, "dinar"),
        ("عشرين جنيها", 20, "pound"),
    ],
)
def test_money_has_its_currency(text: str, value: int, currency: str) -> None:
    assert [(n.kind, n.value, n.currency) for n in find_numbers(text)] == [(Kind.MONEY, Decimal(value), currency)]


@pytest.mark.parametrize(
    "text",
    ["أحد الشهود", "يوم الأحد", "إحدى المدن", "لست نادما", "كانون الثاني", "جمادى الأولى", "شخصين", "كمية الأمطار", ""],
)
def test_a_word_that_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize("text", ["نحو 300", "أكثر من 300", "ما لا يقل عن 300", "ما يقارب 300"])
def test_an_estimate_is_marked_approximate(text: str) -> None:
    assert find_numbers(text)[0].approximate


def test_for_each_begins_no_range() -> None:
    (_, price) = find_numbers("يصل سعر الرأس الواحدة إلى 35 ألف جنيه")

    assert (price.value, price.upper) == (Decimal(35_000), None)


def test_a_plain_count_is_not_marked_approximate() -> None:
    assert not find_numbers("قتل 300 جندي")[0].approximate


def test_joined_years_are_two_numbers() -> None:
    assert values("عامي 2014 و2015") == [2014, 2015]


def test_a_list_without_spaces_is_cut_into_its_numbers() -> None:
    assert values("في 2014,2015") == [2014, 2015]


@given(st.integers(min_value=3, max_value=999_999_999))
@settings(max_examples=150, deadline=None)
def test_a_number_in_words_is_found_with_its_value(number: int) -> None:
    assert values(f"وصل {spelled(number)} من هناك") == [number]


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
@settings(max_examples=150, deadline=None)
def test_a_number_in_digits_of_any_script_is_found_with_its_value(number: int, digits: str) -> None:
    written = f"{number:,}".translate(str.maketrans("0123456789", digits))
    assert values(f"وصل {written} من هناك") == [number]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("وال ثةمئةألفيون0٣.,٪%:-"))))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    found = find_numbers(text)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
