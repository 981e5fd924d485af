"""A request with an Idempotency-Key is carried out once."""

import httpx
import pytest

from briefing.access import Scope
from briefing.article import Intake
from briefing.backend import Backend
from briefing.errors import StoreUnavailable
from briefing.job import Job
from memory import queue_of
from service_client import Api

BODY = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي. وقالت مديرة العيادة إنها تستقبل 80 مريضا في اليوم."
BATCH = {"articles": [{"body": BODY}]}


def submit(api: Api, key: str, batch: object = None, *, token: str | None = None) -> httpx.Response:
    return api("POST", "/v1/briefings", json=batch or BATCH, headers={"Idempotency-Key": key}, token=token)


def count(backend: Backend) -> int:
    return sum(backend.index.count().values())


def test_the_same_request_gets_the_first_answer_again(api: Api) -> None:
    first, again = submit(api, '"a b"'), submit(api, '"a b"')
    assert (again.status_code, again.content) == (202, first.content)
    assert [again.headers[name] == first.headers[name] for name in ("location", "retry-after", "content-type")] == [
        True
    ] * 3
    assert (count(api.backend), len(queue_of(api.backend).steps)) == (1, 1)


def test_the_first_answer_comes_even_when_the_briefing_has_gone_on(api: Api) -> None:
    first = submit(api, '"a"')
    api("DELETE", first.headers["location"])
    assert submit(api, '"a"').json()["state"] == "queued"


def test_a_bare_key_is_the_same_as_a_quoted_one(api: Api) -> None:
    assert submit(api, '"8e03978e"').content == submit(api, "8e03978e").content


def test_without_a_key_every_request_is_a_briefing(api: Api) -> None:
    for _ in range(2):
        api("POST", "/v1/briefings", json=BATCH)
    assert count(api.backend) == 2


def test_the_same_key_of_another_owner_is_another_key(api: Api) -> None:
    submit(api, '"a"')
    submit(api, '"a"', token=api.token_for(Scope.SUBMIT))
    assert count(api.backend) == 2


def test_a_key_with_another_payload_is_refused(api: Api) -> None:
    submit(api, '"a"')
    answer = submit(api, '"a"', BATCH | {"metadata": {"x": "y"}})
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_mismatch")


def test_a_form_is_the_same_payload_whatever_its_boundary(api: Api) -> None:
    key = {"Idempotency-Key": '"a"'}
    answers = [api("POST", "/v1/briefings", files=[("files", ("a.txt", BODY.encode()))], headers=key) for _ in range(2)]
    assert len({answer.request.headers["content-type"] for answer in answers}) == 2
    assert answers[0].content == answers[1].content


def test_a_form_with_another_file_is_another_payload(api: Api) -> None:
    for name, status in (("a.txt", 202), ("b.txt", 422)):
        answer = api(
            "POST", "/v1/briefings", files=[("files", (name, BODY.encode()))], headers={"Idempotency-Key": '"a"'}
        )
        assert answer.status_code == status


def test_while_the_first_request_runs_the_second_is_told_to_wait(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    create = api.backend.jobs.create

    def slow(job: Job, intake: Intake) -> bool:
        seen.append(submit(api, '"a"'))
        return create(job, intake)

    monkeypatch.setattr(api.backend.jobs, "create", slow)
    assert submit(api, '"a"').status_code == 202
    assert (seen[0].status_code, seen[0].json()["code"]) == (409, "idempotency_running")
    assert seen[0].headers["retry-after"] == "1"


def test_a_refused_request_may_be_corrected_under_its_key(api: Api) -> None:
    refused = submit(api, '"a"', BATCH | {"webhook": {"url": "http://x"}})
    assert (refused.status_code, submit(api, '"a"').status_code) == (422, 202)


def test_a_request_that_broke_off_goes_on_with_the_same_briefing(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise StoreUnavailable

    with monkeypatch.context() as patched:
        patched.setattr(api.backend.queue, "enqueue", broken)
        assert submit(api, '"a"').status_code == 503
    assert submit(api, '"a"').status_code == 409
    api.clock.advance(120)
    answer = submit(api, '"a"')
    assert (answer.status_code, count(api.backend)) == (202, 1)
    assert [step.job for step in queue_of(api.backend).steps] == [answer.json()["id"]]


@pytest.mark.parametrize("key", ["", '""', '"a', "a b", "a,b\u00e4", '"' + "x" * 256 + '"', "x" * 256, '"\\x"'])
def test_a_key_that_is_none_is_refused(api: Api, key: str) -> None:
    answer = api("POST", "/v1/briefings", json=BATCH, headers={"Idempotency-Key": key.encode("latin-1")})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "Idempotency-Key")


def test_two_keys_in_one_request_are_none(api: Api) -> None:
    twice = [("Idempotency-Key", '"a"'), ("Idempotency-Key", '"b"')]
    answer = api("POST", "/v1/briefings", json=BATCH, headers=twice)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "Idempotency-Key")
    assert count(api.backend) == 0


@pytest.mark.parametrize(
    "key", ['"a\\"b"', '"a\\\\b"', "a-b_c.d:e/f", '"' + "x" * 255 + '"', "123e4567-e89b-12d3-a456-426614174000"]
)
def test_a_key_may_be_any_string_of_the_draft(api: Api, key: str) -> None:
    assert submit(api, key).status_code == 202
