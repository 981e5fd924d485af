"""Puts the English into what was found in the Arabic: every point of a dossier gets its translation and its checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.arabic.normalise import normalise_text
from briefing.dossier import Contradiction, Dossier, Figure, FigureMention, Quote, QuoteKind, TimelineEntry
from briefing.knowledge.trust import backing_of
from briefing.point import Bilingual, Citation, Point
from briefing.preparing import PreparedArticle
from briefing.translating import Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """The translations of a batch, found by what they are translations of."""

    sources: "Sources"
    translations: Mapping[str, Translation]  # normalised Arabic -> English

    def dossier(self, found: Dossier) -> Dossier:
        """Return the dossier in English."""
        return replace(
            found,
            figures=tuple(map(self._figure, found.figures)),
            timeline=tuple(map(self._entry, found.timeline)),
            quotes=tuple(map(self._quote, found.quotes)),
            contradictions=tuple(map(self._contradiction, found.contradictions)),
        )

    def point(self, point: Point) -> Point:
        """Return a point in English."""
        translation = self.translations[self.sources.sentence(point.citations[0])]
        return replace(
            point,
            en=translation.en,
            checks=translation.checks,
            repairs=translation.repairs,
            backing=backing_of(support=point.support, attribution=point.attribution),
        )

    def _figure(self, figure: Figure) -> Figure:
        return replace(figure, mentions=tuple(map(self._mention, figure.mentions)))

    def _mention(self, mention: FigureMention) -> FigureMention:
        return replace(mention, point=self.point(mention.point))

    def _entry(self, entry: TimelineEntry) -> TimelineEntry:
        return replace(entry, point=self.point(entry.point))

    def _quote(self, quote: Quote) -> Quote:
        translation = self.translations[self.sources.quoted(quote)]
        words = Bilingual(en=translation.en, ar=quote.words.ar, checks=translation.checks, repairs=translation.repairs)
        return replace(quote, words=words, point=self.point(quote.point))

    def _contradiction(self, found: Contradiction) -> Contradiction:
        return replace(found, one=self.point(found.one), other=self.point(found.other))


class Sources:
    """The Arabic of a batch as it is translated."""

    def __init__(self, articles: Sequence[PreparedArticle]) -> None:
        """Index the sentences of the articles."""
        self._sentences = {
            (sentence.article, sentence.index): sentence.normalised
            for article in articles
            for sentence in article.sentences
        }

    def sentence(self, citation: Citation) -> str:
        """Return the normalised sentence that is cited."""
        return self._sentences[citation.article, citation.sentence]

    def quoted(self, quote: Quote) -> str:
        """Return what is translated of a quote: the quoted words, or the sentence of reported speech."""
        if quote.kind is QuoteKind.REPORTED:
            return self.sentence(quote.point.citations[0])
        return normalise_text(quote.words.ar)

    def texts(self, found: Dossier) -> Iterator[tuple[str, str]]:
        """Give every text of a dossier that is to be translated, with its article's id; one may come twice."""
        for point in points_of(found):
            yield self.sentence(point.citations[0]), point.citations[0].article
        for quote in found.quotes:
            yield self.quoted(quote), quote.point.citations[0].article


def points_of(found: Dossier) -> Iterator[Point]:
    """Walk over the points of a dossier."""
    yield from (mention.point for figure in found.figures for mention in figure.mentions)
    yield from (entry.point for entry in found.timeline)
    yield from (quote.point for quote in found.quotes)
    yield from (side for each in found.contradictions for side in (each.one, each.other))
