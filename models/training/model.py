"""The network's weights: made from scratch, or read from a folder to go on from."""

from collections.abc import Collection
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from transformers import BartConfig, BartForConditionalGeneration

from models.training.recipe import ModelRecipe
from models.training.tokenizer import BEGIN, END, PADDING

FORBIDDEN = -100.0  # bias of pieces that are never written, Arabic ones above all
TIED_NAMES = ("embed_tokens", "lm_head")  # further names of the one shared embedding


class IncompleteWeights(Exception):
    """A weights file lacks parameters of its configuration."""


def load_model(folder: Path) -> BartForConditionalGeneration:
    """Load the model of a folder with config.json and one safetensors file of any precision.

    Raises:
        IncompleteWeights: parameters are missing.
    """
    model = BartForConditionalGeneration(BartConfig.from_json_file(folder / "config.json"))
    (file,) = folder.glob("*.safetensors")
    set_weights(model, {name: tensor.float() for name, tensor in load_file(file).items()})
    return model


def new_model(recipe: ModelRecipe, *, writable: Collection[int]) -> BartForConditionalGeneration:
    """Make a model with random weights that writes only the given pieces."""
    model = BartForConditionalGeneration(bart_config(recipe))
    bias = torch.full((1, recipe.pieces), FORBIDDEN)
    bias[0, sorted(writable)] = 0.0
    model.final_logits_bias.copy_(bias)
    return model


def bart_config(recipe: ModelRecipe) -> BartConfig:
    """Translate the recipe into BART's configuration."""
    return BartConfig(
        vocab_size=recipe.pieces,
        d_model=recipe.width,
        encoder_layers=recipe.encoder_layers,
        decoder_layers=recipe.decoder_layers,
        encoder_attention_heads=recipe.heads,
        decoder_attention_heads=recipe.heads,
        encoder_ffn_dim=recipe.feed_forward,
        decoder_ffn_dim=recipe.feed_forward,
        activation_function="gelu",
        max_position_embeddings=recipe.max_positions,
        bos_token_id=BEGIN,
        pad_token_id=PADDING,
        eos_token_id=END,
        decoder_start_token_id=END,
        forced_eos_token_id=END,
        tie_word_embeddings=True,
        normalize_before=False,  # this and the next field are for CTranslate2's converter
        normalize_embedding=True,
    )


def writable_pieces(model: BartForConditionalGeneration) -> Tensor:
    """Return the ids of the pieces that the model may write, ascending: [pieces]."""
    return torch.nonzero(model.final_logits_bias[0] > FORBIDDEN / 2)[:, 0]


def get_weights(model: BartForConditionalGeneration) -> dict[str, Tensor]:
    """Return the weights, each under one name."""
    weights = model.state_dict()
    return {name: tensor for name, tensor in weights.items() if not any(tied in name for tied in TIED_NAMES)}


def set_weights(model: BartForConditionalGeneration, weights: dict[str, Tensor]) -> None:
    """Copy weights, each under one name, into the model.

    Raises:
        IncompleteWeights: parameters are missing.
    """
    missing = model.load_state_dict(weights, strict=False).missing_keys
    lacking = [name for name in missing if not any(tied in name for tied in TIED_NAMES)]
    if lacking:
        raise IncompleteWeights(f"The weights lack {', '.join(lacking)}")
    model.tie_weights()
