"""Tells Arabic from the other languages written in its script, and from everything else."""

import re
from functools import cache
from typing import Any, Final

from briefing.adapters.inbox.language_evidence import (
    ARABIC_SHAPE,
    LETTERS,
    LOAN_LETTERS,
    NAMES,
    PERSIAN_KEYBOARD,
    WORDS,
)

_SAMPLE: Final = 6_000  # code points that are enough to tell a language
_FEW_WORDS: Final = 5  # below this many words only letters that Arabic never uses count as evidence
_SCRIPT_SHARE: Final = 0.4  # of the letters: an Arabic article full of Latin names still has more Arabic ones
_LETTER_WEIGHT: Final = 2.0  # a letter that Arabic never writes, against one small word
_PERSIAN: Final = "fa"
_SHAPE_WEIGHT: Final = 0.35  # an Arabic-looking word against one small word
_ARABIC: Final = "ar"
_UNKNOWN: Final = "und"

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTER = re.compile(r"[\u0620-\u064A\u066E-\u06D3\u06D5\u06EE-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFC]")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[\u064B-\u065F\u0670\u0640\u200d-\u200f\u202a-\u202e\u2066-\u2069]")  # vowels, tatweel, bidi


def identify_language(text: str) -> str:
    """Return the BCP 47 tag of the language a text is written in; "und" where it cannot be told.

    Arabic of every kind, dialects included, is "ar". A text in Arabic script is Arabic unless the letters and
    small words of another language outweigh those of Arabic.
    """
    sample = _MARKS.sub("", text[:_SAMPLE])
    letters = len(_LETTER.findall(sample))
    if not letters:
        return _UNKNOWN
    if len(_ARABIC_LETTER.findall(sample)) < _SCRIPT_SHARE * letters:
        return _other_script(sample)
    return _arabic_script(sample)


def language_name(tag: str) -> str:
    """Return a language's English name, or its tag where the table has none."""
    return NAMES.get(tag, f"the language `{tag}`")


def _arabic_script(sample: str) -> str:
    words = [word.translate(PERSIAN_KEYBOARD) for word in _WORD.findall(sample)]
    scores = {tag: _LETTER_WEIGHT * _count(sample, letters) for tag, letters in LETTERS.items()}
    if len(words) >= _FEW_WORDS:
        scores[_PERSIAN] = _count(sample, LOAN_LETTERS)
        scores = {tag: score + sum(word in WORDS[tag] for word in words) for tag, score in scores.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] > sum(map(_arabic_weight, words)) else _ARABIC


def _count(sample: str, letters: frozenset[str]) -> float:
    return sum(map(sample.count, letters))


def _arabic_weight(word: str) -> float:
    if word in WORDS[_ARABIC]:
        return 1.0
    return _SHAPE_WEIGHT if ARABIC_SHAPE.fullmatch(word) else 0.0


def _other_script(sample: str) -> str:
    if len(_WORD.findall(sample)) < _FEW_WORDS:
        return _UNKNOWN
    tag, _ = _identifier().classify(sample)
    return _UNKNOWN if tag in (_ARABIC, "zxx") else str(tag)


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid import langid  # noqa: PLC0415 - a second of loading that an Arabic batch never needs

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
