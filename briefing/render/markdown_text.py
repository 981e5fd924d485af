"""Texts inside Markdown: escaped, and every Arabic one inside bidi isolates.

Without isolates a line that mixes the two scripts is shown in an order nobody wrote. They are the controls of
Unicode Standard Annex 9: U+2067 opens right-to-left, U+2068 takes the direction of the text, U+2069 closes either.
"""

import re
from collections.abc import Iterable

from briefing.point import Label

RTL, UNKNOWN, CLOSE = "\u2067", "\u2068", "\u2069"
BIDI_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # an unclosed one would reorder what follows it
SPECIALS = re.compile(r"([\\`*_\[\]<>|~&#!])")
LINE_STARTS = re.compile(r"^(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")


def escape(text: str) -> str:
    """Make one line of a text that Markdown shows as it is, in a paragraph, a heading or a table's cell."""
    line = " ".join(BIDI_CONTROLS.sub("", text).split())
    return LINE_STARTS.sub(_escaped_start, SPECIALS.sub(r"\\\1", line))


def arabic(text: str) -> str:
    """Isolate an Arabic text."""
    return f"{RTL}{escape(text)}{CLOSE}" if text.strip() else ""


def isolated(text: str) -> str:
    """Isolate a text of either direction, such as an outlet's name."""
    return f"{UNKNOWN}{escape(text)}{CLOSE}" if text.strip() else ""


def _escaped_start(match: re.Match[str]) -> str:
    sign, number, stop = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{stop}"


def labelled(label: Label) -> str:
    """Write a name in English, or in Arabic where no English is known."""
    return escape(label.en) if label.en else isolated(label.ar)


def table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a table; the cells are Markdown already."""
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def destination(url: str) -> str:
    """Write the address of a link, which safe_url let pass."""
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("|", "%7C") + ">"
