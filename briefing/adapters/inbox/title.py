"""Finds the title line of a plain text article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.arabic.boilerplate import BoilerplateKind, find_boilerplate

_MAX_TITLE = 120  # code points of a title that stands over a blank line or a longer paragraph
_MAX_LONG_TITLE = 200  # code points of a title whose paragraph dwarfs it
_LONGER = 2  # a paragraph this many times a short title's length shows that the line is a title
_DWARFING = 5  # the same for a long title

_HEAD = 1_500  # code points in which a title is looked for
_HEAD_LINES = 40
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_SENTENCE_END = re.compile(r"[.،؛:,;…]['\"”»)\]]*$")

_DATELINES = frozenset({BoilerplateKind.DATELINE, BoilerplateKind.SOURCE_LINE})
_OWN = frozenset({BoilerplateKind.OTHER_HEADLINE, BoilerplateKind.SUBHEADING})  # at the head, the article's own title


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int  # in the text
    text: str  # without white space around it
    kind: BoilerplateKind | None  # what it is where the whole line is boilerplate


def split_title(text: str) -> tuple[str, str]:
    """Return the title, "" where there is none, and the text behind it and its blank lines.

    Image notices and share prompts in front of a title fall away with it; a dateline is no title and ends the search.
    """
    lines = _lines(text)
    first = next((at for at, line in enumerate(lines) if line.text and line.kind in {None, *_DATELINES}), None)
    if first is None or not _is_title(lines[first], lines[first + 1 :]):
        return "", text
    behind = next(line.start for line in lines[first + 1 :] if line.text)
    return lines[first].text, text[behind:]


def _lines(text: str) -> list[_Line]:
    spans = {span.start: span for span in find_boilerplate(text[:_HEAD]) if span.kind not in _OWN}
    lines: list[_Line] = []
    for match in islice(_LINE.finditer(text), _HEAD_LINES):
        content = match.group().strip()
        span = spans.get(match.start() + match.group().find(content))
        is_whole = span is not None and span.end - span.start >= len(content)
        lines.append(_Line(start=match.start(), text=content, kind=span.kind if span and is_whole else None))
    return lines


def _is_title(line: _Line, below: Sequence[_Line]) -> bool:
    paragraph = next((len(other.text) for other in below if other.text and not other.kind), 0)
    if line.kind or not paragraph or _SENTENCE_END.search(line.text) or len(line.text) > _MAX_LONG_TITLE:
        return False
    if len(line.text) > _MAX_TITLE:
        return paragraph >= _DWARFING * len(line.text)
    return not below[0].text or below[0].kind in _DATELINES or paragraph >= _LONGER * len(line.text)
