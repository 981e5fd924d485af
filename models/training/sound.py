"""Whether an Arabic and an English word are the same name, by the skeletons of their consonants."""

import re
from functools import lru_cache

# Letters that the two spellings of a name exchange freely share a sign; vowels and gutturals have none.
_ARABIC = dict(
    [(letter, "B") for letter in "بپ"]
    + [(letter, "D") for letter in "دضذ"]
    + [(letter, "T") for letter in "تطث"]
    + [(letter, "S") for letter in "سصشزظژ"]
    + [(letter, "K") for letter in "جكقخغگچ"]
    + [(letter, "F") for letter in "فڤ"]
    + [("ر", "R"), ("ل", "L"), ("م", "M"), ("ن", "N")]
)
_ENGLISH = dict(
    [(letter, "B") for letter in "bp"]
    + [("d", "D"), ("t", "T"), ("r", "R"), ("l", "L"), ("m", "M"), ("n", "N")]
    + [(letter, "S") for letter in "sz"]
    + [(letter, "K") for letter in "gjkcq"]
    + [(letter, "F") for letter in "fv"]
    + [("x", "KS")]
)
_GROUPS = {"sch": "s", "sh": "s", "ph": "f", "th": "t", "gh": "g", "kh": "k", "dh": "d", "ck": "k", "dj": "j"}
_GROUP = re.compile("|".join(_GROUPS))
_SOFT = re.compile(r"c(?=[eiyéè])|ch|ç|š|č|ş")
_ACCENTS = str.maketrans("áàâäãåāéèêëēėíìîïīóòôöõøōúùûüūñńłğžźýćđ", "aaaaaaaeeeeeeiiiiiooooooouuuuunnlgzzycd")
_TWICE = re.compile(r"(.)\1+")
_ARTICLE = re.compile(r"^(?:[aA]l|[eE]l|[aA]n|[aA]s|[aA]r|[aA]t|[aA]d|[aA]z)[-'’ ]")
SHORT = 2  # signs: a skeleton that short must agree wholly
MIDDLE = 4  # signs: up to here one may differ, beyond it two
ALIKE_LENGTHS = 2.6  # letters of the longer word over those of the shorter


def unlikeness(arabic: str, english: str) -> int | None:
    """Count the consonants in which two spellings differ; None where that is too many for one name."""
    ours, theirs = arabic_skeleton(arabic), english_skeletons(english)
    if not ours or max(len(arabic), len(english)) > ALIKE_LENGTHS * min(len(arabic), len(english)):
        return None
    allowed = 0 if len(ours) <= SHORT else 1 if len(ours) <= MIDDLE else 2
    least = min(distance(ours, their) for their in theirs)
    return least if least <= allowed else None


@lru_cache(maxsize=100_000)
def arabic_skeleton(word: str) -> str:
    """Return the signs of the consonants, without the article."""
    word = word.removeprefix("ال").replace("تش", "ش")
    return _TWICE.sub(r"\1", "".join(_ARABIC.get(letter, "") for letter in word))


@lru_cache(maxsize=100_000)
def english_skeletons(word: str) -> tuple[str, ...]:
    """Return the signs of the consonants, without an Arabic article; twice where `c` and `ch` may be soft or hard."""
    lower = _ARTICLE.sub("", word).lower().translate(_ACCENTS)
    readings = dict.fromkeys((_SOFT.sub("s", lower), lower))
    return tuple(_signs(_GROUP.sub(lambda match: _GROUPS[match[0]], reading)) for reading in readings)


def _signs(word: str) -> str:
    return _TWICE.sub(r"\1", "".join(_ENGLISH.get(letter, "") for letter in word))


@lru_cache(maxsize=200_000)
def distance(ours: str, theirs: str) -> int:
    """Return the signs to insert, leave out or exchange: Levenshtein's distance."""
    previous = list(range(len(theirs) + 1))
    for row, sign in enumerate(ours, start=1):
        current = [row]
        for column, other in enumerate(theirs, start=1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (sign != other)))
        previous = current
    return previous[-1]
