"""The recipe from end to end on a toy language, and its parts that need torch."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra mujaz[train]")

import torch
from transformers import AutoTokenizer, BartForConditionalGeneration

from models.card import Golden, read_card
from models.golden import check_golden
from models.registry import load_translator
from models.training.checkpoint import average, load_checkpoint, snapshots, whole_folder
from models.training.data import read_manifest
from models.training.loss import smoothed_cross_entropy
from models.training.model import get_weights, load_model, new_model
from models.training.network import LeanTransformer
from models.training.recipe import Recipe, read_recipe
from models.training.run import Run, run
from models.training.sampling import cut_batches, hide_pieces, pad_batch
from models.training.tokenizer import UNKNOWN, PieceTokenizer
from models.training.toy import write_toy_corpus
from models.training.train import Trainer, rate_factor

TINY = Path(__file__).parents[3] / "models" / "training" / "recipes" / "tiny.toml"

pytestmark = pytest.mark.filterwarnings("default")  # torch and transformers warn of themselves


@pytest.fixture(scope="module")
def tiny() -> Recipe:
    return read_recipe(TINY)


@pytest.fixture(scope="module")
def finished(tiny: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Run:
    data, work = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("work")
    given = Run(recipe=tiny, manifest=read_manifest(write_toy_corpus(data)), data=data, work=work)
    run(given)
    return given


def test_the_toy_language_is_learnt_and_served(finished: Run) -> None:
    translator = load_translator(str(finished.work / "export"), threads=1)
    assert translator.translate(["كتاب بيت", "شمس"]) == ["book house", "sun"]


def test_the_card_quotes_signed_scores(finished: Run) -> None:
    scores = load_translator(str(finished.work / "export"), threads=1).describe().scores
    assert "BLEU on toy (100 sentences)" in scores
    assert "chrF2" in scores


def test_the_card_asks_for_the_golden_sentences_of_the_recipe(finished: Run) -> None:
    card = read_card(finished.work / "export" / "card.toml")
    assert card.golden == (Golden(ar="كتاب", en=("book",)),)
    check_golden(load_translator(str(finished.work / "export"), threads=1), card.golden)


def test_the_curve_ends_with_how_likely_the_references_have_become(finished: Run) -> None:
    last = json.loads((finished.work / "train" / "curve.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert last["step"] == finished.recipe.train.steps
    assert 0.0 < last["toy"]["nll"] < 0.5


def test_a_finished_run_is_not_done_again(finished: Run) -> None:
    before = (finished.work / "export" / "model.bin").stat().st_mtime_ns
    assert run(finished) == finished.work / "export"
    assert (finished.work / "export" / "model.bin").stat().st_mtime_ns == before


def test_a_killed_run_goes_on_from_its_checkpoint(finished: Run, tmp_path: Path) -> None:
    half = replace(finished.recipe, train=replace(finished.recipe.train, steps=10))
    run(replace(finished, recipe=half, work=tmp_path))
    checkpoint = load_checkpoint(tmp_path / "train")
    assert checkpoint is not None
    assert checkpoint.progress.step == 10
    longer = replace(finished.recipe, train=replace(finished.recipe.train, steps=12))
    run(replace(finished, recipe=longer, work=tmp_path))
    assert [path.stem for path in snapshots(tmp_path / "train")] == ["weights-0000010", "weights-0000012"]


def test_an_unfinished_stage_leaves_no_folder_of_its_name(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "stage"):
        raise KeyboardInterrupt
    assert not (tmp_path / "stage").exists()


def test_the_average_is_taken_parameter_by_parameter(finished: Run) -> None:
    (only,) = snapshots(finished.work / "train")[-1:]
    averaged = average([only, only])
    assert torch.equal(averaged["model.shared.weight"], average([only])["model.shared.weight"])


def test_a_run_that_goes_on_may_keep_a_share_of_what_it_began_with(finished: Run, tmp_path: Path) -> None:
    initial = finished.work / "transformers"
    model = replace(finished.recipe.model, initial=str(initial))
    recipe = replace(
        finished.recipe,
        model=model,
        train=replace(finished.recipe.train, steps=5),
        evaluate=replace(finished.recipe.evaluate, initial_share=0.25),
    )
    run(replace(finished, recipe=recipe, work=tmp_path))
    began, ended = get_weights(load_model(initial)), average(snapshots(tmp_path / "train")[-1:])
    kept = get_weights(load_model(tmp_path / "transformers"))
    name = "model.shared.weight"
    assert not torch.allclose(began[name], ended[name])
    assert torch.allclose(kept[name], 0.25 * began[name] + 0.75 * ended[name], atol=1e-6)


def test_the_lean_pass_equals_that_of_transformers(tiny: Recipe) -> None:
    torch.manual_seed(1)
    model = new_model(tiny.model, writable=range(2, 60)).eval()
    batch = pad_batch([([0, 5, 6, 7, 2], [8, 9, 2]), ([0, 5, 2], [10, 11, 12, 2])])
    lean = LeanTransformer(model, encoder_dropout=0.0, decoder_dropout=0.0)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        ours = lean(batch.source, batch.decoder_input)[batch.counts].float()
    with torch.no_grad():
        outputs = model.model(batch.source, attention_mask=batch.source != 1, decoder_input_ids=batch.decoder_input)
        theirs = outputs.last_hidden_state[batch.counts]
    assert torch.allclose(ours, theirs, atol=0.05)


def test_the_loss_and_its_gradients_equal_those_of_torch() -> None:
    torch.manual_seed(1)
    states, weights = torch.randn(50, 16, requires_grad=True), torch.randn(30, 16, requires_grad=True)
    targets = torch.randint(0, 30, (50,))
    expected = torch.nn.functional.cross_entropy(states @ weights.t(), targets, label_smoothing=0.1)
    expected.backward()
    loss = smoothed_cross_entropy(states, weights, targets, smoothing=0.1)
    assert loss.smoothed == pytest.approx(float(expected.detach()), rel=0.01)
    assert torch.allclose(loss.states_gradient.float(), states.grad, atol=2e-3)
    assert torch.allclose(loss.weights_gradient, weights.grad, atol=2e-3)


@pytest.mark.parametrize(
    ("spent", "step", "factor"), [(0.0, 0, 0.05), (0.1, 9, 0.5), (0.4, 100, 1.0), (0.75, 100, 0.5), (1.0, 100, 0.0)]
)
def test_rates_warm_up_hold_and_fall_to_zero(tiny: Recipe, spent: float, step: int, factor: float) -> None:
    assert rate_factor(tiny.train, spent=spent, step=step) == pytest.approx(factor)


def test_batches_hold_no_more_than_their_tokens_and_lose_no_example() -> None:
    rng = random.Random(1)
    examples = [([0] * rng.randint(2, 30), [0] * rng.randint(2, 30)) for _ in range(200)]
    batches = cut_batches(examples, batch_tokens=100)
    sizes = [len(batch) * max(max(len(s), len(t)) for s, t in batch) for batch in batches]
    assert sum(map(len, batches)) == 200
    assert max(sizes) <= 100


def test_hidden_pieces_are_hidden_from_the_decoder_alone() -> None:
    torch.manual_seed(1)
    batch = pad_batch([([0, 5, 2], list(range(10, 40))), ([0, 5, 2], [10, 2])])
    hidden = hide_pieces(batch, share=0.5)
    changed = hidden.decoder_input != batch.decoder_input
    assert set(hidden.decoder_input[changed].tolist()) == {UNKNOWN}
    assert 5 < int(changed[0].sum()) < 25
    assert not changed[:, 0].any()
    assert torch.equal(hidden.target, batch.target)
    assert hide_pieces(batch, share=0.0) is batch


def test_the_parts_of_a_batch_add_up_to_its_gradient(tiny: Recipe, tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = new_model(tiny.model, writable=range(2, 60))
    trainer = Trainer(model=model, recipe=tiny.train, folder=tmp_path, rng=random.Random(1))
    batch = pad_batch([([0, 5, 6, 7, 2], [8, 9, 2]), ([0, 5, 2], [10, 11, 12, 2]), ([0, 9, 2], [13, 2])])
    whole = trainer.descend(batch, pieces=9)
    parts = [trainer.descend(part, pieces=9) for part in batch.split(2)]
    assert [len(part.source) for part in batch.split(2)] == [2, 1]
    for expected, *gradients in zip(whole.gradients, *(part.gradients for part in parts), strict=True):
        assert torch.allclose(sum(gradients), expected, atol=0.02 * float(expected.abs().max()) + 1e-6)


def test_the_float_folder_loads_in_transformers(finished: Run) -> None:
    folder = finished.work / "transformers"
    model = BartForConditionalGeneration.from_pretrained(folder).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    pieces = tokenizer("كتاب بيت", return_tensors="pt").input_ids
    assert pieces[0].tolist() == PieceTokenizer(folder / "sentencepiece.model").encode_source("كتاب بيت")
    written = model.generate(input_ids=pieces, num_beams=1, max_new_tokens=8)
    assert tokenizer.decode(written[0], skip_special_tokens=True) == "book house"
