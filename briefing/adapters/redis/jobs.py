"""Keeps the records of jobs in Redis, and finds them: the ports JobStore and JobIndex."""

import random
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

import redis

from briefing.adapters.redis import job_scripts
from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.encoding import ARTICLES, INTAKE, RECORD, compress
from briefing.adapters.redis.names import EXPIRING, JOB_PARTS, JOBS, JOBS_BY_STATE, UNSETTLED
from briefing.adapters.redis.parts import JOB_ID, part_keys, record_key
from briefing.article import Intake
from briefing.errors import InvalidRequest, StoreUnavailable, UnknownJob
from briefing.job import ArticleProgress, ArticleState, Job, JobState
from briefing.ports.jobs import JobPage

TRIES = 100  # each failure means that another writer got through: sixteen at once need about as many tries
LONGEST_WAIT = 0.05  # seconds
CHUNK = 100  # records read at a time while a page is filled
MOST_SCANNED = 2_000  # records read for one page: about 50 ms; a page that is not full by then goes on at its cursor
_STATE_KEYS = tuple(JOBS_BY_STATE.format(state=state) for state in JobState)
_INDEXES = (EXPIRING, JOBS, UNSETTLED, *_STATE_KEYS)


class RedisJobs:
    """JobStore and JobIndex; every method raises StoreUnavailable where the server does not answer."""

    def __init__(self, *, client: redis.Redis, retention_seconds: float) -> None:
        """Use a client for bytes; settled jobs expire after so many seconds, with everything that belongs to them."""
        self._client = client
        self._retention = int(retention_seconds * 1000)
        self._create = client.register_script(job_scripts.CREATE)
        self._change = client.register_script(job_scripts.CHANGE)
        self._delete = client.register_script(job_scripts.DELETE)
        self._sweep = client.register_script(job_scripts.SWEEP)

    def create(self, job: Job, intake: Intake) -> bool:
        """Store a new job with its articles, all or nothing; False, and nothing changed, where its id is taken."""
        bulk = (compress(INTAKE.dump_json(intake)), compress(ARTICLES.dump_json(_first_shown(intake))))
        with guarded():
            return bool(self._create(keys=_keys(job, job), args=[*self._arguments(job), *bulk]))

    def read(self, job_id: str) -> Job:
        """Return the record. Raises UnknownJob."""
        with guarded():
            return _decode(cast("bytes | None", self._client.hget(record_key(job_id), "record")))

    def change(self, job_id: str, change: Callable[[Job], Job]) -> Job:
        """Replace the record by `change(record)`, its version one higher; an equal one is not written.

        Raises:
            UnknownJob: there is none of that id.
            StoreUnavailable: the server does not answer, or others change the record all the time.
        """
        for attempt in range(TRIES):
            before = self.read(job_id)
            wanted = replace(change(before), version=before.version)
            if wanted == before:
                return before
            after = replace(wanted, version=before.version + 1)
            if self._replace(before, after):
                return after
            time.sleep(random.uniform(0, min(LONGEST_WAIT, 0.001 * 2**attempt)))  # noqa: S311 - jitter, no secret
        raise StoreUnavailable

    def delete(self, job_id: str) -> None:
        """Delete the job with all its data, and the keys that were registered as owned by it. Raises UnknownJob."""
        keys = [record_key(job_id), *part_keys(job_id), *_INDEXES]
        with guarded():
            if not self._delete(keys=keys, args=[job_id, len(JOB_PARTS)]):
                raise UnknownJob

    def page(self, *, state: JobState | None, metadata: Mapping[str, str], cursor: str, limit: int) -> JobPage:
        """Return the newest jobs behind the cursor that have the state and all the metadata.

        A page may hold fewer than `limit`, even none, and still have a cursor, where matches are rare.

        Raises:
            InvalidRequest: the cursor is none that was given out.
        """
        if cursor and not JOB_ID.fullmatch(cursor):
            raise InvalidRequest("The cursor is none that the service gave: begin without one.")
        found: list[Job] = []
        last = ""
        chunk = CHUNK if metadata else min(limit + 1, CHUNK)
        for job_id, job in self._newest(state, cursor, chunk):
            if job and state in (None, job.state) and metadata.items() <= job.order.metadata.items():
                if len(found) == limit:
                    return JobPage(jobs=tuple(found), next_cursor=found[-1].id)
                found.append(job)
            last = job_id
        return JobPage(jobs=tuple(found), next_cursor=last)

    def unsettled(self) -> list[str]:
        """Return the ids of all jobs that are not settled, the oldest first."""
        with guarded():
            return [each.decode() for each in cast("list[bytes]", self._client.zrange(UNSETTLED, 0, -1))]

    def count(self) -> Mapping[JobState, int]:
        """Return how many jobs there are in each state."""
        self._forget_expired()
        with guarded(), self._client.pipeline() as pipeline:
            for key in _STATE_KEYS:
                pipeline.zcard(key)
            return dict(zip(JobState, pipeline.execute(), strict=True))

    def _arguments(self, job: Job) -> list[str | bytes | int]:
        token = secrets.token_hex(8)
        return [job.id, int(job.settled), self._retention, RECORD.dump_json(job), job.version, token]

    def _replace(self, before: Job, after: Job) -> bool:
        with guarded():
            arguments = [*self._arguments(after), before.version]
            outcome = cast("int", self._change(keys=_keys(before, after), args=arguments))
        if outcome == -1:
            raise UnknownJob
        return outcome == 1

    def _forget_expired(self) -> None:
        with guarded():
            while self._sweep(keys=_INDEXES):
                pass

    def _newest(self, state: JobState | None, cursor: str, chunk: int) -> Iterator[tuple[str, Job | None]]:
        """Yield ids and records behind the cursor; last of all an id of "" where there are no more."""
        self._forget_expired()
        key = JOBS_BY_STATE.format(state=state) if state else JOBS
        for _ in range(MOST_SCANNED // chunk):
            with guarded():
                top = f"({cursor}" if cursor else "+"
                ids = cast("list[bytes]", self._client.zrevrangebylex(key, top, "-", start=0, num=chunk))
                records = self._records(ids)
            yield from zip((each.decode() for each in ids), records, strict=True)
            if len(ids) < chunk:
                yield "", None
                return
            cursor = ids[-1].decode()

    def _records(self, ids: Sequence[bytes]) -> list[Job | None]:
        with self._client.pipeline(transaction=False) as pipeline:
            for each in ids:
                pipeline.hget(record_key(each.decode()), "record")
            return [RECORD.validate_json(stored) if stored else None for stored in pipeline.execute()]


def _decode(stored: bytes | None) -> Job:
    if stored is None:
        raise UnknownJob
    return RECORD.validate_json(stored)


def _keys(before: Job, after: Job) -> list[str]:
    states = (JOBS_BY_STATE.format(state=each.state) for each in (before, after))
    return [record_key(after.id), JOBS, UNSETTLED, EXPIRING, *states, *part_keys(after.id)]


def _first_shown(intake: Intake) -> tuple[ArticleProgress, ...]:
    waiting = (ArticleProgress(id=each.id, title=each.title, state=ArticleState.WAITING) for each in intake.articles)
    refused = (
        ArticleProgress(id=each.id, title=each.title, state=ArticleState.SKIPPED, reason=each.reason)
        for each in intake.rejections
    )
    return (*waiting, *refused)
