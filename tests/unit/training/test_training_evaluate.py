"""Measurements of translations."""

import pytest

from models.training.evaluate import LOOP, ReferenceSet, measure, numbers_kept


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("The minister said that the minister left.", False),
        ("It is very very good.", False),
        ("the the the house", True),
        ("of the city of the city, of the city", True),
        ("Talks, talks, talks.", True),
    ],
)
def test_a_loop_is_one_to_five_words_three_times(text: str, loops: bool) -> None:  # noqa: FBT001
    assert bool(LOOP.search(text)) == loops


@pytest.mark.parametrize(
    ("source", "translation", "share"),
    [
        ("قتل 14 في 2016", "14 died in 2016", 1.0),
        ("قتل 14 في 2016", "41 died in 2016", 0.5),
        ("بين 5 و5", "5 men", 0.5),
        ("لا أرقام", "no numbers", 1.0),
    ],
)
def test_numbers_kept_counts_every_number_of_the_source(source: str, translation: str, share: float) -> None:
    assert numbers_kept([source], [translation]) == share


def test_a_perfect_translation_scores_100_and_is_signed() -> None:
    english = ["The delegation arrived in the capital on Monday."]
    test_set = ReferenceSet(name="one", arabic=["وصل الوفد إلى العاصمة يوم الاثنين."], english=english)
    result = measure(test_set, english, beam=4)
    assert [round(score.value) for score in result.scores()] == [100, 100]
    assert all("version:" in score.signature for score in result.scores())
    assert (result.loops, result.length_ratio) == (0, 1.0)
