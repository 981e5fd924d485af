"""How many names of the references a translation has."""

import pytest

from models.evaluation.names import names_in, names_kept


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The mayor of Tripoli met Omar al-Hassi on Monday.", ["tripoli", "omar", "monday"]),
        ("Rain fell. Floods followed in Derna.", ["derna"]),
        ("“Nobody came,” said Layla's brother.", ["layla"]),
        ("He said: Nobody came to the UN office.", []),
        ("", []),
    ],
)
def test_a_name_is_a_capitalised_word_within_a_sentence(sentence: str, names: list[str]) -> None:
    assert list(names_in(sentence)) == names


def test_names_count_once_a_sentence_and_case_does_not_matter() -> None:
    references = ["They left Sirte for Misrata and saw Sirte burn.", "We met Salma."]
    assert names_kept(references, ["they left SIRTE", "We met Selma."]) == pytest.approx(1 / 3)


def test_a_set_without_names_is_kept_whole() -> None:
    assert names_kept(["nothing here"], ["whatever"]) == 1.0
