"""Scores the reading of figures, their linking across articles, and what is said of their standing."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.dossier import Figure, FigureMention, Standing
from briefing.knowledge.figures.finding import find_figures
from briefing.knowledge.figures.reading import read_figures
from models.evaluation.knowledge_gold import KnowledgeGold, Label, Spot, spot_in, spot_of
from models.evaluation.knowledge_tally import Tally, pair
from models.evaluation.knowledge_words import Synonyms, read_synonyms

_PRECISION = 1e-6  # relative difference at which two values are the same
_MEASURELESS = frozenset({"", "people"})  # units that say nothing beyond what is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure:
    """A figure as it was read in a sentence."""

    spot: Spot
    value: float
    upper: float | None
    bound: str
    counted: str
    unit: str
    expression: str

    def __str__(self) -> str:
        """Describe it for a list of mistakes."""
        upper = f"–{self.upper:g}" if self.upper is not None else ""
        words = f"{self.bound} {self.value:g}{upper} | {self.counted} | {self.unit}"
        return f"{self.spot.article}: {self.expression} [{words}]"


def score_figures(gold: KnowledgeGold) -> Iterator[Tally]:
    """Yield the lines about figures: mentions, then links, standing and disputes."""
    synonyms = read_synonyms(gold.folder / "synonyms.txt")
    labels, found = gold.labels("figures"), list(_read(gold))
    yield _mentions(
        "figures", gold, labels, found, lambda label, each: _same_value(label, each) and _named(label, each, synonyms)
    )
    yield _mentions("figures: value", gold, labels, found, _same_value)
    yield _mentions(
        "figures: bounds", gold, labels, found,
        lambda label, each: _same_value(label, each) and label["bound"] == each.bound,
    )  # fmt: skip
    yield from _linked(gold, labels)


def _read(gold: KnowledgeGold) -> Iterator[FoundFigure]:
    for _, sentence in gold.sentences():
        for each in read_figures(sentence.normalised):
            yield FoundFigure(
                spot=spot_in(sentence, each.start, each.end),
                value=each.value,
                upper=each.upper,
                bound=each.bound.value,
                counted=each.counted.en,
                unit=each.unit,
                expression=sentence.normalised[each.start : each.end],
            )


def _mentions(
    measure: str,
    gold: KnowledgeGold,
    labels: Sequence[Label],
    found: Sequence[FoundFigure],
    right: Callable[[Label, FoundFigure], bool],
) -> Tally:
    paired = pair(labels, found, lambda label, each: spot_of(label).shared(each.spot) > 0 and right(label, each))
    return Tally(
        measure=measure,
        right=len(paired.right),
        extra=[str(each) for each in paired.extra if not gold.is_open(each.spot, "figures")],
        missed=[_shown(label) for label in paired.missed],
    )


def _shown(label: Label) -> str:
    upper = f"–{label['upper']:g}" if label["upper"] is not None else ""
    words = f"{label['bound']} {label['value']:g}{upper} | {'/'.join(label['counted'])} | {'/'.join(label['unit'])}"
    return f"{label['article']}: {label['text']} [{words}]"


def _same_value(label: Label, found: FoundFigure | FigureMention) -> bool:
    if (label["upper"] is None) != (found.upper is None):
        return False
    upper = found.upper is None or math.isclose(label["upper"], found.upper, rel_tol=_PRECISION)
    return upper and math.isclose(label["value"], found.value, rel_tol=_PRECISION)


def _named(label: Label, found: FoundFigure, synonyms: Synonyms) -> bool:
    """Say whether the thing counted is the labelled one; of a share, a sum or a measure, whether the unit is."""
    if set(label["unit"]) <= _MEASURELESS:
        return synonyms.same(label["counted"], [found.counted])
    return synonyms.same(label["unit"], [found.unit, found.counted])


def _linked(gold: KnowledgeGold, labels: Sequence[Label]) -> Iterator[Tally]:
    kept = [label for label in labels if label["article"] not in gold.folded]
    figures = [figure for story in gold.stories() for figure in find_figures(story)]
    members = [_members(figure, kept) for figure in figures]
    yield _links(kept, members)
    yield _standing(kept, figures, members)
    yield _disputes(kept, figures, members)


def _members(figure: Figure, labels: Sequence[Label]) -> list[int]:
    """Return which labelled mentions a figure was put together from, by their index."""
    found = []
    for mention in figure.mentions:
        cited = mention.point.citations[0]
        sentence = Spot(article=cited.article, start=cited.start, end=cited.end)
        found += [
            index
            for index, label in enumerate(labels)
            if index not in found and sentence.shared(spot_of(label)) and _same_value(label, mention)
        ][:1]
    return found


def _links(labels: Sequence[Label], members: Sequence[Sequence[int]]) -> Tally:
    """Compare pairs of mentions that are said to be of one quantity."""
    groups = defaultdict(list)
    for index, label in enumerate(labels):
        groups[label["group"]].append(index)
    wanted = {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
    given = {pair for group in members for pair in combinations(sorted(group), 2)}

    def shown(link: tuple[int, int]) -> str:
        return " ~ ".join(_shown(labels[index]) for index in link)

    return Tally(
        measure="figures: links",
        right=len(wanted & given),
        extra=[shown(link) for link in sorted(given - wanted)],
        missed=[shown(link) for link in sorted(wanted - given)],
    )


def _standing(labels: Sequence[Label], figures: Sequence[Figure], members: Sequence[Sequence[int]]) -> Tally:
    """Compare what is said of the quantities that several sentences give."""
    tally = Tally(measure="figures: standing")
    sizes = Counter(label["group"] for label in labels)
    for group in (group for group, size in sizes.items() if size > 1):
        wanted = next(label["standing"] for label in labels if label["group"] == group)
        shares = [sum(labels[index]["group"] == group for index in each) for each in members]
        best = max(range(len(figures)), key=lambda index: shares[index], default=None)
        if best is None or not shares[best]:
            tally.missed.append(f"{group}: not found")
        elif figures[best].standing.value in wanted:
            tally.right += 1
        else:
            words = f"{group}: {figures[best].standing.value} for {'/'.join(wanted)}"
            tally.extra.append(words)
            tally.missed.append(words)
    return tally


def _disputes(labels: Sequence[Label], figures: Sequence[Figure], members: Sequence[Sequence[int]]) -> Tally:
    """Compare which quantities are called disputed, each once."""
    wanted = {label["group"] for label in labels if Standing.DISPUTED.value in label["standing"]}
    tally = Tally(measure="figures: disputed")
    seen = set()
    for figure, indices in zip(figures, members, strict=True):
        if figure.standing is not Standing.DISPUTED:
            continue
        groups = {labels[index]["group"] for index in indices} & wanted
        if groups:
            seen |= groups
        else:
            tally.extra.append(f"{figure.story}: {figure.counted.en} {figure.explanation}")
    tally.right = len(seen)
    tally.missed = sorted(wanted - seen)
    return tally
