"""What a near-copy says differently from the article that stands for it: other figures, and sentences of its own.

Near-copies are one source, yet the second run of a wire report with another death toll is news. Sentences are paired
by their words, figures left out, because a single other figure already makes two sentence vectors unlike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from briefing.arabic.normalise import fold_spelling
from briefing.arabic.numbers import find_numbers
from briefing.article import Sentence
from briefing.preparing import PreparedArticle
from briefing.quantity import Kind, Quantity

SAME_WORDS = 0.75  # share of the words two sentences have in common, in order, from which one is an edit of the other
MOST_EDITED = 150  # sentences of an article that are compared: pairing takes the square of them


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """The figures that one sentence gives otherwise than its counterpart; "" where one of them gives none."""

    here: str  # in the copy: "15" or "15, 34"
    there: str  # in the article that stands for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How a near-copy differs."""

    figures: tuple[FigureChange, ...]  # in the order of the copy
    added: int  # sentences of the copy that have no counterpart


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    words: tuple[str, ...]  # without figures, spelling levelled
    figures: tuple[str, ...]  # as an English text shows them, each once


def revision_of(copy: PreparedArticle, kept: PreparedArticle) -> Revision:
    """Compare a near-copy with the article that stands for it."""
    here, there = _edited(copy, kept), _edited(kept, copy)
    changes: list[FigureChange] = []
    added = 0
    for reading in here:
        counterpart = _counterpart(reading, there)
        if counterpart is None:
            added += 1
        elif set(reading.figures) != set(counterpart.figures):
            changes.append(
                FigureChange(
                    here=_beyond(reading.figures, counterpart.figures),
                    there=_beyond(counterpart.figures, reading.figures),
                )
            )
    return Revision(figures=tuple(changes), added=added)


def _edited(article: PreparedArticle, other: PreparedArticle) -> list[_Reading]:
    """Read the sentences of an article that do not stand in the other word for word."""
    known = {fold_spelling(sentence.normalised) for sentence in other.sentences}
    edited = (sentence for sentence in article.sentences if fold_spelling(sentence.normalised) not in known)
    return [_read(sentence) for sentence in islice(edited, MOST_EDITED)]


def _read(sentence: Sentence) -> _Reading:
    text, behind = "", 0
    numbers = find_numbers(sentence.normalised)
    for number in numbers:
        text += sentence.normalised[behind : number.start]
        behind = number.end
    figures = dict.fromkeys(_shown(number) for number in numbers if number.is_figure)
    return _Reading(words=tuple(fold_spelling(text + sentence.normalised[behind:]).split()), figures=tuple(figures))


def _counterpart(reading: _Reading, others: Sequence[_Reading]) -> _Reading | None:
    likeness = [SequenceMatcher(None, reading.words, other.words, autojunk=False).ratio() for other in others]
    best = max(range(len(others)), key=likeness.__getitem__, default=None)
    return others[best] if best is not None and likeness[best] >= SAME_WORDS else None


def _beyond(figures: Sequence[str], others: Sequence[str]) -> str:
    return ", ".join(figure for figure in figures if figure not in others)


def _shown(number: Quantity) -> str:
    bounds = [number.value] if number.upper is None else [number.value, number.upper]
    sign = "%" if number.kind is Kind.PERCENT else ""
    return " to ".join(f"{bound.normalize():,f}" for bound in bounds) + sign
