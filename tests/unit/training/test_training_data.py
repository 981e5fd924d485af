"""The manifest is complete and its files are checked."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.card import read_card
from models.training.data import (
    AlteredCorpus,
    Pair,
    clean_pairs,
    read_cleaned,
    read_manifest,
    read_pairs,
    write_cleaned,
)
from models.training.recipe import read_recipe
from models.training.toy import write_toy_corpus

EMBEDDED = Path(__file__).parents[3] / "models" / "translation" / "embedded"
RECIPES = Path(__file__).parents[3] / "models" / "training" / "recipes"


def test_every_corpus_names_its_origin_licence_and_checksum() -> None:
    manifest = read_manifest()
    assert len({corpus.name for corpus in manifest.corpora}) == len(manifest.corpora) > 0
    assert all(corpus.origin and corpus.licence and len(corpus.sha256) == 64 for corpus in manifest.corpora)


def test_news_takes_half_of_the_mixture() -> None:
    assert read_manifest().news_share == 0.5


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_recipe_reads(path: Path) -> None:
    recipe = read_recipe(path)
    assert bool(recipe.train.minutes) != bool(recipe.train.steps)


@pytest.mark.parametrize("name", ["embedded.toml", "refine.toml"])
def test_the_recipes_of_the_shipped_model_ask_for_the_golden_sentences_of_its_card(name: str) -> None:
    golden = read_recipe(RECIPES / name).export.golden
    assert golden == read_card(EMBEDDED / "card.toml").golden
    assert golden


def test_an_altered_corpus_is_refused(tmp_path: Path) -> None:
    corpus = read_manifest(write_toy_corpus(tmp_path)).corpora[0]
    assert read_pairs(corpus, folder=tmp_path)
    with pytest.raises(AlteredCorpus):
        read_pairs(replace(corpus, sha256="0" * 64), folder=tmp_path)


@pytest.mark.parametrize(
    ("line", "capitalise", "pair"),
    [
        ("عدد ١٢٪\tA  number of 12%", False, Pair(arabic="عدد 12%", english="A number of 12%")),
        ("مُحَمَّد\tMohammed", False, Pair(arabic="محمد", english="Mohammed")),
        ("فاراغوت (تينيسي)\tfaragut, tennessee", True, Pair(arabic="فاراغوت (تينيسي)", english="Faragut, Tennessee")),
    ],
)
def test_pairs_are_normalised_as_in_serving(line: str, capitalise: bool, pair: Pair) -> None:  # noqa: FBT001
    assert list(clean_pairs([line], capitalise=capitalise)) == [pair]


def test_empty_sides_and_repetitions_are_left_out() -> None:
    assert len(list(clean_pairs(["بيت\thouse", "بيت\thouse", "\thouse", "بيت\t "], capitalise=False))) == 1


def test_cleaned_pairs_are_read_back_as_written(tmp_path: Path) -> None:
    pairs = [Pair(arabic="بيت", english="a house"), Pair(arabic="بحر", english="a sea")]
    write_cleaned(pairs, tmp_path / "pairs.tsv")
    assert read_cleaned(tmp_path / "pairs.tsv") == pairs
