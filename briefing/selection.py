"""Decides what of a batch is said where: key points, the summary of each story, the abstract of each article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from briefing.knowledge.reading import cite
from briefing.point import Attribution, Citation
from briefing.ports import Passage, Pick, Summariser, Vectors
from briefing.preparing import PreparedArticle

ABSTRACT_SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The articles of one story with the vectors of their sentences."""

    articles: tuple[PreparedArticle, ...]  # near-copies left out
    vectors: tuple[Vectors, ...]  # a matrix an article, one unit row a sentence

    @property
    def passages(self) -> list[Passage]:
        """Every sentence of the story as the summariser sees it, article after article."""
        return [passage for article in self.articles for passage in passages_of(article)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A chosen sentence and where it and its like stand; still in Arabic."""

    ar: str  # as its publisher wrote it
    normalised: str
    citations: tuple[Citation, ...]  # the sentence itself, then those that support it
    attribution: Attribution | None = None  # who says it; None: the outlet in its own voice


def passages_of(article: PreparedArticle) -> list[Passage]:
    """Return an article's sentences as the summariser sees them."""
    count = len(article.sentences)
    return [
        Passage(
            sentence=sentence,
            # Two articles of one outlet are no two witnesses.
            source=article.source,
            position=index / count,
        )
        for index, sentence in enumerate(article.sentences)
    ]


def summary_length(sources: int) -> int:
    """Return how many sentences tell a story of so many independent sources: 4 for one, 12 from six on."""
    return min(3 + 3 * sources // 2, 12)


def allot_points(sizes: Sequence[int], points: int) -> list[int]:
    """Share the key points among stories, given the number of sources of each.

    Every story gets one while there are any; the rest go by size (method: Sainte-Laguë).
    """
    allotted = [int(number < points) for number in range(len(sizes))]
    for _ in range(points - sum(allotted) if sizes else 0):
        quotients = [size / (2 * got + 1) for size, got in zip(sizes, allotted, strict=True)]
        allotted[int(np.argmax(quotients))] += 1
    return allotted


def select_story(cluster: Cluster, summariser: Summariser, *, length: int) -> list[Statement]:
    """Choose the statements of a story, the most salient first."""
    passages = cluster.passages
    picks = summariser.select(passages, np.concatenate(cluster.vectors), length=length)
    return [_statement(passages, pick) for pick in picks]


def select_abstract(article: PreparedArticle, vectors: Vectors, summariser: Summariser) -> list[Statement]:
    """Choose the statements of one article, in the order of the article."""
    passages = passages_of(article)
    picks = summariser.select(passages, vectors, length=ABSTRACT_SENTENCES)
    return [_statement(passages, pick) for pick in sorted(picks, key=lambda pick: pick.passage)]


def in_order_of_events(statements: Sequence[Statement], articles: Sequence[PreparedArticle]) -> list[Statement]:
    """Order a story's statements by publication where dates are known, then by article and place in it."""
    rank = {article.article.id: number for number, article in enumerate(articles)}
    dates = {article.article.id: article.article.published_at for article in articles}

    def key(statement: Statement) -> tuple[datetime, int, int]:
        cited = statement.citations[0]
        published = dates[cited.article] or datetime.max.replace(tzinfo=UTC)
        return published, rank[cited.article], cited.sentence

    return sorted(statements, key=key)


def _statement(passages: Sequence[Passage], pick: Pick) -> Statement:
    sentence = passages[pick.passage].sentence
    cited = [passages[index].sentence for index in (pick.passage, *pick.supporting)]
    return Statement(
        ar=sentence.text,
        normalised=sentence.normalised,
        citations=tuple(map(cite, cited)),
    )
