"""How much two Latin spellings of a name differ in sound: "Gaddafi" and "Qadhafi" hardly, "Iran" and "Iraq" much."""

import re
import unicodedata
from functools import lru_cache

# What one spelling writes with one sign, another with another.
_DIGRAPHS = (
    (re.compile(r"tch|tsch|ch"), "C"),
    (re.compile(r"sch|sh"), "C"),
    (re.compile(r"kh|ck|q|c(?![eiy])"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ph|v"), "f"),
    (re.compile(r"dh|th(?=[^aeiou])"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"c|z"), "s"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"ee|y"), "i"),
)
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[^a-z]")
_VOWELS = frozenset("aeiou")
_WEAK = frozenset("aeiouh")  # what Arabic does not write, or not always
_LONGER = 2.5  # times as long, a name is another
_VOWEL, _KIN, _OTHER = 0.3, 0.4, 1.0  # what a change costs
_KINDRED = tuple(map(frozenset, ("gk", "gj", "bp", "Cj", "Cs", "js", "sd", "td", "kC", "ui", "gC", "tC", "kh")))


def likeness(one: str, other: str) -> float:
    """Return how alike two names sound: 1 for the same, 0 and less for nothing in common.

    A weighted edit distance on the letters after what spellings mix has been levelled, by the mean length; vowels and
    h cost little, kindred consonants less than others.
    """
    first, second = _sounds(one), _sounds(other)
    length = (len(first) + len(second)) / 2
    if not length or max(len(first), len(second)) > _LONGER * min(len(first), len(second)):
        return 0.0
    return 1.0 - _distance(first, second) / length


@lru_cache(maxsize=20_000)
def _sounds(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    text = _NO_LETTER.sub("", decomposed)
    for pattern, sign in _DIGRAPHS:
        text = pattern.sub(sign, text)
    return _DOUBLED.sub(r"\1", text)


def _distance(first: str, second: str) -> float:
    """Return the cost of the cheapest way from one to the other (Wagner and Fischer 1974)."""
    row = [0.0]
    for letter in second:
        row.append(row[-1] + _drop(letter))
    for letter in first:
        diagonal, row[0] = row[0], row[0] + _drop(letter)
        for at, other in enumerate(second, start=1):
            best = min(diagonal + _change(letter, other), row[at] + _drop(letter), row[at - 1] + _drop(other))
            diagonal, row[at] = row[at], best
    return row[-1]


def _drop(letter: str) -> float:
    return _VOWEL if letter in _WEAK else _OTHER


def _change(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    if letter in _VOWELS and other in _VOWELS:
        return _VOWEL
    return _KIN if any({letter, other} <= kin for kin in _KINDRED) else _OTHER
