"""`mujaz brief`: articles in, a briefing document out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefing.errors import InputError, UnknownFormat
from briefing.options import DEFAULT_POINTS
from briefing.render import render
from cli.streams import abandon_standard_output


class Format(StrEnum):
    """The document formats."""

    HTML = "html"
    MD = "md"
    JSON = "json"
    NINJS = "ninjs"


SUFFIXES = {".html": Format.HTML, ".htm": Format.HTML, ".md": Format.MD, ".json": Format.JSON}


def command(
    *,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders of articles; - for stdin.")],
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Document format. By default by the suffix of -o, else md."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the document here instead of to standard output.")
    ] = None,
    points: Annotated[int, typer.Option(min=1, max=50, help="Key points of the whole batch.")] = DEFAULT_POINTS,
    glossary: Annotated[
        Path | None, typer.Option(help="Terms and their English: a CSV, tab-separated or TBX file.")
    ] = None,
    since: Annotated[
        Path | None, typer.Option(help="Earlier briefing, written with --format json: what is new since then is told.")
    ] = None,
    json_log: Annotated[bool, typer.Option("--json-log", help="Report progress as JSON lines on stderr.")] = False,
) -> None:
    """Brief articles: .txt, .json, .jsonl (own schema or ninjs) and .html files, or folders of them.

    A file that cannot be used becomes a caveat of the briefing; the command fails only when none can be used.
    """
    if output and not output.parent.is_dir():
        raise InputError(f"The briefing cannot be written to {output}: there is no folder {output.parent}.")
    chosen = format_ or format_of(output)
    from cli.composition import brief_paths  # noqa: PLC0415 - help and shell completion need none of the libraries

    document = brief_paths(paths, points=points, glossary=glossary, since=since, json_log=json_log)
    write(render(document, chosen.value), output)


def format_of(output: Path | None) -> Format:
    """Return the format that a file's suffix asks for; Markdown where there is none, and for standard output.

    Raises:
        UnknownFormat: the suffix stands for no format.
    """
    suffix = output.suffix.lower() if output else ""
    if suffix and suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UnknownFormat(f"No format goes with the name {output}: end it in {known}, or give --format.")
    return SUFFIXES.get(suffix, Format.MD)


def write(text: str, output: Path | None) -> None:
    """Write the document to a file or to standard output, in UTF-8 whatever the locale.

    Raises:
        InputError: it cannot be written, for want of permission or space.
    """
    try:
        if output is None:
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()
        else:
            output.write_text(text, encoding="utf-8")
    except BrokenPipeError:
        raise
    except OSError as error:
        if output is None:
            abandon_standard_output()
        place = output or "standard output"
        raise InputError(f"The briefing cannot be written to {place}: {error.strerror}.") from error
