"""The running service while its parts die: what was accepted is finished once, and told once."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.article import Article, Intake
from briefing.ids import new_id
from briefing.job import Job, JobOrder, JobState, Stage
from briefing.webhook import Attempt
from running import Site, site
from running_service import RunningService, running_service, sample_articles, wait_until
from webhook_catcher import WebhookCatcher, webhook_catcher

CLEAN = sample_articles("clean")
WEBHOOKS = {
    "MUJAZ_WEBHOOK_ALLOWED_HOSTS": "127.0.0.1",
    "MUJAZ_WEBHOOK_ALLOW_HTTP": "true",
    "MUJAZ_WEBHOOK_RETRY_SCALE": "0.01",  # the second wait is three seconds
}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[RunningService]:
    with running_service(tmp_path, webhook_allowed_hosts="127.0.0.1", webhook_allow_http="true") as running:
        yield running


@pytest.fixture
def place(service: RunningService, tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path, service.environment["MUJAZ_REDIS_URL"]) as running:
        running.environment |= WEBHOOKS
        yield running


@pytest.fixture
def catcher() -> Iterator[WebhookCatcher]:
    with webhook_catcher() as running:
        yield running


def test_a_job_outlives_the_api_and_its_key_still_names_it(service: RunningService, place: Site) -> None:
    place.hold(Stage.PREPARE)
    place.start_fake_worker()
    headers = {"Idempotency-Key": '"one"'}
    with service.client() as client:
        job_id = client.post("/v1/briefings", json={"articles": CLEAN}, headers=headers).json()["id"]
    service.kill("api")
    service.start_api()
    place.let_go(Stage.PREPARE)
    with service.client() as client:
        again = client.post("/v1/briefings", json={"articles": CLEAN}, headers=headers)
    assert (again.status_code, again.json()["id"]) == (202, job_id)
    assert service.wait_for(job_id)["state"] == "succeeded"


def test_a_job_outlives_the_store(service: RunningService, place: Site) -> None:
    place.hold(Stage.TRANSLATE)
    place.start_fake_worker()
    job_id = service.submit(CLEAN)
    place.child_in(Stage.TRANSLATE)
    service.kill("store")
    service.start_store()
    place.let_go(Stage.TRANSLATE)
    assert service.wait_for(job_id)["state"] == "succeeded"
    assert len(service.document(job_id)["articles"]) == len(CLEAN)


def test_a_job_that_was_stored_but_never_queued_is_found_and_finished(service: RunningService, place: Site) -> None:
    backend = service.backend
    now = backend.clock.now()
    articles = tuple(Article(id=each["id"], title=each["title"], body=each["body"]) for each in CLEAN)
    job = Job(id=new_id("brf", now), key_id="0a1b2c3d", created_at=now, order=JobOrder(), articles=len(articles))
    assert backend.jobs.create(job, Intake(articles=articles))
    place.start_fake_worker()
    assert place.finished(job).state is JobState.SUCCEEDED


def test_a_message_reaches_a_receiver_that_was_down_although_the_worker_dies_between(
    service: RunningService, place: Site, catcher: WebhookCatcher
) -> None:
    catcher.answers = [500, 502]
    worker = place.start_fake_worker()
    job_id = service.submit(CLEAN, webhook={"url": catcher.url})
    wait_until(lambda: len(attempts(service, job_id)) == 2, what="two attempts")
    worker.kill()
    place.start_fake_worker()
    wait_until(lambda: any(each.status == 204 for each in catcher.caught), what="the delivery")
    assert len(catcher.ids()) == 1


def test_a_job_that_is_cancelled_over_http_stops_and_is_told(
    service: RunningService, place: Site, catcher: WebhookCatcher
) -> None:
    place.hold(Stage.TRANSLATE)
    place.start_fake_worker()
    job_id = service.submit(CLEAN, webhook={"url": catcher.url})
    place.child_in(Stage.TRANSLATE)
    with service.client() as client:
        assert client.delete(f"/v1/briefings/{job_id}").json()["state"] == "cancelled"
    wait_until(lambda: catcher.caught, what="the message")
    assert b'"briefing.cancelled"' in catcher.caught[0].body
    place.let_go(Stage.TRANSLATE)
    wait_until(lambda: not service.backend.steps.due(job_id) or service.read(job_id)["state"] == "cancelled")
    with service.client() as client:
        assert client.get(f"/v1/briefings/{job_id}/document").status_code == 409


def test_two_workers_share_the_articles_of_a_batch(service: RunningService, place: Site) -> None:
    """Models that take their time by the clock, not the processor: what is measured is how the steps spread."""
    place.take_seconds(0.08)
    batch = [
        {**article, "id": f"{article['id']}-{n}"}
        for n, article in enumerate(sample_articles("libya", "clean", "three-stories"))
    ][:12]
    place.start_fake_worker()
    alone = seconds(service, batch)
    place.start_fake_worker()
    both = seconds(service, [{**each, "body": each["body"] + "\nوهذه طبعة ثانية من الخبر."} for each in batch])
    assert alone / both >= 1.6, f"{alone:.1f} s by one worker, {both:.1f} s by two"


def attempts(service: RunningService, job_id: str) -> tuple[Attempt, ...]:
    """Return what the log has of the deliveries of a job."""
    deliveries = service.backend.deliveries.page(job_id=job_id).deliveries
    return tuple(attempt for delivery in deliveries for attempt in delivery.attempts)


def seconds(service: RunningService, batch: list[dict[str, str]]) -> float:
    """Return how long a batch takes, from the first step to the end."""
    started = time.monotonic()
    assert service.wait_for(service.submit(batch))["state"] == "succeeded"
    return time.monotonic() - started
