"""Text to piece numbers and back, by one SentencePiece model for both languages."""

import io
from collections.abc import Iterable
from pathlib import Path

import sentencepiece

BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3  # ids of <s>, <pad>, </s>, <unk> in every model here


class PieceTokenizer:
    """A SentencePiece model with the marks that the network expects."""

    def __init__(self, path: Path) -> None:
        """Load the model file."""
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def encode_source(self, text: str) -> list[int]:
        """Return the piece ids between the encoder's two marks."""
        return [BEGIN, *self._pieces.encode(text), END]

    def encode_target(self, text: str) -> list[int]:
        """Return the piece ids and the end mark, as the decoder should write them."""
        return [*self._pieces.encode(text), END]


def train_pieces(texts: Iterable[str], *, pieces: int, path: Path) -> None:
    """Learn a Unigram model of both languages from their texts."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=model,
        vocab_size=pieces,
        hard_vocab_limit=True,
        model_type="unigram",
        normalization_rule_name="nmt_nfkc",
        character_coverage=1.0,
        bos_id=BEGIN,
        pad_id=PADDING,
        eos_id=END,
        unk_id=UNKNOWN,
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
