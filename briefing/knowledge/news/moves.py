"""Which figures differ between two statements that say the same thing at different times."""

from collections.abc import Sequence

from briefing.dossier import Bound, FigureMove
from briefing.knowledge.figures.reading import FigureReading, read_figures
from briefing.knowledge.figures.values import fit, show

FigureKey = tuple[str, str, str, float, float | None]

NOT_GIVEN = "not given"


def figures_of(text: str) -> tuple[FigureReading, ...]:
    """Read the figures of a normalised sentence as they stand now: without what a value was before, or is not."""
    return tuple(figure for figure in read_figures(text) if not figure.former and not figure.denied)


def key_of(figure: FigureReading) -> FigureKey:
    """Return what is equal for figures that give the same value for what may be the same thing."""
    return figure.key, figure.outcome, figure.unit, figure.value, figure.upper


def moves(now: Sequence[FigureReading], was: Sequence[FigureReading]) -> tuple[FigureMove, ...]:
    """Pair the figures of two restatements and return those that differ.

    Figures are paired by what they count, then by their order where each side has as many of a kind left. What the
    earlier statement does not give at all has moved too.
    """
    new, old = _beyond(now, was), _beyond(was, now)
    found: list[tuple[FigureReading, FigureReading | None]] = []
    for alike in (_count_the_same, _may_count_the_same):
        for figure in list(new):
            partners = [each for each in old if alike(figure, each)]
            rivals = [each for each in new if any(alike(each, partner) for partner in partners)]
            if partners and len(partners) == len(rivals):
                found.append((figure, partners[0]))
                new.remove(figure)
                old.remove(partners[0])
    found += [(figure, None) for figure in new]
    return tuple(
        FigureMove(counted=figure.counted.en, was=show(before) if before else NOT_GIVEN, now=show(figure))
        for figure, before in sorted(found, key=lambda pair: pair[0].start)
    )


def _beyond(figures: Sequence[FigureReading], others: Sequence[FigureReading]) -> list[FigureReading]:
    """Return the figures that none of the others gives."""
    return [each for each in figures if not any(_equal(each, other) for other in others)]


def _equal(one: FigureReading, other: FigureReading) -> bool:
    """Whether two figures are one value: "about 100" is that of 98, and 14 is news to who knew "more than 10"."""
    if Bound.ABOUT in {one.bound, other.bound}:
        return fit(one, other)
    return (one.value, one.upper) == (other.value, other.upper)


def _count_the_same(one: FigureReading, other: FigureReading) -> bool:
    return (one.key, one.outcome, one.unit) == (other.key, other.outcome, other.unit)


def _may_count_the_same(one: FigureReading, other: FigureReading) -> bool:
    pairs = ((one.key, other.key), (one.outcome, other.outcome))
    return one.unit == other.unit and all(here == there or not here or not there for here, there in pairs)
