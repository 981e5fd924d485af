"""Augmentation changes what it should and nothing else."""

import random
import re

import pytest

from models.training.augment import augment, other_number, respell, swap_numbers
from models.training.data import Pair
from models.training.recipe import AugmentRecipe

NOTHING = AugmentRecipe(swap_numbers=0.0, respell=0.0, respell_letter=0.0, drop_punctuation=0.0, add_punctuation=0.0)
KILLED = Pair(
    arabic="قتل 14 شخصا وأصيب 30 في 2016، وفق الشرطة", english="14 people died and 30 were hurt in 2016, police say"
)


def test_swapped_numbers_are_the_same_on_both_sides() -> None:
    swapped = swap_numbers(KILLED, rng=random.Random(1))
    assert sorted(re.findall("[0-9]+", swapped.arabic)) == sorted(re.findall("[0-9]+", swapped.english))
    assert swapped != KILLED


def test_words_around_swapped_numbers_stay() -> None:
    swapped = swap_numbers(KILLED, rng=random.Random(1))
    assert re.sub("[0-9]+", "N", swapped.arabic) == "قتل N شخصا وأصيب N في N، وفق الشرطة"


def test_numbers_that_differ_between_the_sides_are_left_alone() -> None:
    pair = Pair(arabic="شارك 185 ألف عنصر", english="185,000 members took part")
    assert swap_numbers(pair, rng=random.Random(1)) == pair


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        ("1", "1"),
        ("2", "2"),
        ("7", "[3-9]"),
        ("14", "[1-9][0-9]"),
        ("2016", "19[0-9]{2}|20[0-3][0-9]"),
        ("300", "[1-9]00"),
        ("4500", "[1-9][0-9]00"),
        ("05", "05"),
    ],
)
def test_a_number_becomes_one_of_its_kind(number: str, pattern: str) -> None:
    rng = random.Random(3)
    assert all(re.fullmatch(pattern, other_number(number, rng=rng)) for _ in range(200))


def test_careless_spelling_drops_hamzas_and_dots() -> None:
    assert respell("أعلنت الحكومة إلى", probability=1.0, rng=random.Random(1)) == "اعلنت الحكومه الي"


def test_a_final_full_stop_is_added_only_where_none_is() -> None:
    recipe = AugmentRecipe(swap_numbers=0.0, respell=0.0, respell_letter=0.0, drop_punctuation=0.0, add_punctuation=1.0)
    with_stop = Pair(arabic="وصل الوفد.", english="The delegation arrived.")
    without_stop = Pair(arabic="وصل الوفد", english="The delegation arrived.")
    assert augment(without_stop, recipe=recipe, rng=random.Random(1)).arabic == "وصل الوفد."
    assert augment(with_stop, recipe=recipe, rng=random.Random(1)) == with_stop


def test_dropped_punctuation_never_leaves_an_empty_sentence() -> None:
    recipe = AugmentRecipe(swap_numbers=0.0, respell=0.0, respell_letter=0.0, drop_punctuation=1.0, add_punctuation=0.0)
    rng = random.Random(1)
    assert all(augment(Pair(arabic="؟", english="?"), recipe=recipe, rng=rng).arabic for _ in range(20))


def test_probabilities_of_zero_change_nothing() -> None:
    assert augment(KILLED, recipe=NOTHING, rng=random.Random(1)) == KILLED
