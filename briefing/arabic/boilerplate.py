"""Finds what in the body of an article is not its own text: datelines, headlines of other stories, read-also blocks.

Losing a fact is worse than keeping a headline, so a line is taken out only on positive evidence: a fixed phrase, or the
build of a headline between full paragraphs in an article whose own paragraphs end with a full stop.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefing.arabic.datelines import dateline_before, is_dateline, is_place, is_source_line
from briefing.arabic.headlines import is_headline, is_subheading, stems
from briefing.arabic.normalise import fold_spelling, normalise, normalise_text
from briefing.arabic.notices import heads_read_also, is_other_language, is_read_also, notice_kind, notices_inside
from briefing.arabic.paragraphs import find_paragraphs
from briefing.arabic.speech import opens_report, plain

_MAX_LISTED = 20  # words of a headline under a read-also head


class BoilerplateKind(StrEnum):
    """Why a stretch of a body is not the article's own text."""

    DATELINE = "dateline"  # place, agency, author or date before the text; worth keeping as metadata
    SOURCE_LINE = "source_line"  # names the sources behind the text: المصدر: وكالات
    OTHER_HEADLINE = "other_headline"  # the headline of another story
    SUBHEADING = "subheading"  # a heading within this story: no statement of its own
    READ_ALSO = "read_also"  # a pointer to other articles, and their headlines
    IMAGE_NOTICE = "image_notice"  # what the site says about a picture
    PHOTO_CREDIT = "photo_credit"  # who took a picture, or its caption's label
    SHARE_PROMPT = "share_prompt"  # follow us, subscribe, all rights reserved, tags, buttons and counters of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateSpan:
    """A stretch `body[start:end]` that is not the article's own text."""

    kind: BoilerplateKind
    start: int  # code points into the body as given
    end: int  # code points, exclusive


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int  # of its text in the body, white space left out
    end: int
    text: str  # normalised and with levelled spelling
    words: int
    foreign: bool  # a line of Persian or Urdu

    @property
    def is_stopped(self) -> bool:
        return self.text.rstrip('»”")] ')[-1:] in {".", "؟", "!", "?", "…"}

    @property
    def is_paragraph(self) -> bool:
        return self.words >= 20 or (self.is_stopped and self.words >= 8)  # noqa: PLR2004 - a headline has up to 18 words


def find_boilerplate(body: str) -> list[BoilerplateSpan]:
    """Find what in a body is not its own text, in order and without overlaps.

    Sub-headings count as boilerplate: they state nothing that could be cited. The first lines, up to the first full
    paragraph, are never taken for headlines of other stories: they are the article's own title and lead.
    """
    lines = _lines(body)
    kinds = _fixed_kinds(lines)
    _mark_datelines(lines, kinds)
    _mark_headlines(lines, kinds)
    whole = [
        BoilerplateSpan(kind=kind, start=line.start, end=line.end)
        for line, kind in zip(lines, kinds, strict=True)
        if kind
    ]
    own = [line for line, kind in zip(lines, kinds, strict=True) if not kind]
    inner = [span for line in own for span in _inside(body, line)]
    return sorted([*whole, *_without_overlaps([*_dateline_head(body, own), *inner])], key=lambda span: span.start)


def _lines(body: str) -> list[_Line]:
    """Give the paragraphs of a body, most of which are lines; a hard-wrapped one is treated as the line it was."""
    lines: list[_Line] = []
    for paragraph in find_paragraphs(body):
        given = body[paragraph.start : paragraph.end]
        text = fold_spelling(normalise_text(given))
        if text:
            lines.append(
                _Line(
                    foreign=is_other_language(given),
                    start=paragraph.start + len(given) - len(given.lstrip()),
                    end=paragraph.end - (len(given) - len(given.rstrip())),
                    text=text,
                    words=len(text.split()),
                )
            )
    return lines


