"""Fakes of the ports: small, deterministic, and honest enough that the contract tests hold for them too."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import numpy as np

from briefing.arabic.normalise import fold_spelling
from briefing.document import ModelUse
from briefing.ports import Vectors

NOON = datetime(2018, 1, 15, 12, 0, tzinfo=UTC)


class FixedClock:
    """Stands still."""

    def now(self) -> datetime:
        """Return always the same noon."""
        return NOON


class WordEmbedder:
    """Embeds a text as its bag of words, each word a fixed random direction: shared words make texts alike."""

    dimensions = 256

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row a text: [len(texts), 256]."""
        rows = np.array([self._row(text) for text in texts], dtype=np.float32).reshape(len(texts), self.dimensions)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)

    def describe(self) -> ModelUse:
        """Say which model this is."""
        return ModelUse(role="embedding", id="words", revision="1", licence="Apache-2.0")

    def _row(self, text: str) -> Vectors:
        row = np.zeros(self.dimensions, dtype=np.float32)
        for word in fold_spelling(text).split() or [""]:
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
            row += np.random.default_rng(seed).standard_normal(self.dimensions).astype(np.float32)
        return row


class EchoTranslator:
    """Translates by rule and remembers what it was asked."""

    def __init__(self, rule: Callable[[str, int], str] | None = None) -> None:
        """Translate by `rule(segment, attempt)`; without one, into a phrase with the segment's digits."""
        self._rule = rule or (lambda segment, _attempt: "English of " + " ".join(filter(str.isdigit, segment.split())))
        self.calls: list[tuple[int, list[str]]] = []  # (attempt, segments)

    def translate(self, segments: Sequence[str], *, attempt: int = 0) -> list[str]:
        """Return one hypothesis a segment."""
        self.calls.append((attempt, list(segments)))
        return [self._rule(segment, attempt) for segment in segments]

    def describe(self) -> ModelUse:
        """Say which model this is."""
        return ModelUse(role="translation", id="echo", revision="1", licence="Apache-2.0", weaknesses=("Echoes.",))


class RecordingProgress:
    """Remembers the stages and how far each came."""

    def __init__(self) -> None:
        """Begin with none."""
        self.stages: dict[str, list[int]] = {}  # name -> [done, total]
        self._name = ""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage."""
        self._name = name
        self.stages[name] = [0, total]

    def advance(self, steps: int = 1) -> None:
        """Count steps."""
        self.stages[self._name][0] += steps
