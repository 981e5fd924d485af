"""Guard: the translation does not loop or run away."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from briefing.document import Check

NAME = "repetition"
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_RUN = 3  # the same word so many times in a row
_CHARACTERS = re.compile(r"([^\W\d_])\1{4,}|([^\W\d_]{2,12}?)\2{3,}")  # "connectconnectconnectconnect", "aaaaa"
_PHRASES = ((6, 2), (4, 3), (3, 4), (2, 5))  # words of a phrase, and how often it must not stand
_AT_ONCE = range(3, 9)  # words of a phrase that must not be said twice in a row
_RUNAWAY = 2.4  # English letters a letter of Arabic, beyond which a long output has run away
_SLACK = 40  # letters that a short sentence may exceed it by
_LETTER = re.compile(r"\w")


def check_repetition(source: str, hypothesis: str) -> Check:
    """Give the verdict on loops: a word three times in a row, a phrase again and again, an output out of proportion."""
    arabic, english = _words(source), _words(hypothesis)
    looped = _same_in_a_row(arabic, english) or _phrase(arabic, english) or _letters(source, hypothesis)
    if looped:
        return Check(name=NAME, passed=False, detail=f'"{looped}" is repeated, and the Arabic does not repeat it')
    if len(_LETTER.findall(hypothesis)) > _RUNAWAY * len(_LETTER.findall(source)) + _SLACK:
        detail = f"{len(english)} English words for {len(arabic)} Arabic ones: the translation has run away"
        return Check(name=NAME, passed=False, detail=detail)
    return Check(name=NAME, passed=True)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _longest_run(words: Sequence[str]) -> tuple[int, str]:
    return max(((sum(1 for _ in group), word) for word, group in groupby(words)), default=(0, ""))


def _same_in_a_row(arabic: Sequence[str], english: Sequence[str]) -> str:
    """Return a word that stands three times in a row, where the Arabic has no such run."""
    count, word = _longest_run(english)
    repeated = count >= _RUN and not word.isdigit() and _longest_run(arabic)[0] < _RUN - 1
    return " ".join([word] * _RUN) if repeated else ""


def _phrase(arabic: Sequence[str], english: Sequence[str]) -> str:
    """Return a phrase that comes more often than the Arabic repeats any phrase."""
    at_once = _at_once(english)
    if at_once and not _at_once(arabic):
        return at_once
    source_repeats = _most_common(arabic, 2)[0]
    for length, limit in _PHRASES:
        count, phrase = _most_common(english, length)
        if count >= limit and count > source_repeats:
            return phrase
    return ""


def _at_once(words: Sequence[str]) -> str:
    """Return a phrase that is said twice without a word between."""
    for length in _AT_ONCE:
        for at in range(len(words) - 2 * length + 1):
            if words[at : at + length] == words[at + length : at + 2 * length]:
                return " ".join(words[at : at + length])
    return ""


def _most_common(words: Sequence[str], length: int) -> tuple[int, str]:
    """Return how often the most frequent phrase of a length occurs, and the phrase."""
    phrases = Counter(tuple(words[at : at + length]) for at in range(len(words) - length + 1))
    if not phrases:
        return 0, ""
    phrase, count = phrases.most_common(1)[0]
    return count, " ".join(phrase)


def _letters(source: str, hypothesis: str) -> str:
    """Return letters that repeat within a word: "connectconnectconnectconnect"."""
    match = _CHARACTERS.search(hypothesis)
    return match.group() if match and not match.group().isdigit() and match.group() not in source else ""
