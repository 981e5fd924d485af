"""Guard: the translation says all that the Arabic says, as far as length and meaning vectors can tell."""

import math
import re

from briefing.document import Check

NAME = "omission"
SIMILARITY_FLOOR = 0.25  # cosine below which a pair hardly says the same
# Completeness is 0.6 ln(letters) + 0.4 ln(words) + 0.5 similarity, the first two as English per Arabic. Weights and
# floors were set on three corpora of professional and machine translations: whole ones fall below in 1 of 200
# sentences, halved ones in 9 of 10, those that lost a third in about 4 of 10.
_LETTERS, _WORDS, _MEANING = 0.6, 0.4, 0.5
_USUAL_SIMILARITY = 0.7  # assumed where no vectors were made
_FLOORS = ((60, -0.06), (30, -0.1), (15, -0.2))  # from so many Arabic letters on
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LETTER = re.compile(r"\w")
_SHORT = 15  # Arabic letters below which similarity tells little


def check_omission(source: str, hypothesis: str, *, similarity: float | None = None) -> Check:
    """Give the verdict on what was left out; `similarity` is the cosine of the two sentences' vectors."""
    letters, english_letters = len(_LETTER.findall(source)), len(_LETTER.findall(hypothesis))
    if letters and not english_letters:
        return Check(name=NAME, passed=False, detail="nothing was translated")
    floor = next((limit for least, limit in _FLOORS if letters >= least), -math.inf)
    words, english_words = len(_WORD.findall(source)), len(_WORD.findall(hypothesis))
    if letters and _completeness(english_letters / letters, english_words / words, similarity) < floor:
        detail = f"{english_words} English words for {words} Arabic ones: part of the sentence is probably missing"
        return Check(name=NAME, passed=False, detail=detail)
    if similarity is not None and similarity < SIMILARITY_FLOOR and letters >= _SHORT:
        detail = f"the English seems to say something else than the Arabic (similarity {similarity:.2f})"
        return Check(name=NAME, passed=False, detail=detail)
    return Check(name=NAME, passed=True)


def _completeness(letters: float, words: float, similarity: float | None) -> float:
    """Weigh how long the English is for its Arabic against how near its meaning is."""
    meaning = _USUAL_SIMILARITY if similarity is None else similarity
    return _LETTERS * math.log(letters) + _WORDS * math.log(words) + _MEANING * meaning
