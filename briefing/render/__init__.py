"""The formats a briefing document can be written in: a table of modules that are imported on use.

A new format is a module here with `render(document) -> str`, and a row of the table.
"""

from dataclasses import dataclass
from importlib import import_module

from briefing.document import BriefingDocument
from briefing.errors import UnknownFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a document of one format is made, served and named."""

    module: str  # has render(document: BriefingDocument) -> str
    media_type: str  # for Content-Type
    suffix: str  # of a file, dot included


FORMATS = {
    "html": Format(module="briefing.render.html_document", media_type="text/html; charset=utf-8", suffix=".html"),
    "json": Format(module="briefing.render.json_document", media_type="application/json", suffix=".json"),
    "markdown": Format(
        module="briefing.render.markdown_document",
        media_type="text/markdown; charset=utf-8",
        suffix=".md",
    ),
    # No media type is registered for ninjs; this one tells it from our own JSON where a client asks by Accept.
    "ninjs": Format(module="briefing.render.ninjs", media_type="application/vnd.iptc.ninjs+json", suffix=".ninjs.json"),
}
ALIASES = {"md": "markdown"}


def find_format(name: str) -> Format:
    """Look a format up by its name or alias, in any case.

    Raises:
        UnknownFormat: there is no such format; the message names those there are.
    """
    known = name.lower()
    try:
        return FORMATS[ALIASES.get(known, known)]
    except KeyError:
        names = ", ".join(sorted([*FORMATS, *ALIASES]))
        raise UnknownFormat(f"No document format is called {name!r}: choose one of {names}.") from None


def render(document: BriefingDocument, format_name: str) -> str:
    """Write the document in the format of that name.

    Raises:
        UnknownFormat: there is no such format.
    """
    text: str = import_module(find_format(format_name).module).render(document)
    return text
