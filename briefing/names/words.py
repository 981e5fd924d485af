"""The words of a sentence as names are looked for in them: levelled spelling, prefixes, what stands between."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.arabic.normalise import fold_spelling

_WORD = re.compile(r"[^\W_]+")
_FATHER = re.compile(r"\bاب[اي]\b")  # أبي and أبا are أبو in another case
_PREFIXES = ("و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل", "فك")
_FIRST_LETTERS = frozenset("وفبكل")
_TO_THE = ("لل", "ولل", "فلل")  # ل with the article: للأمم is ل + الأمم
_SHORTEST = 3  # letters behind a prefix
_INSIDE = re.compile(r"[\s\"'«»“”„‘’\-–]{1,4}")  # what may stand between two words of one name
_QUOTES = {"»": "«", "”": "“", '"': '"', "’": "‘"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a sentence."""

    start: int  # code points into the sentence
    end: int  # exclusive
    text: str  # as the sentence has it
    key: str  # spelling levelled
    before: str  # what stands between the word before and this one
    joined: bool  # whether it may belong to one name with the word before


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A word without its attached prefixes."""

    offset: int  # letters of the prefixes
    key: str  # of the rest; the article is restored behind لل


def key_of(text: str) -> str:
    """Level the spelling of Arabic text for matching; the length stays."""
    return _FATHER.sub("ابو", fold_spelling(text))


def words_of(sentence: str) -> list[Word]:
    """Cut a normalised sentence into words."""
    folded = key_of(sentence)
    words: list[Word] = []
    behind = 0
    for found in _WORD.finditer(sentence):
        start, end = found.span()
        before = sentence[behind:start]
        words.append(
            Word(
                start=start,
                end=end,
                text=found.group(),
                key=folded[start:end],
                before=before,
                joined=bool(words) and _INSIDE.fullmatch(before) is not None,
            )
        )
        behind = end
    return words


@lru_cache(maxsize=16384)
def readings(key: str) -> tuple[Reading, ...]:
    """Read a word as it stands, then without each prefix that it may carry."""
    found = [Reading(offset=0, key=key)]
    if key[:1] in _FIRST_LETTERS:
        cuts = [(len(prefix), "") for prefix in _PREFIXES if key.startswith(prefix)]
        cuts += [(len(prefix), "ال") for prefix in _TO_THE if key.startswith(prefix)]
        found += [
            Reading(offset=cut - bool(article), key=article + key[cut:])
            for cut, article in cuts
            if len(key) - cut >= (_SHORTEST - 1 if key[:cut] == "و" else _SHORTEST)
        ]
    return tuple(found)


def with_closing_quote(sentence: str, start: int, end: int) -> int:
    """Return the end of a name, a quotation mark that closes one opened inside it taken in."""
    closing = sentence[end : end + 1]
    opening = _QUOTES.get(closing)
    inside = sentence[start:end]
    if opening is None or opening not in inside:
        return end
    is_open = inside.count(opening) % 2 == 1 if opening == closing else inside.count(opening) > inside.count(closing)
    return end + 1 if is_open else end
