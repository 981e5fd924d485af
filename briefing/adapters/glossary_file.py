"""Reads glossaries from files: that of a command, and those that hold for a whole deployment."""

from pathlib import Path

from briefing.errors import InvalidGlossary
from briefing.glossary import (
    GlossaryTerm,
    TermOrigin,
    built_in_terms,
    merged,
    of_origin,
    read_glossary_bytes,
)


def read_glossary(path: Path) -> tuple[GlossaryTerm, ...]:
    """Read a glossary file: CSV, tab-separated text or TBX, told apart by what is in it.

    Raises:
        InvalidGlossary: the file cannot be read, is not UTF-8, or is no glossary.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidGlossary(f"The glossary {path} cannot be read: {error.strerror}.") from error
    try:
        return read_glossary_bytes(content)
    except InvalidGlossary as error:
        raise InvalidGlossary(f"{path}: {error.message}") from error


def house_glossary(path: str, *, built_in: bool) -> tuple[GlossaryTerm, ...]:
    """Return the terms that hold for every briefing of a deployment.

    Args:
        path: file of the operator's glossary; "" for none. Its terms go before the built-in ones.
        built_in: whether the built-in glossary holds too.

    Raises:
        InvalidGlossary: the file cannot be used.
    """
    own = of_origin(read_glossary(Path(path)), TermOrigin.DEPLOYMENT) if path else ()
    return merged(own, built_in_terms() if built_in else ())
