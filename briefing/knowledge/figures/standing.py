"""Whether the sources agree on a figure, and the line that tells an editor who gives which value."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from briefing.dossier import Standing
from briefing.knowledge.figures.mentions import Mention
from briefing.knowledge.figures.values import fit, show
from briefing.knowledge.figures.voices import name_speaker, name_voice
from briefing.knowledge.outlets import is_country

_GROWING = frozenset({"killed", "injured", "killed or injured", "displaced", "arrested", "evacuated", "bodies", "destroyed", "damaged"})  # fmt: skip  # noqa: E501
_CHANGING = frozenset({"missing"})
_STOCK_DAYS = 30  # days after which another number of fighters may be a change
_RATE_DAYS = 7  # days after which another rate or price may be one
_SPEAKERS = 3  # named for one value


def standing_of(group: Sequence[Mention]) -> Standing:
    """Say whether the sources agree on a figure: what moved with time is no dispute."""
    if any(_disputes(one, other) for one, other in combinations(group, 2)):
        return Standing.DISPUTED
    return Standing.AGREED if any(_agrees(*pair) for pair in combinations(group, 2)) else Standing.SINGLE_SOURCE


def _agrees(one: Mention, other: Mention) -> bool:
    """Whether two sources give a value that fits, for the same time."""
    if one.source == other.source or one.reading.denied or other.reading.denied:
        return False
    if not fit(one.reading, other.reading):
        return False
    first, second = one.published, other.published
    return first is None or second is None or abs((second - first).days) <= _STOCK_DAYS


def _disputes(one: Mention, other: Mention) -> bool:
    if fit(one.reading, other.reading):
        return one.reading.denied != other.reading.denied
    if _moved(one, other):
        return False
    return one.article is not other.article or one.voice != other.voice


def _moved(one: Mention, other: Mention) -> bool:
    """Whether the later of two values may have taken the place of the earlier one."""
    first, second = one.published, other.published
    if one.article is other.article or first is None or second is None or first == second:
        return False
    days = abs((second - first).days)
    early, late = (one, other) if first < second else (other, one)
    outcome = one.reading.outcome
    if outcome in _CHANGING:
        return True
    if outcome in _GROWING:
        return _top(late) > _top(early)
    return days >= (_RATE_DAYS if ":" in one.reading.key else _STOCK_DAYS)


def _top(mention: Mention) -> float:
    return mention.reading.upper or mention.reading.value


def explain(group: Sequence[Mention]) -> str:
    """Say who gives which value, or how it moved: "12 (7 May) then 17 (9 May)"."""
    values = _by_value(group)
    if len(values) > 1 and standing_of(group) is not Standing.DISPUTED and _all_moved(values):
        ordered = sorted(values, key=lambda mentions: min(_day(mention) for mention in mentions))
        year = len({_day(mention).year for mention in group}) > 1
        return " then ".join(f"{show(mentions[0].reading)} ({_on(mentions, year=year)})" for mentions in ordered)
    return " / ".join(f"{show(mentions[0].reading)} ({_who(mentions, group)})" for mentions in values)


def _by_value(group: Sequence[Mention]) -> list[list[Mention]]:
    values: dict[str, list[Mention]] = {}
    for mention in group:
        values.setdefault(show(mention.reading), []).append(mention)
    return list(values.values())


def _all_moved(values: Sequence[Sequence[Mention]]) -> bool:
    """Whether at least two of the values do not fit, and every one is dated."""
    days = {mention.published for mentions in values for mention in mentions}
    return (
        None not in days
        and len(days) > 1
        and any(not fit(one[0].reading, other[0].reading) for one, other in combinations(values, 2))
    )


def _day(mention: Mention) -> date:
    return mention.published or date.max


def _on(mentions: Sequence[Mention], *, year: bool) -> str:
    """Write the first day that a value was given on: "7 May", with its year where that is needed."""
    day = min(_day(mention) for mention in mentions)
    return f"{day.day} {day:%B} {day.year}" if year else f"{day.day} {day:%B}"


def _who(mentions: Sequence[Mention], group: Sequence[Mention]) -> str:
    """Say who gives a value, and for which place where the others are for another."""
    stating = [mention for mention in mentions if not mention.reading.denied] or mentions
    speakers = list(dict.fromkeys(name_voice(mention) for mention in stating))
    names = ", ".join(speakers[:_SPEAKERS]) + (" and others" if len(speakers) > _SPEAKERS else "")
    deniers = list(dict.fromkeys(name_speaker(mention) for mention in mentions if mention not in stating))
    if deniers:
        names += f"; denied by {', '.join(deniers)}"
    place = _set_apart(mentions, group)
    return f"{names}; {place}" if place else names


def _set_apart(mentions: Sequence[Mention], group: Sequence[Mention]) -> str:
    """Return "in Derna" where the other values of a group are not for that place."""
    mine = [place.en for mention in mentions for place in mention.about.places if mention.about.own_places]
    others = [mention for mention in group if mention not in mentions and mention.about.own_places]
    if not mine or not others:
        return ""
    elsewhere = {place.en for mention in others for place in mention.about.places}
    return next((f"in {place}" for place in mine if place not in elsewhere and not is_country(place)), "")
