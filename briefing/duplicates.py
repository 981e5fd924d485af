"""Near-copies of one article: wire copy that several outlets print is one source.

Method: MinHash over word shingles (Broder 1997) with locality-sensitive hashing proposes pairs; a pair is
confirmed where most sentences of the shorter article stand almost unchanged in the longer one, measured by
embeddings. Shingles alone would miss lightly edited copies; embeddings alone would fold articles that merely
report the same facts in their own words.

A copy that was cut must not stand for the full text, nor a first report for the one that corrected its figures.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import numpy as np
from rensa import RMinHash, RMinHashLSH

from briefing.arabic.normalise import fold_spelling
from briefing.ports import Vectors
from briefing.preparing import PreparedArticle
from briefing.revisions import revision_of

SHINGLE_WORDS = 4
PERMUTATIONS = 128
BANDS = 32  # bands of 4 rows: a pair with a Jaccard index of 0.42 is proposed every other time, of 0.6 almost always
SEED = 20140615  # any fixed number: the same batch is folded the same way every time
SAME_SENTENCE = 0.92  # cosine above which two sentences are an edit of each other, not a retelling
COPIED_SHARE = 0.6  # of the shorter article's sentences
FULL_SHARE = 0.8  # of the fullest copy's sentences: what has fewer was cut and does not stand for the others


def fold_copies(articles: Sequence[PreparedArticle], vectors: Sequence[Vectors]) -> dict[str, str]:
    """Map the id of each near-copy to the id of the article that stands for it.

    `vectors` holds a matrix an article, one unit row a sentence. Of the copies of a group that were not cut the
    earliest stands for it, then the longest, then the first of the batch; but where they give different figures, the
    latest does.
    """
    leader = list(range(len(articles)))
    for one, other in _candidates(articles):
        if _find(leader, one) != _find(leader, other) and is_copy(vectors[one], vectors[other]):
            leader[_find(leader, other)] = _find(leader, one)
    groups: dict[int, list[int]] = {}
    for index in range(len(articles)):
        groups.setdefault(_find(leader, index), []).append(index)
    folded = {}
    for group in groups.values():
        kept = _standing(articles, group)
        folded.update({articles[index].article.id: articles[kept].article.id for index in group if index != kept})
    return folded


def is_copy(one: Vectors, other: Vectors) -> bool:
    """Say whether most sentences of the shorter article stand almost unchanged in the longer one."""
    shorter, longer = sorted((one, other), key=len)
    best = (shorter @ longer.T).max(axis=1)  # [sentences of the shorter]
    return bool(np.mean(best >= SAME_SENTENCE) >= COPIED_SHARE)


def _candidates(articles: Sequence[PreparedArticle]) -> Iterator[tuple[int, int]]:
    index = RMinHashLSH(threshold=0.0, num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, article in enumerate(articles):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        signature.update(shingles(article))
        for earlier in sorted(index.query(signature)):
            yield earlier, number
        index.insert(number, signature)


def shingles(article: PreparedArticle) -> list[str]:
    """Return the article's runs of four words, spelling folded."""
    words = fold_spelling(" ".join(sentence.normalised for sentence in article.sentences)).split()
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return [" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last)]


def _standing(articles: Sequence[PreparedArticle], group: Sequence[int]) -> int:
    """Choose the article of a group that stands for the others."""
    fullest = max(len(articles[index].sentences) for index in group)
    full = [index for index in group if len(articles[index].sentences) >= FULL_SHARE * fullest]
    first = min(full, key=lambda index: _precedence(articles[index], index))
    dated = [index for index in full if articles[index].article.published_at]
    if dated and any(revision_of(articles[index], articles[first]).figures for index in full if index != first):
        return max(dated, key=lambda index: (articles[index].article.published_at, -index))
    return first


def _precedence(article: PreparedArticle, index: int) -> tuple[datetime, int, int]:
    published = article.article.published_at or datetime.max.replace(tzinfo=UTC)
    return published, -len(article.article.body), index


def _find(leader: list[int], index: int) -> int:
    while leader[index] != index:
        index = leader[index]
    return index
