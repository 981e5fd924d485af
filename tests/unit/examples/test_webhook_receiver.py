"""The example of a webhook receiver takes what Mujaz sends, once, and nothing else."""

import importlib.util
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from briefing.adapters.webhook_sender import HttpxWebhookSender
from briefing.addresses import AddressPolicy
from briefing.job import Job, JobError, JobOrder, JobState
from briefing.messages import EVENT_OF, job_message, trial_message
from briefing.signing import new_secret, signed_headers
from fakes import NOON

FILE = Path(__file__).parents[3] / "examples" / "webhook_receiver.py"
SECRET = new_secret()
TEST = trial_message("whe_000000000000000000000000", at=NOON).encode()
HERE = AddressPolicy(allowed_hosts=("127.0.0.1",), allow_http=True)


@pytest.fixture(scope="module")
def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("webhook_receiver", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def url(example: ModuleType) -> Iterator[str]:
    with example.Receiver(("127.0.0.1", 0), secret=SECRET) as receiver:
        thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{receiver.server_port}/"
        receiver.shutdown()
        thread.join()


def post(
    url: str, body: bytes = TEST, *, secret: str = SECRET, message_id: str = "msg_1", at: float = 0, **changed: str
) -> int:
    """Send a message as Mujaz does, `at` so many seconds from now; return the status."""
    moment = datetime.fromtimestamp(time.time() + at, UTC)
    headers = {**signed_headers([secret], message_id=message_id, at=moment, body=body)}
    headers.update({name.replace("_", "-"): value for name, value in changed.items()})
    return HttpxWebhookSender(HERE, 5.0).send(url, headers=headers, body=body).status


def message(state: JobState, error: JobError | None = None) -> bytes:
    """Return the message about a job's end."""
    job = Job(
        id="brf_019a3c5e7d10f4a1b2c3d4e5", key_id="0", created_at=NOON, order=JobOrder(), articles=1, state=state, error=error
    )  # fmt: skip
    return job_message(job, EVENT_OF[state], at=NOON).encode()


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (TEST, "webhook.test came through\n"),
        (
            message(JobState.SUCCEEDED),
            "brf_019a3c5e7d10f4a1b2c3d4e5 is ready: /v1/briefings/brf_019a3c5e7d10f4a1b2c3d4e5/document\n",
        ),
        (
            message(JobState.FAILED, JobError(code="gave_up", message="It failed.", retryable=False)),
            "brf_019a3c5e7d10f4a1b2c3d4e5 failed: It failed.\n",
        ),
        (message(JobState.CANCELLED), "brf_019a3c5e7d10f4a1b2c3d4e5 was cancelled\n"),
    ],
)
def test_a_genuine_message_is_printed(url: str, body: bytes, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert post(url, body) == 204
    assert capsys.readouterr().out == printed


def test_a_message_that_comes_twice_is_dealt_with_once(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [post(url), post(url, at=1), post(url, message_id="msg_2")] == [204, 204, 204]
    assert capsys.readouterr().out.splitlines() == [
        "webhook.test came through",
        "had msg_1 before",
        "webhook.test came through",
    ]


@pytest.mark.parametrize(
    "sent",
    [
        {"secret": new_secret()},
        {"at": -301.0},
        {"at": 302.0},
        {"webhook_id": "msg_9"},
        {"webhook_signature": ""},
        {"webhook_signature": "v1,"},
        {"webhook_signature": "v2,AAAA v1,x"},
        {"webhook_timestamp": ""},
        {"webhook_timestamp": "9" * 5000},
    ],
)
def test_anything_else_is_refused(url: str, sent: Mapping[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert post(url, **sent) == 400
    assert capsys.readouterr().out.startswith("refused a request: ")


def test_a_signature_that_is_not_ascii_is_refused(example: ModuleType) -> None:
    headers = {"webhook-id": "msg_1", "webhook-timestamp": "1516017600", "webhook-signature": "v1,é"}
    with pytest.raises(example.Unverified):
        example.verify(headers, TEST, secret=SECRET, now=1516017600.0)


def test_either_signature_is_good_during_a_rotation(url: str) -> None:
    headers = signed_headers([new_secret(), SECRET], message_id="msg_1", at=datetime.now(UTC), body=TEST)
    assert HttpxWebhookSender(HERE, 5.0).send(url, headers=headers, body=TEST).status == 204


def test_a_body_that_is_too_large_is_not_read(url: str) -> None:
    with socket.create_connection(("127.0.0.1", httpx.URL(url).port or 0), timeout=5) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100001\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.0 413 ")


def test_a_message_that_could_not_be_dealt_with_is_taken_again(
    url: str, example: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    genuine = example.handle
    monkeypatch.setattr(example, "handle", lambda _message: 1 / 0)
    with pytest.raises(Exception, match="closed the connection"):
        post(url)
    monkeypatch.setattr(example, "handle", genuine)
    assert post(url) == 204
    assert capsys.readouterr().out == "webhook.test came through\n"
