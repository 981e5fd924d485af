"""The guide to webhooks: its snippets verify what Mujaz sends, its tables say what the code does."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from briefing.addresses import policy_of
from briefing.job import Job, JobOrder, JobState
from briefing.messages import addressed, job_message
from briefing.settings import Settings
from briefing.signing import new_secret, signed_headers
from briefing.usecases.delivering import MAX_RETRY_AFTER, SLOW_DOWN, SLOW_SECONDS
from briefing.webhook import JITTER, RETRY_SECONDS, Event
from documentation import Block, blocks, rows

PAGE = "docs/how-to/receive-webhooks.md"
HERE = [block for block in blocks("python", "json") if block.page.name == "receive-webhooks.md"]
SNIPPETS = [block for block in HERE if block.language == "python"]
MESSAGE = next(json.loads(block.text) for block in HERE if '"type"' in block.text and block.language == "json")
BODY = json.dumps(MESSAGE).encode()
UNITS = {"s": 1, "min": 60, "h": 3600}
Received = Callable[[dict[str, str], bytes, str], Any]


def snippet(block: Block) -> Received:
    """Run a snippet and return the function that it defines."""
    names: dict[str, Any] = {}
    exec(block.text, names)  # noqa: S102 - the page's own code
    received: Received = names["received"]
    return received


def headers(*secrets: str, at: datetime | None = None) -> dict[str, str]:
    """Sign the page's message."""
    return dict(signed_headers(secrets, message_id="msg_1", at=at or datetime.now(UTC), body=BODY))


def test_both_ways_to_verify_are_here() -> None:
    assert len(SNIPPETS) == 2


@pytest.mark.parametrize("block", SNIPPETS, ids=str)
def test_a_snippet_takes_a_genuine_message_and_during_a_rotation_with_either_secret(block: Block) -> None:
    received, new, old = snippet(block), new_secret(), new_secret()
    assert received(headers(new), BODY, new) == MESSAGE
    assert [received(headers(new, old), BODY, secret) for secret in (new, old)] == [MESSAGE, MESSAGE]


@pytest.mark.parametrize("block", SNIPPETS, ids=str)
def test_a_snippet_refuses_forgeries_and_old_messages(block: Block) -> None:
    received, secret = snippet(block), new_secret()
    assert received(headers(new_secret()), BODY, secret) is None
    assert received(headers(secret), BODY + b" ", secret) is None
    assert received(headers(secret, at=datetime.now(UTC) - timedelta(minutes=6)), BODY, secret) is None


def test_the_message_is_the_one_that_is_sent() -> None:
    at = datetime(2025, 11, 22, 8, 30, tzinfo=UTC)
    order = JobOrder(metadata={"desk": "city"})
    job = Job(id="brf_019a3c5e7d10f4a1b2c3d4e5", key_id="0", created_at=at, order=order, articles=1)
    body = job_message(replace(job, state=JobState.SUCCEEDED), Event.SUCCEEDED, at=at)
    assert json.loads(addressed(body, public_url="https://mujaz.example.org")) == MESSAGE


def test_the_waits_are_those_of_the_code() -> None:
    listed = [(int(attempt), wait.split()) for attempt, wait in rows(PAGE, "When your server is away")[:10]]
    seconds = [(attempt, int(number) * UNITS[unit]) for attempt, (number, unit) in listed]
    assert seconds == [(place + 1, wait) for place, wait in enumerate((0, *RETRY_SECONDS))]
    assert JITTER == 1 / 5
    assert 3 * 86_400 < sum(RETRY_SECONDS) < 3.3 * 86_400 < Settings.model_fields["retention_seconds"].default


def test_the_answers_that_slow_down_are_those_of_the_code() -> None:
    answers = [answer for answer, _ in rows(PAGE, "When your server is away")[10:]]
    assert ", ".join(map(str, SLOW_DOWN)) in answers
    assert (SLOW_SECONDS, MAX_RETRY_AFTER) == (60, 24 * 3600)


def test_the_types_are_those_of_the_code() -> None:
    assert [row[0] for row in rows(PAGE, "What comes")[:4]] == [event.value for event in Event]


def test_the_entries_of_the_allow_list_can_be_used() -> None:
    entries = [row[0] for row in rows(PAGE, "Which addresses are called")]
    policy = policy_of(",".join(entries), allow_http=False)
    assert policy.allowed_hosts == tuple(entries)
    for url in ("https://cms.lan/", "https://a.newsroom.internal/", "https://10.20.30.40/", "https://10.20.1.1/"):
        policy.vet_url(url)
