"""Two Latin spellings of one name are alike, two names are not."""

import pytest

from briefing.guards.likeness import likeness
from briefing.guards.named import ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaddafi", "Qadhafi"),
        ("Haftar", "Hifter"),
        ("Sarraj", "Serraj"),
        ("Zelenskiy", "Zelensky"),
        ("Bani Walid", "Beni Oualid"),
        ("Kadyrov", "Qadirov"),
        ("Benghazi", "Bengazi"),
        ("Guterres", "Guterrès"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE
    assert likeness(other, one) == pytest.approx(likeness(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("Derna", "Tehran"),
        ("Haftar", "Khalifa"),
        ("Sirte", "Street"),
        ("London", "Lebanon"),
        ("", "A"),
    ],
)
def test_two_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_a_name_is_like_itself() -> None:
    assert likeness("Le Drian", "le-drian") == 1.0
