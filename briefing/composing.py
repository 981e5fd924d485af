"""From an outline and its translations to the document: every point with its citations, checks and caveats."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.article import Rejection
from briefing.caveats import of_copies, of_dates, of_dossier, of_rejections, of_support, of_translations
from briefing.document import (
    ArticleEntry,
    ArticleStatus,
    Bilingual,
    BriefingDocument,
    Caveat,
    ModelUse,
    Point,
    SourceSentence,
    Story,
)
from briefing.dossier import Dossier, GlossaryUse
from briefing.glossary import GlossaryTerm, glossary_of
from briefing.knowledge.glossary_use import uses_of
from briefing.knowledge.reading import cite
from briefing.knowledge.sources import describe_sources
from briefing.knowledge.trust import backing_of, leading_first
from briefing.outline import Outline, StoryOutline, story_id
from briefing.preparing import PreparedArticle, opening
from briefing.rendition import Rendition, Sources
from briefing.selection import Statement
from briefing.translating import Translation

# More headlines than this in the headline of a batch tell nobody anything.
HEADLINE_STORIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Composes the document of one batch."""

    articles: tuple[PreparedArticle, ...]
    rejections: tuple[Rejection, ...]
    outline: Outline
    translations: Mapping[str, Translation]  # normalised Arabic -> English
    models: tuple[ModelUse, ...]
    created_at: datetime  # UTC
    glossary: tuple[GlossaryTerm, ...] = ()  # what the translations were made with

    def compose(self) -> BriefingDocument:
        """Put the document together."""
        by_id = {prepared.article.id: prepared for prepared in self.articles}
        stories = tuple(self._story(number, story, by_id) for number, story in enumerate(self.outline.stories, start=1))
        key_points = leading_first([self._point(each) for story in self.outline.stories for each in story.key_points])
        entries = (*map(self._entry, self.articles), *map(_skipped, self.rejections))
        rendition = Rendition(sources=Sources(self.articles), translations=self.translations)
        dossier = rendition.dossier(self.outline.dossier)
        document = BriefingDocument(
            created_at=self.created_at,
            headline=_joined([story.headline for story in stories[:HEADLINE_STORIES]]),
            key_points=tuple(key_points),
            stories=stories,
            articles=entries,
            caveats=tuple(self._caveats(key_points, dossier)),
            models=self.models,
            figures=dossier.figures,
            timeline=dossier.timeline,
            quotes=dossier.quotes,
            entities=dossier.entities,
            contradictions=dossier.contradictions,
            glossary=self._glossary_uses(),
        )
        return replace(document, sources=describe_sources(document))

    def _caveats(self, key_points: Sequence[Point], dossier: Dossier) -> Iterator[Caveat]:
        yield from of_rejections(self.rejections)
        yield from of_translations(self.translations.values(), self.models)
        yield from of_copies(self.articles, self.outline.folded)
        yield from of_support(key_points)
        yield from of_dates(self.articles)
        yield from of_dossier(dossier)

    def _glossary_uses(self) -> tuple[GlossaryUse, ...]:
        """Say how the glossary was used in every sentence that is shown; copies count with what they are copies of."""
        cited = [
            (cite(sentence), self.translations[sentence.normalised])
            for prepared in self.articles
            for sentence in prepared.sentences
            if sentence.normalised in self.translations and prepared.article.id not in self.outline.folded
        ]
        return uses_of(cited, glossary_of(self.glossary))

    def _story(self, number: int, story: StoryOutline, by_id: Mapping[str, PreparedArticle]) -> Story:
        titles = [self._title(by_id[article]) for article in story.typical]
        sound = [title for title in titles if all(check.passed for check in title.checks)]
        return Story(
            id=story_id(number),
            headline=(sound or titles)[0],
            summary=tuple(map(self._point, story.summary)),
            articles=story.articles,
        )

    def _point(self, statement: Statement) -> Point:
        translation = self.translations[statement.normalised]
        return Point(
            en=translation.en,
            ar=statement.ar,
            citations=statement.citations,
            checks=translation.checks,
            repairs=translation.repairs,
            support=len(statement.citations),  # one of each independent source
            attribution=statement.attribution,
            backing=backing_of(support=len(statement.citations), attribution=statement.attribution),
        )

    def _title(self, prepared: PreparedArticle) -> Bilingual:
        translation = self.translations[prepared.title_source]
        english = translation.en if prepared.has_title else opening(translation.en)
        return Bilingual(en=english, ar=prepared.title, checks=translation.checks, repairs=translation.repairs)

    def _entry(self, prepared: PreparedArticle) -> ArticleEntry:
        article = prepared.article
        leader = self.outline.folded.get(article.id)
        return ArticleEntry(
            id=article.id,
            title=self._title(prepared),
            publisher=article.publisher,
            url=article.url,
            published_at=article.published_at,
            language=article.language,
            dateline=prepared.dateline,
            status=ArticleStatus.FOLDED if leader else ArticleStatus.USED,
            reason=f"Nearly the same text as {leader}: counted as one source with it." if leader else "",
            duplicate_of=leader,
            abstract=tuple(map(self._point, self.outline.abstracts.get(article.id, ()))),
            sentences=tuple(
                SourceSentence(start=sentence.start, end=sentence.end, ar=sentence.text)
                for sentence in prepared.sentences
            ),
        )


def _skipped(rejection: Rejection) -> ArticleEntry:
    return ArticleEntry(
        id=rejection.id,
        title=Bilingual(en="", ar=rejection.title),
        publisher=rejection.publisher,
        url=rejection.url,
        published_at=rejection.published_at,
        status=ArticleStatus.SKIPPED,
        reason=rejection.reason,
    )


def _joined(headlines: Sequence[Bilingual]) -> Bilingual:
    return Bilingual(
        en="; ".join(headline.en for headline in headlines),
        ar="؛ ".join(headline.ar for headline in headlines),
        checks=tuple(check for headline in headlines for check in headline.checks),
        repairs=tuple(repair for headline in headlines for repair in headline.repairs),
    )
