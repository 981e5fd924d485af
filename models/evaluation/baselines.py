"""The summarisers that every summariser must be compared with: Lead and LexRank."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.document import ModelUse
from briefing.ports import Passage, Pick, Vectors

DAMPING = 0.85
WORD = re.compile(r"\w+")


class LeadSummariser:
    """First sentences first: the first of every article, then the second of every article, and so on."""

    def describe(self) -> ModelUse:
        """Say which method this is."""
        return _described("lead")

    def select(self, passages: Sequence[Passage], vectors: Vectors, *, length: int) -> list[Pick]:  # noqa: ARG002 - the port
        """Take the passages in the order of their place in their article."""
        order = sorted(range(len(passages)), key=lambda index: passages[index].sentence.index)
        return _picks(order[:length])


class LexRankSummariser:
    """Continuous LexRank over TF-IDF vectors (Erkan and Radev 2004)."""

    def describe(self) -> ModelUse:
        """Say which method this is."""
        return _described("lexrank")

    def select(self, passages: Sequence[Passage], vectors: Vectors, *, length: int) -> list[Pick]:  # noqa: ARG002 - the port
        """Take the passages by their stationary probability in the likeness graph."""
        if not passages:
            return []
        rank = stationary(tf_idf([WORD.findall(passage.sentence.normalised) for passage in passages]))
        return _picks(np.argsort(-rank, kind="stable").tolist()[:length])


def tf_idf(documents: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Return unit rows of term frequency times inverse document frequency: [documents, vocabulary]."""
    frequency = Counter(word for words in documents for word in set(words))
    column = {word: number for number, word in enumerate(frequency)}
    rows = np.zeros((len(documents), len(column)))
    for row, words in enumerate(documents):
        for word, count in Counter(words).items():
            rows[row, column[word]] = count * (1 + math.log(len(documents) / frequency[word]))
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def stationary(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the stationary distribution of the walk over likeness: [documents]."""
    likeness = rows @ rows.T
    transition = likeness / np.maximum(likeness.sum(axis=1, keepdims=True), 1e-9)
    rank = np.full(len(rows), 1 / len(rows))
    for _ in range(100):
        rank = (1 - DAMPING) / len(rows) + DAMPING * (transition.T @ rank)
    return rank


def _picks(order: Sequence[int]) -> list[Pick]:
    return [Pick(passage=index, supporting=(), salience=-float(place)) for place, index in enumerate(order)]


def _described(name: str) -> ModelUse:
    return ModelUse(role="summarisation", id=name, revision="1", licence="Apache-2.0")
