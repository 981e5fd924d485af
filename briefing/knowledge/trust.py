"""How far a statement can be trusted: how well it is supported, and what therefore leads.

The rule is that of the news agencies: two independent sources beat one, and a named one beats an unnamed one.
"""

from collections.abc import Sequence

from briefing.point import Attribution, Backing, Point, SpeakerKind

CORROBORATING = 2  # independent sources that make a statement more than one source's word
_OF_ONE_SOURCE = {
    SpeakerKind.NAMED: Backing.ON_RECORD,
    SpeakerKind.INSTITUTION: Backing.ON_RECORD,
    SpeakerKind.DOCUMENT: Backing.ON_RECORD,
    SpeakerKind.UNNAMED_OFFICIAL: Backing.UNNAMED,
    SpeakerKind.MEDIUM: Backing.UNNAMED,
    SpeakerKind.UNNAMED: Backing.UNNAMED,
}
# What an outlet reports in its own voice leads like what it has on record: the news first, then who comments on it.
_LEADING = {Backing.CORROBORATED: 0, Backing.ON_RECORD: 1, Backing.REPORTED: 1, Backing.UNNAMED: 2}


def backing_of(*, support: int, attribution: Attribution | None) -> Backing:
    """Say how well a statement is supported, by its number of independent sources and who says it."""
    if support >= CORROBORATING:
        return Backing.CORROBORATED
    return _OF_ONE_SOURCE[attribution.kind] if attribution else Backing.REPORTED


def leading_first(points: Sequence[Point]) -> list[Point]:
    """Order the points of "At a glance": sound translations first, then the better backed, else as they were given.

    A translation that failed a guard must not open a briefing, however many sources its sentence has.
    """
    return sorted(points, key=lambda point: (not is_sound(point), _LEADING[point.backing]))


def is_sound(point: Point) -> bool:
    """Whether a point's translation passed every guard."""
    return all(check.passed for check in point.checks)
