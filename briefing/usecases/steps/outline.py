"""The step that decides what the briefing says, and deals out the sentences that are still to be translated."""

import math
from collections.abc import Mapping, Sequence

from briefing import plain
from briefing.article import Article
from briefing.backend import Backend
from briefing.caching import count_lookups
from briefing.job import ArticleState
from briefing.outline import Outline
from briefing.pipeline import origins_of, outline
from briefing.ports.jobs import Lane
from briefing.usecases.steps.reporting import mark
from briefing.usecases.steps.shelf import Part, ShelvedOutline, outline_name, part_name
from briefing.usecases.steps.work import Work

LARGEST_PART = 256  # sentences


def outline_batch(work: Work) -> None:
    """Make the outline and lay it and the parts of the translation onto the shelf.

    Raises:
        NothingUsable: every article was refused or given up.
    """
    given_up = work.given_up()
    batch, tools = work.gather(given_up)
    made = outline(batch, tools=tools, points=work.job.order.points, progress=work.progress)
    origins = origins_of(made, batch.articles)
    texts = list(origins)
    known = work.translations.recall(texts)
    count_lookups(work.backend.meter, "sentence", hits=len(known), misses=len(texts) - len(known))
    missing = frozenset(texts) - frozenset(known)
    sentences = by_place({text: origins[text] for text in texts if text in missing}, batch=work.intake.articles)
    # After a failure every article is by itself: a poisoned one takes only its own sentences along.
    parts = parts_of(sentences, number=_parts_wanted(work.backend, len(missing)) if work.job.round == 1 else None)
    _shelve(work, made, parts, given_up)
    waiting = {place for part in parts for place in part.places}
    ids = {prepared.article.id for prepared in batch.articles}
    places = [place for place, each in enumerate(work.intake.articles) if each.id in ids and place not in waiting]
    mark(work.job, work.intake.articles, dict.fromkeys(places, (ArticleState.TRANSLATED, "")), backend=work.backend)


def by_place(origins: Mapping[str, str], *, batch: Sequence[Article]) -> dict[int, tuple[str, ...]]:
    """Return texts by the place in the batch of the article that each comes from."""
    places = {article.id: place for place, article in enumerate(batch)}
    found: dict[int, list[str]] = {}
    for text, article in origins.items():
        found.setdefault(places[article], []).append(text)
    return {place: tuple(found[place]) for place in sorted(found)}


def parts_of(origins: Mapping[int, tuple[str, ...]], *, number: int | None) -> tuple[Part, ...]:
    """Deal the articles' sentences out to so many parts of like size; None gives each article its own.

    Method: the largest first, each to what is smallest by then (longest processing time first; Graham 1969).
    """
    dealt: list[list[int]] = [[] for _ in range(min(number or len(origins), len(origins)))]
    for place in sorted(origins, key=lambda each: -len(origins[each])):
        min(dealt, key=lambda part: sum(len(origins[each]) for each in part)).append(place)
    return tuple(
        Part(places=tuple(places), sentences=tuple(text for place in places for text in origins[place]))
        for places in sorted(map(sorted, dealt))
    )


def _parts_wanted(backend: Backend, sentences: int) -> int | None:
    """Return how many parts make good use of the workers; None where no worker has said that it is there.

    Models translate many sentences at once in less time than one after the other: there are no more parts than hands,
    and a single one where the hands have other work. No part takes more than a minute or so, or its loss would hurt.
    """
    hands = sum(beat.children for beat in backend.roll.alive() if beat.ready and Lane.BATCH in beat.lanes)
    if not hands:
        return None
    parts = 1 if backend.queue.waiting(Lane.BATCH) > hands else hands
    return max(parts, math.ceil(sentences / LARGEST_PART))


def _shelve(work: Work, made: Outline, parts: Sequence[Part], given_up: tuple[str, ...]) -> None:
    for number, part in enumerate(parts):
        work.backend.shelf.put(work.job.id, part_name(work.job.round, number), plain.dump(part))
    shelved = ShelvedOutline(parts=len(parts), given_up=given_up, outline=made)
    # Last: who finds an outline finds its parts.
    work.backend.shelf.put(work.job.id, outline_name(work.job.round), plain.dump(shelved))
