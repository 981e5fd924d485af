"""Which stories of two briefings are the same: by the sentences they share, else by the vectors of their articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from briefing.arabic.normalise import normalise_text
from briefing.document import ArticleEntry, BriefingDocument, Story
from briefing.knowledge.conflicts.opposition import words_of
from briefing.markup import without_markup
from briefing.ports import Embedder, Vectors
from briefing.stories import LEAD_SENTENCES, SAME_STORY, article_vector

SHARED = 0.5  # share of the smaller story's sentences that stand in the larger one word for word
TYPICAL = 8  # articles that stand for a story


def same_stories(document: BriefingDocument, earlier: BriefingDocument, *, embedder: Embedder) -> Mapping[str, str]:
    """Map ids of stories to the ids that the same stories have in the earlier briefing, one to one.

    Method: the pair that is likest is matched first, as long as it would have been grouped into one story (average
    link; see briefing.stories).
    """
    now, was = _Stories(document), _Stories(earlier)
    pairs = ((_shared(now.sentences[one], was.sentences[other]), one, other) for one in now.ids for other in was.ids)
    matched = dict(_one_to_one((score, one, other) for score, one, other in pairs if score >= SHARED))
    open_now = [each for each in now.ids if each not in matched]
    open_was = [each for each in was.ids if each not in matched.values()]
    if open_now and open_was:
        cosines = now.vectors(open_now, embedder) @ was.vectors(open_was, embedder).T
        likely = np.argwhere(cosines >= SAME_STORY)
        matched |= _one_to_one((float(cosines[row, column]), open_now[row], open_was[column]) for row, column in likely)
    return matched


def _one_to_one(pairs: Iterable[tuple[float, str, str]]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    matched: set[str] = set()
    for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if one not in matched and other not in taken:
            matched.add(one)
            taken.add(other)
            yield one, other


class _Stories:
    """The stories of one briefing with their articles."""

    def __init__(self, document: BriefingDocument) -> None:
        self._articles = {article.id: article for article in document.articles}
        self._stories = {story.id: story for story in document.stories}
        self.sentences = {story.id: frozenset(self._keys(story)) for story in document.stories}  # by wording alone

    @property
    def ids(self) -> list[str]:
        """Return the ids of the stories, the largest first."""
        return list(self._stories)

    def vectors(self, ids: Sequence[str], embedder: Embedder) -> Vectors:
        """Return the mean vector of each story's articles: [stories, dimensions].

        The product of two means is the average cosine over all pairs of their articles.
        """
        articles = [self._typical(self._stories[each]) for each in ids]
        texts = [_texts(article) for story in articles for article in story]
        rows = iter(
            np.split(embedder.embed([text for some in texts for text in some]), np.cumsum(list(map(len, texts))))
        )
        means = []
        for story in articles:
            vectors = [article_vector(matrix[:1], matrix[1:]) for matrix in (next(rows) for _ in story)]
            means.append(np.mean(vectors, axis=0))
        return np.stack(means)

    def _typical(self, story: Story) -> list[ArticleEntry]:
        return [self._articles[each] for each in story.articles][:TYPICAL]

    def _keys(self, story: Story) -> Iterator[str]:
        for article in (self._articles[each] for each in story.articles):
            yield from (" ".join(words_of(normalise_text(without_markup(each.ar)))) for each in article.sentences)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the smaller set is in the larger one, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _texts(article: ArticleEntry) -> list[str]:
    return [
        normalise_text(without_markup(each))
        for each in (article.title.ar, *(s.ar for s in article.sentences[:LEAD_SENTENCES]))
    ]
