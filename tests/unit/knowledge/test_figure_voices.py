"""Who gives a figure, in English."""

import pytest

from briefing.knowledge.figures.voices import name_outlet


@pytest.mark.parametrize(
    ("publisher", "english"),
    [
        ("Reuters", "Reuters"),
        ("صحيفة الشرق الأوسط", "Asharq Al-Awsat"),
        ("شبكة الوادي الإخبارية", "شبكة الوادي الإخبارية"),
        ("", "unattributed"),
    ],
)
def test_an_outlet_has_its_usual_english_name_or_the_one_given(publisher: str, english: str) -> None:
    assert name_outlet(publisher) == english
