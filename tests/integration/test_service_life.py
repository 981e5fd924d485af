"""The life of a job in the running service: API, worker and Valkey as processes of their own."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook

from briefing.render.json_document import load
from running_service import RunningService, running_service, sample_articles, wait_until
from webhook_catcher import WebhookCatcher, webhook_catcher

CLEAN = sample_articles("clean")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    folder = tmp_path_factory.mktemp("service")
    settings = {"webhook_allowed_hosts": "127.0.0.1", "webhook_allow_http": "true", "webhook_retry_scale": "0.001"}
    with running_service(folder, **settings) as running:
        running.start_worker()
        running.wait_for_workers()
        yield running


@pytest.fixture
def catcher() -> Iterator[WebhookCatcher]:
    with webhook_catcher() as running:
        yield running


@pytest.fixture(scope="module")
def finished(service: RunningService) -> dict[str, Any]:
    return service.wait_for(service.submit(CLEAN, metadata={"desk": "maghreb"}))


def events(service: RunningService, job_id: str, last: str = "") -> list[dict[str, str]]:
    """Read the stream of events to its end."""
    headers = {"Authorization": f"Bearer {service.token}"} | ({"Last-Event-ID": last} if last else {})
    found: list[dict[str, str]] = []
    with httpx.stream("GET", f"{service.url}/v1/briefings/{job_id}/events", headers=headers, timeout=60) as answer:
        event: dict[str, str] = {}
        for line in answer.iter_lines():
            name, _, value = line.partition(":")
            if not line and "data" in event:
                found.append(event)
                event = {}
            elif name and name != "retry":  # of the stream, not of the event
                event[name] = value.strip()
    return found


def test_a_job_followed_by_polling_succeeds(finished: dict[str, Any]) -> None:
    assert finished["state"] == "succeeded", finished["error"]
    assert finished["metadata"] == {"desk": "maghreb"}
    assert {each["state"] for each in finished["articles"]} <= {"used", "folded"}


def test_the_document_is_the_one_that_the_command_line_would_make(
    service: RunningService, finished: dict[str, Any]
) -> None:
    document = load(json.dumps(service.document(finished["id"])))
    assert len(document.articles) == len(CLEAN)
    bodies = {article["id"]: article["body"] for article in CLEAN}
    for point in document.key_points:
        cited = point.citations[0]
        assert bodies[cited.article][cited.start : cited.end] == point.ar


@pytest.mark.parametrize(
    ("accept", "opening"),
    [("text/html", "<!doctype html"), ("text/markdown", "> **machine-generated"), ("application/json", "{")],
)
def test_the_document_comes_in_the_format_that_is_asked_for(
    service: RunningService, finished: dict[str, Any], accept: str, opening: str
) -> None:
    with service.client() as client:
        answer = client.get(f"/v1/briefings/{finished['id']}/document", headers={"Accept": accept})
    assert answer.headers["Content-Type"].startswith(accept)
    assert answer.text.lower().startswith(opening)


def test_the_event_stream_tells_the_whole_story_and_resumes(service: RunningService) -> None:
    job_id = service.submit(sample_articles("libya")[:3])
    told = events(service, job_id)
    states = [json.loads(each["data"])["state"] for each in told if each["event"] == "state"]
    assert states == ["queued", "running", "succeeded"]
    assert any(each["event"] == "progress" for each in told)
    assert events(service, job_id, told[2]["id"]) == told[3:]


def test_a_finished_job_is_told_to_the_webhook_with_a_signature_that_verifies(
    service: RunningService, catcher: WebhookCatcher
) -> None:
    with service.client() as client:
        endpoint = client.post("/v1/webhooks", json={"url": catcher.url}).raise_for_status().json()
    job_id = service.submit(CLEAN, webhook={"url": catcher.url})
    wait_until(lambda: catcher.caught, what="the webhook")
    payload = Webhook(endpoint["secret"]).verify(catcher.caught[0].body, catcher.caught[0].headers)
    assert payload["type"] == "briefing.succeeded"
    assert payload["data"]["id"] == job_id


def test_a_receiver_that_is_down_gets_the_same_message_later(service: RunningService, catcher: WebhookCatcher) -> None:
    catcher.answers = [500, 503, 302]
    service.submit(CLEAN, webhook={"url": catcher.url})
    wait_until(lambda: len(catcher.caught) == 4, what="four attempts")
    assert [each.status for each in catcher.caught] == [500, 503, 302, 204]
    assert len(catcher.ids()) == 1
    (message,) = catcher.ids()
    with service.client() as client:
        log = wait_until(
            lambda: (found := client.get(f"/v1/deliveries/{message}").json())["state"] == "delivered" and found
        )
    assert [each["status"] for each in log["attempts"]] == [500, 503, 302, 204]


def test_parallel_submits_under_one_idempotency_key_make_one_job(service: RunningService) -> None:
    with service.client() as client:

        def submit(_: int) -> httpx.Response:
            headers = {"Idempotency-Key": '"the same request"'}
            return client.post("/v1/briefings", json={"articles": CLEAN}, headers=headers)

        with ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(submit, range(12)))
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 202}) == 1


def test_a_deleted_briefing_leaves_nothing_behind(service: RunningService) -> None:
    job_id = service.submit(CLEAN)
    service.wait_for(job_id)
    with service.client() as client:
        assert client.delete(f"/v1/briefings/{job_id}").status_code == 204
        assert client.get(f"/v1/briefings/{job_id}").status_code == 404
        assert client.get(f"/v1/briefings/{job_id}/document").status_code == 404


def test_small_texts_are_translated_and_summarised_while_one_waits(service: RunningService) -> None:
    body = CLEAN[0]["body"]
    with service.client() as client:
        translated = client.post("/v1/translations", json={"texts": ["وصل الوفد إلى العاصمة يوم الاثنين."]})
        summarised = client.post("/v1/summaries", json={"text": body[:4000], "sentences": 2})
    assert translated.status_code == 200, translated.text
    assert summarised.status_code == 200, summarised.text
    assert "Monday" in translated.text


def test_the_service_is_ready_and_counts_what_it_does(service: RunningService, finished: dict[str, Any]) -> None:
    assert finished["state"] == "succeeded"
    with service.client() as client:
        assert client.get("/readyz").status_code == 200
        metrics = client.get("/metrics").raise_for_status().text
    assert 'mujaz_jobs_finished_total{state="succeeded"}' in metrics


def test_many_listeners_do_not_keep_others_waiting(service: RunningService) -> None:
    job_id = service.submit(sample_articles("libya", "three-stories"))
    done: list[int] = []
    threads = [threading.Thread(target=lambda: done.append(len(events(service, job_id)))) for _ in range(60)]
    for thread in threads:
        thread.start()
    with service.client() as client:
        assert client.get(f"/v1/briefings/{job_id}", timeout=5).status_code == 200
    for thread in threads:
        thread.join(timeout=90)
    assert len(set(done)) == 1
    assert len(done) == 60
