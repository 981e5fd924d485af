"""Whether the words before a number deny it."""

import pytest

from briefing.knowledge.figures.reading import read_figures


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("نفى الجيش مقتل 22 جنديا في الهجوم", [True]),
        ("نفت الوزارة أن يكون عدد القتلى 40، وقالت إن عددهم 12 قتيلا", [True, False]),
        ("نفى الوزير الاتهامات وقال إن 14 شخصا قتلوا", [False]),
        ("قال الوزير إن 14 شخصا قتلوا", [False]),
    ],
)
def test_a_number_behind_a_denial_is_denied_until_the_speaker_goes_on(sentence: str, denied: list[bool]) -> None:
    assert [reading.denied for reading in read_figures(sentence)] == denied
