"""Training: the rates over the budget, one optimiser step, and a loop that may be killed at any moment."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import BartForConditionalGeneration

from models.training.checkpoint import Checkpoint, Progress, load_checkpoint, restore_random_states, save_checkpoint
from models.training.curve import Curve, Interval
from models.training.loss import smoothed_cross_entropy
from models.training.model import get_weights, set_weights, writable_pieces
from models.training.network import LeanTransformer
from models.training.recipe import TrainRecipe
from models.training.sampling import Batch

log = logging.getLogger(__name__)

BETAS = (0.9, 0.98)  # the second one shorter than usual: it forgets the large first gradients sooner


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """What a thread finds out about its part of a batch."""

    nll: float  # sum over the part's target pieces
    gradients: tuple[Tensor, ...]  # one a parameter, of the loss of the whole batch


class Trainer:
    """A model under training, with its optimiser and its place in the budget."""

    def __init__(
        self, *, model: BartForConditionalGeneration, recipe: TrainRecipe, folder: Path, rng: random.Random
    ) -> None:
        """Set up the optimiser, and take up the folder's checkpoint where it has one."""
        self.model = model.train()
        self.recipe = recipe
        self.folder = folder
        self.rng = rng
        self.network = LeanTransformer(
            model, encoder_dropout=recipe.encoder_dropout, decoder_dropout=recipe.decoder_dropout
        )
        self.writable = writable_pieces(model)
        self.row_of_piece = torch.full((model.config.vocab_size,), -1)
        self.row_of_piece[self.writable] = torch.arange(len(self.writable))
        groups = parameter_groups(model, recipe)
        self.parameters: list[Tensor] = [parameter for group in groups for parameter in group["params"]]
        self.optimiser = torch.optim.AdamW(groups, betas=BETAS, weight_decay=recipe.weight_decay, fused=True)
        # One thread a part of the batch, meeting once a step: threads that share every single operation wait for
        # each other a thousand times a step, which is ruinous when other programs use the cores too.
        self.workers = ThreadPoolExecutor(recipe.threads, initializer=torch.set_num_threads, initargs=(1,))
        self.progress = Progress()
        self._resume()
        self.started = time.monotonic() - self.progress.seconds

    def spent(self) -> float:
        """Return the share of the budget used up."""
        if self.recipe.minutes:
            return (time.monotonic() - self.started) / (60 * self.recipe.minutes)
        return self.progress.step / self.recipe.steps

    def step(self, batch: Batch) -> tuple[float, int]:
        """Learn from a batch; return its mean negative log-likelihood and its number of target pieces."""
        factor = rate_factor(self.recipe, spent=self.spent(), step=self.progress.step)
        for group in self.optimiser.param_groups:
            group["lr"] = group["full_rate"] * factor
        pieces = int(batch.counts.sum())
        parts = list(self.workers.map(partial(self.descend, pieces=pieces), batch.split(self.recipe.threads)))
        for index, parameter in enumerate(self.parameters):
            parameter.grad = sum_in_place([part.gradients[index] for part in parts])
        self._clip()
        self.optimiser.step()
        self.optimiser.zero_grad()
        self._count(pieces)
        return sum(part.nll for part in parts) / pieces, pieces

    def descend(self, part: Batch, *, pieces: int) -> Descent:
        """Find the gradients of a part of a batch of so many target pieces in all; runs in a thread of its own."""
        with torch.autocast("cpu", torch.bfloat16):
            # [batch, target length, width] -> [target pieces, width]
            states = self.network(part.source, part.decoder_input)[part.counts]
        weights = self.model.model.shared.weight[self.writable]
        targets = self.row_of_piece[part.target[part.counts]]
        loss = smoothed_cross_entropy(states, weights, targets, smoothing=self.recipe.label_smoothing)
        share = len(targets) / pieces
        slopes = (loss.states_gradient * share, loss.weights_gradient * share)
        gradients = torch.autograd.grad((states, weights), self.parameters, slopes)
        return Descent(nll=loss.nll * len(targets), gradients=gradients)

    def save(self) -> None:
        """Write a checkpoint and a snapshot."""
        checkpoint = Checkpoint(
            progress=self.progress,
            weights=get_weights(self.model),
            optimiser=self.optimiser.state_dict(),
            rng=self.rng.getstate(),
            torch_rng=torch.get_rng_state(),
        )
        save_checkpoint(checkpoint, folder=self.folder, snapshots_kept=self.recipe.snapshots_kept)

    def _resume(self) -> None:
        checkpoint = load_checkpoint(self.folder)
        if checkpoint is None:
            return
        set_weights(self.model, checkpoint.weights)
        self.optimiser.load_state_dict(checkpoint.optimiser)
        restore_random_states(checkpoint, self.rng)
        self.progress = checkpoint.progress
        log.info("resumed at step %d", self.progress.step)

    def _clip(self) -> None:
        """Shorten a long gradient; a short one is left alone, which spares a pass over all of it."""
        norm = torch.nn.utils.get_total_norm([p.grad for p in self.parameters if p.grad is not None])
        if norm > self.recipe.clip:
            torch.nn.utils.clip_grads_with_norm_(self.parameters, self.recipe.clip, norm)

    def _count(self, pieces: int) -> None:
        self.progress = Progress(
            step=self.progress.step + 1,
            seconds=time.monotonic() - self.started,
            target_tokens=self.progress.target_tokens + pieces,
        )


def sum_in_place(tensors: list[Tensor]) -> Tensor:
    """Add the other tensors to the first."""
    first, *others = tensors
    for other in others:
        first.add_(other)
    return first


def rate_factor(recipe: TrainRecipe, *, spent: float, step: int) -> float:
    """Return what the full rates are multiplied by: warm up, hold, then linearly to 0."""
    warm = min(1.0, (step + 1) / recipe.warmup_steps)
    decay = min(1.0, (1.0 - spent) / (1.0 - recipe.hold))
    return warm * max(0.0, decay)


def parameter_groups(model: BartForConditionalGeneration, recipe: TrainRecipe) -> list[dict[str, Any]]:
    """Divide the parameters by their learning rate; the shared embedding is counted once."""
    rates = {
        "model.shared.": recipe.embedding_rate,
        "model.encoder.": recipe.encoder_rate,
        "model.decoder.": recipe.decoder_rate,
    }
    named: list[tuple[str, Tensor]] = list(model.named_parameters())  # names a tied parameter once
    return [
        {"params": [p for name, p in named if name.startswith(part)], "lr": rate, "full_rate": rate}
        for part, rate in rates.items()
    ]


def train(
    trainer: Trainer,
    batches: Iterator[Batch],
    *,
    evaluate: Callable[[BartForConditionalGeneration], dict[str, object]],
) -> None:
    """Train until the budget is spent, with checkpoints, a curve and evaluations on the way."""
    recipe = trainer.recipe
    curve = Curve(trainer.folder / "curve.jsonl", every=recipe.log_every_steps)
    begun = trainer.progress.step
    checkpoint, evaluation = Interval(recipe.checkpoint_minutes), Interval(recipe.evaluate_minutes)
    while trainer.spent() < 1.0:
        nll, pieces = trainer.step(next(batches))
        curve.add(trainer.progress, nll=nll, pieces=pieces)
        if checkpoint.due():
            trainer.save()
        if evaluation.due():
            curve.write(trainer.progress, **evaluate(trainer.model))
    trainer.save()
    if trainer.progress.step > begun:
        curve.write(trainer.progress, **evaluate(trainer.model))
