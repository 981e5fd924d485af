"""Articles as the steps of this package read them: sentences with their vectors, names and speakers."""

from dataclasses import dataclass

from briefing.article import Sentence
from briefing.names.mention import NameMention
from briefing.point import Attribution, Citation, Point
from briefing.ports import Vectors
from briefing.preparing import PreparedArticle


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadArticle:
    """An article with what was read of each of its sentences."""

    prepared: PreparedArticle
    vectors: Vectors  # [sentences, dimensions], unit rows
    names: tuple[tuple[NameMention, ...], ...]  # a tuple a sentence
    attributions: tuple[Attribution | None, ...]  # one a sentence; None: the outlet speaks in its own voice

    def point(self, index: int) -> Point:
        """Return a sentence as a point of the document, its English still empty."""
        sentence = self.prepared.sentences[index]
        return Point(en="", ar=sentence.text, citations=(cite(sentence),), attribution=self.attributions[index])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadStory:
    """The articles of one story, near-copies left out."""

    id: str  # "story-1", as in the document
    articles: tuple[ReadArticle, ...]

    @property
    def sources(self) -> int:
        """How many independent sources the articles are."""
        return len({article.prepared.source for article in self.articles})


def cite(sentence: Sentence) -> Citation:
    """Say where a sentence stands."""
    return Citation(article=sentence.article, sentence=sentence.index, start=sentence.start, end=sentence.end)
