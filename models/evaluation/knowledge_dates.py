"""Scores the reading of dates: where they stand and what they mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing.dossier import Precision
from briefing.knowledge.dates.reading import DateReading, read_dates
from models.evaluation.knowledge_gold import KnowledgeGold, Label, Spot, spot_in, spot_of
from models.evaluation.knowledge_tally import Tally, pair

_YEAR_DIGITS = 4
_DECADE_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date as it was read in a sentence."""

    spot: Spot
    reading: DateReading

    def __str__(self) -> str:
        """Describe it for a list of mistakes."""
        reading = self.reading
        meant = f"{reading.date}..{reading.end_date} {reading.precision.value}"
        return f"{self.spot.article}: {reading.expression} [{meant}; {reading.basis}]"


def score_dates(gold: KnowledgeGold) -> Iterator[Tally]:
    """Yield the lines about dates."""
    labels = gold.labels("dates")
    found = [
        FoundDate(spot=spot_in(sentence, each.start, each.end), reading=each)
        for article, sentence in gold.sentences()
        for each in read_dates(sentence.normalised, published=article.article.published_at)
    ]
    yield _tally("dates", gold, labels, found, means_the_same)
    yield _tally("dates: place", gold, labels, found, lambda _label, _reading: True)


def _tally(
    measure: str,
    gold: KnowledgeGold,
    labels: Sequence[Label],
    found: Sequence[FoundDate],
    right: Callable[[Label, DateReading], bool],
) -> Tally:
    paired = pair(
        labels, found, lambda label, each: spot_of(label).shared(each.spot) > 0 and right(label, each.reading)
    )
    return Tally(
        measure=measure,
        right=len(paired.right),
        extra=[str(each) for each in paired.extra if not gold.is_open(each.spot, "dates")],
        missed=[_shown(label) for label in paired.missed],
    )


def _shown(label: Label) -> str:
    return f"{label['article']}: {label['text']} [{label['date']}..{label['end_date']} {label['precision']}]"


def means_the_same(label: Label, reading: DateReading) -> bool:
    """Say whether a date is resolved as one of the readings that the label allows."""
    return any(_is(each, reading) for each in (label, *label["or"]))


def _is(label: Label, reading: DateReading) -> bool:
    """Compare date and precision, of stretches the end too; where calendars differ on edges, be lenient."""
    if reading.precision.value != label["precision"]:
        return False
    match reading.precision:
        case Precision.WEEK:  # begins on Saturday, Sunday or Monday
            return bool(label["date"] <= reading.date <= label["end_date"])
        case Precision.SEASON:
            return bool(reading.date[:_YEAR_DIGITS] == label["date"][:_YEAR_DIGITS])
        case Precision.DECADE:
            return bool(reading.date[:_DECADE_DIGITS] == label["date"][:_DECADE_DIGITS])
        case _:
            return bool(reading.date == label["date"] and reading.end_date == label["end_date"])
