"""The lists of counted nouns: their inflected forms, outcomes and measures."""

import pytest

from briefing.arabic.number_words import fold
from briefing.knowledge.figures.nouns import (
    Direction,
    direction_of,
    is_bare,
    is_definite,
    measured_by,
    nationality,
    noun_of,
    outcome_before,
    outcome_behind,
    plain_form,
)


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("مقاتلا", "fighters"),
        ("مقاتليه", "fighters"),
        ("والمقاتلين", "fighters"),
        ("للقتلى", "killed"),
        ("سكانها", "residents"),
        ("مغربيا", "Moroccans"),
        ("بالأطباء", "doctors"),
        ("أسرة", "families"),
        ("نقطة مئوية", "percentage points"),
    ],
)
def test_a_noun_is_known_in_its_inflected_forms(word: str, english: str) -> None:
    noun = noun_of(fold(word))

    assert noun is not None
    assert noun.en == english


def test_a_dual_is_known_as_two() -> None:
    dual, plural = noun_of(fold("شخصين")), noun_of(fold("مقاتلين"))

    assert dual is not None
    assert plural is not None
    assert (dual.dual, plural.dual) == (True, False)


def test_a_word_of_no_list_is_no_noun() -> None:
    assert noun_of("فانوسا") is None


def test_the_same_key_joins_nouns_for_the_same_thing() -> None:
    keys = {noun.key for word in ("مقاتل", "مسلح", "متشدد") if (noun := noun_of(word))}

    assert keys == {"armed"}


def test_a_nationality_is_an_adjective_too() -> None:
    assert (nationality("ليبي"), nationality("مقاتل")) == ("Libyan", "")


def test_what_happened_stands_before_or_behind() -> None:
    before, behind = outcome_before("واصابه"), outcome_behind("قتلوا")

    assert before is not None
    assert behind is not None
    assert (before.en, behind.en) == ("injured", "killed")


def test_measures_and_their_movements_are_known() -> None:
    assert measured_by("التضخم") == "inflation"
    assert direction_of("سترتفع") == (Direction.RISE, "rise")
    assert direction_of("خفض") == (Direction.FALL, "cut")


def test_a_word_that_begins_like_the_article_is_not_definite() -> None:
    assert (is_definite(fold("ألغام")), is_definite("السكان")) == (False, True)


def test_a_noun_with_a_preposition_is_not_bare() -> None:
    assert (is_bare("سنه"), is_bare("لسنه")) == (True, False)


def test_a_noun_is_shown_without_its_prefixes() -> None:
    assert [plain_form(word) for word in ("ومدنيين", "للقتلى", "مقاتل أجنبي")] == ["مدنيين", "قتلى", "مقاتل أجنبي"]
