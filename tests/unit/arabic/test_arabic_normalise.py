"""Normalisation and its map back to the original."""

import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.arabic.normalise import Normalised, fold_spelling, normalise, normalise_text

ARABIC_QUIRKS = (
    "ابيىکی ۀهة أإآٱءئؤ\u0654\u0653\u064b\u0651\u0670ـ٠٣۵٪٫٬،؛؟.½²⁄\u200b\u200f\u2067\u00a0"
    "\t\nﷲﻻﺑﱞﳲa1é\u0301ＡA가\u11a8"
)
texts = st.one_of(st.text(), st.text(alphabet=ARABIC_QUIRKS), st.text(alphabet=st.characters()))


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("قالَ الرّئيسُ إنَّ", "قال الرئيس إن"),
        ("الكـــتاب", "الكتاب"),
        ("ﷲ ﻻ ﺑﻴﺖ", "الله لا بيت"),
        ("ＢＢＣ", "BBC"),
        ("\u200fمصر\u200e و\u200bليبيا\ufeff", "مصر وليبيا"),
        ("\u2067نص\u2069", "نص"),
        ("١٢٣ و۴۵۶", "123 و456"),
        ("٣٫٥٪", "3.5%"),
        ("٢٬٠٠٠", "2,000"),
        ("أ٫ب", "أ٫ب"),
        ("  سطر\n\nآخر\u00a0 هنا ", "سطر آخر هنا"),
        ("2½ و½", "2 1/2 و1/2"),
        ("10² كم²", "10^2 كم2"),
        ("فی مصر", "في مصر"),
        ("علی الحدود وإلی الشمال", "على الحدود وإلى الشمال"),
        ("حکومة وأكراد وھذا", "حكومة وأكراد وهذا"),
        ("أحمد إلى آخر مؤتمر شيء", "أحمد إلى آخر مؤتمر شيء"),
        ("ا\u0654حمد", "أحمد"),
        ("هٰذا", "هذا"),
        ("", ""),
        (" \n\u200f ", ""),
    ],
)
def test_text_is_normalised(original: str, expected: str) -> None:
    assert normalise_text(original) == expected


@pytest.mark.parametrize(
    ("original", "word", "span"),
    [
        ("قالَ  الرّئيسُ اليوم", "الرئيس", "الرّئيسُ"),
        ("بيت الكـــتاب", "الكتاب", "الكـــتاب"),
        ("نسبة ٣٫٥٪ فقط", "3.5%", "٣٫٥٪"),
        ("عبد ﷲ هنا", "الله", "ﷲ"),
        ("آخر كلمةٌ \n", "كلمة", "كلمةٌ"),
        ("بلغ 2½ مليون", "1/2", "½"),
    ],
)
def test_a_span_leads_back_to_what_the_publisher_wrote(original: str, word: str, span: str) -> None:
    normalised = normalise(original)
    at = normalised.text.index(word)

    start, end = normalised.original_span(at, at + len(word))

    assert original[start:end] == span


def test_an_empty_span_leads_back_to_an_empty_stretch() -> None:
    assert normalise("  نص").original_span(1, 1) == (3, 3)


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="no span 0:9"):
        normalise("نص").original_span(0, 9)


def test_a_position_of_the_original_is_found_in_the_normalised_text() -> None:
    original = "قالَ  الرّئيسُ اليوم"

    assert normalise(original).normalised_position(original.index("اليوم")) == len("قال الرئيس ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("أحمد إلى آخر ٱلمدينة", "احمد الي اخر المدينه"), ("مؤتمر طائرة کابل", "موتمر طايره كابل")],
)
def test_spellings_are_folded_for_matching(text: str, expected: str) -> None:
    assert fold_spelling(text) == expected


@given(texts)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_text(text)

    assert normalise_text(once) == once


@given(texts)
def test_the_map_belongs_to_the_text_of_the_fast_path(text: str) -> None:
    assert normalise(text).text == normalise_text(text)


@given(texts)
def test_offsets_never_go_back_and_stay_in_the_original(text: str) -> None:
    result: Normalised = normalise(text)

    assert len(result.offsets) == len(result.text)
    assert list(result.offsets) == sorted(result.offsets)
    assert all(0 <= offset < len(text) for offset in result.offsets)
    assert result.stop <= len(text)


@given(texts, st.data())
def test_only_an_empty_span_leads_back_to_an_empty_stretch(text: str, data: st.DataObject) -> None:
    result = normalise(text)
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))

    first, behind = result.original_span(start, end)

    assert 0 <= first <= behind <= len(text)
    assert (first == behind) == (start == end)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_spelling(text)) == len(text)


@pytest.mark.parametrize("name", ["datelines", "headlines", "notices"])
def test_rules_for_folded_text_hold_no_spelling_that_folding_takes_away(name: str) -> None:
    values = vars(import_module(f"briefing.arabic.{name}")).items()
    rules = [value.pattern for _, value in values if isinstance(value, re.Pattern)]
    rules += [pattern.pattern for key, value in values if key in {"_HEADS", "_LINES"} for pattern in _patterns(value)]
    rules += [" ".join(value) for key, value in values if key in {"_ACTIONS", "_NOUNS", "_NEGATIONS"}]
    words = {word for rule in rules for word in re.findall(r"[\u0620-\u06ff]+", rule)}
    assert len(words) > 100
    assert [word for word in words if fold_spelling(word) != word] == []


def _patterns(value: dict[str, re.Pattern[str]] | tuple[re.Pattern[str], ...]) -> list[re.Pattern[str]]:
    return list(value.values() if isinstance(value, dict) else value)
