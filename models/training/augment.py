"""Small changes to training pairs that teach the model to keep figures and names and to bear careless Arabic."""

import random
import re

from models.training.asides import add_aside
from models.training.data import Pair
from models.training.figures import swap_figures
from models.training.names import NameSwapper
from models.training.recipe import AugmentRecipe

CARELESS_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي"}
_ARABIC_COMMAS = re.compile(r"\s*[،؛]")
_FINAL_MARK = re.compile(r"\s*[.؟!]$")


def augment(pair: Pair, *, recipe: AugmentRecipe, names: NameSwapper, rng: random.Random) -> Pair:
    """Return the pair as the model sees it this time."""
    if rng.random() < recipe.swap_names:
        pair = names.swap(pair, rng=rng)
    if rng.random() < recipe.add_aside:
        pair = add_aside(pair, rng=rng)
    if rng.random() < recipe.swap_figures:
        pair = swap_figures(pair, rng=rng)
    arabic = pair.arabic
    if rng.random() < recipe.respell:
        arabic = respell(arabic, probability=recipe.respell_letter, rng=rng)
    if rng.random() < recipe.drop_punctuation:
        arabic = rng.choice((_ARABIC_COMMAS, _FINAL_MARK)).sub("", arabic) or arabic
    elif rng.random() < recipe.add_punctuation and not _FINAL_MARK.search(arabic):
        arabic += "."
    return Pair(arabic=arabic, english=pair.english)


def respell(arabic: str, *, probability: float, rng: random.Random) -> str:
    """Write some letters the way hurried writers do."""
    return "".join(
        CARELESS_LETTERS[letter] if letter in CARELESS_LETTERS and rng.random() < probability else letter
        for letter in arabic
    )
