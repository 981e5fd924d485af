"""A job goes through its steps to the document that one process makes; what fails is tried again, then given up."""

import dataclasses
from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefing.article import Article, Intake
from briefing.document import ArticleStatus
from briefing.errors import BrokenModel
from briefing.glossary import GlossaryTerm
from briefing.job import ArticleState, JobOrder, JobState, Stage
from briefing.pipeline import BriefingOptions, make_briefing
from briefing.ports import Vectors
from briefing.step import Step
from briefing.usecases.finish import finish_job
from briefing.usecases.run_step import run_steps
from fakes import EchoTranslator, RecordingProgress, WordEmbedder
from memory import queue_of
from memory_stores import MemoryCache
from stepping import ARTICLES, CUP, EMPTY, JOB, Workshop

OTHER = "brf_0123456789abcdef01234568"
POISON = "زرنيخ"
POISONED = Article(id="poisoned", title="خبر عن السموم", body=f"{CUP} وفيها {POISON}.", origin="poisoned.txt")


class BrittleTranslator(EchoTranslator):
    """Fails at one word."""

    def translate(self, segments: Sequence[str], *, attempt: int = 0) -> list[str]:
        """Return one hypothesis a segment, or fail."""
        if any(POISON in segment for segment in segments):
            raise ZeroDivisionError(segments)
        return super().translate(segments, attempt=attempt)


class BrittleEmbedder(WordEmbedder):
    """Fails at one word."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, or fail."""
        if any(POISON in text for text in texts):
            raise ZeroDivisionError
        return super().embed(texts)


def events(shop: Workshop, name: str, *fields: str) -> list[tuple[object, ...]]:
    told = shop.backend.events.after(JOB, "", limit=1_000)
    return [tuple(event.data[field] for field in fields) for event in told if event.name == name]


def statuses(shop: Workshop, job_id: str = JOB) -> dict[str, str]:
    return {entry.id: str(entry.status) for entry in shop.document(job_id).articles}


def test_the_document_is_the_one_that_one_process_makes() -> None:
    shop = Workshop()
    order = JobOrder(points=3, glossary=(GlossaryTerm(ar="الميناء", en="port"),))
    shop.submit(*ARTICLES, EMPTY, order=order)
    shop.drain()
    assert shop.document() == make_briefing(
        Intake(articles=(*ARTICLES, EMPTY)),
        tools=shop.tools,
        options=BriefingOptions(points=3, glossary=order.glossary),
        progress=RecordingProgress(),
    )


def test_each_article_is_prepared_and_translated_in_a_step_of_its_own() -> None:
    shop = Workshop()
    shop.submit()
    shop.drain()
    assert shop.done == [
        *("prepare/1/0", "prepare/1/1", "prepare/1/2"),
        "outline/1/0",
        *("translate/1/0", "translate/1/1", "translate/1/2"),
        "compose/1/0",
    ]


def test_known_articles_in_a_new_order_are_neither_embedded_nor_translated_again() -> None:
    shop = Workshop()
    shop.submit()
    shop.drain()
    shop.translator.calls.clear()
    shop.submit(*reversed(ARTICLES), job_id=OTHER)
    shop.done.clear()
    shop.drain()
    assert shop.translator.calls == []
    assert shop.done == ["prepare/1/0", "prepare/1/1", "prepare/1/2", "outline/1/0", "compose/1/0"]


def test_a_batch_submitted_again_just_as_it_was_ends_with_its_first_step() -> None:
    shop = Workshop()
    shop.submit()
    shop.drain()
    shop.submit(job_id=OTHER)
    shop.step()
    assert shop.backend.jobs.read(OTHER).state is JobState.SUCCEEDED
    assert shop.document(OTHER) == shop.document()
    assert shop.backend.articles.articles(OTHER) == shop.backend.articles.articles(JOB)


@pytest.mark.parametrize(
    "order",
    [JobOrder(points=1), JobOrder(glossary=(GlossaryTerm(ar="الميناء", en="port"),)), JobOrder(since=JOB)],
    ids=["points", "glossary", "since"],
)
def test_a_batch_submitted_again_with_another_order_gets_a_document_of_its_own(order: JobOrder) -> None:
    shop = Workshop()
    shop.submit()
    shop.drain()
    shop.submit(job_id=OTHER, order=order)
    shop.step()
    assert shop.backend.jobs.read(OTHER).state is JobState.RUNNING


def test_a_remembered_document_that_cannot_be_read_is_made_again() -> None:
    shop = Workshop()
    shop.submit()
    shop.drain()
    cache = shop.backend.cache
    assert isinstance(cache, MemoryCache)
    cache.put_many({key: b"{}" for key in cache.entries if key.startswith("document:")})
    shop.submit(job_id=OTHER)
    shop.drain()
    assert shop.document(OTHER) == shop.document()


