"""Augmentation changes what it should and nothing else."""

import random
from dataclasses import replace

from models.training.augment import augment, respell
from models.training.data import Pair
from models.training.names import NameSwapper
from models.training.recipe import AugmentRecipe

NOTHING = AugmentRecipe(
    swap_figures=0.0,
    swap_names=0.0,
    add_aside=0.0,
    respell=0.0,
    respell_letter=0.0,
    drop_punctuation=0.0,
    add_punctuation=0.0,
)
NO_NAMES = NameSwapper({})
KILLED = Pair(
    arabic="قتل 14 شخصا وأصيب 30 في 2016، وفق الشرطة", english="14 people died and 30 were hurt in 2016, police say"
)


def test_careless_spelling_drops_hamzas_and_dots() -> None:
    assert respell("أعلنت الحكومة إلى", probability=1.0, rng=random.Random(1)) == "اعلنت الحكومه الي"


def test_a_final_full_stop_is_added_only_where_none_is() -> None:
    recipe = replace(NOTHING, add_punctuation=1.0)
    with_stop = Pair(arabic="وصل الوفد.", english="The delegation arrived.")
    without_stop = Pair(arabic="وصل الوفد", english="The delegation arrived.")
    assert augment(without_stop, recipe=recipe, names=NO_NAMES, rng=random.Random(1)).arabic == "وصل الوفد."
    assert augment(with_stop, recipe=recipe, names=NO_NAMES, rng=random.Random(1)) == with_stop


def test_dropped_punctuation_never_leaves_an_empty_sentence() -> None:
    recipe = replace(NOTHING, drop_punctuation=1.0)
    rng = random.Random(1)
    assert all(augment(Pair(arabic="؟", english="?"), recipe=recipe, names=NO_NAMES, rng=rng).arabic for _ in range(20))


def test_probabilities_of_zero_change_nothing() -> None:
    assert augment(KILLED, recipe=NOTHING, names=NO_NAMES, rng=random.Random(1)) == KILLED


def test_figures_are_swapped_where_the_recipe_says_so() -> None:
    recipe = replace(NOTHING, swap_figures=1.0)
    assert augment(KILLED, recipe=recipe, names=NO_NAMES, rng=random.Random(1)) != KILLED
