"""Whether two numbers of people killed, injured or missing are tolls of one event."""

from briefing.knowledge.figures.mentions import Mention
from briefing.knowledge.figures.relations import (
    Places,
    adds,
    dated,
    days_apart,
    events_apart,
    likeness,
    overlap,
    places,
)

TOLLS = frozenset({"killed", "injured", "missing", "killed or injured", "bodies", "aboard"})
_DEAD = frozenset({"killed", "bodies"})
_FORCES = frozenset({"soldiers", "police", "members of the security forces"})
_ATTACKING = frozenset({"armed", "men", "attackers"})
_LIKE, _VERY_LIKE, _SHARED = 0.45, 0.6, 0.2
_HALF = 0.5  # of the words in common
_ONE_WEEK = 7  # days
_SMALL = 10  # values below it are found everywhere


def same_dead(one: Mention, other: Mention) -> bool:
    """Say whether equal numbers of dead, or of bodies, are of one event, whoever they were."""
    mine, theirs = one.reading, other.reading
    dead = {mine.outcome, theirs.outcome} <= _DEAD and mine.value == theirs.value >= _SMALL
    return dead and in_one_week(one, other) and places(one, other) is Places.SHARED and not adds(one, other)


def grown(one: Mention, other: Mention) -> bool:
    """Say whether the later of two tolls is the earlier one brought up to date, whoever the first ones were.

    Nine soldiers killed on one day are among the thirteen killed that the next day's toll of the attack speaks of.
    """
    if not in_one_week(one, other) or not days_apart(one, other) or adds(one, other):
        return False
    early, late = sorted((one, other), key=_day)
    outcomes = {early.reading.outcome, late.reading.outcome}
    if not (outcomes <= _DEAD or outcomes == {"injured"}) or late.reading.key not in {"people", early.reading.key}:
        return False
    if early.reading.key in _ATTACKING or not late.cues.updates or late.reading.value <= early.reading.value:
        return False
    surely = bool(one.about.events & other.about.events) or likeness(one, other) >= _LIKE
    return surely and places(one, other) is Places.SHARED


def only_own_forces(one: Mention, other: Mention) -> bool:
    """Say whether two tolls differ in nothing but the country whose soldiers were killed, named once."""
    mine, theirs = one.reading, other.reading
    keys = {mine.key, theirs.key}
    forces = bool(keys & _FORCES) and keys <= _FORCES | {"people"}
    return forces and not (mine.qualities and theirs.qualities) and grown(one, other)


def one_toll(one: Mention, other: Mention) -> bool:
    """Say whether two tolls of one week and one place are those of the event that the story is about."""
    if one.reading.outcome not in TOLLS or not in_one_week(one, other) or events_apart(one, other):
        return False
    return places(one, other) is Places.SHARED


def same_day_alike(one: Mention, other: Mention) -> bool:
    """Say whether two tolls of one day are told in much the same words, of events of one kind."""
    events = bool(one.about.events & other.about.events)
    return events and not days_apart(one, other) and overlap(one, other) >= _HALF


def told_alike(one: Mention, other: Mention) -> bool:
    """Say whether two numbers of people who suffered the same are told in like words, of one place or event."""
    told = one.about.own_places and other.about.own_places and places(one, other) is Places.SHARED
    return (told or overlap(one, other) >= _SHARED) and one_event(one, other)


def one_event(one: Mention, other: Mention) -> bool:
    """Say whether two figures are surely of one event or place."""
    if events_apart(one, other):
        return False
    if places(one, other) is Places.SHARED or likeness(one, other) >= _VERY_LIKE:
        return True
    return len(one.around & other.around) > 1 and days_apart(one, other) <= _ONE_WEEK


def in_one_week(one: Mention, other: Mention) -> bool:
    """Say whether two figures were published in one week, on days that are known."""
    return dated(one, other) and days_apart(one, other) <= _ONE_WEEK


def _day(mention: Mention) -> str:
    return mention.published.isoformat() if mention.published else ""