def _fixed_kinds(lines: list[_Line]) -> list[BoilerplateKind | None]:
    """Mark the lines that are fixed phrases, and the headlines listed under `اقرأ أيضا`."""
    kinds: list[BoilerplateKind | None] = []
    listing = False
    last_paragraph = max((i for i, line in enumerate(lines) if line.is_paragraph), default=-1)
    for index, line in enumerate(lines):
        notice = notice_kind(line.text)
        kind = BoilerplateKind(notice) if notice else None
        if line.foreign:
            kind = BoilerplateKind.READ_ALSO
        elif not kind and (heads_read_also(line.text) or is_read_also(line.text)):
            kind = BoilerplateKind.READ_ALSO
            listing = heads_read_also(line.text) or index > last_paragraph
        elif not kind and listing and _may_be_listed(line):
            kind = BoilerplateKind.READ_ALSO
        elif not kind:
            listing = False
        kinds.append(kind)
    return kinds


def _may_be_listed(line: _Line) -> bool:
    return line.words <= _MAX_LISTED and not line.text.endswith(".") and not opens_report(plain(line.text.split()[0]))


def _mark_datelines(lines: list[_Line], kinds: list[BoilerplateKind | None]) -> None:
    """Mark datelines before the first paragraph and source lines behind the last."""
    paragraphs = [index for index, line in enumerate(lines) if line.is_paragraph and not kinds[index]]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (0, len(lines))
    for index, line in enumerate(lines):
        if kinds[index]:
            continue
        if index <= first and (is_dateline(line.text) or is_source_line(line.text) or is_place(line.text)):
            kinds[index] = BoilerplateKind.DATELINE
        elif index > last and (is_source_line(line.text) or is_dateline(line.text)):
            kinds[index] = BoilerplateKind.SOURCE_LINE


def _mark_headlines(lines: list[_Line], kinds: list[BoilerplateKind | None]) -> None:
    """Mark headlines and sub-headings that stand alone between full paragraphs."""
    own = [index for index, kind in enumerate(kinds) if not kind]
    paragraphs = [index for index in own if lines[index].is_paragraph]
    stopped = sum(lines[index].is_stopped for index in paragraphs)
    if len(paragraphs) < 2 or stopped < 0.6 * len(paragraphs) or len(own) > 2.5 * len(paragraphs):  # noqa: PLR2004 - shares found on real articles
        return
    uses = Counter(stem for line in lines for stem in set(stems(line.text)))
    shared = frozenset(stem for stem, count in uses.items() if count > 1)  # said by more than one line
    for place, index in enumerate(own):
        before = lines[own[place - 1]] if place else None
        is_last = place == len(own) - 1
        follower_is_full = not is_last and lines[own[place + 1]].is_paragraph
        if index < paragraphs[0] or lines[index].is_paragraph or before is None or before.text.endswith((":", "،")):
            continue
        line = lines[index]
        if is_headline(line.text, known=shared):
            kinds[index] = BoilerplateKind.OTHER_HEADLINE
        elif follower_is_full and before.is_paragraph and is_subheading(line.text):
            kinds[index] = BoilerplateKind.SUBHEADING


def _dateline_head(body: str, own: list[_Line]) -> Iterator[BoilerplateSpan]:
    """Find a dateline at the head of the first own paragraph, or of a title before it."""
    for line in own:
        found = dateline_before(normalise(body[line.start : line.end]))
        if found:
            yield BoilerplateSpan(kind=BoilerplateKind.DATELINE, start=line.start + found[0], end=line.start + found[1])
        if found or line.is_paragraph:
            return


def _inside(body: str, line: _Line) -> Iterator[BoilerplateSpan]:
    found = list(notices_inside(line.text))
    if not found:
        return
    normalised = normalise(body[line.start : line.end])
    for kind, first, behind in found:
        text = line.text[first:behind]
        start, end = normalised.original_span(
            first + len(text) - len(text.lstrip()), behind - (len(text) - len(text.rstrip()))
        )
        yield BoilerplateSpan(kind=BoilerplateKind(kind), start=line.start + start, end=line.start + end)


def _without_overlaps(spans: list[BoilerplateSpan]) -> Iterator[BoilerplateSpan]:
    behind = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start >= behind and span.end > span.start:
            behind = span.end
            yield span
