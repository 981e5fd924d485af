"""The briefing before translation: which Arabic sentences say what where, all cited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from briefing.dossier import Dossier
from briefing.duplicates import fold_copies
from briefing.knowledge.dossiers import compile_dossier, read_article
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.ports import Embedder, Progress, Summariser, Vectors
from briefing.preparing import PreparedArticle
from briefing.selection import (
    Cluster,
    Statement,
    allot_points,
    in_order_of_events,
    select_abstract,
    select_story,
    summary_length,
)
from briefing.stories import article_vector, group_stories

# Sentences that are embedded at a time: one call an article takes five times as long where articles are short.
EMBEDDED_SENTENCES = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOutline:
    """One story in Arabic."""

    typical: tuple[str, ...]  # ids of the articles whose titles may stand for the story, the most typical first
    key_points: tuple[Statement, ...]  # its share of the batch's key points, the most salient first
    summary: tuple[Statement, ...]  # in the order of events
    articles: tuple[str, ...]  # ids, folded copies included


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A batch in Arabic."""

    stories: tuple[StoryOutline, ...]  # the one with the most articles first
    abstracts: Mapping[str, tuple[Statement, ...]]  # article id -> its abstract, folded copies left out
    folded: Mapping[str, str]  # id of a near-copy -> id of the article that stands for it
    dossier: Dossier  # its points still without English


@dataclass(frozen=True, slots=True, kw_only=True)
class Outliner:
    """Makes outlines with the given models."""

    embedder: Embedder
    summariser: Summariser
    progress: Progress

    def outline(self, articles: Sequence[PreparedArticle], *, points: int) -> Outline:
        """Group, fold and choose; `points` is the number of key points of the whole batch."""
        titles, sentences = self._embed(articles)
        folded = fold_copies(articles, sentences)
        kept = [index for index, article in enumerate(articles) if article.article.id not in folded]
        centres = np.stack([article_vector(titles[index], sentences[index]) for index in kept])
        groups = [[kept[row] for row in group] for group in group_stories(centres)]
        shares = allot_points([count_sources([articles[i] for i in group]) for group in groups], points)
        self.progress.stage("choose", len(groups) + 2 * len(kept))
        readings = {index: self._read(articles[index], sentences[index]) for index in kept}
        stories = tuple(
            self._story([readings[i] for i in group], [titles[i] for i in group], share)
            for group, share in zip(groups, shares, strict=True)
        )
        read_stories = [
            ReadStory(id=story_id(number), articles=tuple(readings[i] for i in group))
            for number, group in enumerate(groups, start=1)
        ]
        return Outline(
            stories=tuple(_with_copies(story, folded) for story in stories),
            abstracts={reading.prepared.article.id: self._abstract(reading) for reading in readings.values()},
            folded=folded,
            dossier=compile_dossier(read_stories),
        )

    def _embed(self, articles: Sequence[PreparedArticle]) -> tuple[Vectors, list[Vectors]]:
        """Embed titles and sentences: a row a title, a matrix of rows an article's sentences."""
        self.progress.stage("embed", len(articles))
        titles = self.embedder.embed([article.title_source for article in articles])
        sentences: list[Vectors] = []
        for chunk in _chunks(articles):
            rows = self.embedder.embed([sentence.normalised for article in chunk for sentence in article.sentences])
            ends = np.cumsum([len(article.sentences) for article in chunk])
            sentences += np.split(rows, ends[:-1])
            self.progress.advance(len(chunk))
        return titles, sentences

    def _read(self, article: PreparedArticle, vectors: Vectors) -> ReadArticle:
        self.progress.advance()
        return read_article(article, vectors)

    def _story(self, readings: Sequence[ReadArticle], titles: Sequence[Vectors], share: int) -> StoryOutline:
        articles = [reading.prepared for reading in readings]
        vectors = [reading.vectors for reading in readings]
        cluster = Cluster(articles=tuple(articles), vectors=tuple(vectors))
        length = summary_length(count_sources(articles))
        chosen = attributed(select_story(cluster, self.summariser, length=max(length, share)), readings)
        self.progress.advance()
        return StoryOutline(
            typical=_typical_first(articles, titles, vectors),
            key_points=tuple(chosen[:share]),
            summary=tuple(in_order_of_events(chosen[:length], articles)),
            articles=tuple(article.article.id for article in articles),
        )

    def _abstract(self, reading: ReadArticle) -> tuple[Statement, ...]:
        self.progress.advance()
        return tuple(attributed(select_abstract(reading.prepared, reading.vectors, self.summariser), [reading]))


def story_id(number: int) -> str:
    """Name the story of this number, from 1."""
    return f"story-{number}"


def attributed(statements: Sequence[Statement], readings: Sequence[ReadArticle]) -> list[Statement]:
    """Say of each statement who says it in the sentence that it is taken from."""
    speakers = {reading.prepared.article.id: reading.attributions for reading in readings}
    first = [statement.citations[0] for statement in statements]
    return [
        replace(statement, attribution=speakers[cited.article][cited.sentence])
        for statement, cited in zip(statements, first, strict=True)
    ]


def count_sources(articles: Sequence[PreparedArticle]) -> int:
    """Return how many independent sources the articles are."""
    return len({article.source for article in articles})


def _chunks(articles: Sequence[PreparedArticle]) -> Iterator[list[PreparedArticle]]:
    """Give articles that have enough sentences together to be embedded at a time."""
    chunk: list[PreparedArticle] = []
    for article in articles:
        chunk.append(article)
        if sum(len(each.sentences) for each in chunk) >= EMBEDDED_SENTENCES:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _typical_first(
    articles: Sequence[PreparedArticle], titles: Sequence[Vectors], vectors: Sequence[Vectors]
) -> tuple[str, ...]:
    """Order articles by their titles' likeness to the whole story; a real title goes before a stopgap."""
    centre = np.concatenate(vectors).mean(axis=0)
    order = sorted(
        range(len(articles)), key=lambda index: (not articles[index].has_title, -float(titles[index] @ centre))
    )
    return tuple(articles[index].article.id for index in order)


def _with_copies(story: StoryOutline, folded: Mapping[str, str]) -> StoryOutline:
    copies = [copy for kept in story.articles for copy, leader in folded.items() if leader == kept]
    return replace(story, articles=(*story.articles, *copies))
