"""A model that loads and translates into noise does not serve."""

import pytest

from briefing.errors import BrokenModel
from fakes import EchoTranslator
from models.card import Golden
from models.golden import check_golden

SUNDAY = Golden(ar="عاد 250 طبيبا يوم الأحد.", en=("250", "doctors", "Sunday"))


def always(text: str) -> EchoTranslator:
    return EchoTranslator(lambda _segment, _attempt: text)


def test_a_model_that_finds_the_words_serves() -> None:
    check_golden(always("On sunday, 250 Doctors returned."), [SUNDAY])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("connectconnectconnect", "'250' is not in 'connectconnectconnect'"),
        ("250 doctors returned on Monday.", "'Sunday' is not in"),
        ("", "does not translate"),
        (SUNDAY.ar, "does not translate"),
    ],
)
def test_a_model_that_misses_a_word_does_not(text: str, complaint: str) -> None:
    with pytest.raises(BrokenModel, match=complaint):
        check_golden(always(text), [SUNDAY])


def test_a_model_without_golden_sentences_has_to_say_something() -> None:
    check_golden(always("Anything."), [])
    with pytest.raises(BrokenModel, match="does not translate"):
        check_golden(always(" "), [])
