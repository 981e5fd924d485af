"""A document is handed out in the format that the client asks for."""

import json
import re
from functools import partial

import pytest

from briefing.job import Job, JobState
from briefing.render import render
from fakes import NOON
from sample_document import sample_document
from service_client import Api

BODY = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي. وقالت مديرة العيادة إنها تستقبل 80 مريضا في اليوم."
NINJS = "application/vnd.iptc.ninjs+json"


def submitted(api: Api) -> str:
    return str(api("POST", "/v1/briefings", json={"articles": [{"body": BODY}]}).json()["id"])


def done(api: Api) -> str:
    job_id = submitted(api)
    api.backend.shelf.put(job_id, "document", render(sample_document(), "json"))
    for state in (JobState.RUNNING, JobState.SUCCEEDED):
        api.backend.jobs.change(job_id, partial(Job.becoming, state=state, at=NOON))
    return f"/v1/briefings/{job_id}/document"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("application/*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/markdown", "text/markdown; charset=utf-8"),
        ("text/*;q=0.5, text/markdown", "text/markdown; charset=utf-8"),
        ("TEXT/HTML;q=0.9, application/json;q=0.1", "text/html; charset=utf-8"),
        (NINJS, NINJS),
        ("application/json;q=0, */*", "text/html; charset=utf-8"),
    ],
)
def test_accept_chooses_the_format(api: Api, accept: str, media_type: str) -> None:
    answer = api("GET", done(api), headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("name", "media_type", "suffix"),
    [
        ("json", "application/json", ".json"),
        ("html", "text/html; charset=utf-8", ".html"),
        ("md", "text/markdown; charset=utf-8", ".md"),
        ("markdown", "text/markdown; charset=utf-8", ".md"),
        ("NINJS", NINJS, ".ninjs.json"),
    ],
)
def test_the_query_chooses_before_accept(api: Api, name: str, media_type: str, suffix: str) -> None:
    answer = api("GET", f"{done(api)}?format={name}&download=1", headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == media_type
    assert re.fullmatch(rf'attachment; filename="brf_[0-9a-f]{{24}}{suffix}"', answer.headers["content-disposition"])


def test_without_download_it_is_shown(api: Api) -> None:
    assert "content-disposition" not in api("GET", done(api)).headers


def test_the_json_is_the_document_as_it_was_made(api: Api) -> None:
    assert api("GET", done(api)).json() == json.loads(render(sample_document(), "json"))


@pytest.mark.parametrize("accept", ["image/png", "application/pdf, image/*", "text/html;q=0", "nonsense"])
def test_other_formats_are_not_acceptable(api: Api, accept: str) -> None:
    answer = api("GET", done(api), headers={"Accept": accept})
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")
    assert "text/markdown" in answer.json()["detail"]


def test_an_unknown_format_is_named(api: Api) -> None:
    answer = api("GET", f"{done(api)}?format=pdf")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "format")


def test_a_briefing_that_is_not_done_has_none_yet(api: Api) -> None:
    answer = api("GET", f"/v1/briefings/{submitted(api)}/document")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_done")
    assert answer.headers["retry-after"] == "5"


def test_a_cancelled_briefing_will_never_have_one(api: Api) -> None:
    job_id = submitted(api)
    api("DELETE", f"/v1/briefings/{job_id}")
    answer = api("GET", f"/v1/briefings/{job_id}/document")
    assert (answer.status_code, "retry-after" in answer.headers) == (409, False)
    assert "cancelled" in answer.json()["detail"]


def test_the_links_lead_to_the_documents(api: Api) -> None:
    links = api("GET", done(api).removesuffix("/document")).json()["links"]["documents"]
    assert sorted(links) == ["html", "json", "markdown", "ninjs"]
    assert [api("GET", link).status_code for link in links.values()] == [200] * 4


def test_a_document_is_not_sent_twice(api: Api) -> None:
    path = done(api)
    tag = api("GET", path).headers["etag"]
    answer = api("GET", path, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (answer.status_code, answer.content, answer.headers["vary"]) == (304, b"", "Accept")
    assert api("GET", f"{path}?format=html", headers={"If-None-Match": tag}).status_code == 200


def test_the_page_may_load_nothing_and_be_framed_by_nobody(api: Api) -> None:
    answer = api("GET", f"{done(api)}?format=html")
    policy = answer.headers["content-security-policy"]
    declared = re.search(r'http-equiv="content-security-policy" content="([^"]+)"', answer.text, re.IGNORECASE)
    assert declared is not None
    assert policy == f"{declared[1].replace('&#39;', chr(39))}; frame-ancestors 'none'"
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
