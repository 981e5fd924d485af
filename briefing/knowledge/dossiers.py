"""Compiles what the stories of a batch know, as much of it as an editor reads."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from briefing.dossier import Dossier, Figure, Precision, QuoteKind, Standing
from briefing.knowledge.conflicts.contradictions import find_contradictions
from briefing.knowledge.dates.timeline import find_timeline, most_telling
from briefing.knowledge.entities import find_entities
from briefing.knowledge.figures.finding import find_figures
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.knowledge.speakers.attribution import attribute
from briefing.knowledge.speakers.quotes import find_quotes
from briefing.names.article import names_in
from briefing.ports import Vectors
from briefing.preparing import PreparedArticle

Found = TypeVar("Found")

# Part of the cache keys of whole documents: raise it with any change to what is found.
KNOWLEDGE_VERSION = "1"
# Each sentence shown has to be translated, and an editor has two minutes: so much of a story of one source, and so
# much more for each further one.
SHOWN, MORE_A_SOURCE, MOST = 4, 3, 16


def read_article(prepared: PreparedArticle, vectors: Vectors) -> ReadArticle:
    """Read the names and speakers of an article; `vectors` has a unit row a sentence."""
    names = names_in(prepared.sentences)
    return ReadArticle(
        prepared=prepared, vectors=vectors, names=names, attributions=attribute(prepared.sentences, names)
    )


def compile_dossier(stories: Sequence[ReadStory]) -> Dossier:
    """Find figures, dates, quotes, names and contradictions; every point's English is still empty."""
    figures = [_shown(story, find_figures(story)) for story in stories]
    timeline = [_shown(story, find_timeline(story), choose=most_telling) for story in stories]
    quotes = [_shown(story, find_quotes(story)) for story in stories]
    return Dossier(
        figures=_numbered(_joined(figures, order=lambda figure: figure.standing is not Standing.DISPUTED)),
        timeline=_joined(timeline, order=lambda entry: (entry.precision is Precision.UNRESOLVED, entry.date)),
        quotes=_joined(quotes, order=lambda quote: quote.kind is not QuoteKind.DIRECT),
        entities=find_entities(stories),
        contradictions=tuple(each for story in stories for each in find_contradictions(story)),
        left_out=sum(left_out for _, left_out in (*figures, *timeline, *quotes)),
    )


def _shown(
    story: ReadStory, found: Sequence[Found], *, choose: Callable[..., Sequence[Found]] | None = None
) -> tuple[Sequence[Found], int]:
    """Return what is shown of a story, and how many are left out: the last ones, unless `choose` knows better."""
    limit = min(SHOWN + MORE_A_SOURCE * (story.sources - 1), MOST)
    return choose(found, limit=limit) if choose else found[:limit], max(0, len(found) - limit)


def _joined(some: Sequence[tuple[Sequence[Found], int]], *, order: Callable[[Found], Any]) -> tuple[Found, ...]:
    """Join what the stories show; what is equal in the order stays story by story."""
    return tuple(sorted((each for shown, _ in some for each in shown), key=order))


def _numbered(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Number the figures through the whole briefing."""
    return tuple(replace(figure, id=f"figure-{number}") for number, figure in enumerate(figures, start=1))
