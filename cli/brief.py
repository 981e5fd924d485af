"""`mujaz brief`: articles in, a briefing document out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefing.adapters.clock import SystemClock
from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.errors import InvalidGlossary
from briefing.glossary import GlossaryTerm, parse_glossary
from briefing.pipeline import DEFAULT_POINTS, BriefingOptions, Toolbox, make_briefing
from briefing.render import render
from briefing.settings import Settings
from cli.progress import reporting
from models import registry


class Format(StrEnum):
    """The document formats."""

    HTML = "html"
    MD = "md"
    JSON = "json"


SUFFIXES = {".html": Format.HTML, ".htm": Format.HTML, ".md": Format.MD, ".json": Format.JSON}


def command(
    *,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders of articles; - for stdin.")],
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Document format. [default: by the suffix of -o, else md]"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the document here instead of to standard output.")
    ] = None,
    points: Annotated[int, typer.Option(min=1, max=50, help="Key points of the whole batch.")] = DEFAULT_POINTS,
    glossary: Annotated[
        Path | None, typer.Option(help="CSV file with the columns ar and en: terms and their English.")
    ] = None,
    json_log: Annotated[bool, typer.Option("--json-log", help="Report progress as JSON lines on stderr.")] = False,
) -> None:
    """Brief articles: .txt, .json, .jsonl (own schema or ninjs) and .html files, or folders of them.

    A file that cannot be used becomes a caveat of the briefing; the command fails only when none can be used.
    """
    settings = Settings()
    options = BriefingOptions(points=points, glossary=read_glossary(glossary) if glossary else ())
    with reporting(json_log=json_log) as progress:
        progress.stage("read", 0)
        intake = read_inputs(paths, limits=input_limits(settings), stdin=sys.stdin.buffer)
        document = make_briefing(intake, tools=build_tools(settings), options=options, progress=progress)
    chosen = format_ or (SUFFIXES.get(output.suffix.lower(), Format.MD) if output else Format.MD)
    write(render(document, chosen.value), output)


def build_tools(settings: Settings) -> Toolbox:
    """Load the models that the settings name."""
    return Toolbox(
        embedder=registry.load_embedder(settings.embedder),
        summariser=registry.load_summariser(settings.summariser),
        translator=registry.load_translator(settings.translator, threads=settings.threads),
        clock=SystemClock(),
    )


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


def write(text: str, output: Path | None) -> None:
    """Write the document to a file or to standard output, in UTF-8 whatever the locale."""
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
