"""From a citation to what a reader sees of it: outlet, date, number of the sentence; and the statements to check."""

from collections.abc import Iterator
from dataclasses import dataclass

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

    def _placed_in_article(self, article_id: str) -> Iterator[tuple[str, str, Bilingual | Point]]:
        article, number = self.article(article_id), self.number(article_id)
        yield f"Article {number}, title", f"e{number}", article.title
        for point_number, point in enumerate(article.abstract, start=1):
            yield f"Article {number}, abstract, statement {point_number}", f"e{number}-{point_number}", point


def sentence_anchor(article_number: int, sentence_number: int) -> str:
    """Name a sentence within the HTML document; ids of articles may hold anything, so numbers are taken."""
    return f"a{article_number}-s{sentence_number}"


def every_point(document: BriefingDocument) -> Iterator[Point]:
    """Walk over all statements: key points, stories, abstracts."""
    yield from document.key_points
    for story in document.stories:
        yield from story.summary
    for article in document.articles:
        yield from article.abstract
