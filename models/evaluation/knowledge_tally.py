"""Counts what was found against what is labelled, one to one, and keeps the mistakes for those who mend them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from models.evaluation.knowledge_gold import Spot
from models.evaluation.text import Counts, Row, row_of

Gold = TypeVar("Gold")
Found = TypeVar("Found")


@dataclass(slots=True, kw_only=True)
class Tally:
    """One line of the table, with its mistakes in words."""

    measure: str
    right: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def row(self) -> Row:
        """Return the line as numbers."""
        counts = Counts(right=self.right, extra=len(self.extra), missed=len(self.missed))
        return row_of(self.measure, counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired(Generic[Gold, Found]):
    """What was found of what is labelled, each used once."""

    right: list[tuple[Gold, Found]]
    extra: list[Found]
    missed: list[Gold]


def pair(gold: Sequence[Gold], found: Sequence[Found], fits: Callable[[Gold, Found], bool]) -> Paired[Gold, Found]:
    """Pair each labelled item with the first found one that fits and is still free."""
    free = list(range(len(found)))
    right, missed = [], []
    for item in gold:
        at = next((index for index in free if fits(item, found[index])), None)
        if at is None:
            missed.append(item)
        else:
            free.remove(at)
            right.append((item, found[at]))
    return Paired(right=right, extra=[found[index] for index in free], missed=missed)


def half_shared(one: Spot, other: Spot) -> bool:
    """Say whether two stretches share at least half of the shorter."""
    shorter = min(one.end - one.start, other.end - other.start)
    return shorter > 0 and 2 * one.shared(other) >= shorter
