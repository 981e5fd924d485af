"""Keeps the bulky things of a job in Redis, and how far each of its articles is: JobShelf and ArticleBoard."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import redis

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.encoding import ARTICLES, INTAKE, MARK, compress, expand
from briefing.adapters.redis.parts import JobParts, part_key
from briefing.article import Intake
from briefing.errors import UnknownJob
from briefing.job import ArticleProgress, ArticleState

MARKS_AT_ONCE = 1_000  # a script takes about 8,000 arguments


class RedisShelf:
    """JobShelf and ArticleBoard; every method raises StoreUnavailable where the server does not answer."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._client = client
        self._parts = JobParts(client=client)

    def intake(self, job_id: str) -> Intake:
        """Return the articles as they came in. Raises UnknownJob."""
        with guarded():
            stored = cast("bytes | None", self._client.get(part_key(job_id, "intake")))
        if stored is None:
            raise UnknownJob
        return INTAKE.validate_json(expand(stored))

    def put(self, job_id: str, name: str, content: str) -> None:
        """Lay something onto the shelf, in the place of an earlier thing of that name; nothing for a deleted job."""
        self._parts.write(job_id, "shelf", "HSET", name, compress(content.encode()))

    def get(self, job_id: str, name: str) -> str | None:
        """Return what lies there; None where nothing does."""
        with guarded():
            stored = cast("bytes | None", self._client.hget(part_key(job_id, "shelf"), name))
        return None if stored is None else expand(stored).decode()

    def mark(self, job_id: str, states: Mapping[int, tuple[ArticleState, str]]) -> None:
        """Set state and reason of the articles at some places of the batch; nothing for a deleted job."""
        places = list(states)
        for start in range(0, len(places), MARKS_AT_ONCE):
            pairs = ((place, MARK.dump_json(states[place])) for place in places[start : start + MARKS_AT_ONCE])
            self._parts.write(job_id, "marks", "HSET", *(each for pair in pairs for each in pair))

    def articles(self, job_id: str) -> tuple[ArticleProgress, ...]:
        """Return all articles in the order given, then the inputs refused at once. Raises UnknownJob."""
        with guarded(), self._client.pipeline() as pipeline:
            pipeline.get(part_key(job_id, "list"))
            pipeline.hgetall(part_key(job_id, "marks"))
            listed, marks = pipeline.execute()
        if listed is None:
            raise UnknownJob
        return tuple(
            _marked(article, marks.get(b"%d" % place))
            for place, article in enumerate(ARTICLES.validate_json(expand(listed)))
        )


def _marked(article: ArticleProgress, mark: bytes | None) -> ArticleProgress:
    if mark is None:
        return article
    state, reason = MARK.validate_json(mark)
    return replace(article, state=state, reason=reason)
