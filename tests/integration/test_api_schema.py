"""Whatever is sent to the API, it answers as its OpenAPI document says, and never with an error of its own."""

from itertools import cycle
from typing import Any, cast

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks

from briefing import plain
from briefing.access import Scope, new_key
from briefing.article import Article, Intake
from briefing.backend import Backend
from briefing.document import ModelUse
from briefing.errand import ErrandAnswer, ErrandRequest, SummaryAnswer, TextTranslation, TranslationAnswer
from briefing.job import Job, JobError, JobOrder, JobState
from briefing.ports.operations import WorkerBeat
from briefing.render import render
from briefing.settings import Settings
from fakes import NOON
from memory import RecordingQueue, memory_backend
from memory_jobs import MovableClock
from sample_document import sample_document
from service.main import create_app

MANY = 1_000_000
EXAMPLES = 25  # of each operation
MODEL = ModelUse(role="translation", id="compact", revision="1", licence="Apache-2.0")
SENTENCE = TextTranslation(ar="نص", en="A text.", start=0, end=2)
JOBS = ("brf_00000000000000000000000a", "brf_00000000000000000000000b", "brf_00000000000000000000000c")
# What is valid by the schema may still be refused for its content: no Arabic, no public address, no such briefing.
NOT_CHECKED = ("positive_data_acceptance", "ensure_resource_availability", "use_after_free")


class AnsweringQueue(RecordingQueue):
    """Answers every errand at once, as a worker with nothing else to do."""

    backend: Backend

    def enqueue_errand(self, errand_id: str) -> None:
        """Answer."""
        request = plain.load(ErrandRequest, self.backend.errands.take(errand_id) or "")
        translation = TranslationAnswer(texts=((SENTENCE,),) * len(request.texts), models=(MODEL,))
        summary = SummaryAnswer(sentences=(SENTENCE,), models=(MODEL,))
        answer = ErrandAnswer(translation=translation) if request.sentences is None else ErrandAnswer(summary=summary)
        self.backend.errands.answer(errand_id, plain.dump(answer))


def furnished() -> tuple[FastAPI, str]:
    """Return an app with a briefing in each final state, a ready worker, an endpoint and a delivery, and a token."""
    queue = AnsweringQueue()
    backend = memory_backend(MovableClock(), queue=queue)
    queue.backend = backend
    key, token = new_key(name="all", scope=Scope.ADMIN, now=NOON)
    backend.keys.add(key)
    for job_id, state in zip(JOBS, (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED), strict=True):
        finish(job_id, state, backend=backend)
    lanes = ("batch", "interactive")
    beat = WorkerBeat(id="w", lanes=lanes, models=(MODEL,), ready=True, at=NOON, consumed_at=None, version="1")
    backend.roll.beat(beat)
    few = Settings(requests_per_minute=MANY, max_active_jobs=MANY, interactive_seconds=1)
    return create_app(few, backend=backend), token


def finish(job_id: str, state: JobState, *, backend: Backend) -> None:
    """Store a job that has come to an end."""
    article = Article(id="a", body="نص")
    job = Job(id=job_id, key_id="0", created_at=NOON, order=JobOrder(metadata={"a": "b"}), articles=1)
    backend.jobs.create(job, Intake(articles=(article,)))
    backend.events.append(job_id, "state", {"state": str(state)})
    backend.shelf.put(job_id, "document", render(sample_document(), "json"))
    error = JobError(code="gave_up", message="It failed.", retryable=False) if state is JobState.FAILED else None
    backend.jobs.change(job_id, lambda each: each.becoming(JobState.RUNNING, at=NOON))
    backend.jobs.change(job_id, lambda each: each.becoming(state, at=NOON, error=error))


load_all_checks()
EXCLUDED = cast("list[schemathesis.CheckFunction]", CHECKS.get_by_names(NOT_CHECKED))
KNOWN = cycle((True, True, False))  # two of three calls are about a briefing that is there
IDS = cycle(JOBS)
APP, TOKEN = furnished()
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)


@SCHEMA.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_documented(case: schemathesis.Case[Any]) -> None:
    if case.path.startswith("/v1/briefings/{id}") and case.method != "DELETE" and next(KNOWN):
        case.path_parameters["id"] = next(IDS)
    case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"}, excluded_checks=EXCLUDED)
