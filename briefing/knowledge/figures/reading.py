"""Reads the figures of one Arabic sentence: value or range, how exactly it is meant, what is counted, the unit."""

from functools import lru_cache

from briefing.knowledge.figures.bounds import bound_start
from briefing.knowledge.figures.counts import read_count, read_dual
from briefing.knowledge.figures.entry import FigureReading
from briefing.knowledge.figures.exclusions import counts_nothing
from briefing.knowledge.figures.line import Line, Numeral, read_line
from briefing.knowledge.figures.nouns import Sort
from briefing.knowledge.figures.phrases import Phrase, phrase_behind
from briefing.knowledge.figures.scan import Scan
from briefing.knowledge.figures.sums import read_sum
from briefing.quantity import Kind

__all__ = ["FigureReading", "read_figures"]

_REMEMBERED = 4096  # sentences
_MOST_FIGURES = 60  # of a sentence: what has more is a table, of which no grammar can tell what its numbers count
_SPELLED_GUESS = 10  # up to here a spelled number counts only nouns that a list has
_NO_FIGURES = frozenset({Kind.FRACTION, Kind.CLOCK, Kind.DECADE, Kind.ORDINAL, Kind.VAGUE})


def read_figures(sentence: str) -> list[FigureReading]:
    """Read the figures of one normalised sentence by itself, in order and without overlap.

    No figures are: dates, years, times of day, ages, places in an order, numbers of laws and roads, results of
    matches, vague ones such as "dozens", "one" and "two" in words (but for casualties), and stretches of time that
    say when something was. A "sentence" of more than 60 numbers is a table, and is not read.
    """
    return list(_read(sentence))


@lru_cache(maxsize=_REMEMBERED)
def _read(sentence: str) -> tuple[FigureReading, ...]:
    line = read_line(sentence)
    if not any(numeral.quantity.is_figure for numeral in line.numerals) and not _may_have_dual(line):
        return ()
    if len(line.numerals) > _MOST_FIGURES:
        return ()
    scan = Scan(line)
    numbers = {numeral.first: numeral for numeral in scan.numerals}
    for index in range(len(line.tokens)):
        if index in numbers:
            _read_number(scan, numbers[index])
        elif index >= scan.since and not scan.is_taken(index):
            dual = read_dual(scan, index)
            if dual is not None:
                scan.found.append(dual)
                scan.since = index + 1
    return tuple(scan.found)


def _may_have_dual(line: Line) -> bool:
    return any(token.form.endswith(("ين", "ان")) for token in line.tokens)


def _read_number(scan: Scan, numeral: Numeral) -> None:
    """Read one number, unless it counts nothing."""
    if numeral.quantity.kind in _NO_FIGURES:
        return
    if scan.is_former(numeral, numeral.first):
        numeral = scan.like_partner(numeral)
    phrase = _phrase(scan, numeral)
    listed = phrase is not None and (phrase.noun is None or not phrase.noun.key.startswith("ar:"))
    if counts_nothing(scan.line, numeral, noun=listed):
        return
    start = bound_start(scan.line, numeral.first)
    noun = phrase.noun if phrase else None
    if numeral.quantity.kind is not Kind.CARDINAL or (noun is not None and noun.sort in {Sort.MEASURE, Sort.TIME}):
        reading: FigureReading | None = read_sum(scan, numeral, start, phrase)
    else:
        reading = read_count(scan, numeral, start, phrase)
    if reading is not None:
        scan.found.append(reading)
        scan.since = max(numeral.stop, phrase.stop if phrase else 0)


def _phrase(scan: Scan, numeral: Numeral) -> Phrase | None:
    """Read the noun behind a number that is neither a percentage nor money."""
    quantity = numeral.quantity
    if quantity.kind is not Kind.CARDINAL:
        return None
    guess = not (quantity.spelled and quantity.value <= _SPELLED_GUESS)
    phrase = phrase_behind(scan.line, numeral.stop, guess=guess)
    if phrase is None and scan.is_former(numeral, numeral.first):
        return scan.partner_measure(numeral)
    return phrase
