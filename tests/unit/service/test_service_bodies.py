"""Bad bodies get a problem that names what is wrong, at once."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from briefing.document import ModelUse
from briefing.ports.operations import WorkerBeat
from briefing.settings import Settings
from fakes import NOON
from service_client import Api

BODY = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي. وقالت مديرة العيادة إنها تستقبل 80 مريضا في اليوم."
GOOD = {"body": BODY}
ENGLISH = {"body": "The council opened a new clinic in the eastern quarter on Sunday morning, its director said."}
JSON = {"Content-Type": "application/json"}
HOOK = "https://cms.example.org/hook"


def faults(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(each["field"], each["message"]) for each in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ([], {""}),
        ("text", {""}),
        (5, {""}),
        ({}, {"articles"}),
        ({"articles": {}}, {"articles"}),
        ({"articles": []}, {"articles"}),
        ({"articles": [5, None, GOOD]}, {"articles[0]", "articles[1]"}),
        ({"articles": [GOOD, {"title": "x"}]}, {"articles[1].body"}),
        ({"articles": [{"body": 5, "title": []}]}, {"articles[0].body", "articles[0].title"}),
        ({"articles": [{"body": BODY, "published_at": "gestern"}]}, {"articles[0].published_at"}),
        ({"articles": [{"body": BODY, "url": "javascript:1"}]}, {"articles[0].url"}),
        ({"articles": [{"headline": "x", "body_html": 5}]}, {"articles[0].body"}),
        ({"articles": [GOOD], "option": {}}, {"option"}),
        ({"articles": [GOOD], "options": []}, {"options"}),
        ({"articles": [GOOD], "options": {"points": "5"}}, {"options.points"}),
        ({"articles": [GOOD], "options": {"points": True}}, {"options.points"}),
        ({"articles": [GOOD], "options": {"points": 0}}, {"options.points"}),
        ({"articles": [GOOD], "options": {"points": 51}}, {"options.points"}),
        ({"articles": [GOOD], "options": {"formats": ["pdf"]}}, {"options.formats[0]"}),
        ({"articles": [GOOD], "options": {"glossary": [{"ar": "x", "en": "y"}]}}, {"options.glossary[0].ar"}),
        ({"articles": [GOOD], "options": {"glossary": [{"ar": "حي"}]}}, {"options.glossary[0].en"}),
        ({"articles": [GOOD], "options": {"models": {"poetry": "x"}}}, {"options.models.poetry"}),
        ({"articles": [GOOD], "options": {"since": "brf_0"}}, {"options.since"}),
        ({"articles": [GOOD], "webhook": {}}, {"webhook.url"}),
        ({"articles": [GOOD], "webhook": {"url": HOOK, "events": []}}, {"webhook.events"}),
        ({"articles": [GOOD], "webhook": {"url": HOOK, "events": ["webhook.test"]}}, {"webhook.events[0]"}),
        ({"articles": [GOOD], "webhook": {"url": HOOK, "secret": "x"}}, {"webhook.secret"}),
        ({"articles": [GOOD], "metadata": {"a": 1}}, {"metadata.a"}),
        ({"articles": [GOOD], "metadata": {"a" * 65: "x"}}, {f"metadata.{'a' * 65}"}),
        ({"articles": [GOOD], "metadata": {"a": "x" * 513}}, {"metadata.a"}),
        ({"articles": [GOOD], "metadata": {str(n): "x" for n in range(17)}}, {"metadata"}),
        ({"articles": [GOOD], "metadata": {"a": "\x00"}}, {"metadata.a"}),
    ],
)
def test_each_wrong_field_is_named(api: Api, value: object, fields: set[str]) -> None:
    answer = api("POST", "/v1/briefings", json=value)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert {field for field, _ in faults(answer)} == fields


def test_faults_of_articles_and_options_are_named_in_one_answer(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [{}], "options": {"points": 0}, "metadata": []})
    assert faults(answer) == [
        ("options.points", "must be at least 1"),
        ("metadata", "must be an object"),
        ("articles[0].body", "is missing; every article needs it"),
    ]


@pytest.mark.parametrize(
    ("body", "status", "code", "words"),
    [
        (b"", 400, "invalid_json", "line 1, column 1"),
        (b"{", 400, "invalid_json", "line 1, column 2"),
        (b'{"articles": [NaN]}', 400, "invalid_json", "NaN"),
        (b'{"articles": [], "articles": []}', 400, "invalid_json", "twice"),
        (b"[" * 100_000, 400, "invalid_json", "nested too deeply"),
        (b'{"articles": ' * 50_000, 400, "invalid_json", "nested too deeply"),
        (b"1" * 5_000, 400, "invalid_json", "too long"),
        (b'{"articles": [{"body": "\xd8"}]}', 400, "bad_encoding", "byte at 24"),
        ("{}".encode("utf-16"), 400, "bad_encoding", "not UTF-8"),
        (b'{"articles": [{"body": "\\ud800"}]}', 422, "invalid_request", "see `errors`"),
    ],
)
def test_bytes_that_are_no_json_are_refused(api: Api, body: bytes, status: int, code: str, words: str) -> None:
    answer = api("POST", "/v1/briefings", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert words in answer.json()["detail"]


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "multipart/mixed; boundary=a",
        "x" * 999,
    ],
)
def test_other_content_types_are_refused(api: Api, content_type: str) -> None:
    answer = api("POST", "/v1/briefings", content=b"{}", headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media")


def test_a_compressed_body_is_refused(api: Api) -> None:
    answer = api("POST", "/v1/briefings", content=b"{}", headers=JSON | {"Content-Encoding": "gzip"})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    ("content_type", "body", "field"),
    [
        ("multipart/form-data", b"x", ""),
        ("multipart/form-data; boundary=a", b"", ""),
        ("multipart/form-data; boundary=a", b"no form", ""),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data; name=x\r\n\r\ny", ""),
        ("multipart/form-data; boundary=a", b"--a--\r\n", "files"),
        (
            "multipart/form-data; boundary=a",
            b"--a\r\nContent-Disposition: form-data; name=x\r\n\r\ny\r\n--a--\r\n",
            "x",
        ),
        ("multipart/form-data; boundary=a", b"--a\r\nNonsense\r\n\r\ny\r\n--a--\r\n", ""),
    ],
)
def test_a_broken_form_is_refused(api: Api, content_type: str, body: bytes, field: str) -> None:
    answer = api("POST", "/v1/briefings", content=body, headers={"Content-Type": content_type})
    assert answer.status_code == 422
    assert faults(answer)[0][0] == field


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"options": "{"}, "options"),
        ({"options": '{"points": 0}'}, "options.points"),
        ({"webhook": '{"url": 1}'}, "webhook.url"),
        ({"metadata": "[]"}, "metadata"),
        ({"articles": "[]"}, "articles"),
        ({"files": "no file"}, "files"),
        ({"options": ["{}", "{}"]}, "options"),
    ],
)
def test_a_wrong_field_of_a_form_is_named(api: Api, fields: dict[str, Any], named: str) -> None:
    answer = api("POST", "/v1/briefings", files=[("files", ("a.txt", BODY.encode()))], data=fields)
    assert answer.status_code == 422
    assert faults(answer)[0][0] == named


def test_ten_megabytes_within_the_limit_are_judged_by_their_content(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [{"body": "ا " * 2_500_000}]})
    assert (answer.status_code, answer.json()["code"]) == (422, "nothing_usable")
    assert "200,000" in faults(answer)[0][1]


def test_a_declared_length_beyond_the_limit_is_refused_before_the_body_is_read(api: Api) -> None:
    headers = JSON | {"Content-Length": "16000001"}
    answer = api("POST", "/v1/briefings", content=b"{}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert "16,000,000" in answer.json()["detail"]


def test_a_body_of_unknown_length_is_not_read_beyond_the_limit(api: Api) -> None:
    sent: list[int] = []

    async def endless() -> AsyncIterator[bytes]:
        while len(sent) < 1_000:
            sent.append(1)
            yield b" " * 100_000

    answer = api("POST", "/v1/briefings", content=endless(), headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert len(sent) == 161


def test_ten_thousand_articles_are_refused_with_the_limit(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [GOOD] * 10_000})
    assert answer.status_code == 422
    assert faults(answer) == [("articles", "has 10,000 articles, more than the limit of 2,000: send fewer at a time")]


def test_ten_thousand_articles_in_a_file_are_refused_with_the_limit(api: Api) -> None:
    lines = b'{"body": "x"}\n' * 10_000
    answer = api("POST", "/v1/briefings", files=[("files", ("a.jsonl", lines))])
    assert answer.status_code == 422
    assert "limit of 2,000" in faults(answer)[0][1]


def test_thousands_of_wrong_articles_name_the_first_hundred(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [{}] * 2_000})
    assert len(faults(answer)) == 100


def test_a_batch_without_a_usable_article_says_why_of_each(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [ENGLISH, {"body": ""}]})
    assert (answer.status_code, answer.json()["code"]) == (422, "nothing_usable")
    assert [field for field, _ in faults(answer)] == ["articles[0]", "articles[1]"]
    assert "English" in faults(answer)[0][1]


@pytest.mark.parametrize("url", ["http://cms.example.org/", "https://127.0.0.1/", "https://[::1]/", "ftp://x", "x"])
def test_a_webhook_that_is_not_called_is_refused_before_anything_is_stored(api: Api, url: str) -> None:
    answer = api("POST", "/v1/briefings", json={"articles": [GOOD], "webhook": {"url": url}})
    assert (answer.status_code, answer.json()["code"]) == (422, "refused_address")
    assert faults(answer)[0][0] == "webhook.url"
    assert api("GET", "/v1/briefings").json()["briefings"] == []


@pytest.mark.parametrize(("name", "status"), [("compact", 202), ("huge", 422)])
def test_a_model_must_be_one_that_a_worker_has_loaded(api: Api, name: str, status: int) -> None:
    model = ModelUse(role="translation", id="compact", revision="1", licence="Apache-2.0")
    beat = WorkerBeat(id="w", lanes=("batch",), models=(model,), ready=True, at=NOON, consumed_at=None, version="0.1.0")
    api.backend.roll.beat(beat)
    answer = api("POST", "/v1/briefings", json={"articles": [GOOD], "options": {"models": {"translation": name}}})
    assert answer.status_code == status


def test_since_names_a_briefing_that_is_there(api: Api) -> None:
    earlier = api("POST", "/v1/briefings", json={"articles": [GOOD]}).json()["id"]
    answer = api("POST", "/v1/briefings", json={"articles": [GOOD], "options": {"since": earlier}})
    assert answer.status_code == 202


class TestFewJobs:
    """With few briefings at a time."""

    @pytest.fixture
    def settings(self) -> Settings:
        """Take two jobs."""
        return Settings(max_active_jobs=2)

    def test_more_unfinished_briefings_than_the_limit_are_refused_until_some_are_done(self, api: Api) -> None:
        """The answer names the limit and says when to come back."""
        made = [api("POST", "/v1/briefings", json={"articles": [GOOD]}) for _ in range(3)]
        assert [answer.status_code for answer in made] == [202, 202, 429]
        assert made[2].json()["code"] == "too_many_jobs"
        assert "the limit is 2" in made[2].json()["detail"]
        assert made[2].headers["retry-after"] == "5"
        api("DELETE", made[0].json()["links"]["self"])
        assert api("POST", "/v1/briefings", json={"articles": [GOOD]}).status_code == 202


def test_what_a_problem_holds(api: Api) -> None:
    answer = api("POST", "/v1/briefings", json=json.loads('{"articles": []}'))
    assert answer.headers["content-type"] == "application/problem+json"
    assert {key: answer.json()[key] for key in ("type", "title", "status", "code")} == {
        "type": "urn:mujaz:error:invalid_request",
        "title": "Unprocessable Entity",
        "status": 422,
        "code": "invalid_request",
    }
    assert answer.json()["instance"] == f"urn:mujaz:request:{answer.headers['x-request-id']}"
