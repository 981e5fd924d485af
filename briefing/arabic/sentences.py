"""Sentences of an Arabic article with their exact offsets, and clauses short enough for a translation model.

What counts as the end of a sentence, in this order:

1. the end of a paragraph (see briefing.arabic.paragraphs), and the edge of a skipped stretch: always
2. `.` `!` `?` `؟` and two dots used as a break, unless they belong to a number, an abbreviation, an address, an
   enumeration or a quotation that goes on; three dots only before a word that begins with `و`, and before كما
3. in what is still longer than 60 words: stops inside quotations, `؛`, and commas before a clause that can stand alone
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from briefing.arabic.paragraphs import find_paragraphs
from briefing.arabic.speech import opens_clause, opens_relative, opens_report, plain

LONG = 60  # words: above it a sentence is cut at its strong inner boundaries
TOO_LONG = 80  # words: above it any clause boundary will do
SHORT = 3  # words: what has fewer is attached to its neighbour
_CLAUSE_FLOOR = 8  # words: no piece of a cut sentence is shorter
_AROUND = 300  # characters before and behind a stop that tell whether it ends a sentence
_STRONG = 4  # strength of an inner boundary at which every sentence of more than 60 words is cut

_STOP = re.compile(r"[.!?؟…‥]+(?:[ \u00a0](?=[.!?؟…])[.!?؟…]+)*")
_CLOSERS = re.compile(r"""[»”’\])}]*(?:\s+[»)\]}]+)*""")
_PAIRS = (
    re.compile(r"«[^«»]*»"),
    re.compile(r"[“„”][^“„”]*[”“]"),
    re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]"),
)
_STRAIGHT = re.compile('"')
_TOKEN = re.compile(r"\S+")
_SUBSTANCE = re.compile(r"[^\W_]")  # a letter or a digit makes a token a word
_LETTER = r"[^\W\d_]"
_MARKS = "\u0640\u064b-\u0652\u200b-\u200f"
_ABBREVIATED = re.compile(
    rf"(?:^|(?<=[^\w{_MARKS}]))(?:{_LETTER}[{_MARKS}]*|[ول][دمأ]|Mr|Mrs|Dr|Prof|St|Gen|No|vs|Inc|Co|Ltd)$"
)
_AFTER_NUMBER = re.compile(rf"\d\s*(?:{_LETTER}\.)*\s*{_LETTER}[{_MARKS}]*$")
_NAMED_BY_LETTER = re.compile(r"(?:فيتامين|المجموعة|الفئة|الدرجة|حرف|الحرف|القسم|الفصيلة|فصيلة|الملحق|الخطة)\s+\S$")
_ENUMERATOR = re.compile(r"(?:^|[:؛،.!؟]\s+|[:(\-–]\s*)\(?(\d{1,2})$")
_ET_CETERA = re.compile(r"(?:^|\s)(?:إلخ|الخ|ألخ)$")
_ARABIC_DOMAIN = re.compile(r"(?:نت|كوم)(?!\w)")


class Stretch(Protocol):
    """Anything with a start and an end in code points."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """Code point behind the last one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpan:
    """Where a sentence stands: `body[start:end]`, without white space around it."""

    start: int  # code points into the body
    end: int  # code points, exclusive
    paragraph: int  # number of its paragraph, from 0


def split_sentences(body: str, *, skip: Sequence[Stretch] = ()) -> list[SentenceSpan]:
    """Find the sentences of a body; none touches a stretch of `skip` or leaves its paragraph."""
    sentences: list[SentenceSpan] = []
    for number, paragraph in enumerate(find_paragraphs(body)):
        for start, end in _uncovered(paragraph.start, paragraph.end, skip):
            for first, last in _sentences_of(body, start, end):
                sentences.append(SentenceSpan(start=first, end=last, paragraph=number))
    return sentences


def split_clauses(text: str, *, max_words: int) -> list[str]:
    """Cut a normalised sentence into pieces of at most `max_words` words, at the best clause boundaries.

    Joined by spaces, the pieces give the words of the text back in order.

    Raises:
        ValueError: where `max_words` is below 1.
    """
    if max_words < 1:
        raise ValueError(f"max_words must be at least 1, not {max_words}")
    words = text.split()
    strengths = [0, *(_strength(before, after) for before, after in pairwise(words))]
    return [" ".join(words[start:end]) for start, end in _pieces(strengths, 0, len(words), max_words)]


def _pieces(strengths: list[int], start: int, end: int, max_words: int) -> Iterator[tuple[int, int]]:
    """Give the first and the last of each piece; `strengths[i]` tells how well word i begins one."""
    while end - start > max_words:
        cut = _best_cut(strengths, start, end, max_words)
        yield from _pieces(strengths, start, cut, max_words)
        start = cut
    if start < end:
        yield start, end


