"""Small texts are translated and summarised at once, within bounds."""

from typing import Any

import pytest

from briefing import plain
from briefing.document import Check, ModelUse, Repair
from briefing.errand import ErrandAnswer, ErrandRequest, SummaryAnswer, TextTranslation, TranslationAnswer
from briefing.errors import BrokenModel, MujazError
from briefing.job import classify
from briefing.ports.jobs import Lane
from briefing.settings import Settings
from memory import queue_of
from service_client import Api

TEXT = "افتتحت البلدية عيادة."
MODEL = ModelUse(role="translation", id="compact", revision="1", licence="Apache-2.0")
SENTENCE = TextTranslation(
    ar=TEXT,
    en="The council opened a clinic.",
    start=0,
    end=21,
    checks=(Check(name="numbers", passed=True),),
    repairs=(Repair(was="8", now="80"),),
)
WRITTEN = {
    "ar": TEXT,
    "en": "The council opened a clinic.",
    "start": 0,
    "end": 21,
    "checks": [{"name": "numbers", "passed": True, "detail": ""}],
    "repairs": [{"was": "8", "now": "80"}],
}


@pytest.fixture
def settings() -> Settings:
    return Settings(interactive_characters=100, interactive_seconds=0.05, interactive_waiting=2)


def answering(api: Api, monkeypatch: pytest.MonkeyPatch, answer: ErrandAnswer) -> list[ErrandRequest]:
    """Answer every errand so; return what is asked."""
    asked: list[ErrandRequest] = []

    def work(errand_id: str) -> None:
        asked.append(plain.load(ErrandRequest, api.backend.errands.take(errand_id) or ""))
        api.backend.errands.answer(errand_id, plain.dump(answer))

    monkeypatch.setattr(api.backend.queue, "enqueue_errand", work)
    return asked


def test_texts_are_translated_sentence_by_sentence(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    translation = TranslationAnswer(texts=((SENTENCE,), ()), models=(MODEL,))
    asked = answering(api, monkeypatch, ErrandAnswer(translation=translation))
    glossary = [{"ar": "عيادة", "en": "health post"}]
    answer = api("POST", "/v1/translations", json={"texts": [TEXT, "..."], "glossary": glossary})
    assert answer.status_code == 200
    assert answer.json()["texts"] == [{"sentences": [WRITTEN]}, {"sentences": []}]
    assert answer.json()["models"][0]["id"] == "compact"
    assert answer.headers["cache-control"] == "no-store"
    assert (asked[0].texts, asked[0].glossary[0].en, asked[0].sentences) == ((TEXT, "..."), "health post", None)


@pytest.mark.parametrize("given", [{"text": TEXT}, {"article": {"body": f"{TEXT} {TEXT}", "title": "x"}}])
def test_a_text_or_an_article_is_summarised(api: Api, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any]) -> None:
    asked = answering(api, monkeypatch, ErrandAnswer(summary=SummaryAnswer(sentences=(SENTENCE,), models=(MODEL,))))
    answer = api("POST", "/v1/summaries", json={**given, "sentences": 2})
    assert answer.json()["sentences"] == [WRITTEN]
    assert asked[0].sentences == 2
    assert asked[0].texts[0].startswith(TEXT)


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("translations", {}, ""),
        ("translations", {"text": TEXT, "texts": [TEXT]}, ""),
        ("translations", {"texts": []}, "texts"),
        ("translations", {"texts": [TEXT] * 101}, "texts"),
        ("translations", {"texts": [5]}, "texts[0]"),
        ("translations", {"text": TEXT, "glossary": [{"ar": "x", "en": "y"}]}, "glossary[0].ar"),
        ("translations", {"text": TEXT, "to": "fr"}, "to"),
        ("translations", {"text": "x" * 101}, "text"),
        ("translations", {"texts": ["x" * 51, "x" * 50]}, "texts"),
        ("summaries", {"text": TEXT, "sentences": 0}, "sentences"),
        ("summaries", {"text": TEXT, "sentences": 21}, "sentences"),
        ("summaries", {"article": {"title": "x"}}, "article.body"),
        ("summaries", {"article": {"body": "The council opened a clinic in the city on Sunday."}}, "article"),
        ("summaries", {"article": {"body": TEXT * 10}}, "article.body"),
        ("summaries", {"text": "x" * 101}, "text"),
    ],
)
def test_each_wrong_field_is_named(api: Api, path: str, value: object, field: str) -> None:
    answer = api("POST", f"/v1/{path}", json=value)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == field


def test_a_text_beyond_the_limit_is_told_the_limit(api: Api) -> None:
    answer = api("POST", "/v1/translations", json={"text": "x" * 101})
    assert (answer.json()["code"], "limit of 100" in answer.json()["detail"]) == ("too_large", True)


def test_a_full_lane_is_told_with_a_time_to_come_back(api: Api) -> None:
    queue_of(api.backend).backlog[Lane.INTERACTIVE] = 2
    answer = api("POST", "/v1/translations", json={"text": TEXT})
    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "overloaded", "5")


def test_a_lane_that_does_not_answer_in_time_is_told_so(api: Api) -> None:
    assert api("POST", "/v1/summaries", json={"text": TEXT}).json()["code"] == "overloaded"


@pytest.mark.parametrize(("error", "status"), [(BrokenModel("It is broken."), 500), (MujazError("Odd."), 500)])
def test_what_a_worker_met_with_is_told(
    api: Api, monkeypatch: pytest.MonkeyPatch, error: MujazError, status: int
) -> None:
    answering(api, monkeypatch, ErrandAnswer(error=classify(error)))
    answer = api("POST", "/v1/translations", json={"text": TEXT})
    assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (status, error.code, error.message)


@pytest.mark.parametrize("path", ["translations", "summaries"])
def test_only_json_is_read(api: Api, path: str) -> None:
    assert api("POST", f"/v1/{path}", content=TEXT.encode(), headers={"Content-Type": "text/plain"}).status_code == 415
    assert api("POST", f"/v1/{path}", content=b"{", headers={"Content-Type": "application/json"}).status_code == 400
