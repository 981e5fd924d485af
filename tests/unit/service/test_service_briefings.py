"""A batch is taken in, shown, listed, cancelled and deleted."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from briefing.job import ArticleState, JobState, Stage
from fakes import NOON
from memory import queue_of
from service_client import Api

BODY = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي. وقالت مديرة العيادة إنها تستقبل 80 مريضا في اليوم."
ARTICLE = {"id": "clinic", "title": "عيادة جديدة", "body": BODY}
NINJS_1 = {"guid": "urn:x:1", "headline": "عيادة جديدة", "body_html": f"<p>{BODY}</p>", "type": "text"}
NINJS_3 = {
    "uri": "urn:x:3",
    "headlines": [{"value": "عيادة"}],
    "bodies": [{"contentType": "text/plain", "value": BODY}],
}


def submitted(api: Api, **more: object) -> dict[str, Any]:
    answer = api("POST", "/v1/briefings", json={"articles": [ARTICLE], **more})
    assert answer.status_code == 202, answer.text
    written: dict[str, Any] = answer.json()
    return written


def test_a_batch_is_accepted_with_the_place_to_ask_and_when(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [ARTICLE]})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/briefings/{answer.json()['id']}"
    assert answer.headers["retry-after"] == "2"
    assert answer.json()["state"] == "queued"


def test_its_first_steps_are_queued_once_each(api: Api) -> None:
    job_id = submitted(api)["id"]
    assert [step.id for step in queue_of(api.backend).steps] == [f"{job_id}/prepare/1/0"]


def test_articles_of_our_schema_and_of_both_ninjs_are_taken_together(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [ARTICLE, NINJS_1, NINJS_3]})
    articles = api.backend.shelf.intake(answer.json()["id"]).articles
    assert [article.id for article in articles] == ["clinic", "urn:x:1", "urn:x:3"]
    assert {article.body for article in articles} == {BODY}


def test_what_was_ordered_reaches_the_job(api: Api) -> None:
    given = {
        "options": {"points": 7, "formats": ["html"], "glossary": [{"ar": "الحي", "en": "the Quarter"}]},
        "webhook": {"url": "https://cms.example.org/hook", "events": ["briefing.failed"]},
        "metadata": {"desk": "city"},
    }
    order = api.backend.jobs.read(submitted(api, **given)["id"]).order
    assert (order.points, order.formats, order.glossary[0].en) == (7, ("html",), "the Quarter")
    assert order.webhook is not None
    assert (order.webhook.url, order.webhook.events) == ("https://cms.example.org/hook", ("briefing.failed",))
    assert order.metadata == {"desk": "city"}


def test_a_webhook_without_events_is_told_of_all_three(api: Api) -> None:
    job_id = submitted(api, webhook={"url": "https://cms.example.org/hook"})["id"]
    webhook = api.backend.jobs.read(job_id).order.webhook
    assert webhook is not None
    assert webhook.events == ("briefing.succeeded", "briefing.failed", "briefing.cancelled")


def test_refused_articles_are_shown_with_their_reasons_beside_the_others(api: Api) -> None:
    english = {"id": "english", "body": "The council opened a new clinic in the eastern quarter on Sunday morning."}
    answer = api("POST", "/v1/briefings", json={"articles": [english, ARTICLE]}).json()
    assert [(each["id"], each["state"]) for each in answer["articles"]] == [
        ("clinic", "waiting"),
        ("english", "skipped"),
    ]
    assert "English" in answer["articles"][1]["reason"]


def test_files_are_taken_with_their_options(api: Api) -> None:
    files = [
        ("files", ("news/clinic.txt", f"عيادة جديدة\n\n{BODY}".encode())),
        ("files", ("more.json", json.dumps([ARTICLE, NINJS_1]).encode())),
        ("files", ("lines.jsonl", json.dumps(ARTICLE).encode())),
    ]
    answer = api("POST", "/v1/briefings", files=files, data={"options": '{"points": 3}', "metadata": '{"a": "b"}'})
    assert answer.status_code == 202, answer.text
    job = api.backend.jobs.read(answer.json()["id"])
    assert (job.articles, job.order.points, job.order.metadata) == (4, 3, {"a": "b"})
    assert api.backend.shelf.intake(job.id).articles[0].title == "عيادة جديدة"


def test_a_file_of_another_type_is_refused_and_the_rest_goes_on(api: Api) -> None:
    files = [("files", ("clinic.txt", BODY.encode())), ("files", ("logo.png", b"\x89PNG"))]
    answer = api("POST", "/v1/briefings", files=files)
    assert answer.status_code == 202
    assert "does not read files of this type" in answer.json()["articles"][1]["reason"]


def test_a_page_beyond_its_limit_is_refused(api: Api) -> None:
    page = b"<html><body>" + b"x" * 1_000_000
    answer = api("POST", "/v1/briefings", files=[("files", ("page.html", page)), ("files", ("a.txt", BODY.encode()))])
    assert "1,000,000 bytes" in answer.json()["articles"][1]["reason"]


def test_a_running_briefing_tells_progress_and_an_estimate(api: Api) -> None:
    job = api.backend.jobs.read(submitted(api)["id"])
    api.backend.jobs.change(job.id, lambda each: each.becoming(JobState.RUNNING, at=NOON))
    api.backend.jobs.change(job.id, lambda each: replace(each, stage=Stage.TRANSLATE))
    for step in api.backend.steps.plan(job.id, stage=Stage.TRANSLATE, round=1, count=3)[:1]:
        lease = api.backend.steps.take(step, seconds=9)
        assert lease is not None
        api.backend.steps.finish(lease)
    api.backend.articles.mark(job.id, {0: (ArticleState.PREPARED, "")})
    api.clock.advance(9)
    answer = api("GET", f"/v1/briefings/{job.id}")
    assert answer.json()["progress"] == {"done": 1, "total": 3, "share": 0.45}
    assert answer.json()["estimated_seconds_left"] == 11  # 9 s for 0.45, so 11 s for 0.55
    assert answer.json()["articles"][0]["state"] == "prepared"
    assert answer.headers["retry-after"] == "2"


def test_a_queued_briefing_has_no_estimate(api: Api) -> None:
    assert submitted(api)["estimated_seconds_left"] is None


def test_an_unchanged_briefing_is_not_sent_again(api: Api) -> None:
    here = submitted(api)["links"]["self"]
    first = api("GET", here)
    again = api("GET", here, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_changed_briefing_has_another_etag(api: Api) -> None:
    created = submitted(api)
    first = api("GET", created["links"]["self"])
    api.backend.articles.mark(created["id"], {0: (ArticleState.PREPARED, "")})
    again = api("GET", created["links"]["self"], headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200


def test_an_unfinished_briefing_is_cancelled(api: Api) -> None:
    here = submitted(api)["links"]["self"]
    answer = api("DELETE", here)
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert api("GET", here).json()["links"]["cancel"] is None


def test_a_finished_briefing_is_deleted_with_its_data(api: Api) -> None:
    created = submitted(api)
    api("DELETE", created["links"]["self"])
    assert api("DELETE", created["links"]["self"]).status_code == 204
    assert api("GET", created["links"]["self"]).status_code == 404
    assert api.backend.shelf.get(created["id"], "document") is None


@pytest.mark.parametrize(
    "job_id", ["brf_000000000000000000000000", "brf_1", "x", "mujaz:job", "brf_00000000000000000000000G"]
)
@pytest.mark.parametrize(("method", "end"), [("GET", ""), ("DELETE", ""), ("GET", "/document"), ("GET", "/events")])
def test_a_briefing_that_is_not_there_is_not_found(api: Api, method: str, end: str, job_id: str) -> None:
    answer = api(method, f"/v1/briefings/{job_id}{end}")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_briefing")


def test_briefings_are_listed_a_page_at_a_time_the_newest_first(api: Api) -> None:
    made = []
    for _ in range(5):
        api.clock.advance(1)
        made.append(submitted(api)["id"])
    seen, path, pages = [], "/v1/briefings?limit=2", 0
    while path:
        answer = api("GET", path)
        seen += [each["id"] for each in answer.json()["briefings"]]
        path, pages = answer.links.get("next", {}).get("url", ""), pages + 1
    assert (seen, pages) == (made[::-1], 3)


def test_the_list_is_filtered_by_state_and_labels_and_so_is_its_next_page(api: Api) -> None:
    wanted = []
    for desk in ("city", "sport", "city", "city"):
        api.clock.advance(1)
        created = submitted(api, metadata={"desk": desk, "x y": "ä"})
        wanted += [created["id"]] if desk == "city" else []
    api("DELETE", f"/v1/briefings/{wanted.pop()}")
    filters = {"metadata[desk]": "city", "metadata[x y]": "ä", "state": "queued", "limit": 1}
    first = api("GET", "/v1/briefings", params=filters)
    second = api("GET", first.links["next"]["url"])
    assert [answer.json()["briefings"][0]["id"] for answer in (first, second)] == wanted[::-1]
    assert second.json()["next_cursor"] is None


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("state=done", "state"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("stat=queued", "stat"),
        ("metadata=x", "metadata"),
    ],
)
def test_a_wrong_filter_is_named(api: Api, query: str, field: str) -> None:
    answer = api("GET", f"/v1/briefings?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_a_cursor_that_nobody_gave_is_refused(api: Api) -> None:
    answer = api("GET", "/v1/briefings?cursor=%2A")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert answer.json()["errors"] == [{"field": "cursor", "message": "is none that the service gave"}]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=1&limit=2", "limit"),
        ("state=queued&state=running", "state"),
        ("metadata[desk]=a&metadata[desk]=b", "metadata[desk]"),
    ],
)
def test_a_parameter_given_twice_is_refused_rather_than_half_ignored(api: Api, query: str, field: str) -> None:
    answer = api("GET", f"/v1/briefings?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": field, "message": "is given twice: keep one"}]


def test_of_thousands_of_wrong_parameters_a_hundred_are_named(api: Api) -> None:
    query = "&".join(f"a{number % 3_000}=" for number in range(6_000))
    assert len(api("GET", f"/v1/briefings?{query}").json()["errors"]) == 100


def test_a_finished_job_that_waits_to_be_announced_can_be_deleted(api: Api) -> None:
    created = submitted(api, webhook={"url": "https://cms.example.org/hook"})
    api("DELETE", created["links"]["self"])
    api.clock.advance(timedelta(hours=1).total_seconds())
    assert api("DELETE", created["links"]["self"]).status_code == 204
