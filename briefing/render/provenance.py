"""From a citation to what a reader sees of it: outlet, date, number of the sentence; and the statements to check."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from briefing.document import ArticleEntry, Bilingual, BriefingDocument, Citation, Point, Story
from briefing.render.wording import counted, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A citation made readable."""

    article: ArticleEntry
    publisher: str  # or "Article 3" where the outlet is unknown
    date: str  # "12 May 2024"; "" where unknown
    number: int  # of the sentence in its article, from 1
    anchor: str  # id of the sentence in the HTML document


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """Where a headline or a statement stands that failed a check."""

    place: str  # "At a glance, statement 3"
    anchor: str  # its id in the HTML document


class OfStory(Protocol):
    """What belongs to a story: a figure, an event, a quote, a contradiction."""

    @property
    def story(self) -> str:
        """Id of the story."""


Told = TypeVar("Told", bound=OfStory)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[Told]):
    """What is told of one story."""

    number: int  # of the story, from 1; 0 for a story that the document does not have
    story: Story | None
    items: tuple[tuple[int, Told], ...]  # with their numbers in the document, from 1


class Provenance:
    """Looks citations up among the articles of one document."""

    def __init__(self, document: BriefingDocument) -> None:
        """Index the articles of the document."""
        self._document = document
        self._numbers = {article.id: number for number, article in enumerate(document.articles, start=1)}

    def number(self, article_id: str) -> int:
        """Give the article's number in the table of sources, from 1."""
        return self._numbers[article_id]

    def article(self, article_id: str) -> ArticleEntry:
        """Find an article by its id."""
        return self._document.articles[self._numbers[article_id] - 1]

    def publisher(self, article_id: str) -> str:
        """Name the article's outlet, or its number where the outlet is unknown."""
        return self.article(article_id).publisher or f"Article {self.number(article_id)}"

    def reference(self, citation: Citation) -> Reference:
        """Make a citation readable."""
        article = self.article(citation.article)
        return Reference(
            article=article,
            publisher=self.publisher(article.id),
            date=day(article.published_at),
            number=citation.sentence + 1,
            anchor=sentence_anchor(self.number(article.id), citation.sentence + 1),
        )

    def cited(self) -> frozenset[tuple[str, int]]:
        """Name every sentence that the briefing cites, by article id and index from 0."""
        return frozenset(
            (citation.article, citation.sentence)
            for point in every_point(self._document)
            for citation in point.citations
        )

    def story_line(self, story: Story) -> str:
        """Count the articles of a story: "3 articles from 2 independent sources"; copies and outlets count once."""
        leaders = [self.article(self.article(article_id).duplicate_of or article_id) for article_id in story.articles]
        origins = {leader.publisher or leader.id for leader in leaders}
        articles = counted(len(story.articles), "article")
        return (
            articles
            if len(origins) == len(story.articles)
            else f"{articles} from {counted(len(origins), 'independent source')}"
        )

    def flagged(self) -> list[Flagged]:
        """List the titles and statements that failed a check, each Arabic text once, where it first stands."""
        found: dict[str, Flagged] = {}
        for place, anchor, text in self._placed():
            if any(not check.passed for check in text.checks):
                found.setdefault(text.ar, Flagged(place=place, anchor=anchor))
        return list(found.values())

    def story_number(self, story_id: str) -> int:
        """Give a story's number in the document, from 1; 0 for one that it does not have."""
        found = [number for number, story in enumerate(self._document.stories, start=1) if story.id == story_id]
        return found[0] if found else 0

    def by_article(self, citations: Sequence[Citation]) -> list[tuple[str, list[Reference]]]:
        """Group citations by the outlets they are of, in the order given."""
        found: dict[str, list[Reference]] = {}
        for citation in citations:
            found.setdefault(citation.article, []).append(self.reference(citation))
        return [(references[0].publisher, references) for references in found.values()]

    def by_story(self, items: Sequence[Told]) -> list[Group[Told]]:
        """Group what belongs to stories, each item with its number in the document, from 1."""
        found: dict[str, list[tuple[int, Told]]] = {}
        for number, item in enumerate(items, start=1):
            found.setdefault(item.story, []).append((number, item))
        groups = [
            Group(
                number=self.story_number(story_id),
                story=next((story for story in self._document.stories if story.id == story_id), None),
                items=tuple(told),
            )
            for story_id, told in found.items()
        ]
        return sorted(groups, key=lambda group: group.number)

    def _placed(self) -> Iterator[tuple[str, str, Bilingual | Point]]:
        yield "Headline", "headline", self._document.headline
        for number, point in enumerate(self._document.key_points, start=1):
            yield f"At a glance, statement {number}", f"k{number}", point
        for story_number, story in enumerate(self._document.stories, start=1):
            yield f"Story {story_number}, headline", f"story-{story_number}", story.headline
            for number, point in enumerate(story.summary, start=1):
                yield f"Story {story_number}, statement {number}", f"t{story_number}-{number}", point
            for article_id in story.articles:
                yield from self._placed_in_article(article_id)
        yield from self._placed_in_dossier()

    def _placed_in_dossier(self) -> Iterator[tuple[str, str, Bilingual | Point]]:
        for number, figure in enumerate(self._document.figures, start=1):
            for place, mention in enumerate(figure.mentions, start=1):
                yield f"Figure {number}, value {place}", f"f{number}-{place}", mention.point
        for number, found in enumerate(self._document.contradictions, start=1):
            yield f"Contradiction {number}, one side", f"x{number}-1", found.one
            yield f"Contradiction {number}, other side", f"x{number}-2", found.other
        for number, entry in enumerate(self._document.timeline, start=1):
            yield f"Timeline, event {number}", f"d{number}", entry.point
        for number, quote in enumerate(self._document.quotes, start=1):
            yield f"Quote {number}", f"q{number}", quote.words

    def _placed_in_article(self, article_id: str) -> Iterator[tuple[str, str, Bilingual | Point]]:
        article, number = self.article(article_id), self.number(article_id)
        yield f"Article {number}, title", f"e{number}", article.title
        for point_number, point in enumerate(article.abstract, start=1):
            yield f"Article {number}, abstract, statement {point_number}", f"e{number}-{point_number}", point


def sentence_anchor(article_number: int, sentence_number: int) -> str:
    """Name a sentence within the HTML document; ids of articles may hold anything, so numbers are taken."""
    return f"a{article_number}-s{sentence_number}"


def every_point(document: BriefingDocument) -> Iterator[Point]:
    """Walk over all statements, wherever they stand."""
    yield from document.key_points
    for story in document.stories:
        yield from story.summary
    for article in document.articles:
        yield from article.abstract
    for figure in document.figures:
        yield from (mention.point for mention in figure.mentions)
    yield from (entry.point for entry in document.timeline)
    yield from (quote.point for quote in document.quotes)
    for contradiction in document.contradictions:
        yield from (contradiction.one, contradiction.other)
    for source in document.sources:
        yield from source.only_here
