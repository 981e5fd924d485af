"""From trained weights to folders that load elsewhere: transformers' format, and CTranslate2's with its card."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import ctranslate2
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import BartForConditionalGeneration, PreTrainedTokenizerFast

from models.card import ModelCard
from models.training.recipe import ExportRecipe
from models.training.tokenizer import BEGIN, END, UNKNOWN

PIECES = "sentencepiece.model"
CARD = "card.toml"


def new_card(recipe: ExportRecipe, *, beam: int) -> ModelCard:
    """Return the card of a model that has not been measured yet."""
    return ModelCard(
        name=recipe.name,
        role="translation",
        backend="ctranslate2",
        revision=recipe.revision,
        licence=recipe.licence,
        commercial_use=recipe.commercial_use,
        origin=recipe.origin,
        weaknesses=recipe.weaknesses,
        source_prefix=("<s>",),
        source_suffix=("</s>",),
        decoding={"beam_size": beam, **recipe.decoding},
        files={},
        scores=(),
        golden=recipe.golden,
    )


def export_model(
    model: BartForConditionalGeneration, *, pieces: Path, card: ModelCard, quantization: str, folder: Path
) -> None:
    """Fill a folder that serving loads; the card gets the checksums of the files beside it."""
    with TemporaryDirectory() as temporary:
        save_for_transformers(model, pieces=pieces, folder=Path(temporary))
        converter = ctranslate2.converters.TransformersConverter(temporary)
        converter.convert(str(folder), quantization=quantization, force=True)
    shutil.copyfile(pieces, folder / PIECES)
    seal(folder, card)


def seal(folder: Path, card: ModelCard) -> None:
    """Write the card of a model folder, with the checksums of all other files in it."""
    files = sorted(path for path in folder.iterdir() if path.name != CARD)
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (folder / CARD).write_text(card_text(replace(card, files=hashes)), encoding="utf-8")


def card_text(card: ModelCard) -> str:
    """Write a card as TOML; JSON strings, numbers and booleans are TOML as well."""
    plain = ("name", "role", "backend", "revision", "licence", "commercial_use", "origin")
    lines = ["# Written by models/training, with what it measured."]
    lines += [f"{field} = {_value(getattr(card, field))}" for field in plain]
    lines += [f"{field} = {_value(getattr(card, field))}" for field in ("source_prefix", "source_suffix")]
    lines += ["weaknesses = [", *(f"  {_value(weakness)}," for weakness in card.weaknesses), "]"]
    lines += ["", "[decoding]", *(f"{key} = {_value(value)}" for key, value in card.decoding.items())]
    lines += ["", "[files]", *(f"{_value(name)} = {_value(digest)}" for name, digest in card.files.items())]
    for score in card.scores:
        fields = ("test_set", "metric", "value", "signature")
        lines += ["", "[[scores]]", *(f"{field} = {_value(getattr(score, field))}" for field in fields)]
    for sentence in card.golden:
        lines += ["", "[[golden]]", *(f"{field} = {_value(getattr(sentence, field))}" for field in ("ar", "en"))]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def save_for_transformers(model: BartForConditionalGeneration, *, pieces: Path, folder: Path) -> None:
    """Save weights and tokenizer as `from_pretrained` reads them."""
    model.save_pretrained(folder)
    transformers_tokenizer(pieces, longest=model.config.max_position_embeddings).save_pretrained(folder)
    shutil.copyfile(pieces, folder / PIECES)


def transformers_tokenizer(pieces: Path, *, longest: int) -> PreTrainedTokenizerFast:
    """Rebuild a SentencePiece Unigram model with the tokenizers library: the same ids for the same text."""
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(pieces.read_bytes())
    tokenizer = Tokenizer(models.Unigram([(p.piece, p.score) for p in proto.pieces], UNKNOWN, byte_fallback=False))
    charsmap = proto.normalizer_spec.precompiled_charsmap
    steps = [normalizers.Strip(), normalizers.Replace(Regex(" {2,}"), " ")]
    tokenizer.normalizer = normalizers.Sequence([normalizers.Precompiled(charsmap), *steps])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=[("<s>", BEGIN), ("</s>", END)]
    )
    marks = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=longest, **marks)
