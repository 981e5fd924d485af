"""A job that was accepted is finished exactly once, whoever dies in between: simulated, a seed a run.

Run more by hand: MUJAZ_SEEDS=1000:6000 pytest tests/unit/usecases/test_crash_simulation.py
"""

import os

import pytest

from briefing import plain
from briefing.article import Article
from briefing.errors import UnknownJob
from briefing.job import ArticleState, Job, JobState
from briefing.render import json_document
from briefing.usecases.steps.shelf import Part
from briefing.usecases.steps.work import GIVEN_UP
from memory_jobs import Kept, MemoryJobs
from memory_stores import MemoryCache
from newsroom import BATCH, LIMITS, Newsroom, quickened, undisturbed
from stepping import JOB

SEEDS = range(*map(int, os.environ.get("MUJAZ_SEEDS", "0:300").split(":")))
FINAL = {"succeeded", "failed", "cancelled"}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_accepted_job_ends_once_whoever_dies(seed: int) -> None:
    room = Newsroom(seed)
    with quickened(room):
        room.live()
    assert_only_whole_documents_are_remembered(room)
    trail = "\n".join(room.world.log)
    assert not room.flaws, (room.flaws, trail)
    assert max(room.executions.values(), default=0) <= LIMITS.attempts, trail
    assert len({*room.world.states} & FINAL) <= 1, trail
    try:
        job = room.world.store.jobs.read(JOB)
    except UnknownJob:
        assert_nothing_is_left(room, trail)
    else:
        assert job.settled, trail
        assert_end_is_justified(room, job, trail)
        assert_told(room, job, trail)


def assert_nothing_is_left(room: Newsroom, trail: str) -> None:
    """There is no trace of a job that was deleted, or that was never accepted."""
    assert not room.accepted or (room.wish == "delete" and room.wished), trail
    jobs = room.world.store.jobs
    assert isinstance(jobs, MemoryJobs)
    with jobs.everything() as kept:
        assert kept == {}
    assert room.world.store.deliveries.page().deliveries == ()


def assert_end_is_justified(room: Newsroom, job: Job, trail: str) -> None:
    """The job has the document that it should have, or there is a reason why not."""
    kept = kept_of(room)
    match job.state:
        case JobState.SUCCEEDED:
            given_up = frozenset(
                entry.id for entry in json_document.load(kept.shelf["document"]).articles if entry.reason == GIVEN_UP
            )
            assert all(used_up(room, article) for article in BATCH if article.id in given_up), trail
            assert "cup" in given_up or not any(room.poison), trail
            assert kept.shelf["document"] == undisturbed(given_up), trail
            # Who slept beyond the lease, or still works on a round that is over, may mark an article once more.
            if "freezes" not in trail and job.round == 1:
                assert_board_agrees(kept, trail)
        case JobState.FAILED:
            assert job.error
            central = any(
                begun >= LIMITS.attempts <= room.world.hits[step]
                for step, begun in kept.attempts.items()
                if "/outline/" in step or "/compose/" in step
            )
            every = all(used_up(room, article) for article in BATCH)
            assert (job.error.code == "gave_up" and central) or (job.error.code == "nothing_usable" and every), trail
        case _:
            assert room.wished, trail


def assert_only_whole_documents_are_remembered(room: Newsroom) -> None:
    """What lacks an article that was given up is not taken for the document of the batch."""
    cache = room.world.store.cache
    assert isinstance(cache, MemoryCache)
    remembered = [entry.decode() for key, entry in cache.entries.items() if key.startswith("document:")]
    assert all(document == undisturbed(frozenset()) for document in remembered)


def kept_of(room: Newsroom) -> Kept:
    jobs = room.world.store.jobs
    assert isinstance(jobs, MemoryJobs)
    with jobs.everything() as kept:
        return kept[JOB]


def used_up(room: Newsroom, article: Article) -> bool:
    """Whether work on an article was begun as often as it may be, and failed for a reason each time."""
    kept, poisoned = kept_of(room), article.id == "cup" and any(room.poison)
    place = BATCH.index(article)
    parts = {
        name
        for name, text in kept.shelf.items()
        if name.startswith("part-") and plain.load(Part, text).places == (place,)
    }
    steps = [f"{JOB}/translate/{name.removeprefix('part-').replace('-', '/')}" for name in parts]
    return any(
        kept.attempts.get(step, 0) >= LIMITS.attempts and (poisoned or room.world.hits[step] >= LIMITS.attempts)
        for step in (f"{JOB}/prepare/1/{place}", *steps)
    )


def assert_board_agrees(kept: Kept, trail: str) -> None:
    """What the client sees of the articles is what the document says of them."""
    shown = {each.id: each.state for each in kept.articles}
    entries = json_document.load(kept.shelf["document"]).articles
    assert shown == {each.id: ArticleState(str(each.status)) for each in entries}, trail


def assert_told(room: Newsroom, job: Job, trail: str) -> None:
    """The end is told to those who listen, and there is one message about it.

    An end may be told again, where the first who told it died before writing that down. Who was held up between a
    change of state and its event tells of it late: behind an end, those who listen heed nothing else.
    """
    told = [
        event.data["state"] for event in room.world.store.events.after(JOB, "", limit=1000) if event.name == "state"
    ]
    ends = [state for state in told if state in FINAL]
    assert set(ends) == {str(job.state)}, trail
    assert max(told.count("queued"), told.count("running")) <= 1, trail
    (delivery,) = room.world.store.deliveries.page().deliveries
    assert delivery.id == f"msg_{JOB.removeprefix('brf_')}{job.state}", trail
    assert delivery.event == f"briefing.{job.state}", trail
