"""Compares words of the labels with words that were found, so that spelling and choice of synonym do not count."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.arabic.normalise import fold_spelling, normalise_text

_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "in", "and"})
# Spellings of one sound in the names of people, and of sounds that readers of English do not tell apart.
_SOUNDS = (
    ("kh", "x"), ("ch", "sh"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ph", "f"),
    ("ce", "s"), ("ci", "s"), ("c", "k"), ("q", "k"), ("z", "s"), ("j", "g"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Which English words name one thing: lines of words that mean the same."""

    sets: tuple[frozenset[str], ...]  # folded

    def of(self, word: str) -> set[str]:
        """Return a word, folded, and all its synonyms."""
        folded = fold_english(word)
        return {folded}.union(*(each for each in self.sets if folded in each))

    def same(self, labelled: Iterable[str], found: Iterable[str]) -> bool:
        """Say whether one of the found labels names what one of the labelled does.

        A found label may say more ("Syrian refugees" for refugees) or less ("rate" for interest rate).
        """
        wanted = [set(each.split()) for word in labelled if word for each in self.of(word)]
        given = [set(each.split()) for word in found for part in word.split(",") if part for each in self.of(part)]
        return any(one and other and (one <= other or other <= one) for one in wanted for other in given)


def read_synonyms(path: Path) -> Synonyms:
    """Read lines of synonyms, parted by commas; a line that begins with # says something to the reader."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return Synonyms(sets=tuple(frozenset(fold_english(word) for word in line.split(",")) for line in lines))


def fold_english(text: str) -> str:
    """Level case, accents, plural and small words: "The wounded soldiers" becomes "wounded soldier"."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9%]+", plain.replace("'", ""))
    return " ".join(_singular(word) for word in words if word not in _EMPTY_WORDS)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > len("ies") and word.endswith("s") and not word.endswith("ss") else word


def fold_name(text: str) -> str:
    """Level what may differ in one spelling of a name: case, accents, hyphens, and el- for al-."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", plain))
    return "".join("al" if word == "el" else word for word in words if word != "the")


def fold_sound(text: str) -> str:
    """Level how the sounds of an Arabic name may be written: Kacemi, Qasimi and Kasmi are the same."""
    name = fold_name(text)
    for written, sound in _SOUNDS:
        name = name.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw]", "", name))


def arabic_words(text: str) -> list[str]:
    """Return the words of an Arabic text, spelling levelled."""
    return re.findall(r"\w+", fold_spelling(normalise_text(text)))


def word_overlap(one: str, other: str) -> float:
    """Return the share of the longer text's words that both have, 0 to 1."""
    left, right = Counter(arabic_words(one)), Counter(arabic_words(other))
    return (left & right).total() / max(left.total(), right.total(), 1)


def same_arabic(labelled: Sequence[str], found: str) -> bool:
    """Say whether a found Arabic name or description is a labelled one, whole or the essential part of it."""
    given = {_bare(word) for word in arabic_words(found)}
    wanted = [{_bare(word) for word in arabic_words(each)} for each in labelled]
    return bool(given) and any(each <= given or given <= each for each in wanted)


def _bare(word: str) -> str:
    """Leave out the article and the endings that change with the grammar: مصدرا, المصدر, سكان, بالسكان."""
    bare = re.sub(r"^(?:لل|ال)", "", word) if len(word) > len("الات") else word
    return bare[:-1] if len(bare) > len("بيت") and bare.endswith("ا") else bare
