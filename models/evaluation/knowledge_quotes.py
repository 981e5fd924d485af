"""Scores quotes: whose words they are and where they begin and end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing.dossier import Quote, QuoteKind
from briefing.knowledge.reading import ReadStory
from briefing.knowledge.speakers.quotes import find_quotes
from briefing.point import Attribution, SpeakerKind
from models.evaluation.knowledge_gold import KnowledgeGold, Label, Spot, spot_of
from models.evaluation.knowledge_tally import Tally, pair
from models.evaluation.knowledge_words import fold_name, same_arabic, word_overlap

_SAME_WORDS = 0.8  # share of the longer text's words


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuote:
    """A quote with the sentence that it stands in."""

    spot: Spot
    quote: Quote

    def __str__(self) -> str:
        """Describe it for a list of mistakes."""
        by = self.quote.attribution
        speaker = f"{by.kind.value}: {by.speaker.en} / {by.speaker.ar}"
        return f"{self.spot.article}: {self.quote.kind.value} [{speaker}] {self.quote.words.ar}"


def score_quotes(gold: KnowledgeGold) -> Iterator[Tally]:
    """Yield the lines about quotes; each article is read by itself, so that near-copies count too."""
    labels = gold.labels("quotes")
    found = [
        each
        for article in gold.read
        for quote in find_quotes(ReadStory(id=article.prepared.article.id, articles=(article,)))
        if not _is_open(gold, each := _found(quote), labels)
    ]
    yield _tally("quotes", labels, found, _right)
    yield _tally("quotes: words", labels, found, lambda _label, _quote: True)
    for kind in QuoteKind:
        yield _tally(
            f"quotes: {kind.value}",
            [label for label in labels if label["kind"] == kind.value],
            [each for each in found if each.quote.kind is kind],
            _right,
        )


def _found(quote: Quote) -> FoundQuote:
    cited = quote.point.citations[0]
    return FoundQuote(spot=Spot(article=cited.article, start=cited.start, end=cited.end), quote=quote)


def _is_open(gold: KnowledgeGold, found: FoundQuote, labels: Sequence[Label]) -> bool:
    """Say whether the labels leave open what is found: what a sentence reports besides the words that it quotes."""
    if gold.is_open(found.spot, "quotes"):
        return True
    if found.quote.kind is QuoteKind.DIRECT:
        return False
    here = {label["kind"] for label in labels if spot_of(label).shared(found.spot)}
    return here == {QuoteKind.DIRECT.value}


def _tally(
    measure: str, labels: Sequence[Label], found: Sequence[FoundQuote], right: Callable[[Label, Quote], bool]
) -> Tally:
    def fits(label: Label, each: FoundQuote) -> bool:
        return (
            label["kind"] == each.quote.kind.value
            and spot_of(label).shared(each.spot) > 0
            and word_overlap(label["text"], each.quote.words.ar) >= _SAME_WORDS
            and right(label, each.quote)
        )

    paired = pair(labels, found, fits)
    return Tally(
        measure=measure,
        right=len(paired.right),
        extra=[str(each) for each in paired.extra],
        missed=[_shown(label) for label in paired.missed],
    )


def _shown(label: Label) -> str:
    speaker = f"{'/'.join(label['speaker_kind'])}: {label['speaker'][0]} / {label['speaker_ar'][0]}"
    return f"{label['article']}: {label['kind']} [{speaker}] {label['text']}"


def _right(label: Label, quote: Quote) -> bool:
    return is_speaker(label, quote.attribution)


def is_speaker(label: Label, attribution: Attribution) -> bool:
    """Say whether a speaker is the labelled one: kind and name, or kind and the essence of the description."""
    if attribution.kind.value not in label["speaker_kind"]:
        return False
    speaker = attribution.speaker
    if fold_name(speaker.en) in {fold_name(name) for name in label["speaker"]}:
        return True
    described = f"{speaker.ar} {attribution.role.ar}" if attribution.role else speaker.ar
    words = speaker.ar if attribution.kind is SpeakerKind.NAMED else described
    return same_arabic(label["speaker_ar"], words) or same_arabic(label["speaker_ar"], speaker.ar)
