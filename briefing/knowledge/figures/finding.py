"""Finds the figures of a story, links those for the same thing, and says whether the sources agree on them."""

from collections.abc import Sequence

from briefing.dossier import Figure, FigureMention, Standing
from briefing.knowledge.figures.links import group_mentions
from briefing.knowledge.figures.mentions import Mention, mentions_of
from briefing.knowledge.figures.standing import explain, standing_of
from briefing.knowledge.figures.values import show
from briefing.knowledge.reading import ReadStory
from briefing.point import Label

_ABOUT = 3  # places and organisations named
_STANDINGS = [Standing.DISPUTED, Standing.AGREED, Standing.SINGLE_SOURCE]
_CASUALTIES = frozenset({"killed", "injured", "missing", "killed or injured", "kidnapped", "executed", "bodies"})
_SMALL = 10.0


def find_figures(story: ReadStory) -> tuple[Figure, ...]:
    """Find the figures of a story, the most important first: disputed, agreed, then casualties and money.

    A value is left out where nothing tells what it counts: a bare number is no use to an editor.
    """
    named = [group for group in group_mentions(mentions_of(story)) if any(each.reading.counted.en for each in group)]
    groups = sorted(named, key=_weight)
    return tuple(_figure(story, group, number) for number, group in enumerate(groups, 1))


def _weight(group: Sequence[Mention]) -> tuple[int, int, int, int]:
    """Rank a figure: standing, sort of thing, number of sources, place in the story."""
    reading = group[0].reading
    return (
        _STANDINGS.index(standing_of(group)),
        _rank(group),
        -len({mention.source for mention in group}),
        -len(reading.qualities),
    )


def _rank(group: Sequence[Mention]) -> int:
    """Rank what is counted: casualties, money and people before shares, things and stretches of time."""
    reading = group[0].reading
    if reading.outcome in _CASUALTIES:
        return 0 if not reading.part else 2
    if reading.former or not reading.counted.en or reading.timed:
        return 7
    if reading.unit not in {"", "people", "percent"} and ":" in reading.key:
        return 1
    small = reading.value < _SMALL
    if reading.unit in {"people", "percent"}:
        return 5 if small and reading.unit == "people" else 2 + reading.part
    return 6 if small else 4


def _figure(story: ReadStory, group: Sequence[Mention], number: int) -> Figure:
    best = _best_named(group)
    return Figure(
        id=f"{story.id}-figure-{number}",
        story=story.id,
        counted=best.reading.counted,
        unit=best.reading.unit,
        about=_about(group),
        standing=standing_of(group),
        explanation=explain(group),
        support=len({mention.source for mention in group}),
        mentions=tuple(_mention(mention) for mention in _best_supported_first(group)),
    )


def _best_named(group: Sequence[Mention]) -> Mention:
    """Return the mention whose name of the thing counted stands for all: "fighters" rather than "members"."""
    outcomes = {mention.reading.outcome for mention in group}
    keys = {mention.reading.key for mention in group}

    def misfits(mention: Mention) -> tuple[bool, ...]:
        reading = mention.reading
        narrow = len(keys) > 1 and reading.key != "people" and "people" in keys
        befallen = len(outcomes) > 1 and bool(reading.outcome)
        return not reading.counted.en, narrow, befallen, reading.counted.en == "members"

    return min(group, key=misfits)


def _best_supported_first(group: Sequence[Mention]) -> list[Mention]:
    """Order mentions by the number of sources that give their value, then as they stand in the story."""
    sources: dict[str, set[str]] = {}
    for mention in group:
        sources.setdefault(show(mention.reading), set()).add(mention.source)
    return sorted(group, key=lambda mention: -len(sources[show(mention.reading)]))


def _about(group: Sequence[Mention]) -> tuple[Label, ...]:
    """Return the places and organisations that most mentions share, places first."""
    counts: dict[str, tuple[int, int, Label]] = {}
    labels = [(0, label) for mention in group for label in mention.about.places]
    labels += [(1, label) for mention in group for label in mention.about.organisations]
    for order, label in labels:
        count, rank, first = counts.get(label.en, (0, order, label))
        counts[label.en] = (count + 1, rank, first)
    ranked = sorted(counts.values(), key=lambda entry: (-entry[0], entry[1]))
    return tuple(label for _, _, label in ranked[:_ABOUT])


def _mention(mention: Mention) -> FigureMention:
    reading = mention.reading
    return FigureMention(
        shown=f"not {show(reading)}" if reading.denied else show(reading),
        value=reading.value,
        upper=reading.upper,
        bound=reading.bound,
        attribution=mention.attribution,
        denied=reading.denied,
        when=mention.about.when,
        point=mention.article.point(mention.sentence),
    )
