"""Composes what `mujaz brief` works with: settings, models, glossary; one process, no broker."""

import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.adapters.glossary_file import read_glossary
from briefing.adapters.inbox import read_inputs
from briefing.document import BriefingDocument
from briefing.knowledge.news.changes import with_changes
from briefing.pipeline import BriefingOptions, make_briefing
from briefing.settings import read_settings
from cli.earlier import read_earlier
from cli.progress import reporting
from models.toolbox import load_toolbox


def brief_paths(
    paths: Sequence[str], *, points: int, glossary: Path | None, since: Path | None, json_log: bool
) -> BriefingDocument:
    """Read what the paths lead to and make its briefing, with progress on standard error.

    Raises:
        MujazError: see `make_briefing`, `read_glossary` and `read_earlier`; also where a setting cannot be used.
    """
    earlier = read_earlier(since) if since else None
    settings = read_settings()
    options = BriefingOptions(points=points, glossary=read_glossary(glossary) if glossary else ())
    with reporting(json_log=json_log) as progress:
        progress.stage("read", 0)
        intake = read_inputs(paths, limits=settings.input_limits, stdin=sys.stdin.buffer)
        tools = load_toolbox(settings, threads=settings.threads)
        document = make_briefing(intake, tools=tools, options=options, progress=progress)
        if earlier is None or since is None:
            return document
        progress.stage("compare", len(document.key_points))
        return with_changes(document, earlier, since=since.name, embedder=tools.embedder)
