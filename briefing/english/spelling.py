"""Levels what does not tell English words apart: case, accents, British and American spelling, plural endings."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# What joins two words in English counts as a space: "al-Shabaab" and "al Shabaab" are the same two words.
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`.][^\W_]+)*|[$£€]")
_APOSTROPHE = re.compile(r"['’ʼ‘`]")
_MARK = "'"
_SILENT = frozenset({"the", "a", "an"})
_SHORTEST = 4  # letters of a word that may lose a plural ending: "gas" and "bus" keep theirs
_SPELLINGS = (  # American for British, at the end of a word whose plural ending is gone
    (re.compile(r"is(e|ed|er|ing|ation|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|er|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[bcdlmnpv])our(|ed|er|ing|able|ite|hood)$"), r"or\1"),
    (re.compile(r"(?<=[bt])re$"), "er"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"(?<=[a-z]{2})ll(ed|ing|er|or|ery)$"), r"l\1"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"^(an|arch|p|f)ae"), r"\1e"),
)
_IRREGULAR = {
    "people": "person",
    "programme": "program",
    "cheque": "check",
    "tyre": "tire",
    "grey": "gray",
    "st": "saint",
    "$": "dollar",
    "£": "pound",
    "€": "euro",
}
_NO_PLURAL = re.compile(r"(?:[su]|[^ie]a)s$")  # "press", "campus", "Hamas"; but "militias", "areas", "Houthis"


def words_of(text: str) -> list[str]:
    """Return the words of an English text, levelled: to be compared with those of another."""
    return [levelled(word) for word in _WORD.findall(_without_accents(text))]


def phrase_stands(phrase: str, text_words: Sequence[str]) -> bool:
    """Say whether a phrase stands among the words that `words_of` gave.

    Articles within it and before it do not matter, nor whether a compound is written as one word or as two. An
    apostrophe matters only where the phrase has one: who asks for Sana'a does not want Sanaa.
    """
    return bool(phrase_at(phrase, text_words)) or not _content(words_of(phrase))


def phrase_at(phrase: str, text_words: Sequence[str]) -> range:
    """Return which of the words are the phrase, where it stands first; an empty range where it does not."""
    wanted = "".join(_content(words_of(phrase)))
    if _MARK not in wanted:
        text_words = [word.replace(_MARK, "") for word in text_words]
    for start, first in enumerate(text_words if wanted else ()):
        if first in _SILENT or not wanted.startswith(first):
            continue
        length, at = 0, start
        while at < len(text_words) and length < len(wanted):
            word = "" if text_words[at] in _SILENT else text_words[at]
            if not wanted.startswith(word, length):
                break
            length, at = length + len(word), at + 1
        if length == len(wanted):
            return range(start, at)
    return range(0)


def _content(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _SILENT]


@lru_cache(maxsize=20_000)
def levelled(word: str) -> str:
    """Return a word without what does not matter: "Organisations'" gives "organization", "U.N." gives "un"."""
    word = _APOSTROPHE.sub("'", word.lower()).rstrip("'").removesuffix("'s")
    word = _singular(word.replace(".", ""))
    word = _IRREGULAR.get(word, word)
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


def _singular(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word if _NO_PLURAL.search(word) else word.removesuffix("s")


def _without_accents(text: str) -> str:
    # Half of them are no ASCII because of curly quotes alone, which stay as they are.
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
