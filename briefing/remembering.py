"""An embedder that remembers: the same sentence is chosen, translated and tried again, and embedded once."""

from collections.abc import Mapping, Sequence

import numpy as np

from briefing.document import ModelUse
from briefing.ports import Embedder, Vectors


class RememberingEmbedder:
    """Wraps an embedder for the length of one briefing; 2 KiB a distinct text."""

    def __init__(self, embedder: Embedder, *, known: Mapping[str, Vectors] | None = None) -> None:
        """Begin with nothing remembered, or with the rows of texts that were embedded before."""
        self._embedder = embedder
        self._rows: dict[str, Vectors] = dict(known or {})

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row a text: [len(texts), dimensions]."""
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if new:
            self._rows.update(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._rows[text] for text in texts]) if texts else self._embedder.embed([])

    def describe(self) -> ModelUse:
        """Say which model this is."""
        return self._embedder.describe()
