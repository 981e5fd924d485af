"""How two figures lie to each other: their places, their days, the words around them."""

from enum import IntEnum

from briefing.knowledge.figures.mentions import Mention

_ENOUGH = 3  # words around a figure that may be compared


class Places(IntEnum):
    """How the places of two figures go together."""

    APART = 0
    OPEN = 1  # one of them is not told
    SHARED = 2


def places(one: Mention, other: Mention) -> Places:
    """Say how the places of two figures go together; two towns of one province are apart."""
    mine, theirs = _named(one), _named(other)
    wider, theirs_wider = one.about.wider, other.about.wider
    if (mine | wider) & (theirs | theirs_wider):
        narrow, theirs_narrow = mine - wider, theirs - theirs_wider
        apart = wider & theirs_wider and narrow and theirs_narrow and not narrow & theirs_narrow
        return Places.APART if apart else Places.SHARED
    told = mine and theirs and one.about.own_places and other.about.own_places
    return Places.APART if told else Places.OPEN


def likeness(one: Mention, other: Mention) -> float:
    """Return the cosine of two figures' sentences."""
    return float(one.vector @ other.vector) if one.vector.shape == other.vector.shape else 0.0


def overlap(one: Mention, other: Mention) -> float:
    """Return the share of the shorter one's words that both have."""
    return max(_share(one.stems, other.stems), _share(one.sentence_stems, other.sentence_stems))


def adds(one: Mention, other: Mention) -> bool:
    """Say whether the second figure is of others, of another event, or over another stretch than the first."""
    if other.reading.others or one.cues.another or other.cues.another:
        return True
    if one.cues.long != other.cues.long and "illness" not in one.about.events & other.about.events:
        return True
    tolls = bool(one.reading.outcome and other.reading.outcome)
    return tolls and events_apart(one, other)


def events_apart(one: Mention, other: Mention) -> bool:
    """Say whether two figures are of events of different kinds."""
    mine, theirs = one.about.events, other.about.events
    return bool(mine) and bool(theirs) and not mine & theirs


def dated(one: Mention, other: Mention) -> bool:
    """Say whether both days are known: a number changes, and one must be able to tell when each was right."""
    return one.published is not None and other.published is not None


def days_apart(one: Mention, other: Mention) -> int:
    """Return the days between two publications; none where one of them is not told."""
    if one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)


def _named(mention: Mention) -> set[str]:
    return {place.en for place in mention.about.places}


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    least = min(len(one), len(other))
    return len(one & other) / least if least >= _ENOUGH else 0.0
