"""Finds the title line of a plain text article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.arabic.boilerplate import BoilerplateKind, find_boilerplate
from briefing.arabic.paragraphs import find_paragraphs

_MAX_TITLE = 120  # code points of a title that stands over a blank line or a longer paragraph
_MAX_LONG_TITLE = 200  # code points of a title whose paragraph dwarfs it
_LONGER = 2  # a paragraph this many times a short title's length shows that the line is a title
_DWARFING = 5  # the same for a long title

_HEAD = 1_500  # code points in which a title is looked for
_HEAD_LINES = 40
_BREAK = re.compile(r"\r\n|\r|\n")
_SENTENCE_END = re.compile(r"[.،؛:,;…]['\"”»)\]]*$")

_DATELINES = frozenset({BoilerplateKind.DATELINE, BoilerplateKind.SOURCE_LINE})
_OWN = frozenset({BoilerplateKind.OTHER_HEADLINE, BoilerplateKind.SUBHEADING})  # at the head, the article's own title


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int  # in the text
    text: str  # without white space around it; of a hard-wrapped paragraph the whole
    kind: BoilerplateKind | None  # what it is where the whole line is boilerplate
    apart: bool  # whether a blank line follows


def split_title(text: str) -> tuple[str, str]:
    """Return the title, "" where there is none, and the text behind it and its blank lines.

    Image notices and share prompts in front of a title fall away with it; a dateline is no title and ends the search.
    """
    lines = _lines(text)
    first = next((at for at, line in enumerate(lines) if line.kind in {None, *_DATELINES}), None)
    if first is None or not _is_title(lines[first], lines[first + 1 :]):
        return "", text
    return " ".join(lines[first].text.split()), text[lines[first + 1].start :]


def _lines(text: str) -> list[_Line]:
    head = text[:_HEAD]
    spans = {span.start: span for span in find_boilerplate(head) if span.kind not in _OWN}
    paragraphs = find_paragraphs(head)[:_HEAD_LINES]
    edges = [*(paragraph.start for paragraph in paragraphs), len(head)]
    lines: list[_Line] = []
    for paragraph, follower in zip(paragraphs, edges[1:], strict=True):
        given = head[paragraph.start : paragraph.end]
        span = spans.get(paragraph.start + len(given) - len(given.lstrip()))
        is_whole = span is not None and span.end - span.start >= len(given.strip())
        kind = span.kind if span and is_whole else None
        apart = len(_BREAK.findall(head[paragraph.end : follower])) > 1
        lines.append(_Line(start=paragraph.start, text=given.strip(), kind=kind, apart=apart))
    return lines


def _is_title(line: _Line, below: Sequence[_Line]) -> bool:
    paragraph = next((len(other.text) for other in below if not other.kind), 0)
    if line.kind or not paragraph or _SENTENCE_END.search(line.text) or len(line.text) > _MAX_LONG_TITLE:
        return False
    if len(line.text) > _MAX_TITLE:
        return paragraph >= _DWARFING * len(line.text)
    return line.apart or below[0].kind in _DATELINES or paragraph >= _LONGER * len(line.text)
