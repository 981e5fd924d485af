"""Webhook endpoints and deliveries over HTTP; each belongs to an API key."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import httpx
import pytest
from fastapi import FastAPI

from briefing.access import Scope, new_key
from briefing.backend import Backend
from briefing.job import Job, JobOrder, JobState, WebhookOrder
from briefing.settings import Settings
from briefing.usecases.webhooks import DeliverySettings, announce, deliver
from fakes import NOON
from memory import memory_backend, queue_of
from memory_sender import RecordingSender
from service.main import create_app

URL = "https://cms.example/hooks"
MISSING = "whe_000000000000000000000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """The API over fakes, and a key of each kind."""

    backend: Backend
    app: FastAPI
    tokens: Mapping[str, str]
    key_ids: Mapping[str, str]

    def call(self, method: str, path: str, body: object = None, *, as_: str = "mine") -> httpx.Response:
        """Make a request with a key."""
        headers = {"Authorization": f"Bearer {self.tokens[as_]}"}

        async def request() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://mujaz.example") as client:
                return await client.request(method, path, json=body, headers=headers)

        return asyncio.run(request())

    def endpoint(self, *, as_: str = "mine") -> str:
        """Register the usual URL; return the id."""
        return str(self.call("POST", "/v1/webhooks", {"url": URL}, as_=as_).json()["id"])

    def job(self, number: int = 1) -> Job:
        """Return a finished job of my key that wants to be told of."""
        order = JobOrder(webhook=WebhookOrder(url=URL, events=("briefing.succeeded",)))
        return Job(
            id=f"brf_{number:024x}",
            key_id=self.key_ids["mine"],
            created_at=NOON,
            order=order,
            articles=1,
            state=JobState.SUCCEEDED,
            finished_at=NOON,
        )


@pytest.fixture
def api() -> Api:
    backend, tokens, ids = memory_backend(), {}, {}
    scopes = {"mine": Scope.SUBMIT, "other": Scope.SUBMIT, "reader": Scope.READ, "admin": Scope.ADMIN}
    for name, scope in scopes.items():
        key, tokens[name] = new_key(name=name, scope=scope, now=NOON)
        backend.keys.add(key)
        ids[name] = key.id
    app = create_app(Settings(), backend=backend)
    return Api(backend=backend, app=app, tokens=tokens, key_ids=ids)


def test_an_endpoint_is_registered_with_its_secret(api: Api) -> None:
    answer = api.call("POST", "/v1/webhooks", {"url": URL})
    made = answer.json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v1/webhooks/{made['id']}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert (made["url"], made["created_at"], made["disabled_at"]) == (URL, "2018-01-15T12:00:00Z", None)
    assert api.call("GET", f"/v1/webhooks/{made['id']}/secret").json() == {
        "secret": made["secret"],
        "previous_secret": None,
        "previous_until": None,
    }


def test_registering_again_gives_the_same_endpoint_with_200(api: Api) -> None:
    first = api.call("POST", "/v1/webhooks", {"url": URL})
    again = api.call("POST", "/v1/webhooks", {"url": URL})
    assert (again.status_code, again.json()) == (200, first.json())


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"url": "https://127.0.0.1/"}, "refused_address", "url"),
        ({"url": "http://cms.example/"}, "refused_address", "url"),
        ({"url": ""}, "invalid_request", "url"),
        ({"url": 7}, "invalid_request", "url"),
        ({}, "invalid_request", "url"),
        ({"url": URL, "events": []}, "invalid_request", "events"),
        ([], "invalid_request", ""),
    ],
)
def test_what_is_no_endpoint_is_refused_by_field(api: Api, body: object, code: str, field: str) -> None:
    answer = api.call("POST", "/v1/webhooks", body)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == code
    assert [each["field"] for each in answer.json()["errors"]] == [field]


def test_the_lists_show_no_secret(api: Api) -> None:
    endpoint_id = api.endpoint()
    for path in ("/v1/webhooks", f"/v1/webhooks/{endpoint_id}"):
        answer = api.call("GET", path)
        assert answer.status_code == 200
        assert "whsec_" not in answer.text
        assert endpoint_id in answer.text


def test_a_rotation_shows_both_secrets(api: Api) -> None:
    made = api.call("POST", "/v1/webhooks", {"url": URL}).json()
    rotated = api.call("POST", f"/v1/webhooks/{made['id']}/rotate").json()
    assert rotated["secret"] != made["secret"]
    assert rotated["previous_secret"] == made["secret"]
    assert rotated["previous_until"] == "2018-01-16T12:00:00Z"


def test_an_endpoint_is_switched_off_and_on(api: Api) -> None:
    endpoint_id = api.endpoint()
    assert api.call("POST", f"/v1/webhooks/{endpoint_id}/disable").json()["disabled_at"] == "2018-01-15T12:00:00Z"
    assert api.call("POST", f"/v1/webhooks/{endpoint_id}/test").status_code == 409
    assert api.call("POST", f"/v1/webhooks/{endpoint_id}/enable").json()["disabled_at"] is None


def test_a_test_message_is_queued_and_can_be_followed(api: Api) -> None:
    endpoint_id = api.endpoint()
    answer = api.call("POST", f"/v1/webhooks/{endpoint_id}/test")
    assert answer.status_code == 202
    assert queue_of(api.backend).deliveries == [answer.json()["id"]]
    deliver(answer.json()["id"], backend=api.backend, sender=RecordingSender([500]), settings=DeliverySettings())
    shown = api.call("GET", answer.headers["Location"]).json()
    assert (shown["webhook"], shown["briefing"], shown["event"]) == (endpoint_id, None, "webhook.test")
    assert (shown["state"], shown["next_attempt_at"] > "2018-01-15T12:00:05") == ("pending", True)
    assert [(each["status"], each["error"]) for each in shown["attempts"]] == [(500, "The endpoint answered 500.")]
    assert json.loads(shown["body"])["type"] == "webhook.test"


def test_an_endpoint_is_deleted_with_its_deliveries(api: Api) -> None:
    announce(api.job(), backend=api.backend)
    endpoint_id = api.endpoint()
    assert api.call("DELETE", f"/v1/webhooks/{endpoint_id}").status_code == 204
    assert api.call("GET", f"/v1/webhooks/{endpoint_id}").status_code == 404
    assert api.call("GET", "/v1/deliveries").json() == {"deliveries": [], "next_cursor": None}


def test_deliveries_are_listed_by_briefing_and_by_endpoint_a_page_at_a_time(api: Api) -> None:
    for number in range(3):
        announce(api.job(number), backend=api.backend)
    endpoint_id = api.endpoint()
    every = api.call("GET", "/v1/deliveries").json()["deliveries"]
    assert len(every) == 3
    assert api.call("GET", f"/v1/deliveries?endpoint={endpoint_id}").json()["deliveries"] == every
    one = api.call("GET", f"/v1/deliveries?briefing=brf_{1:024x}").json()["deliveries"]
    assert [each["briefing"] for each in one] == [f"brf_{1:024x}"]
    first = api.call("GET", "/v1/deliveries?limit=2").json()
    second = api.call("GET", f"/v1/deliveries?limit=2&cursor={first['next_cursor']}").json()
    assert first["deliveries"] + second["deliveries"] == every
    assert second["next_cursor"] is None


def test_a_delivery_is_replayed(api: Api) -> None:
    announce(api.job(), backend=api.backend)
    (delivery_id,) = queue_of(api.backend).deliveries
    deliver(delivery_id, backend=api.backend, sender=RecordingSender([410]), settings=DeliverySettings())
    assert api.call("POST", f"/v1/deliveries/{delivery_id}/replay").status_code == 409
    api.call("POST", f"/v1/webhooks/{api.endpoint()}/enable")
    answer = api.call("POST", f"/v1/deliveries/{delivery_id}/replay")
    assert (answer.status_code, answer.json()["state"]) == (202, "pending")
    assert queue_of(api.backend).deliveries == [delivery_id, delivery_id]


MINE = [
    ("GET", "/v1/webhooks/{webhook}"),
    ("GET", "/v1/webhooks/{webhook}/secret"),
    ("POST", "/v1/webhooks/{webhook}/rotate"),
    ("POST", "/v1/webhooks/{webhook}/test"),
    ("POST", "/v1/webhooks/{webhook}/disable"),
    ("POST", "/v1/webhooks/{webhook}/enable"),
    ("GET", "/v1/deliveries?endpoint={webhook}"),
    ("GET", "/v1/deliveries/{delivery}"),
    ("POST", "/v1/deliveries/{delivery}/replay"),
    ("DELETE", "/v1/webhooks/{webhook}"),
]


@pytest.mark.parametrize(("method", "path"), MINE)
def test_other_keys_are_told_that_there_is_none_and_an_admin_key_may(api: Api, method: str, path: str) -> None:
    announce(api.job(), backend=api.backend)
    path = path.format(webhook=api.endpoint(), delivery=api.job().id.replace("brf", "msg") + "succeeded")
    refused = api.call(method, path, as_="other")
    assert refused.status_code == 404
    assert refused.json()["code"] in ("unknown_endpoint", "unknown_delivery")
    assert api.call(method, path, as_="admin").is_success
    if method != "DELETE":
        assert api.call(method, path).is_success


def test_lists_show_what_belongs_to_the_key_and_everything_to_an_admin_key(api: Api) -> None:
    announce(api.job(), backend=api.backend)
    api.endpoint(as_="other")
    counts = {
        name: (
            len(api.call("GET", "/v1/webhooks", as_=name).json()["webhooks"]),
            len(api.call("GET", "/v1/deliveries", as_=name).json()["deliveries"]),
        )
        for name in ("mine", "other", "admin")
    }
    assert counts == {"mine": (1, 1), "other": (1, 0), "admin": (2, 1)}


@pytest.mark.parametrize(("method", "path"), [*MINE, ("POST", "/v1/webhooks")])
def test_a_key_that_may_only_read_changes_nothing(api: Api, method: str, path: str) -> None:
    answer = api.call(method, path.format(webhook=MISSING, delivery="msg_0"), {"url": URL}, as_="reader")
    seen = method == "GET" and not path.endswith("secret")
    assert answer.status_code == (404 if seen else 403)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/v1/webhooks/{MISSING}", 404),
        ("/v1/webhooks/x", 404),
        ("/v1/webhooks/whe_%0a", 404),
        ("/v1/deliveries/msg_nosuch", 404),
        ("/v1/deliveries/a%3Ab", 404),
        ("/v1/deliveries?endpoint=a%3Ab", 404),
        ("/v1/deliveries?briefing=x", 422),
        ("/v1/deliveries?limit=0", 422),
    ],
)
def test_what_cannot_be_found_is_a_problem(api: Api, path: str, status: int) -> None:
    answer = api.call("GET", path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


def test_the_message_of_another_keys_job_stays_unseen_when_asked_by_briefing(api: Api) -> None:
    announce(replace(api.job(), key_id=api.key_ids["other"]), backend=api.backend)
    assert api.call("GET", f"/v1/deliveries?briefing={api.job().id}").json()["deliveries"] == []


def test_every_route_is_documented_with_its_problems(api: Api) -> None:
    paths = api.call("GET", "/openapi.json").json()["paths"]
    mine = {path: item for path, item in paths.items() if path.startswith(("/v1/webhooks", "/v1/deliveries"))}
    assert len(mine) == 10
    for item in mine.values():
        for operation in item.values():
            assert {"401", "403", "429", "503"} <= set(operation["responses"])
            assert operation["summary"]
