"""Which place lies in which."""

import pytest

from briefing.knowledge.figures.places import containments
from briefing.knowledge.outlets import is_country
from briefing.names.find import find_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قصف على سراقب في ريف إدلب", [("Saraqib", "Idlib")]),
        ("قتال في سراقب وإدلب", []),
        ("طريق من حلب إلى إدلب", []),
        ("سفارة ليبيا في تونس", []),
    ],
)
def test_a_town_lies_in_the_province_that_the_words_between_tell(text: str, found: list[tuple[str, str]]) -> None:
    assert list(containments([(text, find_names(text))])) == found


def test_a_country_is_told_from_a_town() -> None:
    assert (is_country("Yemen"), is_country("Aden")) == (True, False)
