"""Links the figures of a story that are values of one and the same thing; what is doubtful stays apart."""

import re
from collections.abc import Sequence
from datetime import date

from briefing.dossier import Bound
from briefing.knowledge.figures.mentions import Mention
from briefing.knowledge.figures.relations import Places, adds, dated, days_apart, likeness, overlap, places
from briefing.knowledge.figures.tolls import (
    TOLLS,
    grown,
    one_event,
    one_toll,
    only_own_forces,
    same_day_alike,
    same_dead,
    told_alike,
)
from briefing.knowledge.figures.values import fit

# Cosines of sentence vectors (multilingual sentence encoder) and shares of words in common. Evidence, never alone:
# the thing counted, its place and its time have to go together first.
_LIKE, _VERY_LIKE = 0.45, 0.6
_SHARED, _MUCH_SHARED, _MOSTLY_SHARED = 0.2, 0.3, 0.4
_COMPARABLE = 0.3  # the least cosine where a text itself compares its figure with another's
_STILL = 60  # days for which a number of fighters holds
_NEXT = 2  # sentences that a contrast may lie apart
_SMALL = 10  # values below it are found everywhere
_ROUND = 10  # what is counted in tens may be a guess
_DAY = len("2025-05-07")
_ONE_EVENT = 21  # days within which tolls of one event are reported
_MEN = frozenset({"armed", "men"})
_PRESENT = frozenset({"protesters", "participants", "attendees", "spectators", "voters", "strikers"})
_TAKING_PART = frozenset({"took part", "gathered"})
_PRESENT_LIKE = 0.4
_CROWD = 1000.0  # people or things of one sort that are not so many twice by chance
_FAR_REACHING = 10_000.0  # sums that no two different things have by chance


# Bodies that have no fighters of their own: the United Nations counts those of others.
_CIVIL = re.compile(
    r"Ministry|Nations|UN |Council|Commission|Corporation|Bank|Union|Agency|Committee|Organi[sz]ation|Office|Authority"
    r"|Cent(?:re|er)|University|Government|Parliament|Command|AFRICOM|Pentagon|Red Cr"
)


