"""Cases of an illness are told from injuries, and cases of persons from other cases."""

import pytest

from briefing.knowledge.figures.illness import as_case, as_infection, of_illness
from briefing.knowledge.figures.line import read_line
from briefing.knowledge.figures.nouns import noun_of, outcome_before


@pytest.mark.parametrize(
    ("sentence", "ill"),
    [
        ("تفشي الكوليرا في المخيم", True),
        ("وفاة طفلين بحمى الضنك", True),
        ("إصابات بالرصاص بعد إعلان الوباء", False),  # wounds, whatever else is named
        ("انقلاب حافلة على الطريق", False),
    ],
)
def test_an_illness_is_told_from_wounds(sentence: str, ill: bool) -> None:  # noqa: FBT001 - a value of the table
    assert of_illness(read_line(sentence)) is ill


@pytest.mark.parametrize(
    ("sentence", "word", "english", "unit"),
    [
        ("20 إصابة بالملاريا", "اصابه", "cases", "people"),
        ("20 إصابة بالشظايا", "اصابه", "injuries", "people"),
        ("20 حالة في المستشفى", "حاله", "cases", "people"),
        ("20 حالة في الملف", "حاله", "cases", ""),
    ],
)
def test_cases_are_people_where_health_is_spoken_of(sentence: str, word: str, english: str, unit: str) -> None:
    noun = noun_of(word)
    assert noun is not None

    case = as_case(read_line(sentence), noun, 2)

    assert (case.en, case.unit) == (english, unit)


@pytest.mark.parametrize(("sentence", "key"), [("أصيب 9 بالحصبة", "infected"), ("أصيب 9 في التصادم", "injured")])
def test_those_who_fell_ill_are_infected(sentence: str, key: str) -> None:
    outcome = as_infection(read_line(sentence), outcome_before("اصيب"))

    assert outcome is not None
    assert outcome.key == key
