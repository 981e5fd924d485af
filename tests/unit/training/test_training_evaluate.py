"""Measurements of translations."""

from models.evaluation.translation import ParallelSet
from models.training.evaluate import Result, measure

SOURCES = ["قتل 14 شخصا في المدينة أمس.", "وصل الوفد إلى العاصمة يوم الاثنين."]
REFERENCES = ["14 people were killed in the city yesterday.", "The delegation arrived in the capital on Monday."]


def measured(*translations: str) -> Result:
    test_set = ParallelSet(name="two", sources=tuple(SOURCES), references=tuple(REFERENCES), systems={})
    return measure(test_set, SOURCES, translations, beam=4)


def test_perfect_translations_score_100_and_the_card_quotes_them_signed() -> None:
    scores = measured(*REFERENCES).scores()
    assert [(row.test_set, row.metric, row.value) for row in scores] == [
        ("two (2 sentences)", "BLEU", 100.0),
        ("two (2 sentences)", "chrF2", 100.0),
    ]
    assert "tok:13a" in scores[0].signature
    assert "nc:6" in scores[1].signature


def test_a_wrong_number_is_counted_as_serving_would() -> None:
    assert measured(*REFERENCES).numbers_kept == 1.0
    assert measured("41 people were killed in the city yesterday.", REFERENCES[1]).numbers_kept == 0.5


def test_names_of_the_references_are_counted() -> None:
    assert measured(*REFERENCES).names_kept == 1.0
    assert measured(REFERENCES[0], "The delegation arrived in the capital.").names_kept == 0.0


def test_a_loop_is_counted_as_serving_would() -> None:
    assert measured(*REFERENCES).loops == 0
    assert measured(REFERENCES[0], "The delegation the delegation the delegation the delegation").loops == 1


def test_the_length_is_compared_with_that_of_the_references() -> None:
    assert measured(*REFERENCES).length_ratio == 1.0
    assert measured(*(text[: len(text) // 2] for text in REFERENCES)).length_ratio == 0.5