def group_mentions(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Group figures that are values of one thing: each is linked to one of its group, and fits in with all."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        fitting = [group for group in groups if _may_join(group, mention)]
        links = {id(group): sum(linked(other, mention) for other in group) for group in fitting}
        best = max(fitting, key=lambda group: links[id(group)], default=None)
        if best is None or not links[id(best)]:
            groups.append([mention])
            continue
        for group in fitting:  # what an article sets against a figure belongs to all the values of that
            if group is not best and _set_against(group, mention) and not _any_barred(best, group):
                best += group
                groups.remove(group)
        best.append(mention)
    return groups


def _may_join(group: Sequence[Mention], mention: Mention) -> bool:
    """Whether nothing bars a figure from a group; another day does not where one of the group has its value."""
    if any(unlike(other, mention) for other in group):
        return False
    if not any(_apart_in_time(other, mention) for other in group):
        return True
    return any(fit(other.reading, mention.reading) and linked(other, mention) for other in group)


def _set_against(group: Sequence[Mention], mention: Mention) -> bool:
    return any(contrasted(other, mention) for other in group)


def _any_barred(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return any(barred(mine, theirs) for mine in one for theirs in other)


def linked(one: Mention, other: Mention) -> bool:
    """Say whether two figures, the second behind the first, are good to take for values of one thing."""
    if barred(one, other):
        return False
    if contrasted(one, other):
        return True
    alike = fit(one.reading, other.reading)
    if one.article is not other.article and (grown(one, other) or _present(one, other)):
        return True
    if not _same_class(one, other):
        return alike and (_same_sum(one, other) or _same_crowd(one, other) or same_dead(one, other))
    if one.article is other.article:
        return _within(one, other, alike=alike)
    return _fitting(one, other) if alike else _conflicting(one, other)


def barred(one: Mention, other: Mention) -> bool:
    """Say whether two figures cannot be values of one thing."""
    return unlike(one, other) or _apart_in_time(one, other)


def unlike(one: Mention, other: Mention) -> bool:
    """Say whether two figures are of other things or places, whatever their days."""
    mine, theirs = one.reading, other.reading
    if mine.unit != theirs.unit or mine.former != theirs.former or _anybody(one, other):
        return True
    if mine.part != theirs.part and not _both_present(one, other):
        return True
    if set(mine.qualities) != set(theirs.qualities) and not only_own_forces(one, other):
        return True
    rates_apart = mine.per and theirs.per and mine.per != theirs.per
    same_sentence = one.article is other.article and one.sentence == other.sentence
    if rates_apart or (same_sentence and not contrasted(one, other)):
        return True
    return places(one, other) is Places.APART


def _anybody(one: Mention, other: Mention) -> bool:
    """Whether two numbers of mere people differ, to whom nothing happened: those of a town and those of a queue."""
    mine, theirs = one.reading, other.reading
    return (
        mine.counted.en == theirs.counted.en == "people"
        and mine.outcome == theirs.outcome == ""
        and not fit(mine, theirs)
    )


def contrasted(one: Mention, other: Mention) -> bool:
    """Say whether an article sets two figures of different speakers against each other: بينما, أما, لكن."""
    if one.article is not other.article or not 0 <= other.sentence - one.sentence <= _NEXT:
        return False
    near = one.sentence == other.sentence
    against = (
        near
        or other.cues.turned
        or other.reading.denied
        or (other.reading.points_back and other.sentence > one.sentence)
    )
    if not against or one.voice == other.voice or one.reading.part or other.cues.another or other.reading.others:
        return False
    if one.about.joint != other.about.joint and one.about.own_places and other.about.own_places:
        return False
    if one.about.joint and other.cues.here:
        return False
    mine, theirs = one.reading, other.reading
    outcomes = mine.outcome == theirs.outcome or (near and "" in {mine.outcome, theirs.outcome})
    keys = mine.key == theirs.key or {mine.key, theirs.key} <= _MEN
    generic = near and mine.outcome == theirs.outcome != "" and "people" in {mine.key, theirs.key}
    return outcomes and (keys or generic) and mine.unit == theirs.unit and bool(mine.key)


def _same_class(one: Mention, other: Mention) -> bool:
    """Whether the same is counted, with the same outcome; people in general are not the same as some of them."""
    mine, theirs = one.reading, other.reading
    return mine.key == theirs.key and mine.outcome == theirs.outcome and not mine.key.endswith(":")


def _same_sum(one: Mention, other: Mention) -> bool:
    """Whether two large sums of money are the same although they are named differently: the cost, what is paid."""
    mine, theirs = one.reading, other.reading
    money = ":" in mine.key and ":" in theirs.key and mine.unit not in {"", "percent"}
    large = mine.value == theirs.value >= _FAR_REACHING and mine.upper == theirs.upper
    return money and large and places(one, other) > Places.APART and likeness(one, other) >= _LIKE


def _same_crowd(one: Mention, other: Mention) -> bool:
    """Whether two large equal counts of the same are one, although only one says what those counted did."""
    mine, theirs = one.reading, other.reading
    large = mine.key == theirs.key != "" and mine.value == theirs.value >= _CROWD and mine.upper == theirs.upper
    untold = "" in {mine.outcome, theirs.outcome} and one.article is not other.article
    return large and untold and places(one, other) > Places.APART and likeness(one, other) >= _LIKE


def _within(one: Mention, other: Mention, *, alike: bool) -> bool:
    """Judge two figures of one article that it does not set against each other."""
    if alike:
        return likeness(one, other) >= _LIKE or overlap(one, other) >= _MUCH_SHARED
    apart = one.voice != other.voice and abs(other.sentence - one.sentence) <= _NEXT
    if apart and one.reading.key == "people" and one.reading.outcome in TOLLS and not adds(one, other):
        return places(one, other) is Places.SHARED
    if apart and one.reading.unit == "percent" and not adds(one, other) and one.cues.scopes == other.cues.scopes:
        return True
    strength = _is_strength(one) and _is_strength(other) and _shares_group(one, other)
    return (
        strength
        and one.about.joint == other.about.joint
        and one.voice != other.voice
        and places(one, other) is Places.SHARED
    )


def _fitting(one: Mention, other: Mention) -> bool:
    """Judge two figures of different articles whose values fit."""
    if places(one, other) is Places.APART or not _same_days(one, other):
        return False
    equal = one.reading.value == other.reading.value and one.reading.upper == other.reading.upper
    near = likeness(one, other) >= _LIKE or overlap(one, other) >= _SHARED
    if _is_bare(one) or (one.reading.value < _SMALL and ":" not in one.reading.key):
        return likeness(one, other) >= _VERY_LIKE and overlap(one, other) >= _SHARED
    if ":" in one.reading.key:
        precise = one.reading.value != round(one.reading.value) and places(one, other) is Places.SHARED
        return equal and (near or precise or likeness(one, other) >= _COMPARABLE)
    told = equal and _is_telling(one.reading.value) and not adds(one, other) and days_apart(one, other) <= _ONE_EVENT
    return told or one_toll(one, other) or (near and (equal or one_event(one, other)))


def _is_telling(value: float) -> bool:
    """Whether two articles of a story hardly count the same thing to just this number by chance: 37, 1,250."""
    return value >= _CROWD or (value >= _SMALL and value % _ROUND != 0)


def _conflicting(one: Mention, other: Mention) -> bool:
    """Judge two figures of different articles whose values do not fit: a link makes them a dispute or a change."""
    if places(one, other) is Places.APART or _is_bare(one) or one.cues.wished != other.cues.wished:
        return False
    if adds(one, other) or one.cues.scopes != other.cues.scopes or not _same_days(one, other):
        return False
    if one.reading.key == "armed" and not one.reading.outcome:
        return _strengths(one, other)
    if one.cues.compares or other.cues.compares:
        return likeness(one, other) >= (_LIKE if one.reading.outcome else _COMPARABLE)
    if one_toll(one, other) and (one.reading.key == "people" or same_day_alike(one, other)):
        return True
    same_rate = bool(one.reading.per) == bool(other.reading.per)
    return same_rate and likeness(one, other) >= _LIKE and _tolls_or_rates(one, other)


def _both_present(one: Mention, other: Mention) -> bool:
    """Whether both count those of one sort who were somewhere: the part of all teachers that gathered."""
    mine, theirs = one.reading, other.reading
    return mine.key == theirs.key and {mine.outcome, theirs.outcome} <= _TAKING_PART


def _present(one: Mention, other: Mention) -> bool:
    """Judge two numbers of those who were somewhere on one day: each is somebody's estimate."""
    crowd = _both_present(one, other) or (one.reading.key == other.reading.key and one.reading.key in _PRESENT)
    if not crowd or not dated(one, other) or days_apart(one, other) > 1 or adds(one, other):
        return False
    estimated = all(mention.cues.estimated or mention.reading.bound is not Bound.EXACT for mention in (one, other))
    return estimated and places(one, other) is Places.SHARED and likeness(one, other) >= _PRESENT_LIKE


def _tolls_or_rates(one: Mention, other: Mention) -> bool:
    """Judge two tolls, rates or other counts whose sentences are alike."""
    if one.reading.outcome:
        return told_alike(one, other)
    like, shared = (_LIKE, _MUCH_SHARED) if one.reading.measured else (_VERY_LIKE, _MOSTLY_SHARED)
    return dated(one, other) and likeness(one, other) >= like and overlap(one, other) >= shared


def _strengths(one: Mention, other: Mention) -> bool:
    """Judge two numbers of fighters: of one group in one place, on known days."""
    strengths = one.about.joint == other.about.joint and dated(one, other) and _is_strength(one) and _is_strength(other)
    return strengths and _shares_group(one, other) and places(one, other) is Places.SHARED


def _is_strength(mention: Mention) -> bool:
    """Whether it says how many fighters an armed group has."""
    return mention.cues.strength and mention.reading.key == "armed" and not mention.reading.outcome


def _shares_group(one: Mention, other: Mention) -> bool:
    mine, theirs = (
        {name.en for name in mention.about.organisations if not _CIVIL.search(name.en)} for mention in (one, other)
    )
    return bool(mine & theirs) or not mine or not theirs


def _is_bare(mention: Mention) -> bool:
    """Whether no list says what is counted, or a stretch of time is measured."""
    reading = mention.reading
    return not reading.counted.en or reading.counted.en.rstrip("s") == reading.unit or reading.timed


def _same_days(one: Mention, other: Mention) -> bool:
    """Whether two figures may be of one event, or of one time, by the days they were published on."""
    if one.reading.outcome:
        return days_apart(one, other) <= _ONE_EVENT
    if not (_is_strength(one) and _is_strength(other)) or not fit(one.reading, other.reading):
        return True
    if one.published is None or other.published is None:
        return one.reading.value == other.reading.value and one.reading.upper == other.reading.upper
    return days_apart(one, other) <= _STILL


def _apart_in_time(one: Mention, other: Mention) -> bool:
    """Whether the dates that two figures are given for, each a day, a month or a year, exclude each other.

    A figure without a date is of its article's time. The latest toll of an event is given for a later day than the
    first one.
    """
    mine, theirs = one.about.when, other.about.when
    if not mine or not theirs:
        return _of_another_year(mine, other.published) or _of_another_year(theirs, one.published)
    if mine.startswith(theirs) or theirs.startswith(mine):
        return False
    if not (one.cues.updates or other.cues.updates) or len(mine) != _DAY or len(theirs) != _DAY:
        return True
    return abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days) > _ONE_EVENT


def _of_another_year(when: str, published: date | None) -> bool:
    """Whether a date lies in a year to come, or in one that was over long before the day of publication."""
    if not when or published is None:
        return False
    year = int(when[:4])
    return year > published.year or (published - date(year, 12, 31)).days > _STILL
