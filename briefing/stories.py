"""Groups the articles of a batch into stories: articles about the same events.

Method: average-link agglomerative clustering of article vectors (Sneath and Sokal 1973), stopped at a fixed
similarity. An article's vector is the mean of its title and first sentences, where news says what it is about.
"""

import numpy as np
from numpy.typing import NDArray

from briefing.ports import Vectors

# Average cosine at which two groups still tell one story; chosen on the sample batches (docs/reference/methods.md).
SAME_STORY = 0.42
LEAD_SENTENCES = 6


def article_vector(title: Vectors, sentences: Vectors) -> Vectors:
    """Return the unit vector of an article: [dimensions], from its title's row and its sentences' rows."""
    mean = np.vstack([title, sentences[:LEAD_SENTENCES]]).mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


def group_stories(vectors: Vectors, *, threshold: float = SAME_STORY) -> list[list[int]]:
    """Group article vectors [articles, dimensions] into stories: lists of row numbers, the largest story first."""
    similarity = np.asarray(vectors @ vectors.T, dtype=np.float64)
    np.fill_diagonal(similarity, -np.inf)
    groups = {index: [index] for index in range(len(vectors))}
    while len(groups) > 1:
        one, other = divmod(int(similarity.argmax()), len(vectors))
        if similarity[one, other] < threshold:
            break
        _merge(similarity, groups, one, other)
    return sorted((sorted(group) for group in groups.values()), key=lambda group: (-len(group), group[0]))


def _merge(similarity: NDArray[np.float64], groups: dict[int, list[int]], one: int, other: int) -> None:
    """Join two groups: the average over all pairs is the size-weighted mean of the two groups' averages."""
    left, right = len(groups[one]), len(groups[other])
    joined = (similarity[one] * left + similarity[other] * right) / (left + right)
    joined[one] = -np.inf
    similarity[one], similarity[:, one] = joined, joined
    similarity[other], similarity[:, other] = -np.inf, -np.inf
    groups[one] += groups.pop(other)
