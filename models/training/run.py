"""One training run, stage by stage: data, tokenizer, train, evaluate, export; start it again and it goes on.

    python -m models.training.run models/training/recipes/embedded.toml --data DATA --work WORK

Every stage leaves a folder below WORK that gets its name when it is complete, and is skipped where it exists.
Training itself goes on from its last checkpoint.
"""

import argparse
import json
import logging
import random
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor
from transformers import BartForConditionalGeneration

from models.evaluation.translation import ParallelSet, read_sets
from models.training.checkpoint import average, blend, snapshots, whole_folder
from models.training.data import MANIFEST, Manifest, Pair, read_cleaned, read_manifest, read_pairs, write_cleaned
from models.training.evaluate import Result, evaluate
from models.training.export import PIECES, export_model, new_card, save_for_transformers, seal
from models.training.likelihood import reference_nll
from models.training.model import get_weights, load_model, new_model, set_weights, writable_pieces
from models.training.recipe import Recipe, read_recipe
from models.training.sampling import PairSampler, stream_batches
from models.training.tokenizer import PieceTokenizer, train_pieces
from models.training.train import Trainer, train
from models.translation.ctranslate2_backend import CTranslate2Translator

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run is given."""

    recipe: Recipe
    manifest: Manifest
    data: Path  # corpora, test sets and initial weights
    work: Path  # everything the run writes


def run(given: Run) -> Path:
    """Do what has not been done yet; return the folder for serving."""
    rng = random.Random(given.recipe.seed)
    torch.manual_seed(given.recipe.seed)
    torch.set_num_threads(given.recipe.train.threads)
    pairs = prepare_data(given)
    pieces = prepare_tokenizer(given, pairs)
    model = prepare_model(given, pairs, pieces)
    train_model(given, model, pairs=pairs, pieces=pieces, rng=rng)
    results = evaluate_model(given, model, pieces=pieces)
    return export(given, model, pieces=pieces, results=results)


def prepare_data(given: Run) -> dict[str, list[Pair]]:
    """Clean the corpora; return the pairs of each by its name."""
    folder = given.work / "data"
    if not folder.exists():
        with whole_folder(folder) as partial_folder:
            for corpus in given.manifest.corpora:
                write_cleaned(read_pairs(corpus, folder=given.data), partial_folder / f"{corpus.name}.tsv")
    return {corpus.name: read_cleaned(folder / f"{corpus.name}.tsv") for corpus in given.manifest.corpora}


def prepare_tokenizer(given: Run, pairs: dict[str, list[Pair]]) -> Path:
    """Take the tokenizer of the initial weights, or train one; return its file."""
    folder = given.work / "tokenizer"
    if not folder.exists():
        with whole_folder(folder) as partial_folder:
            if given.recipe.model.initial:
                shutil.copyfile(given.data / given.recipe.model.initial / PIECES, partial_folder / PIECES)
            else:
                texts = (text for pair in _all(pairs) for text in (pair.arabic, pair.english))
                train_pieces(texts, pieces=given.recipe.model.pieces, path=partial_folder / PIECES)
    return folder / PIECES


def prepare_model(given: Run, pairs: dict[str, list[Pair]], pieces: Path) -> BartForConditionalGeneration:
    """Load the initial weights, or make random ones that write the pieces of the English sides."""
    if given.recipe.model.initial:
        return load_model(given.data / given.recipe.model.initial)
    tokenizer = PieceTokenizer(pieces)
    return new_model(
        given.recipe.model, writable={p for pair in _all(pairs) for p in tokenizer.encode_target(pair.english)}
    )


def train_model(
    given: Run,
    model: BartForConditionalGeneration,
    *,
    pairs: dict[str, list[Pair]],
    pieces: Path,
    rng: random.Random,
) -> None:
    """Train, from the last checkpoint where there is one; leave the averaged weights in the model."""
    recipe, folder = given.recipe, given.work / "train"
    folder.mkdir(parents=True, exist_ok=True)
    sampler = PairSampler(manifest=given.manifest, pairs=pairs, temperature=recipe.data.temperature, rng=rng)
    batches = stream_batches(
        sampler=sampler,
        tokenizer=PieceTokenizer(pieces),
        writable=writable_pieces(model).tolist(),
        recipe=recipe,
        rng=rng,
    )
    trainer = Trainer(model=model, recipe=recipe.train, folder=folder, rng=rng)
    train(trainer, batches, evaluate=partial(glance, given, pieces=pieces))
    set_weights(model, final_weights(given, snapshots(folder)))


def final_weights(given: Run, last: Sequence[Path]) -> dict[str, Tensor]:
    """Return the mean of the last snapshots, blended with the initial weights where the recipe says so."""
    recipe = given.recipe
    weights = average(list(last)[-recipe.evaluate.average :])
    if not recipe.evaluate.initial_share:
        return weights
    initial = get_weights(load_model(given.data / recipe.model.initial))
    return blend(initial, weights, share=recipe.evaluate.initial_share)


def glance(given: Run, model: BartForConditionalGeneration, *, pieces: Path) -> dict[str, object]:
    """Measure a model under training on the first lines of each test set: greedily, and given the references."""
    recipe = given.recipe.evaluate
    sets = read_sets(given.data / recipe.folder, limit=recipe.quick_lines)
    results = translate_and_measure(given, model, pieces=pieces, beams=(1,), sets=sets)
    tokenizer, writable = PieceTokenizer(pieces), writable_pieces(model).tolist()
    nlls = [reference_nll(model, test_set, tokenizer=tokenizer, writable=writable) for test_set in sets]
    return {
        result.test_set: {**result.brief(), "nll": round(nll, 4)} for result, nll in zip(results, nlls, strict=True)
    }


def evaluate_model(given: Run, model: BartForConditionalGeneration, *, pieces: Path) -> list[Result]:
    """Measure every beam size on the whole test sets."""
    folder = given.work / "evaluate"
    if not folder.exists():
        with whole_folder(folder) as partial_folder:
            beams, sets = given.recipe.evaluate.beams, read_sets(given.data / given.recipe.evaluate.folder)
            results = translate_and_measure(given, model, pieces=pieces, beams=beams, sets=sets)
            rows = [asdict(result) for result in results]
            (partial_folder / "results.json").write_text(json.dumps(rows, indent=2), encoding="utf-8")
    rows = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return [Result(**row) for row in rows]


def translate_and_measure(
    given: Run, model: BartForConditionalGeneration, *, pieces: Path, beams: Sequence[int], sets: Sequence[ParallelSet]
) -> list[Result]:
    """Measure what would be shipped: the quantised weights in the runtime that serves them."""
    results: list[Result] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        quantization = given.recipe.export.quantization
        card = new_card(given.recipe.export, beam=beams[0])
        export_model(model, pieces=pieces, card=card, quantization=quantization, folder=folder)
        for beam in beams:
            seal(folder, new_card(given.recipe.export, beam=beam))
            translator = CTranslate2Translator(folder, threads=given.recipe.train.threads)
            results += evaluate(translator, sets, beam=beam)
    return results


def export(given: Run, model: BartForConditionalGeneration, *, pieces: Path, results: Sequence[Result]) -> Path:
    """Write the folders for transformers and for serving, the latter with the beam size of the best mean chrF."""
    folder, float_folder = given.work / "export", given.work / "transformers"
    if not float_folder.exists():
        with whole_folder(float_folder) as partial_folder:
            save_for_transformers(model, pieces=pieces, folder=partial_folder)
    if not folder.exists():
        beam = max(given.recipe.evaluate.beams, key=lambda size: sum(r.chrf for r in results if r.beam == size))
        scores = [score for result in results if result.beam == beam for score in result.scores()]
        card = replace(new_card(given.recipe.export, beam=beam), scores=tuple(scores))
        with whole_folder(folder) as partial_folder:
            quantization = given.recipe.export.quantization
            export_model(model, pieces=pieces, card=card, quantization=quantization, folder=partial_folder)
    return folder


def _all(pairs: dict[str, list[Pair]]) -> Iterable[Pair]:
    return (pair for corpus in pairs.values() for pair in corpus)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Train, measure and export a translation model.")
    parser.add_argument("recipe", type=Path, help="a TOML file of hyper-parameters")
    parser.add_argument("--data", type=Path, required=True, help="folder of corpora, test sets and initial weights")
    parser.add_argument("--work", type=Path, required=True, help="folder for everything the run writes")
    parser.add_argument("--manifest", type=Path, default=MANIFEST, help="list of corpora (default: corpora.toml)")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    recipe, manifest = read_recipe(arguments.recipe), read_manifest(arguments.manifest)
    folder = run(Run(recipe=recipe, manifest=manifest, data=arguments.data, work=arguments.work))
    log.info("exported to %s", folder)


if __name__ == "__main__":
    main()
