"""Label-smoothed cross entropy over the pieces that may be written, with its gradients in the same pass."""

from dataclasses import dataclass

import torch
from torch import Tensor

CHUNK = 4096  # rows of scores alive at once: some 150 MB for 9,000 pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The loss of a batch and where it slopes to."""

    smoothed: float  # mean over the rows
    nll: float  # mean negative log-likelihood of the right pieces, without the smoothing
    states_gradient: Tensor  # [rows, width], bfloat16
    weights_gradient: Tensor  # [pieces, width], float32


def smoothed_cross_entropy(states: Tensor, weights: Tensor, targets: Tensor, *, smoothing: float) -> Loss:
    """Compute the loss of decoder states [rows, width] against target rows of the weights [pieces, width].

    The gradient of the scores is softmax - (1 - smoothing) * gold - smoothing / pieces. The last term is the
    same for every score, so it is added to the results as an outer product instead of to a matrix of
    rows times pieces, most of whose cost is memory traffic.
    """
    states, weights = states.detach(), weights.detach()
    rows, pieces = states.shape[0], weights.shape[0]
    half_states, half_weights = states.to(torch.bfloat16), weights.to(torch.bfloat16)
    states_gradient, weights_gradient = torch.empty_like(half_states), torch.zeros_like(weights)
    nll = even = 0.0
    for start in range(0, rows, CHUNK):
        part, gold = half_states[start : start + CHUNK], targets[start : start + CHUNK, None]
        scores = torch.mm(part, half_weights.t())  # [chunk, pieces]
        log_likelihood = torch.log_softmax(scores, dim=1, dtype=torch.float32)
        nll -= float(log_likelihood.gather(1, gold).sum())
        even -= float(log_likelihood.mean(dim=1).sum())
        error = log_likelihood.exp_()
        error.scatter_add_(1, gold, torch.full(gold.shape, smoothing - 1.0))
        half_error = error.to(torch.bfloat16)
        torch.mm(half_error, half_weights, out=states_gradient[start : start + CHUNK])
        weights_gradient += torch.mm(half_error.t(), part)
    evenly = smoothing / pieces
    return Loss(
        smoothed=((1 - smoothing) * nll + smoothing * even) / rows,
        nll=nll / rows,
        states_gradient=((states_gradient - evenly * weights.sum(dim=0)) / rows).to(torch.bfloat16),
        weights_gradient=weights_gradient.sub_(evenly * half_states.float().sum(dim=0)).div_(rows),
    )
