"""What is new since an earlier briefing: its stories are found again, and its statements, and figures that moved."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from functools import cached_property

from briefing.document import BriefingDocument
from briefing.dossier import Changes, Figure, FigureMention, FigureMove, Novelty, PointChange, StoryChange
from briefing.knowledge.news.likeness import Comparer, Pool, Statement
from briefing.knowledge.news.moves import FigureKey, figures_of, key_of, moves
from briefing.knowledge.news.same_stories import same_stories
from briefing.point import Bilingual, Citation, Point
from briefing.ports import Embedder

_MOST_VALUES = 3  # earlier values of a figure that are shown
_Place = tuple[str, int]  # article and sentence


def with_changes(
    document: BriefingDocument, earlier: BriefingDocument, *, since: str, embedder: Embedder
) -> BriefingDocument:
    """Return the document with what is new in it; `since` is the id or the file name of the earlier one."""
    return replace(document, changes=find_changes(document, earlier, since=since, embedder=embedder))


def find_changes(document: BriefingDocument, earlier: BriefingDocument, *, since: str, embedder: Embedder) -> Changes:
    """Compare a briefing with an earlier one.

    What stands in any article of the earlier batch is known, whether or not the earlier briefing showed it: so the
    same articles in another order, or with more key points, bring nothing new.
    """
    comparison = _Comparison(document, earlier, Comparer(embedder=embedder))
    return Changes(
        since=since,
        earlier=earlier.created_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        stories=tuple(comparison.stories()),
        points=tuple(comparison.points()),
        gone=tuple(comparison.gone()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """What is new about one point."""

    novelty: Novelty
    earlier: Bilingual | None = None
    moved: tuple[FigureMove, ...] = ()


class _Comparison:
    """Two briefings side by side."""

    def __init__(self, document: BriefingDocument, earlier: BriefingDocument, comparer: Comparer) -> None:
        self._document, self._earlier, self._comparer = document, earlier, comparer
        self._news: dict[str, _News] = {}  # by Arabic: one sentence may be a key point and stand in a summary
        self._figures: dict[str, frozenset[FigureKey]] = {}  # by earlier story: the figures that its articles gave
        self._was = Pool(statements_of(earlier))
        self._now = Pool(statements_of(document))
        self._stories = {article: story.id for story in document.stories for article in story.articles}

    @cached_property
    def _matched(self) -> Mapping[str, str]:
        """Map the id of each story that was known to its id in the earlier briefing."""
        return same_stories(self._document, self._earlier, embedder=self._comparer.embedder)

    def points(self) -> Iterator[PointChange]:
        """Say of each key point whether it is new."""
        for index, point in enumerate(self._document.key_points):
            news = self._judge(point)
            yield PointChange(point=index, novelty=news.novelty, earlier=news.earlier, moved=news.moved)

    def stories(self) -> Iterator[StoryChange]:
        """Say of each story whether it is new, or something in it."""
        headlines = {story.id: story.headline.en for story in self._earlier.stories}
        for story in self._document.stories:
            points = (*(each for each in self._document.key_points if self._story(each) == story.id), *story.summary)
            same = all(self._judge(point).novelty is Novelty.KNOWN for point in points)
            known = self._matched.get(story.id) or (self._split_from(points) if same else "")
            moved = any(self._moved_mentions(story.id))
            novelty = (Novelty.KNOWN if same and not moved else Novelty.CHANGED) if known else Novelty.NEW
            yield StoryChange(story=story.id, novelty=novelty, earlier=known, earlier_headline=headlines.get(known, ""))

    def _split_from(self, points: Sequence[Point]) -> str:
        """Return the earlier story that known points stood in: what was one story may be two by now."""
        known = (self._was.by_key.get(_statement(point).key) for point in points)
        stories = Counter(each.story for each in known if each and each.story)
        return stories.most_common(1)[0][0] if stories else ""

    def gone(self) -> Iterator[Bilingual]:
        """Yield the earlier key points that nothing says any more."""
        for point in self._earlier.key_points:
            statement = _statement(point)
            if statement.key not in self._now.by_key and not self._comparer.alike(statement, self._now):
                yield _bilingual(statement)

    def _story(self, point: Point) -> str:
        return self._stories.get(point.citations[0].article, "")

    def _judge(self, point: Point) -> _News:
        if point.ar not in self._news:
            self._news[point.ar] = self._compare(point)
        return self._news[point.ar]

    def _compare(self, point: Point) -> _News:
        statement = _statement(point, story=self._story(point))
        if known := self._was.by_key.get(statement.key):
            return _News(novelty=Novelty.KNOWN, earlier=_bilingual(known, en=point.en))
        restated = [(each, self._moves(point, statement, each)) for each in self._restated(point, statement)]
        for each, moved in restated:
            if not moved:
                return _News(novelty=Novelty.KNOWN, earlier=_bilingual(each))
        # Alike sentences of two stories with different figures tell of two events.
        for each, moved in restated:
            if each.story == self._matched.get(statement.story):
                return _News(novelty=Novelty.CHANGED, earlier=_bilingual(each), moved=moved)
        return self._by_figures(point, statement) or _News(novelty=Novelty.NEW)

    def _restated(self, point: Point, statement: Statement) -> list[Statement]:
        """Return the earlier statements that say what a point says, or what a sentence says that supports it.

        Those that the earlier briefing shows in English go first, then the likest.
        """
        sentences = (self._sentences.get((cited.article, cited.sentence)) for cited in point.citations[1:])
        supporting = (self._was.by_key.get(each.key) for each in sentences if each)
        found = dict.fromkeys((*self._comparer.alike(statement, self._was), *filter(None, supporting)))
        return sorted(found, key=lambda each: not each.en)

    def _moves(self, point: Point, now: Statement, was: Statement) -> tuple[FigureMove, ...]:
        """Return the figures that moved; what any article of the earlier story gave already has not."""
        given = self._given(was.story) if was.story == self._matched.get(now.story) else frozenset[FigureKey]()
        new = [each for each in figures_of(now.text) if key_of(each) not in given]
        moved = moves(new, figures_of(was.text))
        labels = {mention.shown: figure.counted.en for figure, mention in self._mentions_in(point)}
        return tuple(replace(each, counted=labels.get(each.now) or each.counted) for each in moved)

    def _given(self, story: str) -> frozenset[FigureKey]:
        if story not in self._figures:
            texts = (each.text for each in self._was.by_key.values() if each.story == story)
            self._figures[story] = frozenset(key_of(figure) for text in texts for figure in figures_of(text))
        return self._figures[story]

    def _by_figures(self, point: Point, statement: Statement) -> _News | None:
        """Find a point by the figures it gives, where its wording is not that of the earlier briefing."""
        places = {_place(cited) for cited in point.citations}
        found = [
            (move, before)
            for mention, move, before in self._moved_mentions(statement.story)
            if _place(mention.point.citations[0]) in places
        ]
        if not found:
            return None
        before = found[0][1].point
        return _News(
            novelty=Novelty.CHANGED,
            earlier=Bilingual(en=before.en, ar=before.ar),
            moved=tuple(dict.fromkeys(move for move, _ in found)),
        )

    def _moved_mentions(self, story: str) -> Iterator[tuple[FigureMention, FigureMove, FigureMention]]:
        """Yield the new mentions of a story's figures with other values than before, and an earlier mention of each."""
        known = self._matched.get(story)
        for figure in (each for each in self._document.figures if each.story == story):
            before = next(
                (each for each in self._earlier.figures if each.story == known and _counts(each, figure)), None
            )
            if before is None:
                continue
            values = {(each.value, each.upper) for each in before.mentions}
            was = " / ".join(list(dict.fromkeys(each.shown for each in before.mentions))[:_MOST_VALUES])
            for mention in figure.mentions:
                new = Statement(ar=mention.point.ar).key not in self._was.by_key
                if new and (mention.value, mention.upper) not in values:
                    move = FigureMove(counted=figure.counted.en, was=was, now=mention.shown)
                    yield mention, move, before.mentions[0]

    def _mentions_in(self, point: Point) -> Iterator[tuple[Figure, FigureMention]]:
        place = _place(point.citations[0])
        for figure in self._document.figures:
            yield from ((figure, each) for each in figure.mentions if _place(each.point.citations[0]) == place)

    @cached_property
    def _sentences(self) -> Mapping[_Place, Statement]:
        return {
            (article.id, index): Statement(ar=sentence.ar)
            for article in self._document.articles
            for index, sentence in enumerate(article.sentences)
        }


