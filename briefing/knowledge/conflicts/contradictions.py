"""Finds sentences of different sources that cannot both be right, on something else than a figure."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from briefing.dossier import Contradiction
from briefing.knowledge.conflicts.claims import Claim
from briefing.knowledge.conflicts.pairs import SAME_TOPIC, Conflict, conflict_of
from briefing.knowledge.reading import ReadArticle, ReadStory

SHOWN = 8  # contradictions of a story: who has more to read looks into the articles
MOST_COMPARED = 4_000  # pairs of sentences of a story, the most alike first: a hundred articles have ten times as many
_Pair = tuple[Claim, Claim, float]  # with their likeness
_Found = tuple[Conflict, float, Claim, Claim]


def find_contradictions(story: ReadStory) -> tuple[Contradiction, ...]:
    """Find the contradictions of a story, the surest first; a sentence stands in one only."""
    taken: set[tuple[str, int]] = set()
    kept = []
    for conflict, _, one, other in sorted(_conflicts(story), key=lambda found: (found[0].firmness, -found[1])):
        if not taken & {one.place, other.place}:
            taken |= {one.place, other.place}
            kept.append(
                Contradiction(story=story.id, explanation=conflict.explanation, one=one.point, other=other.point)
            )
    return tuple(kept[:SHOWN])


def _conflicts(story: ReadStory) -> Iterator[_Found]:
    for one, other, likeness in heapq.nlargest(MOST_COMPARED, _alike(story), key=lambda pair: pair[2]):
        if conflict := conflict_of(one, other, likeness=likeness):
            yield conflict, likeness, one, other


def _alike(story: ReadStory) -> Iterator[_Pair]:
    """Give the pairs of sentences on one topic: of independent sources, and of two speakers of one article."""
    claims = [_claims(article) for article in story.articles]  # each is compared many times, and read once
    for one, other in combinations(range(len(claims)), 2):
        if story.articles[one].prepared.source != story.articles[other].prepared.source:
            yield from _between(claims[one], claims[other])
    for article in story.articles:
        yield from _within(article)


def _claims(article: ReadArticle, *, among_speakers: bool = False) -> list[Claim]:
    count = len(article.prepared.sentences)
    return [Claim(article=article, index=index, among_speakers=among_speakers) for index in range(count)]


def _between(claims: Sequence[Claim], others: Sequence[Claim]) -> Iterator[_Pair]:
    """Pair the sentences of two independent sources."""
    likeness = claims[0].article.vectors @ others[0].article.vectors.T  # [claims, others]
    for here, there in np.argwhere(likeness >= SAME_TOPIC).tolist():
        yield claims[here], others[there], float(likeness[here, there])


def _within(article: ReadArticle) -> Iterator[_Pair]:
    """Pair what two speakers of one article say."""
    claims = _claims(article, among_speakers=True)
    likeness = np.triu(article.vectors @ article.vectors.T, k=1)  # [claims, claims]: each pair once
    for here, there in np.argwhere(likeness >= SAME_TOPIC).tolist():
        if _speak_for_themselves(article, here, there):
            yield claims[here], claims[there], float(likeness[here, there])


def _speak_for_themselves(article: ReadArticle, here: int, there: int) -> bool:
    one, other = article.attributions[here], article.attributions[there]
    return one is not None and other is not None and one.speaker.ar != other.speaker.ar
