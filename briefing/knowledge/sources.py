"""Which outlets a briefing is made of: what each carries, where it is made, and what only it has."""

from collections.abc import Iterator

from briefing.document import ArticleEntry, ArticleStatus, BriefingDocument
from briefing.dossier import SourceEntry
from briefing.knowledge.outlets import country_name, country_of
from briefing.point import Point


def describe_sources(document: BriefingDocument) -> tuple[SourceEntry, ...]:
    """Describe the sources of a briefing, those with most articles first; what was skipped has none.

    A near-copy counts among the articles of the outlet that carries it, but what it says is the word of the source
    that it was folded into.
    """
    by_source: dict[str, list[ArticleEntry]] = {}
    for article in document.articles:
        if article.status is not ArticleStatus.SKIPPED:
            by_source.setdefault(source_of(article), []).append(article)
    ranked = sorted(by_source, key=lambda source: -len(by_source[source]))
    return tuple(_entry(by_source[source], document) for source in ranked)


def source_of(article: ArticleEntry) -> str:
    """Say whose word an article is: its outlet's, or that of an article by itself where no outlet is known."""
    return article.publisher or article.id


def _entry(articles: list[ArticleEntry], document: BriefingDocument) -> SourceEntry:
    ids = {article.id for article in articles}
    countries = (country_of(publisher=article.publisher, url=article.url) for article in articles)
    country = next(filter(None, countries), "")
    return SourceEntry(
        publisher=articles[0].publisher,
        country=country,
        country_name=country_name(country),
        articles=tuple(article.id for article in articles),
        stories=tuple(story.id for story in document.stories if ids & set(story.articles)),
        only_here=tuple(each for each in _statements(document) if each.support == 1 and _first_cited(each) in ids),
    )


def _statements(document: BriefingDocument) -> Iterator[Point]:
    """Yield key points and summaries, each sentence once."""
    seen = set()
    for point in (*document.key_points, *(each for story in document.stories for each in story.summary)):
        if point.citations[0] not in seen:
            seen.add(point.citations[0])
            yield point


def _first_cited(point: Point) -> str:
    return point.citations[0].article
