"""The step that decides what the briefing says, and deals out the sentences that are still to be translated."""

from collections.abc import Iterator, Sequence

from briefing import plain
from briefing.article import Article
from briefing.caching import count_lookups
from briefing.job import ArticleState
from briefing.outline import Outline
from briefing.pipeline import outline, sentences_of, statements_of
from briefing.preparing import PreparedArticle
from briefing.usecases.steps.reporting import mark
from briefing.usecases.steps.shelf import OUTLINE, Part, ShelvedOutline, part_name
from briefing.usecases.steps.work import Work


def outline_batch(work: Work) -> None:
    """Make the outline and lay it and the parts of the translation onto the shelf.

    Raises:
        NothingUsable: every article was refused or given up.
    """
    given_up = work.given_up()
    batch, tools = work.gather(given_up)
    made = outline(batch, tools=tools, points=work.job.order.points, progress=work.progress)
    texts = list(dict.fromkeys(sentences_of(made, batch.articles)))
    known = work.translations.recall(texts)
    count_lookups(work.backend.meter, "sentence", hits=len(known), misses=len(texts) - len(known))
    missing = frozenset(texts) - frozenset(known)
    parts = tuple(parts_of(made, batch.articles, missing=missing, batch=work.intake.articles))
    _shelve(work, made, parts, given_up)
    waiting = {part.place for part in parts}
    ids = {prepared.article.id for prepared in batch.articles}
    places = [place for place, each in enumerate(work.intake.articles) if each.id in ids and place not in waiting]
    mark(work.job, work.intake.articles, dict.fromkeys(places, (ArticleState.TRANSLATED, "")), backend=work.backend)


def parts_of(
    made: Outline, articles: Sequence[PreparedArticle], *, missing: frozenset[str], batch: Sequence[Article]
) -> Iterator[Part]:
    """Yield the missing sentences by the article that each comes from: a poisoned one takes only its own along."""
    places = {article.id: place for place, article in enumerate(batch)}
    origins = {prepared.title_source: places[prepared.article.id] for prepared in reversed(articles)}
    for statement in reversed(statements_of(made)):
        origins[statement.normalised] = places[statement.citations[0].article]
    for place in range(len(batch)):
        if sentences := tuple(text for text, origin in origins.items() if origin == place and text in missing):
            yield Part(place=place, sentences=sentences)


def _shelve(work: Work, made: Outline, parts: Sequence[Part], given_up: tuple[str, ...]) -> None:
    for number, part in enumerate(parts):
        work.backend.shelf.put(work.job.id, part_name(work.job.round, number), plain.dump(part))
    shelved = ShelvedOutline(round=work.job.round, parts=len(parts), given_up=given_up, outline=made)
    # Last: who finds an outline finds its parts.
    work.backend.shelf.put(work.job.id, OUTLINE, plain.dump(shelved))
