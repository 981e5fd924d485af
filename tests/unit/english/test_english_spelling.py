"""English words are levelled so that case, plurals and the two spellings of English do not tell them apart."""

import pytest

from briefing.english.spelling import levelled, phrase_at, phrase_stands, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Organisation", "organizations"),
        ("defence", "Defense"),
        ("centres", "center"),
        ("labour", "Labor"),
        ("neighbouring", "neighboring"),
        ("programme", "programs"),
        ("travelled", "traveled"),
        ("analyse", "analyze"),
        ("ministries", "Ministry"),
        ("gunmen", "gunman"),
        ("militias", "militia"),
        ("Houthis", "Houthi"),
        ("St.", "Saint"),
        ("U.N.", "UN"),
        ("dialogue", "dialog"),
        ("Côte", "Cote"),
    ],
)
def test_two_spellings_of_a_word_are_levelled(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize("word", ["hamas", "press", "campus", "gas", "hour", "four", "are"])
def test_a_word_that_only_looks_like_a_plural_or_a_spelling_stays(word: str) -> None:
    assert levelled(word) == word


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("air strike", "two airstrikes hit", True),
        ("road map", "a roadmap", True),
        ("Council of Ministers", "the council of the ministers", True),
        ("US dollar", "for US$14", True),
        ("pound", "£20", True),
        ("al-Shabaab", "Al Shabaab fighters", True),
        ("Security Council", "security of the council", False),
        ("port", "the airport", False),
        ("", "anything", True),
        ("the", "anything", True),
    ],
)
def test_a_phrase_is_looked_for_word_by_word(phrase: str, text: str, *, stands: bool) -> None:
    assert phrase_stands(phrase, words_of(text)) is stands


def test_the_place_of_a_phrase_is_told_in_words() -> None:
    assert list(phrase_at("road map", words_of("The new roadmap of peace"))) == [2]
    assert list(phrase_at("map", words_of("The new roadmap"))) == []
