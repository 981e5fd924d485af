"""From a model's name to a loaded backend: a table of strings, each backend imported on use."""

import importlib
import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import cast

from briefing.errors import UnknownModel
from briefing.ports import Embedder, Summariser, Translator
from models.card import ModelCard, read_card

# backend -> module and class; nothing here is imported before it is asked for
TRANSLATORS = {"ctranslate2": "models.translation.ctranslate2_backend:CTranslate2Translator"}
EMBEDDERS = {"use": "models.embedding.use_backend:UseEmbedder"}
SUMMARISERS = {"extractive": "models.summarisation.extractive:ExtractiveSummariser"}

# model -> where its card lies, inside the installed packages
CARDS = {
    "mujaz-ar-en-compact": "models.translation:embedded/card.toml",
    "use-multilingual-v3": "models.cards:use-multilingual.toml",
    "mujaz-extractive": "models.cards:extractive.toml",
}
DEFAULT_TRANSLATOR = "mujaz-ar-en-compact"
DEFAULT_EMBEDDER = "use-multilingual-v3"
DEFAULT_SUMMARISER = "mujaz-extractive"


def installed_cards() -> Iterator[ModelCard]:
    """Yield the card of every model that can be used now."""
    return (read_card(card_path(name)) for name in CARDS)


def card_path(name: str) -> Path:
    """Return where a model's card lies: of a model by name, or of a model folder given as a path.

    Raises:
        UnknownModel: neither a known name nor a folder with a card.
    """
    if name in CARDS:
        package, _, path = CARDS[name].partition(":")
        return Path(str(files(package) / path))
    folder = Path(name)
    if (folder / "card.toml").is_file():
        return folder / "card.toml"
    raise UnknownModel(f"No model is called {name!r}, and no folder of that name has a card.toml. {_known()}")


def load_translator(name: str = DEFAULT_TRANSLATOR, *, threads: int | None = None) -> Translator:
    """Load a translator by name or folder."""
    path = card_path(name)
    backend = _backend(TRANSLATORS, read_card(path))
    return cast("Translator", backend(path.parent, threads=threads or usable_cores()))


def load_embedder(name: str = DEFAULT_EMBEDDER, *, threads: int = 1) -> Embedder:
    """Load an embedder by name; its matrices are too small to gain by threads, and lose by them on a busy machine."""
    backend = _backend(EMBEDDERS, read_card(card_path(name)))
    return cast("Embedder", backend(threads=threads))


def load_summariser(name: str = DEFAULT_SUMMARISER) -> Summariser:
    """Load a summariser by name."""
    return cast("Summariser", _backend(SUMMARISERS, read_card(card_path(name)))())


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _backend(table: dict[str, str], card: ModelCard) -> type:
    if card.backend not in table:
        raise UnknownModel(f"{card.name} is a model for {card.role}; it cannot be used here. {_known()}")
    module, _, name = table[card.backend].partition(":")
    return cast("type", getattr(importlib.import_module(module), name))


def _known() -> str:
    return "Installed: " + ", ".join(CARDS) + "."
