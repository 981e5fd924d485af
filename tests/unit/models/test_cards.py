"""Every installed model has a whole card, and a model whose files were altered is refused."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from briefing.errors import BrokenModel, UnknownModel
from briefing.settings import Settings
from models.card import read_card
from models.registry import (
    CARDS,
    DEFAULT_EMBEDDER,
    DEFAULT_SUMMARISER,
    DEFAULT_TRANSLATOR,
    card_path,
    installed_cards,
    load_embedder,
    load_translator,
)
from models.translation.ctranslate2_backend import verify_files

EMBEDDED = Path(str(files("models.translation") / "embedded"))


def test_every_model_of_the_table_has_a_card_of_its_name() -> None:
    assert [card.name for card in installed_cards()] == list(CARDS)


def test_every_card_says_licence_and_origin() -> None:
    assert all(card.licence and card.origin and card.revision for card in installed_cards())


def test_every_score_has_a_signature() -> None:
    assert all(score.signature for card in installed_cards() for score in card.scores)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownModel, match="mujaz-ar-en-compact"):
        load_translator("no-such-model")


def test_a_translation_model_is_no_embedder() -> None:
    with pytest.raises(UnknownModel, match="translation"):
        load_embedder("mujaz-ar-en-compact")


def test_a_folder_with_a_card_is_a_model(tmp_path: Path) -> None:
    shutil.copy(EMBEDDED / "card.toml", tmp_path)
    assert card_path(str(tmp_path)) == tmp_path / "card.toml"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    card = read_card(EMBEDDED / "card.toml")
    for name in set(card.files) - {"model.bin"}:
        shutil.copy(EMBEDDED / name, tmp_path)
    with pytest.raises(BrokenModel, match=r"model\.bin"):
        verify_files(tmp_path, card)


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    card = read_card(EMBEDDED / "card.toml")
    for name in card.files:
        shutil.copy(EMBEDDED / name, tmp_path)
    with (tmp_path / "sentencepiece.model").open("ab") as file:
        file.write(b"x")
    with pytest.raises(BrokenModel, match=r"sentencepiece\.model is not the one in its card"):
        verify_files(tmp_path, card)


@pytest.mark.parametrize("text", ["name = ", 'name = "x"'])
def test_a_card_that_cannot_be_read_is_a_broken_model(tmp_path: Path, text: str) -> None:
    (tmp_path / "card.toml").write_text(text)
    with pytest.raises(BrokenModel, match=r"card\.toml"):
        read_card(tmp_path / "card.toml")


def test_the_settings_name_the_registrys_defaults() -> None:
    settings = Settings()
    named = (settings.translator, settings.embedder, settings.summariser)
    assert named == (DEFAULT_TRANSLATOR, DEFAULT_EMBEDDER, DEFAULT_SUMMARISER)
