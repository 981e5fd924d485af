"""Who may do what, how often, and what every answer carries."""

from collections.abc import AsyncIterator

import pytest

from briefing.access import Scope
from briefing.errors import StoreUnavailable
from briefing.settings import Settings
from service_client import Api

JOB = "/v1/briefings/brf_000000000000000000000000"
ROUTES = [
    ("POST", "/v1/briefings", "submit"),
    ("GET", "/v1/briefings", "read"),
    ("GET", JOB, "read"),
    ("DELETE", JOB, "submit"),
    ("GET", f"{JOB}/document", "read"),
    ("GET", f"{JOB}/events", "read"),
    ("POST", "/v1/translations", "submit"),
    ("POST", "/v1/summaries", "submit"),
    ("GET", "/v1/models", "read"),
    ("GET", "/metrics", "admin"),
]
SCOPES = ["read", "submit", "admin"]


@pytest.mark.parametrize(("method", "path", "_scope"), ROUTES)
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Bearer mjz_00000000_x", "Basic eDp5", "mjz_00000000_x"])
def test_without_a_known_key_nothing_is_answered(api: Api, method: str, path: str, _scope: str, header: str) -> None:
    answer = api(method, path, token="", headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorised")
    assert answer.headers["www-authenticate"] == 'Bearer realm="mujaz"'


def test_a_token_with_another_secret_is_not_known(api: Api) -> None:
    assert api("GET", "/v1/models", token=api.token[:-1] + ("x" if api.token[-1] != "x" else "y")).status_code == 401


def test_a_revoked_key_is_not_known_any_more(api: Api) -> None:
    api.backend.keys.revoke(api.token.split("_")[1])
    assert api("GET", "/v1/models").status_code == 401


@pytest.mark.parametrize("token", ["", "mjz_00000000_x"])
def test_the_body_of_a_stranger_is_not_read(api: Api, token: str) -> None:
    read: list[int] = []

    async def body() -> AsyncIterator[bytes]:
        read.append(1)
        yield b"{}"

    assert api("POST", "/v1/briefings", token=token, content=body()).status_code == 401
    assert read == []


@pytest.mark.parametrize(("method", "path", "needed"), ROUTES)
@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_reaches_as_far_as_its_scope(api: Api, method: str, path: str, needed: str, scope: str) -> None:
    answer = api(method, path, token=api.token_for(Scope(scope)))
    assert (answer.status_code == 403) == (SCOPES.index(scope) < SCOPES.index(needed))
    if answer.status_code == 403:
        assert answer.json()["code"] == "forbidden"
        assert f"scope {needed}" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/openapi.json"])
def test_some_routes_need_no_key(api: Api, path: str) -> None:
    assert api("GET", path, token="").status_code != 401


class TestFewRequests:
    """With two requests a minute."""

    @pytest.fixture
    def settings(self) -> Settings:
        """Allow two."""
        return Settings(requests_per_minute=2)

    def test_every_answer_says_how_many_are_left(self, api: Api) -> None:
        """Also the refused ones."""
        answers = [api("GET", path) for path in ("/v1/models", JOB, "/v1/models")]
        assert [answer.status_code for answer in answers] == [200, 404, 429]
        assert [answer.headers["ratelimit"] for answer in answers] == [
            '"default";r=1;t=60',
            '"default";r=0;t=60',
            '"default";r=0;t=60',
        ]
        assert {answer.headers["ratelimit-policy"] for answer in answers} == {'"default";q=2;w=60'}

    def test_too_many_are_refused_until_the_window_ends(self, api: Api) -> None:
        """Retry-After says when."""
        answers = [api("GET", "/v1/models") for _ in range(3)]
        assert (answers[2].json()["code"], answers[2].headers["retry-after"]) == ("rate_limited", "60")
        api.clock.advance(61)
        assert api("GET", "/v1/models").status_code == 200

    def test_each_key_has_its_own_count(self, api: Api) -> None:
        """One client does not stop another."""
        for _ in range(3):
            api("GET", "/v1/models")
        assert api("GET", "/v1/models", token=api.token_for(Scope.READ)).status_code == 200

    def test_probes_are_not_counted(self, api: Api) -> None:
        """They have no key."""
        assert [api("GET", "/healthz", token="").status_code for _ in range(4)] == [200] * 4


def test_every_answer_has_the_id_of_its_request(api: Api) -> None:
    ids = {api("GET", path).headers["x-request-id"] for path in ("/healthz", "/v1/models", "/nowhere")}
    assert len(ids) == 3


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1", 404),
        ("GET", "/v1/briefings/", 404),
        ("PUT", "/v1/briefings", 405),
        ("POST", JOB, 405),
    ],
)
def test_what_is_not_there_is_a_problem_too(api: Api, method: str, path: str, status: int) -> None:
    answer = api(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, "unknown_route")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wrong_method_is_told_the_right_ones(api: Api) -> None:
    assert {each.strip() for each in api("PUT", "/v1/models").headers["allow"].split(",")} == {"GET"}


def test_a_store_that_does_not_answer_is_told_with_a_time_to_come_back(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(api.backend.keys, "find", broken)
    answer = api("GET", "/v1/models")
    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "store_unavailable", "5")


def test_what_nobody_foresaw_is_told_without_details(
    api: Api, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("سر in the text")

    monkeypatch.setattr(api.backend.roll, "alive", broken)
    answer = api("GET", "/v1/models")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "secret" not in answer.text
    logged = capsys.readouterr().out
    assert "ZeroDivisionError" in logged
    assert "سر" not in logged + answer.text
