"""Finds the paragraphs of a body: its lines, or in hard-wrapped text the runs of lines that one paragraph was cut into.

Joining lines that belong apart makes a sentence nobody wrote, so a body counts as hard-wrapped only where all of this
holds: nearly every line that another follows at once is full (the next word would not have fitted) or ends with a full
stop, no more than one line in ten is longer, most of the full lines stop in mid-sentence, and some stop where no
sentence can end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.arabic.normalise import fold_spelling, normalise_text

_LINE = re.compile(r"([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)")
_STOPPED = re.compile(r"""[.!?؟…:؛]['"”’»)\]}\s]*$""")
_STOP_INSIDE = re.compile(r"""\w{2}[.؟!]["”»)]?\s+[^\W\d_]{2}""")
_LISTED = re.compile(r"\s*(?:[-–—•●▪◦*·#>@]|\(?[0-9٠-٩]{1,2}[.)\-–]\s|[ا-ي]\)\s)")
_TABULAR = re.compile(r"\||\t")
_UNENDING_WORDS = """
في من علي الي عن مع بين بعد قبل خلال عند حتي منذ دون ضد نحو تحت فوق لدي حول عبر وفق بسبب حسب ان انه انها انهم بان
بانه وان الذي التي الذين اللذين اللتين كما لكن حيث اذ اذا لان لم لن لا ما قد كان كانت كل بعض غير اي او ثم هذا هذه
ذلك تلك وفي ومن وعلي والي وعن ومع وبين وبعد وقبل وخلال وقال وقالت واضاف واضافت وذكر وذكرت واكد واكدت واوضح واوضحت
وطالب وطالبت
"""
_UNENDING = frozenset(_UNENDING_WORDS.split())  # words behind which no sentence ends, spelling levelled

_NARROW, _WIDE = 25, 132  # columns of text that somebody may have wrapped
_FEWEST = 3  # wrapped lines that tell the habit of a text
_TYPICAL = 0.9  # quantile of the lines' lengths that is the width of the text
_FULL = 0.9  # of the width: what a line and the next word take at least where the line was wrapped
_LONGER = 1.25  # of the width: what is longer was not wrapped
_WRAPPED_LINES = 0.4  # of the lines that another follows at once
_EXCEPTIONS = 0.1  # of the lines that are longer, or shorter without a full stop; a title is always one
_UNFINISHED_LINES = 0.5  # of the wrapped lines
_UNENDING_LINES = 0.15  # of the wrapped lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch `body[start:end]` that holds text; white space may stand around it."""

    start: int  # code points into the body
    end: int  # code points, exclusive: the line break behind it is outside


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int  # code points into the body
    end: int
    text: str  # without white space around it


def find_paragraphs(body: str) -> list[Paragraph]:
    """Find the paragraphs of a body, in order; together they hold everything but line breaks and blank lines."""
    blocks = list(_blocks(body))
    width = _wrapped_width(blocks)
    return [
        Paragraph(start=run[0].start, end=run[-1].end)
        for block in blocks
        for run in (_runs(block, width) if width else [[line] for line in block])
    ]


def _blocks(body: str) -> Iterator[list[_Line]]:
    """Give the runs of lines between blank lines."""
    block: list[_Line] = []
    for match in _LINE.finditer(body):
        text = match[1].strip()
        if text:
            block.append(_Line(start=match.start(1), end=match.end(1), text=text))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _runs(block: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """Give the lines of each paragraph of a block."""
    run = [block[0]]
    for before, after in pairwise(block):
        if _is_wrap(before, after, width):
            run.append(after)
        else:
            yield run
            run = [after]
    yield run


def _is_wrap(before: _Line, after: _Line, width: int) -> bool:
    """Whether a line break stands where the next word did not fit."""
    first = after.text.split(maxsplit=1)[0]
    fits = len(before.text) + 1 + len(first) < _FULL * width
    return not fits and len(before.text) <= _LONGER * width and not _LISTED.match(after.text)


def _wrapped_width(blocks: Sequence[Sequence[_Line]]) -> int:
    """Return how many characters a hard-wrapped body's lines are wide, or 0 where lines are paragraphs."""
    breaks = [pair for block in blocks for pair in pairwise(block) if not _LISTED.match(pair[1].text)]
    lengths = sorted(len(before.text) for before, _ in breaks)
    width = lengths[int(_TYPICAL * (len(lengths) - 1))] if breaks else 0
    lines = [line for block in blocks for line in block]
    longer = sum(len(line.text) > _LONGER * width for line in lines)
    if not _NARROW <= width <= _WIDE or longer > max(1, _EXCEPTIONS * len(lines)):
        return 0
    wrapped = [before.text for before, after in breaks if _is_wrap(before, after, width)]
    short = [before.text for before, after in breaks if not _is_wrap(before, after, width)]
    unlike = sum(not _STOPPED.search(line) for line in short)  # short lines with a full stop end a paragraph
    habit = len(wrapped) >= max(_FEWEST, _WRAPPED_LINES * len(breaks)) and unlike <= max(1, _EXCEPTIONS * len(breaks))
    return width if habit and _goes_on(wrapped) else 0


def _goes_on(lines: Sequence[str]) -> bool:
    """Whether enough of the lines that may have been wrapped stop in mid-sentence."""
    unfinished = [line for line in lines if not _STOPPED.search(line)]
    unending = sum(map(_cannot_end, unfinished))
    return len(unfinished) >= _UNFINISHED_LINES * len(lines) and unending >= max(1, _UNENDING_LINES * len(lines))


def _cannot_end(line: str) -> bool:
    """Whether no sentence ends with this unstopped line: at a comma, at a word such as في, or with a sentence begun."""
    if _TABULAR.search(line):
        return False
    last_word = fold_spelling(normalise_text(line)).rpartition(" ")[2]
    return line.endswith(("،", ",")) or last_word in _UNENDING or bool(_STOP_INSIDE.search(line))
