"""`mujaz webhooks` against the API, which runs over fakes in a thread."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from structlog.testing import capture_logs
from typer.testing import CliRunner, Result

from briefing.access import Scope, new_key
from briefing.backend import Backend
from briefing.errors import MujazError
from briefing.settings import Settings
from briefing.usecases.webhooks import DeliverySettings, deliver, disable, register, send_test
from briefing.webhook import Delivery, Endpoint
from cli.webhooks import app
from fakes import NOON
from memory import memory_backend, queue_of
from memory_sender import RecordingSender
from service.main import create_app

STARTING = 10.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A running API with an endpoint and a delivery that failed."""

    backend: Backend
    url: str
    token: str
    endpoint: Endpoint
    delivery: Delivery


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    backend = memory_backend()
    key, token = new_key(name="tests", scope=Scope.SUBMIT, now=NOON)
    backend.keys.add(key)
    endpoint = register("https://cms.example/hooks", key_id=key.id, backend=backend, vet=lambda _url: None)
    delivery = send_test(endpoint.id, backend=backend)
    deliver(delivery.id, backend=backend, sender=RecordingSender([500]), settings=DeliverySettings())
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(), backend=backend), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    waiting = threading.Event()
    for _ in range(int(STARTING / 0.02)):
        if server.started:
            break
        waiting.wait(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    with capture_logs():  # they would stand between what the commands write
        yield Place(backend=backend, url=f"http://127.0.0.1:{port}", token=token, endpoint=endpoint, delivery=delivery)
    server.should_exit = True
    thread.join(STARTING)


@pytest.fixture
def run(place: Place) -> Callable[..., Result]:
    environment = {"MUJAZ_URL": place.url, "MUJAZ_KEY": place.token}
    return lambda *arguments, **changes: CliRunner().invoke(app, arguments, env={**environment, **changes})


def test_list_shows_the_endpoints(place: Place, run: Callable[..., Result]) -> None:
    assert run("list").stdout == f"{place.endpoint.id}  on  https://cms.example/hooks\n"


def test_deliveries_shows_what_became_of_each(place: Place, run: Callable[..., Result]) -> None:
    line = f"{place.delivery.id}  2018-01-15T12:00:00Z  webhook.test  pending  1  The endpoint answered 500.\n"
    assert line in run("deliveries").stdout
    assert line in run("deliveries", "--webhook", place.endpoint.id).stdout
    assert run("deliveries", "--briefing", f"brf_{0:024}").stdout == ""


def test_test_queues_a_message_and_writes_its_id(place: Place, run: Callable[..., Result]) -> None:
    written = run("test", place.endpoint.id).stdout
    assert queue_of(place.backend).deliveries[-1] == written.strip()


def test_replay_queues_the_message_again(place: Place, run: Callable[..., Result]) -> None:
    assert run("replay", place.delivery.id).stdout == place.delivery.id + "\n"
    assert queue_of(place.backend).deliveries[-1] == place.delivery.id
    assert place.backend.deliveries.read(place.delivery.id).round == 0


@pytest.mark.parametrize(
    ("arguments", "changes", "code"),
    [
        (["replay", "msg_nosuch"], {}, "unknown_delivery"),
        (["test", "whe_000000000000000000000000"], {}, "unknown_endpoint"),
        (["replay", "../v1/webhooks"], {}, "invalid_input"),
        (["list"], {"MUJAZ_KEY": ""}, "unauthorised"),
        (["list"], {"MUJAZ_KEY": "mjz_00000000_wrong"}, "unauthorised"),
        (["list"], {"MUJAZ_KEY": "مفتاح"}, "invalid_input"),
        (["list"], {"MUJAZ_URL": "http://127.0.0.1:1"}, "no_answer"),
        (["list"], {"MUJAZ_URL": "ftp://127.0.0.1"}, "no_answer"),
        (["list"], {"MUJAZ_URL": "http://[::1"}, "invalid_input"),
    ],
)
def test_what_goes_wrong_is_one_of_our_errors(
    run: Callable[..., Result], arguments: list[str], changes: dict[str, str], code: str
) -> None:
    error = run(*arguments, **changes).exception
    assert isinstance(error, MujazError)
    assert error.code == code


def test_nothing_is_tested_that_is_switched_off(place: Place, run: Callable[..., Result]) -> None:
    other = register("https://other.example/", key_id=place.endpoint.key_id, backend=place.backend, vet=lambda _: None)
    disable(other.id, backend=place.backend)
    assert f"{other.id}  off  https://other.example/\n" in run("list").stdout
    assert getattr(run("test", other.id).exception, "code", "") == "illegal_change"
    place.backend.endpoints.delete(other.id)
