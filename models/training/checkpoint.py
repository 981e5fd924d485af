"""Files that a killed process leaves whole: checkpoints, snapshots for averaging, and folders of finished stages."""

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

STATE = "state.pt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come."""

    step: int = 0  # optimiser steps done
    seconds: float = 0.0  # wall clock spent training, over all restarts
    target_tokens: int = 0  # English pieces that the loss has seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Everything needed to go on as if nothing had happened."""

    progress: Progress
    weights: dict[str, Tensor]
    optimiser: dict[str, Any]  # torch's state of the optimiser
    rng: tuple[Any, ...]  # Python's random state, which draws and augments pairs
    torch_rng: Tensor  # torch's random state, which draws dropout


def save_checkpoint(checkpoint: Checkpoint, *, folder: Path, snapshots_kept: int) -> None:
    """Store the state, then a snapshot of the weights alone."""
    with _whole_file(folder / STATE) as partial:
        fields = {name: getattr(checkpoint, name) for name in ("weights", "optimiser", "rng", "torch_rng")}
        torch.save({"progress": asdict(checkpoint.progress), **fields}, partial)
    with _whole_file(folder / f"weights-{checkpoint.progress.step:07d}.safetensors") as partial:
        save_file({name: tensor.contiguous() for name, tensor in checkpoint.weights.items()}, partial)
    for old in snapshots(folder)[:-snapshots_kept]:
        old.unlink()


def load_checkpoint(folder: Path) -> Checkpoint | None:
    """Return the stored state, or None at the beginning of a run."""
    if not (folder / STATE).exists():
        return None
    state = torch.load(folder / STATE, weights_only=True)
    return Checkpoint(**{**state, "progress": Progress(**state["progress"])})


def restore_random_states(checkpoint: Checkpoint, rng: random.Random) -> None:
    """Set both random generators to where they were."""
    rng.setstate(checkpoint.rng)
    torch.set_rng_state(checkpoint.torch_rng)


def snapshots(folder: Path) -> list[Path]:
    """Return the snapshots, oldest first."""
    return sorted(folder.glob("weights-*.safetensors"))


def average(paths: list[Path]) -> dict[str, Tensor]:
    """Return the mean of each parameter over snapshots: steadier than the last weights alone."""
    total = load_file(paths[0])
    for path in paths[1:]:
        for name, tensor in load_file(path).items():
            total[name] += tensor
    return {name: tensor / len(paths) for name, tensor in total.items()}


def blend(initial: dict[str, Tensor], final: dict[str, Tensor], *, share: float) -> dict[str, Tensor]:
    """Return weights between those that a run began with, of which `share` is kept, and those it ended with.

    Better than either after a run that went on from good weights: Wortsman et al. (2022), arXiv:2109.01903.
    """
    return {name: share * initial[name] + (1 - share) * tensor for name, tensor in final.items()}


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill, which gets its name only when it is complete."""
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    yield partial
    partial.rename(folder)


@contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    """Give a file to write, whose bytes are on the disk before it gets its name."""
    partial = path.with_name(f"{path.name}.partial")
    yield partial
    descriptor = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    partial.replace(path)
