"""Loads the models and the glossary that the settings name: once a process."""

from briefing.adapters.clock import SystemClock
from briefing.adapters.glossary_file import house_glossary
from briefing.pipeline import Toolbox
from briefing.settings import Settings
from models import registry


def load_toolbox(settings: Settings, *, threads: int | None = None) -> Toolbox:
    """Load all models and the glossary; `threads` sentences are translated at a time, every core's worth if None.

    Raises:
        InvalidGlossary: the glossary of the settings cannot be used.
        ModelError: a model is unknown, or does not load.
    """
    return Toolbox(
        embedder=registry.load_embedder(settings.embedder),
        summariser=registry.load_summariser(settings.summariser),
        translator=registry.load_translator(settings.translator, threads=threads),
        clock=SystemClock(),
        terms=house_glossary(settings.glossary, built_in=settings.built_in_glossary),
    )