def statements_of(document: BriefingDocument) -> list[Statement]:
    """Return everything a batch says, what the briefing shows in English first."""
    stories = {article: story.id for story in document.stories for article in story.articles}
    shown = (_statement(each, story=stories.get(each.citations[0].article, "")) for each in points_of(document))
    unshown = (
        Statement(ar=sentence.ar, story=stories.get(article.id, ""))
        for article in document.articles
        for sentence in article.sentences
    )
    return [*shown, *unshown]


def points_of(document: BriefingDocument) -> Iterator[Point]:
    """Return the points of a briefing, those that matter most first."""
    yield from document.key_points
    for points in (*(each.summary for each in document.stories), *(each.abstract for each in document.articles)):
        yield from points
    yield from (mention.point for figure in document.figures for mention in figure.mentions)
    yield from (entry.point for entry in document.timeline)
    yield from (quote.point for quote in document.quotes)


def _counts(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: the same thing in the same unit, of the same places."""
    about = {each.ar for each in one.about}, {each.ar for each in other.about}
    same_place = about[0] & about[1] if about[0] and about[1] else about[0] == about[1]
    return (one.counted.ar, one.unit) == (other.counted.ar, other.unit) and bool(same_place or not any(about))


def _place(citation: Citation) -> _Place:
    return citation.article, citation.sentence


def _statement(point: Point, *, story: str = "") -> Statement:
    return Statement(ar=point.ar, en=point.en, story=story)


def _bilingual(statement: Statement, *, en: str = "") -> Bilingual:
    """Return a statement as it is shown; `en` stands in where the earlier briefing did not translate it."""
    return Bilingual(en=statement.en or en, ar=statement.ar)
