"""Small changes to training pairs that teach the model to keep numbers and to bear careless Arabic."""

import random
import re
from collections import Counter

from models.training.data import Pair
from models.training.recipe import AugmentRecipe

DIGITS = re.compile(r"[0-9]+")
CARELESS_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي"}
SINGULAR_AND_DUAL = {"1", "2"}  # English grammar depends on them: "1 day", "2 days"
YEARS = (1901, 2035)  # what a number that looks like a year becomes lies between these
_LIKE_A_YEAR = re.compile(r"(19|20)[0-9]{2}")
_FINAL_ZEROS = re.compile(r"0*$")
_ARABIC_COMMAS = re.compile(r"\s*[،؛]")
_FINAL_MARK = re.compile(r"\s*[.؟!]$")


def augment(pair: Pair, *, recipe: AugmentRecipe, rng: random.Random) -> Pair:
    """Return the pair as the model sees it this time."""
    if rng.random() < recipe.swap_numbers:
        pair = swap_numbers(pair, rng=rng)
    arabic = pair.arabic
    if rng.random() < recipe.respell:
        arabic = respell(arabic, probability=recipe.respell_letter, rng=rng)
    if rng.random() < recipe.drop_punctuation:
        arabic = rng.choice((_ARABIC_COMMAS, _FINAL_MARK)).sub("", arabic) or arabic
    elif rng.random() < recipe.add_punctuation and not _FINAL_MARK.search(arabic):
        arabic += "."
    return Pair(arabic=arabic, english=pair.english)


def swap_numbers(pair: Pair, *, rng: random.Random) -> Pair:
    """Put other numbers in place of all numbers, where both sides hold the same ones in digits."""
    numbers = DIGITS.findall(pair.arabic)
    if Counter(numbers) != Counter(DIGITS.findall(pair.english)):
        return pair
    others = {number: other_number(number, rng=rng) for number in sorted(set(numbers))}
    return Pair(
        arabic=DIGITS.sub(lambda match: others[match[0]], pair.arabic),
        english=DIGITS.sub(lambda match: others[match[0]], pair.english),
    )


def other_number(number: str, *, rng: random.Random) -> str:
    """Return a number of the same kind: years stay years, round numbers as round and as long as before."""
    if number in SINGULAR_AND_DUAL or number.startswith("0"):
        return number
    if _LIKE_A_YEAR.fullmatch(number):
        return str(rng.randint(*YEARS))
    lead = _FINAL_ZEROS.sub("", number)
    least = 10 ** (len(lead) - 1) if len(number) > 1 else 3
    return str(rng.randint(least, 10 ** len(lead) - 1)) + number[len(lead) :]


def respell(arabic: str, *, probability: float, rng: random.Random) -> str:
    """Write some letters the way hurried writers do."""
    return "".join(
        CARELESS_LETTERS[letter] if letter in CARELESS_LETTERS and rng.random() < probability else letter
        for letter in arabic
    )
