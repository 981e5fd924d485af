"""The client of `mujaz submit`: what it sends, when it tries again, how it tells of a refusal."""

import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from briefing.errors import Forbidden, InvalidRequest, MujazError, NoAnswer, RequestError, ServiceError
from cli.client import ServiceClient, Upload, problem_of

FILE = Upload(name="a.txt", content="نص".encode())
Handler = Callable[[httpx.Request], httpx.Response]


class Clock:
    """Time that passes by waiting alone."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Pass."""
        self.waits.append(seconds)
        self.now += seconds


def client(handler: Handler, clock: Clock) -> ServiceClient:
    return ServiceClient(
        "http://mujaz.test", "mjz_1", say=lambda _: None, transport=httpx.MockTransport(handler),
        sleep=clock.sleep, clock=lambda: clock.now,
    )  # fmt: skip


def answers(*given: httpx.Response | Exception) -> tuple[Handler, list[httpx.Request]]:
    left: Iterator[httpx.Response | Exception] = iter(given)
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        answer = next(left)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return handle, seen


def problem(status: int, code: str, **headers: str) -> httpx.Response:
    content = {"title": "No", "status": status, "detail": "Because.", "code": code}
    return httpx.Response(
        status, json=content, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_files_and_order_go_as_a_form_with_the_key() -> None:
    handle, seen = answers(httpx.Response(202, json={"id": "brf_1"}))
    assert client(handle, Clock()).submit([FILE], {"options": {"points": 3}}, idempotency_key="k") == "brf_1"
    [request] = seen
    assert request.headers["Authorization"] == "Bearer mjz_1"
    assert request.headers["Idempotency-Key"] == '"k"'
    assert request.headers["Content-Type"].startswith("multipart/form-data")
    assert b'name="files"; filename="a.txt"' in request.content
    assert json.dumps({"points": 3}).encode() in request.content


def test_a_batch_whose_answer_was_lost_is_sent_again_under_the_same_key() -> None:
    handle, seen = answers(
        httpx.ReadError("gone"), problem(409, "idempotency_running"), httpx.Response(202, json={"id": "b"})
    )
    assert client(handle, Clock()).submit([FILE], {}, idempotency_key="k") == "b"
    assert {request.headers["Idempotency-Key"] for request in seen} == {'"k"'}


def test_retry_after_is_obeyed() -> None:
    clock = Clock()
    handle, _ = answers(problem(429, "rate_limited", Retry_After="7"), httpx.Response(202, json={"id": "b"}))
    client(handle, clock).submit([FILE], {}, idempotency_key="k")
    assert clock.waits == [7.0]


def test_a_refusal_is_not_tried_again() -> None:
    handle, seen = answers(problem(403, "forbidden"))
    with pytest.raises(Forbidden, match=r"Because\."):
        client(handle, Clock()).submit([FILE], {}, idempotency_key="k")
    assert len(seen) == 1


def test_a_service_that_never_answered_is_given_up_within_seconds() -> None:
    clock = Clock()

    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(NoAnswer, match=r"http://mujaz\.test"):
        client(refuse, clock).submit([FILE], {}, idempotency_key="k")
    assert clock.now < 6


def test_a_restart_of_the_service_is_waited_for() -> None:
    clock = Clock()
    away = [httpx.ConnectError("refused")] * 6
    handle, _ = answers(status("running", 1), *away, status("succeeded", 2))
    assert [each.state for each in client(handle, clock).follow("brf_1")] == ["running", "succeeded"]
    assert clock.now > 15


def test_an_unchanged_status_is_asked_for_with_its_etag_and_not_told_twice() -> None:
    handle, seen = answers(
        status("running", 1, ETag='"a"', Retry_After="2"), httpx.Response(304), status("succeeded", 2)
    )
    assert [each.done for each in client(handle, Clock()).follow("brf_1")] == [1, 2]
    assert [request.headers.get("If-None-Match") for request in seen] == [None, '"a"', '"a"']


def status(state: str, done: int, **headers: str) -> httpx.Response:
    content = {"state": state, "stage": "prepare", "progress": {"done": done, "total": 2}, "error": None}
    return httpx.Response(200, json=content, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("answer", "kind", "message"),
    [
        (
            httpx.Response(
                422,
                json={
                    "detail": "Wrong.",
                    "code": "invalid_request",
                    "errors": [{"field": "a.b", "message": "is missing"}],
                },
            ),
            InvalidRequest,
            "Wrong.\n  a.b: is missing",
        ),
        (problem(418, "newer_than_this_client"), RequestError, "Because."),
        (httpx.Response(404, text="<html>"), RequestError, "http://x/ answers 404 Not Found, and not as Mujaz does."),
        (
            httpx.Response(500, json=[]),
            ServiceError,
            "http://x/ answers 500 Internal Server Error, and not as Mujaz does.",
        ),
    ],
)
def test_a_problem_becomes_an_error_of_ours(answer: httpx.Response, kind: type[MujazError], message: str) -> None:
    answer.request = httpx.Request("GET", "http://x/")
    error = problem_of(answer)
    assert (type(error), error.message) == (kind, message)
