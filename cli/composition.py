"""Composes what the commands work with: settings, models, limits, glossary; one process, no broker."""

import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.document import BriefingDocument
from briefing.errors import InvalidGlossary
from briefing.glossary import GlossaryTerm, parse_glossary
from briefing.pipeline import BriefingOptions, Toolbox, make_briefing
from briefing.settings import Settings, read_settings
from cli.progress import reporting
from models.toolbox import load_toolbox


def brief_paths(paths: Sequence[str], *, points: int, glossary: Path | None, json_log: bool) -> BriefingDocument:
    """Read what the paths lead to and make its briefing, with progress on standard error.

    Raises:
        MujazError: see `make_briefing` and `read_glossary`; also where a setting cannot be used.
    """
    settings = read_settings()
    options = BriefingOptions(points=points, glossary=read_glossary(glossary) if glossary else ())
    with reporting(json_log=json_log) as progress:
        progress.stage("read", 0)
        intake = read_inputs(paths, limits=input_limits(settings), stdin=sys.stdin.buffer)
        return make_briefing(intake, tools=build_tools(settings), options=options, progress=progress)


def build_tools(settings: Settings) -> Toolbox:
    """Load the models that the settings name."""
    return load_toolbox(settings, threads=settings.threads)


def input_limits(settings: Settings) -> InputLimits:
    """Return the limits on what is read."""
    return InputLimits(
        max_file_bytes=settings.max_file_bytes,
        max_characters=settings.max_article_characters,
        max_articles=settings.max_articles,
    )


def read_glossary(path: Path) -> tuple[GlossaryTerm, ...]:
    """Read a glossary file.

    Raises:
        InvalidGlossary: the file cannot be read, is not UTF-8, or is no glossary.
    """
    try:
        return parse_glossary(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidGlossary(f"The glossary {path} cannot be read: {error}") from error
