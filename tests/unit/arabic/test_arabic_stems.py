"""Stems by which words are counted as one."""

import pytest

from briefing.arabic.stems import content_stems, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المدينه", "مدينه"),
        ("والمدينه", "بالمدينه"),
        ("للمقاتلين", "المقاتلون"),
        ("الصحفيين", "صحفي"),
        ("ومبان", "مبان"),
        ("السلطات", "سلطه"),
        ("والوزاره", "وزاره"),
        ("شخصا", "شخص"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("المدينه", "المدرسه"), ("وزير", "وزاره"), ("الي", "ال")])
def test_other_words_keep_their_own(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["ولد", "ان", "ال", "هات", "و"])
def test_at_least_two_letters_are_left_of_a_word(word: str) -> None:
    assert len(stem(word)) >= min(len(word), 2)


def test_only_words_that_tell_events_apart_are_counted() -> None:
    text = "وقالت الوزارة يوم الأحد إن 12 شخصا قتلوا في انهيار المبنى."
    assert content_stems(text) == {stem("وزاره"), stem("انهيار"), stem("مبني")}