def test_a_new_article_in_a_known_batch_is_the_only_one_translated() -> None:
    shop = Workshop()
    shop.submit(*ARTICLES[:1])
    shop.drain()
    shop.done.clear()
    shop.submit(*ARTICLES[:2], job_id=OTHER)
    shop.drain()
    assert [step for step in shop.done if step.startswith("translate")] == ["translate/1/0"]
    assert shop.backend.meter.read()['cache_hits_total{kind="article"}'] == 1


def test_a_cache_that_forgets_everything_costs_time_and_not_the_job() -> None:
    shop = Workshop()
    shop.submit()
    while queue_of(shop.backend).steps:
        assert isinstance(shop.backend.cache, MemoryCache)
        shop.backend.cache.clear()
        shop.step()
    remembering = Workshop()
    remembering.submit()
    remembering.drain()
    assert shop.document() == remembering.document()


def test_a_step_that_comes_twice_is_done_once() -> None:
    shop = Workshop()
    shop.submit()
    steps = list(queue_of(shop.backend).steps)
    shop.drain()
    calls = len(shop.translator.calls)
    for step in steps:
        shop.run(step)
    assert (len(shop.translator.calls), queue_of(shop.backend).steps) == (calls, [])
    assert events(shop, "state", "state") == [("running",), ("succeeded",)]


def test_a_step_that_another_worker_has_is_left_alone() -> None:
    shop = Workshop()
    shop.submit(*ARTICLES[:1])
    step = queue_of(shop.backend).steps[0]
    assert shop.backend.steps.take(step, seconds=30)
    shop.drain()
    assert shop.backend.jobs.read(JOB).state is JobState.QUEUED


def test_a_step_of_an_unknown_job_is_nothing() -> None:
    shop = Workshop()
    shop.run(Step(job=JOB, stage=Stage.PREPARE, round=1, number=0))
    assert shop.backend.meter.read() == {}


def test_progress_and_states_of_articles_are_told_in_order() -> None:
    shop = Workshop()
    shop.submit(ARTICLES[0], EMPTY)
    shop.drain()
    assert events(shop, "progress", "stage", "done", "total") == [
        ("prepare", 1, 2),
        ("prepare", 2, 2),
        ("outline", 1, 1),
        ("translate", 1, 1),
    ]
    assert events(shop, "article", "article", "state") == [
        ("port", "prepared"),
        ("shell", "skipped"),
        ("port", "translated"),
        ("shell", "skipped"),
    ]


def test_a_large_stage_is_told_in_twentieths() -> None:
    shop = Workshop()
    shop.submit(*(replace(ARTICLES[0], id=f"port-{number}") for number in range(100)))
    shop.drain()
    done = [done for stage, done in events(shop, "progress", "stage", "done") if stage == "prepare"]
    assert done == list(range(5, 101, 5))


def test_an_article_that_fails_is_tried_again_and_then_left_out_with_a_caveat() -> None:
    shop = Workshop(embedder=BrittleEmbedder())
    shop.submit(ARTICLES[0], POISONED)
    shop.drain()
    assert shop.done.count("prepare/1/1") == 3
    assert statuses(shop) == {"port": "used", "poisoned": "skipped"}
    assert [caveat.article for caveat in shop.document().caveats if caveat.code == "gave_up"] == ["poisoned"]
    meter = shop.backend.meter.read()
    assert (meter["steps_retried_total"], meter["steps_given_up_total"]) == (2, 1)


def test_an_article_whose_translation_fails_is_left_out_and_the_outline_made_again() -> None:
    shop = Workshop(translator=BrittleTranslator())
    shop.submit(*ARTICLES, POISONED)
    shop.drain()
    job = shop.backend.jobs.read(JOB)
    assert (job.state, job.round, job.attempts) == (JobState.SUCCEEDED, 2, 2)
    assert [step for step in shop.done if "/2/" in step] == ["outline/2/0", "compose/2/0"]
    assert statuses(shop)["poisoned"] == ArticleStatus.SKIPPED


def test_an_article_that_kills_its_worker_each_time_is_given_up_without_being_touched_again() -> None:
    shop = Workshop()
    shop.submit(*ARTICLES[:2])
    step = queue_of(shop.backend).steps[0]
    for _ in range(3):
        lease = shop.backend.steps.take(step, seconds=30)
        assert lease
        shop.backend.steps.release(lease)  # as if it had run out
    shop.drain()
    assert statuses(shop) == {"cup": "used", "port": "skipped"}


def test_a_batch_of_which_nothing_is_left_fails_with_the_reasons() -> None:
    shop = Workshop()
    shop.submit(EMPTY)
    shop.drain()
    job = shop.backend.jobs.read(JOB)
    assert job.error
    assert (job.state, job.error.code) == (JobState.FAILED, "nothing_usable")
    assert "shell.txt: Nothing but headlines" in job.error.message


