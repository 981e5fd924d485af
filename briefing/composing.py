"""From an outline and its translations to the document: every point with its citations, checks and caveats."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.article import Rejection
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
from briefing.outline import Outline, StoryOutline
from briefing.preparing import PreparedArticle, opening
from briefing.revisions import FigureChange, revision_of
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

    def compose(self) -> BriefingDocument:
        """Put the document together."""
        by_id = {prepared.article.id: prepared for prepared in self.articles}
        stories = tuple(self._story(number, story, by_id) for number, story in enumerate(self.outline.stories, start=1))
        key_points = tuple(self._point(each) for story in self.outline.stories for each in story.key_points)
        entries = (*map(self._entry, self.articles), *map(_skipped, self.rejections))
        return BriefingDocument(
            created_at=self.created_at,
            headline=_joined([story.headline for story in stories[:HEADLINE_STORIES]]),
            key_points=key_points,
            stories=stories,
            articles=entries,
            caveats=tuple(self._caveats(key_points, by_id)),
            models=self.models,
        )

    def _story(self, number: int, story: StoryOutline, by_id: Mapping[str, PreparedArticle]) -> Story:
        titles = [self._title(by_id[article]) for article in story.typical]
        sound = [title for title in titles if all(check.passed for check in title.checks)]
        return Story(
            id=f"story-{number}",
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

    def _caveats(self, key_points: Sequence[Point], by_id: Mapping[str, PreparedArticle]) -> Iterator[Caveat]:
        for rejection in self.rejections:
            yield Caveat(code=rejection.code, message=f"{rejection.origin}: {rejection.reason}", article=rejection.id)
        yield from self._translation_caveats()
        if folded := len(self.outline.folded):
            message = f"{_count(folded, 'article is a near-copy', 'articles are near-copies')} of another: one source."
            yield Caveat(code="near_copies", message=message)
        yield from self._revision_caveats(by_id)
        if single := sum(point.support == 1 for point in key_points):
            come = _verb(single, "comes", "come")
            message = f"{single} of {_count(len(key_points), 'key point')} {come} from a single source."
            yield Caveat(code="single_source", message=message)
        undated = [prepared for prepared in self.articles if prepared.article.published_at is None]
        if undated:
            message = (
                f"No publication date is known for {_count(len(undated), 'article')}: the order of events may be wrong."
            )
            yield Caveat(code="undated", message=message)

    def _revision_caveats(self, by_id: Mapping[str, PreparedArticle]) -> Iterator[Caveat]:
        for copy, kept in self.outline.folded.items():
            revision = revision_of(by_id[copy], by_id[kept])
            differences = [_difference(change, kept) for change in revision.figures]
            if revision.added:
                own = _count(revision.added, "sentence that stands", "sentences that stand")
                differences.append(f"{own} in it alone")
            if differences:
                message = f"{copy} was folded into {kept} but has {'; '.join(differences)}."
                yield Caveat(code="near_copies", message=message, article=copy)

    def _translation_caveats(self) -> Iterator[Caveat]:
        weaknesses = [weakness for model in self.models if model.role == "translation" for weakness in model.weaknesses]
        yield from (Caveat(code="translation_quality", message=weakness) for weakness in weaknesses)
        total = len(self.translations)
        if failed := sum(translation.failures > 0 for translation in self.translations.values()):
            flagged = _verb(failed, "is flagged where it stands", "are flagged where they stand")
            message = f"{failed} of {_count(total, 'translated sentence')} failed a check and {flagged}."
            yield Caveat(code="failed_checks", message=message)
        if repaired := sum(bool(translation.repairs) for translation in self.translations.values()):
            message = f"Figures were corrected in {_count(repaired, 'translated sentence')}; each correction is marked."
            yield Caveat(code="repaired_figures", message=message)


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


def _difference(change: FigureChange, kept: str) -> str:
    return f"{change.here or 'no figure'} where {kept} has {change.there or 'none'}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {_verb(number, one, many or one + 's')}"


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
