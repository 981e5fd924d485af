"""What is known of a model: origin, revision, licence, decoding, scores; read from its card.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.document import ModelUse
from briefing.errors import BrokenModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measured figure; never written without its signature."""

    test_set: str  # which sentences
    metric: str  # BLEU, chrF, ROUGE-1 ...
    value: float  # in the metric's usual unit, 0 to 100
    signature: str  # version and settings of the metric

    def __str__(self) -> str:
        """Write the score as it may be quoted."""
        return f"{self.value:g} {self.metric} on {self.test_set} ({self.signature})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A sentence by which a translation model shows that it works."""

    ar: str  # normalised
    en: tuple[str, ...]  # words that its translation must have, in any case


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """The card of one model."""

    name: str  # as given to --model and shown in briefings
    role: str  # translation, embedding or summarisation
    backend: str  # row of models.registry that loads it
    revision: str  # pins the weights
    licence: str  # SPDX where one exists
    commercial_use: bool  # whether the licence allows it
    origin: str  # where the weights come from, in a sentence
    weaknesses: tuple[str, ...]  # known ones, for the reader of a briefing
    source_prefix: tuple[str, ...]  # pieces the model wants before a segment, such as <s> or a language's mark
    source_suffix: tuple[str, ...]  # and behind it
    decoding: Mapping[str, Any]  # settings of the default attempt
    files: Mapping[str, str]  # file name -> SHA-256
    scores: tuple[Score, ...]
    golden: tuple[Golden, ...] = ()  # of translation models: must come out right before it serves

    def describe(self) -> ModelUse:
        """Return what a briefing says of the model."""
        return ModelUse(
            role=self.role,
            id=self.name,
            revision=self.revision,
            licence=self.licence,
            settings=", ".join(f"{key}={value}" for key, value in self.decoding.items()),
            scores="; ".join(str(score) for score in self.scores),
            weaknesses=self.weaknesses,
        )


def read_card(path: Path) -> ModelCard:
    """Read a card.toml.

    Raises:
        BrokenModel: the card is missing, is no TOML, or lacks a field.
    """
    try:
        return _card(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenModel(f"The model card {path} cannot be read: {error}") from error
    except (KeyError, TypeError) as error:
        raise BrokenModel(f"The model card {path} lacks a field or has one too many: {error}") from error


def _card(table: dict[str, Any]) -> ModelCard:
    return ModelCard(
        name=table["name"],
        role=table["role"],
        backend=table["backend"],
        revision=table["revision"],
        licence=table["licence"],
        commercial_use=table["commercial_use"],
        origin=table["origin"],
        weaknesses=tuple(table.get("weaknesses", ())),
        source_prefix=tuple(table.get("source_prefix", ())),
        source_suffix=tuple(table.get("source_suffix", ())),
        decoding=table.get("decoding", {}),
        files=table.get("files", {}),
        scores=tuple(Score(**row) for row in table.get("scores", ())),
        golden=tuple(Golden(ar=row["ar"], en=tuple(row["en"])) for row in table.get("golden", ())),
    )