def test_a_batch_whose_every_article_is_given_up_fails_likewise() -> None:
    shop = Workshop(translator=BrittleTranslator())
    shop.submit(POISONED)
    shop.drain()
    job = shop.backend.jobs.read(JOB)
    assert job.error
    assert (job.state, job.error.code, job.error.retryable) == (JobState.FAILED, "nothing_usable", False)


def test_a_broken_model_ends_the_job_at_once() -> None:
    class BrokenEmbedder(WordEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            raise BrokenModel(str(len(texts)))

    shop = Workshop(embedder=BrokenEmbedder())
    shop.submit()
    shop.drain()
    error = shop.backend.jobs.read(JOB).error
    assert error
    assert (error.code, shop.done) == ("broken_model", ["prepare/1/0", "prepare/1/1", "prepare/1/2"])


def test_a_document_that_cannot_be_composed_ends_the_job_in_the_end() -> None:
    shop = Workshop()
    shop.submit()
    while queue_of(shop.backend).steps:
        if queue_of(shop.backend).steps[0].stage is Stage.COMPOSE:
            shop.backend.shelf.put(JOB, "outline-1", "{}")
        shop.step()
    error = shop.backend.jobs.read(JOB).error
    assert error
    assert (error.code, shop.done.count("compose/1/0")) == ("gave_up", 3)


@pytest.mark.parametrize(("role", "state"), [("translation", JobState.FAILED), ("embedding", JobState.SUCCEEDED)])
def test_a_client_that_insists_on_a_model_that_is_not_there_is_told_which_are(role: str, state: JobState) -> None:
    shop = Workshop()
    shop.submit(order=JobOrder(models={role: "words"}))
    shop.drain()
    job = shop.backend.jobs.read(JOB)
    assert job.state is state
    if job.error:
        assert job.error.code == "unknown_model"
        assert "echo for translation" in job.error.message


@pytest.mark.parametrize("stage", list(Stage))
def test_a_cancelled_job_is_not_worked_on(stage: Stage) -> None:
    shop = Workshop()
    shop.submit()
    while queue_of(shop.backend).steps[0].stage is not stage:
        shop.step()
    finish_job(JOB, JobState.CANCELLED, backend=shop.backend)
    calls = len(shop.translator.calls)
    shop.drain()
    assert (shop.backend.jobs.read(JOB).state, len(shop.translator.calls)) == (JobState.CANCELLED, calls)
    assert shop.backend.shelf.get(JOB, "document") is None


def test_a_deleted_job_is_forgotten_by_its_steps() -> None:
    shop = Workshop()
    shop.submit()
    shop.step()
    shop.backend.jobs.delete(JOB)
    shop.drain()
    assert shop.backend.index.unsettled() == []


def test_what_a_briefing_already_had_is_told() -> None:
    shop = Workshop()
    shop.submit(*ARTICLES[:2])
    shop.drain()
    renamed = dataclasses.replace(ARTICLES[0], id="again")
    shop.submit(renamed, ARTICLES[2], job_id=OTHER, order=JobOrder(since=JOB))
    shop.drain()
    message = "1 of 2 articles was already in the briefing brf_0123456789abcdef01234567 of 2018-01-15 12:00 UTC: again."
    assert [each.message for each in shop.document(OTHER).caveats if each.code == "known_since"] == [message]


def test_a_briefing_that_is_gone_is_told_to_be_gone() -> None:
    shop = Workshop()
    shop.submit(order=JobOrder(since=OTHER))
    shop.drain()
    message = "The briefing brf_0123456789abcdef01234568 is not kept any more: what is new since then cannot be told."
    assert [each.message for each in shop.document().caveats if each.code == "known_since"] == [message]


def test_articles_are_shown_as_they_come_along() -> None:
    shop = Workshop()
    shop.submit()
    seen = []
    while queue_of(shop.backend).steps:
        shop.step()
        seen.append(tuple(str(each.state) for each in shop.backend.articles.articles(JOB)))
    assert seen[0] == ("prepared", "waiting", "waiting")
    assert seen[4] == ("translated", "prepared", "prepared")
    assert seen[-1] == (ArticleState.USED, ArticleState.USED, ArticleState.FOLDED)


def test_a_process_that_ends_a_stage_goes_on_with_the_next_and_queues_the_rest() -> None:
    shop = Workshop()
    shop.submit()
    first, second, last = shop.backend.steps.due(JOB)
    shop.run(first)
    shop.run(second)
    queue_of(shop.backend).steps.clear()
    run_steps(last, kit=shop.kit, limits=shop.limits)
    assert [step.id.partition("/")[2] for step in queue_of(shop.backend).steps] == ["translate/1/1", "translate/1/2"]
    assert shop.backend.steps.tally(JOB)[Stage.TRANSLATE].done == 1
