"""Loads the models that the settings name: once a process."""

from briefing.adapters.clock import SystemClock
from briefing.pipeline import Toolbox
from briefing.settings import Settings
from models import registry


def load_toolbox(settings: Settings, *, threads: int | None = None) -> Toolbox:
    """Load all models; `threads` sentences are translated at a time, every core's worth if None.

    Raises:
        ModelError: a model is unknown, or does not load.
    """
    return Toolbox(
        embedder=registry.load_embedder(settings.embedder),
        summariser=registry.load_summariser(settings.summariser),
        translator=registry.load_translator(settings.translator, threads=threads),
        clock=SystemClock(),
    )
