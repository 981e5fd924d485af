"""Chooses the sentences that tell a story: salience, diversity, support over independent sources.

Method: salience is a weighted sum of priors (position, length, stands alone, gives a figure) and of consensus, how
near each other source comes to saying the same; redundancy is held down by maximal marginal relevance (Carbonell
and Goldstein 1998). One article alone is told by its own order, as Lead does; several are told by what they share.
The weights were chosen on EASC and on the sample batches; docs/reference/methods.md has the figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.arabic.discourse import leans_on_context
from briefing.arabic.numbers import find_numbers
from briefing.document import ModelUse
from briefing.ports import Passage, Pick, Vectors
from models.card import read_card


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each part of salience counts; every part lies between 0 and 1."""

    position: float  # 1 at an article's first sentence, falling to 0 at its last
    length: float  # 1 from 12 to 40 words, less below and above
    leaning: float  # for a sentence that cannot be understood alone: below 0
    consensus: float  # how near the other sources come to saying the same
    figures: float  # for a sentence that gives a figure
    relevance: float  # MMR's lambda: the rest goes against likeness to what was chosen


ONE_SOURCE = Weights(position=2.0, length=1.0, leaning=0.0, consensus=0.0, figures=0.0, relevance=0.95)
SEVERAL_SOURCES = Weights(position=1.0, length=1.0, leaning=-0.4, consensus=1.5, figures=0.8, relevance=0.8)

SAME_STATEMENT = 0.72  # cosine above which two sentences of different sources say the same
REDUNDANT = 0.85  # cosine above which a second sentence adds nothing
SHORT_WORDS, LONG_WORDS = 12, 40

Scores = NDArray[np.float64]
Figures = frozenset[Decimal]
NO_FIGURES: Figures = frozenset()
REMEMBERED_SENTENCES = 20_000  # some 20 MB of text


class ExtractiveSummariser:
    """Implements the Summariser port without any weights of its own."""

    def __init__(self, *, one: Weights = ONE_SOURCE, several: Weights = SEVERAL_SOURCES) -> None:
        """Take other weights than the default ones, for experiments."""
        self.card = read_card(Path(str(files("models.cards") / "extractive.toml")))
        self._one, self._several = one, several

    def describe(self) -> ModelUse:
        """Say which model this is."""
        return self.card.describe()

    def select(self, passages: Sequence[Passage], vectors: Vectors, *, length: int) -> list[Pick]:
        """Choose at most `length` passages, the most salient first; see the port."""
        if not passages:
            return []
        several = len({passage.source for passage in passages}) > 1
        weights = self._several if several else self._one
        # Reading figures is the slowest part; one source has nobody to agree with.
        wanted = several or weights.figures
        figures = [figures_in(passage.sentence.normalised) if wanted else NO_FIGURES for passage in passages]
        salience = salience_of(passages, vectors, figures, weights)
        return [
            Pick(
                passage=index,
                supporting=supporters(passages, vectors, figures, index),
                salience=float(salience[index]),
            )
            for index in diverse(salience, vectors, length, relevance=weights.relevance)
        ]


def salience_of(passages: Sequence[Passage], vectors: Vectors, figures: Sequence[Figures], weights: Weights) -> Scores:
    """Return how much each passage matters: [passages], higher is more."""
    texts = [passage.sentence.normalised for passage in passages]
    return (
        weights.position * np.array([1 - passage.position for passage in passages])
        + weights.length * np.array([length_prior(len(text.split())) for text in texts])
        + weights.leaning * np.array([leans_on_context(text) for text in texts], dtype=np.float64)
        + weights.consensus * consensus([passage.source for passage in passages], vectors)
        + weights.figures * np.array([bool(values) for values in figures], dtype=np.float64)
    )


def consensus(sources: Sequence[str], vectors: Vectors) -> Scores:
    """Return how near the other sources come to saying the same: [passages], scaled to 0..1.

    It is the mean, over the other sources, of the cosine to the source's nearest sentence.
    """
    names = {source: number for number, source in enumerate(dict.fromkeys(sources))}
    if len(names) == 1:
        return np.ones(len(sources))
    own = np.array([names[source] for source in sources])
    nearest = np.stack([(vectors @ vectors[own == name].T).max(axis=1) for name in range(len(names))])
    others = np.arange(len(names))[:, None] != own  # [sources, passages]
    return _unit_range((nearest * others).sum(axis=0) / (len(names) - 1))


def diverse(salience: Scores, vectors: Vectors, length: int, *, relevance: float) -> list[int]:
    """Pick by maximal marginal relevance; what repeats a chosen passage is left out."""
    scaled = _unit_range(salience)
    likeness = np.zeros(len(salience))  # of each passage to the nearest chosen one
    chosen: list[int] = []
    open_ = np.ones(len(salience), dtype=bool)
    while len(chosen) < length and open_.any():
        gain = np.where(open_, relevance * scaled - (1 - relevance) * likeness, -np.inf)
        best = int(gain.argmax())
        chosen.append(best)
        likeness = np.maximum(likeness, vectors @ vectors[best])
        open_ &= likeness < REDUNDANT
        open_[best] = False
    return chosen


def supporters(
    passages: Sequence[Passage], vectors: Vectors, figures: Sequence[Figures], index: int
) -> tuple[int, ...]:
    """Return the passage of each other independent source that says the same, the most alike first.

    Sentences that give other figures do not support each other, however alike they are.
    """
    likeness = vectors @ vectors[index]  # [passages]
    alike = np.flatnonzero(likeness >= SAME_STATEMENT)
    best: dict[str, int] = {}
    for other in map(int, alike[np.argsort(-likeness[alike], kind="stable")]):
        source = passages[other].source
        if source != passages[index].source and source not in best and _agree(figures[index], figures[other]):
            best[source] = other
    return tuple(best.values())


@lru_cache(maxsize=REMEMBERED_SENTENCES)
def figures_in(sentence: str) -> Figures:
    """Return the values of the figures in a normalised sentence.

    Remembered, since it is the slowest part of the choice: a worker gets most batches again, with an article more.
    """
    return frozenset(number.value for number in find_numbers(sentence) if number.is_figure)


def length_prior(words: int) -> float:
    """Return 1 for a sentence of readable length, less for a fragment or a period, never below 0.3."""
    if words < SHORT_WORDS:
        return max(0.3, words / SHORT_WORDS)
    return max(0.3, 1 - max(0, words - LONG_WORDS) / 60)


def _agree(one: Figures, other: Figures) -> bool:
    return not one or not other or bool(one & other)


def _unit_range(scores: "Scores | Vectors") -> Scores:
    values = np.asarray(scores, dtype=np.float64)
    spread = values.max() - values.min()
    return (values - values.min()) / spread if spread > 0 else np.ones_like(values)
