"""The training pass through a BART-shaped network, made lean for CPUs that multiply in bfloat16.

The parameters are those of transformers' `BartForConditionalGeneration`, so that a checkpoint loads there; only
the way through them is our own. Plain matrix products beat the fused attention kernel, whose backward pass is
slow on CPUs at the length of sentences.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BartForConditionalGeneration
from transformers.models.bart.modeling_bart import (
    BartAttention,
    BartDecoder,
    BartDecoderLayer,
    BartEncoder,
    BartEncoderLayer,
)

from models.training.tokenizer import PADDING

MASKED = -1e4  # added to the scores of positions that must not be seen
POSITION_OFFSET = 2  # BART's table of positions begins with two rows that are not used
POOL_SIZE = 1 << 24  # random numbers drawn once for dropout; larger than any tensor of states


class Dropout:
    """Dropout by a random window of a pool of masks: drawing new ones every time is slow on CPUs."""

    def __init__(self, probability: float) -> None:
        """Draw the pool."""
        self.probability = probability
        kept = torch.rand(POOL_SIZE if probability else 0) >= probability
        self.pool = kept.to(torch.bfloat16) / (1 - probability)

    def __call__(self, states: Tensor) -> Tensor:
        """Set some values to zero and enlarge the others."""
        if not self.probability:
            return states
        size = states.numel()
        start = int(torch.randint(0, POOL_SIZE - size, (1,)))
        return states * self.pool[start : start + size].view(states.shape)


class LeanTransformer:
    """Encoder and decoder over the parameters of a BART model."""

    def __init__(self, bart: BartForConditionalGeneration, *, encoder_dropout: float, decoder_dropout: float) -> None:
        """Borrow the parameters; nothing is copied."""
        self.encoder: BartEncoder = bart.model.encoder
        self.decoder: BartDecoder = bart.model.decoder
        self.encoder_drop = Dropout(encoder_dropout)
        self.decoder_drop = Dropout(decoder_dropout)

    def __call__(self, source: Tensor, decoder_input: Tensor) -> Tensor:
        """Return the decoder's states [batch, target length, width] for piece ids [batch, length]."""
        # [batch, source length] -> [batch, 1, source length]: one row serves all heads and positions
        padding = torch.where(source == PADDING, MASKED, 0.0).to(torch.bfloat16)[:, None]
        memory = embed(self.encoder, source)
        for layer in self.encoder.layers:
            memory = self._encode(layer, memory, padding=padding)
        states = self.decoder_drop(embed(self.decoder, decoder_input))
        length = decoder_input.shape[1]
        future = torch.full((length, length), MASKED, dtype=torch.bfloat16).triu(1)
        for layer in self.decoder.layers:
            states = self._decode(layer, states, memory, padding=padding, future=future)
        return states

    def _encode(self, layer: BartEncoderLayer, states: Tensor, *, padding: Tensor) -> Tensor:
        drop = self.encoder_drop
        attended = attend(layer.self_attn, states, states, padding=padding)
        states = normalise(layer.self_attn_layer_norm, states + drop(attended))
        return normalise(layer.final_layer_norm, states + drop(feed_forward(layer, states)))

    def _decode(
        self, layer: BartDecoderLayer, states: Tensor, memory: Tensor, *, padding: Tensor, future: Tensor
    ) -> Tensor:
        drop = self.decoder_drop
        attended = attend(layer.self_attn, states, states, future=future)
        states = normalise(layer.self_attn_layer_norm, states + drop(attended))
        attended = attend(layer.encoder_attn, states, memory, padding=padding)
        states = normalise(layer.encoder_attn_layer_norm, states + drop(attended))
        return normalise(layer.final_layer_norm, states + drop(feed_forward(layer, states)))


def embed(side: BartEncoder | BartDecoder, pieces: Tensor) -> Tensor:
    """Add piece and position embeddings: [batch, length] -> [batch, length, width]."""
    positions = side.embed_positions.weight[POSITION_OFFSET : POSITION_OFFSET + pieces.shape[1]]
    return normalise(side.layernorm_embedding, (side.embed_tokens(pieces) + positions).to(torch.bfloat16))


def attend(
    attention: BartAttention,
    states: Tensor,
    memory: Tensor,
    *,
    padding: Tensor | None = None,
    future: Tensor | None = None,
) -> Tensor:
    """Let states [batch, length, width] attend to memory [batch, memory length, width].

    `padding` [batch, 1, memory length] and `future` [length, length] are added to the scores.
    """
    batch, length, width = states.shape
    heads, depth = attention.num_heads, attention.head_dim
    query = split_heads(attention.q_proj(states), heads=heads) * (1 / math.sqrt(depth))
    key, value = (split_heads(project(memory), heads=heads) for project in (attention.k_proj, attention.v_proj))
    scores = torch.bmm(query, key.transpose(1, 2))  # [batch * heads, length, memory length]
    if future is not None:
        scores = scores + future
    if padding is not None:
        # [batch * heads, length, memory length] -> [batch, heads * length, memory length] and back
        scores = (scores.view(batch, heads * length, -1) + padding).view(scores.shape)
    mixed = torch.bmm(torch.softmax(scores, dim=-1, dtype=scores.dtype), value)
    # [batch * heads, length, depth] -> [batch, heads, length, depth] -> [batch, length, width]
    return attention.out_proj(mixed.view(batch, heads, length, depth).transpose(1, 2).reshape(batch, length, width))


def split_heads(states: Tensor, *, heads: int) -> Tensor:
    """[batch, length, width] -> [batch * heads, length, depth]."""
    batch, length, width = states.shape
    # [batch, length, width] -> [batch, heads, length, depth] -> [batch * heads, length, depth]
    parted = states.view(batch, length, heads, width // heads).transpose(1, 2)
    return parted.reshape(batch * heads, length, width // heads)


def feed_forward(layer: BartEncoderLayer | BartDecoderLayer, states: Tensor) -> Tensor:
    """Apply the position-wise block."""
    return layer.fc2(functional.gelu(layer.fc1(states)))


def normalise(norm: nn.LayerNorm, states: Tensor) -> Tensor:
    """Normalise over the last dimension, float32 parameters on bfloat16 states."""
    return functional.layer_norm(states, norm.normalized_shape, norm.weight, norm.bias, norm.eps)
