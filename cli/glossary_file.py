"""Reads the glossary that a command is given as a file."""

from pathlib import Path

from briefing.errors import InvalidGlossary
from briefing.glossary import GlossaryTerm, parse_glossary


def read_glossary(path: Path) -> tuple[GlossaryTerm, ...]:
    """Read a glossary file.

    Raises:
        InvalidGlossary: the file cannot be read, is not UTF-8, or is no glossary.
    """
    try:
        return parse_glossary(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidGlossary(f"The glossary {path} cannot be read: {error}") from error
