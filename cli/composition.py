"""Composes what `mujaz brief` works with: settings, models, glossary; one process, no broker."""

import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.adapters.inbox import read_inputs
from briefing.document import BriefingDocument
from briefing.pipeline import BriefingOptions, make_briefing
from briefing.settings import read_settings
from cli.glossary_file import read_glossary
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
        intake = read_inputs(paths, limits=settings.input_limits, stdin=sys.stdin.buffer)
        return make_briefing(
            intake, tools=load_toolbox(settings, threads=settings.threads), options=options, progress=progress
        )
