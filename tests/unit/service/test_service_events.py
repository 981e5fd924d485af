"""Those who listen to a briefing hear everything once, in order, from where they left off."""

import threading
import time
from dataclasses import replace

import httpx
import pytest

from briefing.errors import StoreUnavailable
from briefing.job import Job, JobState
from service.routes import events as route
from service_client import Api

BODY = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي. وقالت مديرة العيادة إنها تستقبل 80 مريضا في اليوم."


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "POLL_SECONDS", 0.01)


def submitted(api: Api) -> str:
    return str(api("POST", "/v1/briefings", json={"articles": [{"body": BODY}]}).json()["id"])


def heard(text: str) -> list[tuple[str, str, str]]:
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "event" in lines:
            found.append((lines["id"], lines["event"], lines["data"]))
    return found


def listening(api: Api, job_id: str) -> tuple[threading.Thread, list[httpx.Response]]:
    answers: list[httpx.Response] = []
    listener = threading.Thread(target=lambda: answers.append(api("GET", f"/v1/briefings/{job_id}/events")))
    listener.start()
    return listener, answers


def test_a_finished_briefing_tells_its_whole_story_and_ends(api: Api) -> None:
    job_id = submitted(api)
    api.backend.events.append(job_id, "article", {"id": "a", "state": "prepared"})
    api("DELETE", f"/v1/briefings/{job_id}")
    answer = api("GET", f"/v1/briefings/{job_id}/events")
    assert [(name, data) for _, name, data in heard(answer.text)][:2] == [
        ("state", '{"state": "queued"}'),
        ("article", '{"id": "a", "state": "prepared"}'),
    ]
    assert '"state": "cancelled"' in heard(answer.text)[2][2]
    assert len(heard(answer.text)) == 3
    assert answer.text.startswith("retry: 2000\n\n")


def test_the_answer_is_not_kept_nor_buffered(api: Api) -> None:
    job_id = submitted(api)
    api("DELETE", f"/v1/briefings/{job_id}")
    headers = api("GET", f"/v1/briefings/{job_id}/events").headers
    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-cache", "no")


def test_what_happens_meanwhile_is_heard_until_the_end(api: Api) -> None:
    job_id = submitted(api)
    listener, answers = listening(api, job_id)
    time.sleep(0.05)
    api.backend.events.append(job_id, "progress", {"done": 1})
    time.sleep(0.05)
    api("DELETE", f"/v1/briefings/{job_id}")
    listener.join(timeout=5)
    assert [name for _, name, _ in heard(answers[0].text)] == ["state", "progress", "state"]


def test_who_comes_back_hears_only_what_was_missed(api: Api) -> None:
    job_id = submitted(api)
    for number in range(150):
        api.backend.events.append(job_id, "progress", {"done": number})
    api("DELETE", f"/v1/briefings/{job_id}")
    whole = heard(api("GET", f"/v1/briefings/{job_id}/events").text)
    rest = api("GET", f"/v1/briefings/{job_id}/events", headers={"Last-Event-ID": whole[70][0]})
    assert len(whole) == 152
    assert heard(rest.text) == whole[71:]


def test_who_has_heard_everything_need_not_come_back(api: Api) -> None:
    job_id = submitted(api)
    api("DELETE", f"/v1/briefings/{job_id}")
    last = heard(api("GET", f"/v1/briefings/{job_id}/events").text)[-1][0]
    answer = api("GET", f"/v1/briefings/{job_id}/events", headers={"Last-Event-ID": last})
    assert (answer.status_code, answer.content) == (204, b"")


def test_silence_is_broken_by_comments(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "COMMENT_SECONDS", 0.02)
    job_id = submitted(api)
    listener, answers = listening(api, job_id)
    time.sleep(0.2)
    api("DELETE", f"/v1/briefings/{job_id}")
    listener.join(timeout=5)
    assert answers[0].text.count(": ping\n\n") >= 2


def test_a_deleted_briefing_ends_the_stream(api: Api) -> None:
    job_id = submitted(api)
    listener, answers = listening(api, job_id)
    time.sleep(0.05)
    api.backend.jobs.delete(job_id)
    listener.join(timeout=5)
    assert [name for _, name, _ in heard(answers[0].text)] == ["state"]


def test_a_break_of_the_store_ends_the_stream_so_that_the_client_comes_back(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = submitted(api)

    def broken(*_: object, **__: object) -> None:
        raise StoreUnavailable

    listener, answers = listening(api, job_id)
    time.sleep(0.05)
    monkeypatch.setattr(api.backend.events, "after", broken)
    listener.join(timeout=5)
    assert (answers[0].status_code, len(heard(answers[0].text))) == (200, 1)


def test_a_job_whose_end_was_told_before_the_listener_came_ends_the_stream(api: Api) -> None:
    job_id = submitted(api)
    listener, answers = listening(api, job_id)
    time.sleep(0.05)

    def ended(job: Job) -> Job:
        return replace(job.becoming(JobState.CANCELLED, at=api.clock.now()), announced=True)

    api.backend.jobs.change(job_id, ended)
    listener.join(timeout=5)
    assert len(answers) == 1


def test_many_listeners_leave_the_threads_to_the_requests(api: Api) -> None:
    job_id = submitted(api)
    listeners = [listening(api, job_id)[0] for _ in range(60)]
    began = time.monotonic()
    assert api("GET", f"/v1/briefings/{job_id}").status_code == 200
    assert time.monotonic() - began < 2
    api("DELETE", f"/v1/briefings/{job_id}")
    for listener in listeners:
        listener.join(timeout=5)
    assert not any(listener.is_alive() for listener in listeners)


@pytest.mark.parametrize("last", ["x" * 10_000, "zzz", "0-0", "9999999999999-999999", "\x7f"])
def test_a_last_event_id_that_nobody_gave_does_no_harm(api: Api, last: str) -> None:
    job_id = submitted(api)
    api("DELETE", f"/v1/briefings/{job_id}")
    assert api("GET", f"/v1/briefings/{job_id}/events", headers={"Last-Event-ID": last}).status_code in {200, 204}