def _best_cut(strengths: list[int], start: int, end: int, max_words: int) -> int:
    """Choose the strongest boundary, and of equals the one nearest to the middle of the next two pieces."""
    size = min(end - start, 2 * max_words)
    floor = min(max(SHORT, max_words // 5), size // 2)
    inner = range(start + max(floor, 1), start + size - floor + 1)
    middle = start + size / 2
    best = max((at for at in inner if at < end), key=lambda at: (strengths[at], -abs(at - middle)))
    return best if strengths[best] else start + max_words


def _strength(before: str, after: str) -> int:
    """How well a sentence can be cut between two words, 0 for not at all."""
    opener = plain(after)
    joins = opens_clause(opener) or opens_relative(opener) or opener.startswith("و")
    ending = before.rstrip("»”\")]'")[-1:]
    if ending and ending in ".!?؟؛…":
        return 5
    if ending and ending in "،,":
        return 4 if joins else 3
    if opens_clause(opener):
        return 2
    return 1 if opens_relative(opener) else 0


def _uncovered(start: int, end: int, skip: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Give the parts of a paragraph that no skipped stretch covers."""
    for stretch in sorted(skip, key=lambda s: s.start):
        if stretch.end <= start or stretch.start >= end:
            continue
        if stretch.start > start:
            yield start, stretch.start
        start = max(start, stretch.end)
    if start < end:
        yield start, end


def _sentences_of(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = body[start:end]
    quotations = _quotations(text)
    cuts = [0, *_boundaries(text, quotations), len(text)]
    spans = _attach_short(text, [(a, b) for a, b in pairwise(cuts) if a < b])
    for first, last in spans:
        for a, b in _cut_long(text, first, last, quotations):
            yield start + a, start + b


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return (token for token in _TOKEN.finditer(text, start, end) if _SUBSTANCE.search(token.group()))


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _words(text, start, end))


def _first_word(text: str) -> str:
    word = next(_words(text, 0, len(text)), None)
    return plain(word.group()) if word else ""


def _attach_short(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what is too short to its neighbour before, or behind where there is none; drop what has no word."""
    joined: list[tuple[int, int]] = []
    sizes: list[int] = []  # words of each joined span
    for start, end in spans:
        size = _count(text, start, end)
        question = text[end - 1] == "؟" and end != spans[-1][1]  # لماذا؟ belongs to its answer
        if joined and (sizes[-1] < SHORT or (size < SHORT and not question)):
            joined[-1] = (joined[-1][0], end)
            sizes[-1] += size
        else:
            joined.append((start, end))
            sizes.append(size)
    return [_trim(text, *span) for span, size in zip(joined, sizes, strict=True) if size]


def _quotations(text: str) -> list[tuple[int, int]]:
    """Find the quotations and brackets that are closed in the same paragraph, in order, the outer ones only."""
    pairs = [match.span() for pattern in _PAIRS for match in pattern.finditer(text)]
    marks = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(marks) % 2 == 0:  # with a mark too many nobody knows which opens and which closes
        pairs += [(a, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    outer: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if outer and start < outer[-1][1]:
            outer[-1] = (outer[-1][0], max(end, outer[-1][1]))
        else:
            outer.append((start, end))
    return outer


def _around(quotations: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the quotation that holds a position, or an empty one."""
    index = bisect_left(quotations, (position, 0)) - 1
    return quotations[index] if index >= 0 and position < quotations[index][1] else (position, position)


def _boundaries(text: str, quotations: list[tuple[int, int]]) -> Iterator[int]:
    """Give the ends of sentences in a paragraph."""
    previous = 0
    for stop in _STOP.finditer(text):
        end = _behind_closers(text, stop.end(), quotations)
        if end > previous and _ends_sentence(text, previous, stop, end, quotations):
            yield end
            previous = end


def _behind_closers(text: str, position: int, quotations: list[tuple[int, int]]) -> int:
    """Take in the quotation marks and brackets that close behind a stop."""
    closers = _CLOSERS.match(text, position)
    position = closers.end() if closers else position
    _, end = _around(quotations, position)
    closes = position < end and text[end - 1] == '"' and not text[position : end - 1].strip()
    return end if closes else position


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int, quotations: list[tuple[int, int]]) -> bool:
    before, after = text[max(begin, stop.start() - _AROUND) : stop.start()], text[end : end + _AROUND]
    if not after.strip():
        return True
    if after.lstrip()[0] in "،,؛:" or end < _around(quotations, stop.start())[1]:
        return False
    word = _first_word(after)
    mark = stop.group().replace(" ", "").replace("\u00a0", "")
    if mark == ".":
        return _is_full_stop(before.rstrip("\u200f\u200e"), after, word)
    if set(mark) <= {".", "…", "‥"}:
        return _is_break(before, after, mark, word)
    if end > stop.end():  # a question or cry inside a quotation: «متى؟» سأل
        return opens_clause(word) or word.startswith("و")
    return True


def _is_full_stop(before: str, after: str, word: str) -> bool:
    joins_latin = before[-1:].isascii() and after[:1].isascii() and after[:1].isalnum()  # an address, an acronym
    joins_digits = before[-1:].isdigit() and after[:1].isdigit()
    if joins_digits or joins_latin or _ARABIC_DOMAIN.match(after):
        return False
    if before[-1:].isdigit():
        return not _enumerates(before.strip())
    if _ET_CETERA.search(before):
        return opens_clause(word)
    return not _ABBREVIATED.search(before) or _letter_ends_sentence(before, after, word)


def _enumerates(before: str) -> bool:
    """Whether the number at the end counts items: it opens the sentence, is a 1, or follows the number before it."""
    found = _ENUMERATOR.search(before)
    if found and (found.start(1) <= 1 or int(found[1]) == 1):
        return True
    number = re.search(r"(?<!\d)\d{1,2}$", before)
    return bool(number) and f" {int(number[0]) - 1}. " in f" {before}" if number else False


def _letter_ends_sentence(before: str, after: str, word: str) -> bool:
    """Whether the full stop behind a single letter ends the sentence: 1770 م. يعتبر, but د. محمد."""
    if opens_report(word) or _NAMED_BY_LETTER.search(before):
        return True
    if not _AFTER_NUMBER.search(before):
        return False
    return opens_clause(word) or (after[:1].isspace() and not word.isdigit() and len(word) > 1)


def _is_break(before: str, after: str, mark: str, word: str) -> bool:
    enough = _count(before, 0, len(before)) > SHORT and _count(after, 0, len(after)) >= SHORT
    if mark in {"..", "‥"}:
        return enough
    return enough and (word.startswith("و") or word == "كما")


def _cut_long(text: str, start: int, end: int, quotations: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut a sentence of more than 60 words: at every report it strings together, then where it is still too long."""
    words = [word.start() for word in _words(text, start, end)]
    if len(words) <= LONG:
        yield start, end
        return
    cuts = list(_inner_cuts(text, start, end, quotations))
    for left, right, strength in cuts:
        if strength == _STRONG and min(_between(words, start, left), _between(words, right, end)) >= _CLAUSE_FLOOR:
            yield from _cut_further(text, *_trim(text, start, left), cuts, words)
            start, _ = _trim(text, right, end)
    yield from _cut_further(text, start, end, cuts, words)


def _cut_further(
    text: str, start: int, end: int, cuts: list[tuple[int, int, int]], words: list[int]
) -> Iterator[tuple[int, int]]:
    """Cut at weaker boundaries what is still longer than 60 words; at the weakest only above 80."""
    while (total := _between(words, start, end)) > LONG:
        weakest = 1 if total > TOO_LONG else 3
        limit = words[bisect_left(words, start) + LONG]
        fitting = [
            cut
            for cut in cuts
            if start < cut[0] <= limit
            and cut[2] >= weakest
            and min(_between(words, start, cut[0]), _between(words, cut[1], end)) >= _CLAUSE_FLOOR
        ]
        if not fitting:
            break
        left, right, _ = max(fitting, key=lambda cut: (cut[2], cut[0]))  # of the strongest the last
        yield _trim(text, start, left)
        start, _ = _trim(text, right, end)
    yield start, end


def _between(words: list[int], start: int, end: int) -> int:
    """Count the words that begin between two positions."""
    return bisect_left(words, end) - bisect_left(words, start)


def _inner_cuts(text: str, start: int, end: int, quotations: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Give end of left piece, start of right piece and strength of each place where a long sentence can be cut."""
    for match in re.finditer(r"[،,؛]|(?<=[^\d\W])[.؟!]+(?=\s)", text[start:end]):
        left, right = start + match.start(), start + match.end()
        word = _first_word(text[right:end])
        quoted = right < _around(quotations, left)[1]
        if match.group() not in "،,":
            yield (right if match.group() != "؛" else left), right, 3 if quoted else _STRONG
        elif opens_report(word):
            yield left, right, 1 if quoted else _STRONG
        elif opens_clause(word) or (word.startswith("و") and not quoted):
            yield left, right, 2 if opens_clause(word) and not quoted else 1
