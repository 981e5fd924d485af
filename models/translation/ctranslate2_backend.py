"""Translation with CTranslate2 and SentencePiece: one segment in, one hypothesis out, batched by length."""

import hashlib
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import ctranslate2
import sentencepiece

from briefing.document import ModelUse
from briefing.errors import BrokenModel, WrongCount
from models.card import ModelCard, read_card

# Source pieces a batch, padding included: beyond this the throughput of two cores no longer grows.
BATCH_TOKENS = 1024
# Positions that the smallest known models have are 256, and what is longer ends the process: a line of hashtags or of
# addresses has so many pieces in few words.
LONGEST_SOURCE = 240
WORD = "\u2581"  # with which SentencePiece begins a word
# No news sentence of 60 Arabic words needs more English pieces; what runs longer is a loop.
MAX_HYPOTHESIS_TOKENS = 220
# What later attempts change: a wider beam, and a penalty on loops, the commonest reason for a second attempt.
CAREFUL = {"beam_size": 6, "repetition_penalty": 1.2, "no_repeat_ngram_size": 3}


class CTranslate2Translator:
    """A translator whose weights lie in a folder: model.bin, sentencepiece.model, card.toml."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        """Load the weights; `threads` sentences are translated at a time.

        Raises:
            BrokenModel: a file is missing, altered or not loadable.
        """
        self.card = read_card(folder / "card.toml")
        verify_files(folder, self.card)
        try:
            # One thread a batch and several batches at once beats several threads a batch on small models.
            self._model = ctranslate2.Translator(
                str(folder), device="cpu", inter_threads=threads, intra_threads=1, compute_type="auto"
            )
            self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
        except (RuntimeError, OSError) as error:
            raise BrokenModel(f"The translation model in {folder} cannot be loaded: {error}") from error

    def describe(self) -> ModelUse:
        """Say which model this is."""
        return self.card.describe()

    def translate(self, segments: Sequence[str], *, attempt: int = 0) -> list[str]:
        """Return one hypothesis a segment, in order; see the port."""
        pieces = [split_pieces(each) for each in self._pieces.encode(list(segments), out_type=str)]
        before, behind = self.card.source_prefix, self.card.source_suffix
        sources = [[*before, *part, *behind] for parts in pieces for part in parts]
        results = self._model.translate_batch(
            sources,
            # With a size in tokens CTranslate2 sorts by length itself and gives the answers back in order.
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_decoding_length=MAX_HYPOTHESIS_TOKENS,
            disable_unk=True,
            **{**self.card.decoding, **(CAREFUL if attempt else {})},
        )
        hypotheses = [self._pieces.decode(result.hypotheses[0]) for result in results]
        if len(hypotheses) != len(sources):
            raise WrongCount(f"{self.card.name} gave {len(hypotheses)} translations for {len(sources)} sentences.")
        following = iter(hypotheses)
        return [" ".join(islice(following, len(parts))) for parts in pieces]


def split_pieces(pieces: Sequence[str]) -> list[Sequence[str]]:
    """Cut what is longer than the model reads, at the beginning of a word where there is one."""
    parts: list[Sequence[str]] = []
    while len(pieces) > LONGEST_SOURCE:
        words = (place for place in range(LONGEST_SOURCE, 0, -1) if pieces[place].startswith(WORD))
        end = next(words, LONGEST_SOURCE)
        parts.append(pieces[:end])
        pieces = pieces[end:]
    return [*parts, pieces]


def verify_files(folder: Path, card: ModelCard) -> None:
    """Compare the files of a model folder with the hashes in its card.

    Raises:
        BrokenModel: naming the first file that is missing or altered.
    """
    for name, expected in card.files.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise BrokenModel(f"The model file {folder / name} cannot be read: {error}") from error
        if found != expected:
            raise BrokenModel(f"The model file {folder / name} is not the one in its card: install the model again.")
