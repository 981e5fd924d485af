"""What a training recipe says: every hyper-parameter of a run, read from one TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.card import Golden


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRecipe:
    """How the corpora are mixed, and which pairs are too long or too uneven."""

    drill_share: float  # of all drawn pairs: sentences made up by models.training.drills
    temperature: float  # 1.0 samples corpora by their size, larger values flatten the mixture
    max_source_pieces: int  # longer Arabic sides are left out
    max_target_pieces: int  # longer English sides are left out
    max_length_ratio: float  # pieces of the longer side over those of the shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class AugmentRecipe:
    """How often each change is made to a training pair: probabilities, 0.0 to 1.0."""

    swap_figures: float  # other numbers, months and centuries, the same on both sides
    swap_names: float  # other persons and places, the same on both sides
    add_aside: float  # a distance or sum in brackets behind one that the pair has
    respell: float  # Arabic written carelessly: hamzas, ta marbuta, alef maqsura
    respell_letter: float  # within such a sentence, each letter that has a careless spelling
    drop_punctuation: float  # Arabic that loses its commas or its final mark
    add_punctuation: float  # Arabic without a final mark that gets a full stop


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRecipe:
    """The shape of the network, and the weights to start from."""

    initial: str  # below the data folder: config.json, weights and tokenizer; empty: start from scratch
    pieces: int  # vocabulary size, shared by both languages
    width: int  # size of a hidden state
    feed_forward: int  # size of the inner layer of a feed-forward block
    heads: int
    encoder_layers: int
    decoder_layers: int
    max_positions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainRecipe:
    """The optimisation: budget, rates and regularisation."""

    minutes: float  # wall clock of all training, evaluations included; 0.0: `steps` decides
    steps: int  # optimiser steps; 0: `minutes` decides
    batch_tokens: int  # pieces of the longer side in one step, padding included
    chunk_pairs: int  # pairs drawn, sorted by length and cut into batches at once
    embedding_rate: float  # full learning rates of the parts
    encoder_rate: float
    decoder_rate: float
    warmup_steps: int
    hold: float  # share of the budget at the full rates, before the linear decay to 0
    weight_decay: float
    clip: float  # largest norm of the gradient
    label_smoothing: float
    encoder_dropout: float
    decoder_dropout: float
    hidden_pieces: float  # share of the English pieces that the decoder does not get to read
    threads: int
    log_every_steps: int
    checkpoint_minutes: float
    snapshots_kept: int  # weights-only copies for averaging, one at each checkpoint
    evaluate_minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateRecipe:
    """Which test sets measure the model, and which ways of decoding are compared."""

    folder: str  # below the data folder: the test sets, NAME.ar with NAME.en
    quick_lines: int  # lines of each set for the evaluations during training
    average: int  # how many of the last snapshots make the final weights
    initial_share: float  # of the initial weights in the final ones, 0.0 to 1.0; for runs that go on from good ones
    beams: tuple[int, ...]  # the best by mean chrF over the sets is exported


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecipe:
    """How the weights are stored, and what the card says besides what was measured."""

    quantization: str  # CTranslate2's name, for example "int8"
    decoding: Mapping[str, float]  # CTranslate2's settings besides the beam size
    name: str
    revision: str
    licence: str
    commercial_use: bool
    origin: str
    weaknesses: tuple[str, ...]
    golden: tuple[Golden, ...]  # sentences that must come out right before the model serves


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One training run, from the raw pairs to the folder that serving loads."""

    seed: int
    data: DataRecipe
    augment: AugmentRecipe
    model: ModelRecipe
    train: TrainRecipe
    evaluate: EvaluateRecipe
    export: ExportRecipe


def read_recipe(path: Path) -> Recipe:
    """Read a recipe; nothing has a default, so a missing or unknown field is a TypeError."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Recipe(
        seed=table["seed"],
        data=DataRecipe(**table["data"]),
        augment=AugmentRecipe(**table["augment"]),
        model=ModelRecipe(**table["model"]),
        train=TrainRecipe(**table["train"]),
        evaluate=EvaluateRecipe(**_with_tuples(table["evaluate"])),
        export=_export(table["export"]),
    )


def _export(table: dict[str, Any]) -> ExportRecipe:
    golden = tuple(Golden(ar=row["ar"], en=tuple(row["en"])) for row in table["golden"])
    return ExportRecipe(**{**_with_tuples(table), "golden": golden})


def _with_tuples(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
