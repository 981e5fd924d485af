"""Translation throughput in one run, same weights and sentences: Mujaz beside the raw engine and the usual script.

Usage: python -m benchmarks.translation SENTENCES.ar [--sentences 200] [--rounds 3] [--transformers FOLDER]

SENTENCES.ar has an Arabic sentence a line. FOLDER holds the same model in the transformers layout; that line is
left out without it. Rounds go through all ways in turn, so that a slow minute of the machine hurts all alike.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from statistics import median

import ctranslate2
import numpy as np
import sentencepiece

from briefing.arabic.normalise import normalise_text
from briefing.document import ModelUse
from briefing.ports import Embedder, Vectors
from briefing.translating import GuardedTranslator
from models import registry
from models.card import read_card
from models.translation.ctranslate2_backend import BATCH_TOKENS, MAX_HYPOTHESIS_TOKENS


class Silence:
    """A Progress that tells nobody."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing."""

    def advance(self, steps: int = 1) -> None:
        """Say nothing."""


class KnowingSources:
    """An embedder that knows the sources: a briefing has embedded its sentences when it chose them."""

    def __init__(self, embedder: Embedder, sources: Sequence[str]) -> None:
        """Embed the sources."""
        self._embedder = embedder
        self._rows = dict(zip(sources, embedder.embed(sources), strict=True))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row a text: [len(texts), dimensions]."""
        if texts and all(text in self._rows for text in texts):
            return np.stack([self._rows[text] for text in texts])
        return self._embedder.embed(texts)

    def describe(self) -> ModelUse:
        """Say which model this is."""
        return self._embedder.describe()


def main() -> None:
    """Measure and print a table."""
    arguments = parse()
    lines = arguments.path.read_text(encoding="utf-8").splitlines()
    sentences = list(dict.fromkeys(filter(None, map(normalise_text, lines))))[: arguments.sentences]
    ways = ways_to_translate(arguments.transformers, sentences)
    for way in ways.values():
        way(sentences[:8])  # loads weights, warms caches
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(arguments.rounds):
        for name, way in ways.items():
            started = time.perf_counter()
            way(sentences)
            seconds[name].append(time.perf_counter() - started)
    ceiling = median(seconds["raw CTranslate2, batched (the ceiling)"])
    print(f"{len(sentences)} sentences, {arguments.rounds} rounds, {registry.usable_cores()} cores, medians")
    for name, times in seconds.items():
        print(
            f"{name:<52} {len(sentences) / median(times):7.1f} sentences/s   {ceiling / median(times):5.2f} of ceiling"
        )


def ways_to_translate(folder: Path | None, known: Sequence[str]) -> dict[str, Callable[[Sequence[str]], object]]:
    """Return each way by name; all use the embedded model and its decoding."""
    cores = registry.usable_cores()
    translator, embedder = registry.load_translator(threads=cores), KnowingSources(registry.load_embedder(), known)
    path = Path(str(files("models.translation") / "embedded"))
    card = read_card(path / "card.toml")
    decoding = {
        **card.decoding,
        "max_decoding_length": MAX_HYPOTHESIS_TOKENS,
        "disable_unk": True,
    }
    raw = ctranslate2.Translator(str(path), inter_threads=cores, intra_threads=1, compute_type="auto")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path / "sentencepiece.model"))

    def tokens(sentences: Sequence[str]) -> list[list[str]]:
        rows = pieces.encode(list(sentences), out_type=str)
        return [[*card.source_prefix, *row, *card.source_suffix] for row in rows]

    def batched(sentences: Sequence[str]) -> object:
        return raw.translate_batch(tokens(sentences), max_batch_size=BATCH_TOKENS, batch_type="tokens", **decoding)

    def one_by_one(sentences: Sequence[str]) -> object:
        return [raw.translate_batch([row], **decoding) for row in tokens(sentences)]

    def guarded(sentences: Sequence[str]) -> object:
        whole = GuardedTranslator(translator=translator, embedder=embedder, glossary=(), progress=Silence())
        return whole.translate(sentences)

    def first_attempt(sentences: Sequence[str]) -> object:
        whole = GuardedTranslator(translator=translator, embedder=embedder, glossary=(), progress=Silence())
        return whole.first_attempt(sentences)

    ways: dict[str, Callable[[Sequence[str]], object]] = {
        "raw CTranslate2, batched (the ceiling)": batched,
        "Mujaz, translated and checked": first_attempt,
        "Mujaz, with second attempts where a check failed": guarded,
        "CTranslate2 one by one (a script's way)": one_by_one,
    }
    if folder:
        ways["transformers one by one"] = with_transformers(folder, int(decoding.get("beam_size", 1)))
    return ways


def with_transformers(folder: Path, beam_size: int) -> Callable[[Sequence[str]], object]:
    """Return the same model run by transformers, a sentence at a time."""
    import torch  # noqa: PLC0415 - only where this line of the table is asked for
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer  # noqa: PLC0415

    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModelForSeq2SeqLM.from_pretrained(folder).eval()

    def translate(sentences: Sequence[str]) -> object:
        with torch.inference_mode():
            return [
                model.generate(
                    **tokenizer(text, return_tensors="pt"), num_beams=beam_size, max_new_tokens=MAX_HYPOTHESIS_TOKENS
                )
                for text in sentences
            ]

    return translate


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--transformers", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
