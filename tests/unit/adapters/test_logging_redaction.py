"""The log: JSON lines from structlog and the standard library alike, without texts and secrets."""

import io
import json
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from briefing.adapters.logging import configure_logging, redact
from briefing.settings import Settings

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """Configure the log for one test; everything global is put back."""
    stream, root = io.StringIO(), logging.getLogger()
    kept = root.handlers, root.level, structlog.get_config()
    monkeypatch.setattr(sys, "stderr", stream)
    configure_logging(Settings(log_level="info"))
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers, level, configuration = kept
    root.setLevel(level)
    structlog.configure(**configuration)
    logging.captureWarnings(capture=False)


def test_both_kinds_of_logger_write_json_with_what_is_bound(lines: Lines) -> None:
    with structlog.contextvars.bound_contextvars(job="brf_1"):
        structlog.stdlib.get_logger("mujaz").info("step_done", seconds=1.5)
        logging.getLogger("uvicorn.error").warning("slow %s", "start")
    found = [{name: line.get(name) for name in ("event", "level", "logger", "job", "seconds")} for line in lines()]
    assert found == [
        {"event": "step_done", "level": "info", "logger": "mujaz", "job": "brf_1", "seconds": 1.5},
        {"event": "slow start", "level": "warning", "logger": "uvicorn.error", "job": "brf_1", "seconds": None},
    ]


def test_what_is_below_the_level_is_not_written(lines: Lines) -> None:
    structlog.stdlib.get_logger("mujaz").debug("detail")
    logging.getLogger("celery").debug("detail")
    logging.getLogger("httpx").info("HTTP Request: POST https://hooks.example/secret")
    assert lines() == []


def test_an_exception_is_written_by_its_class_message_and_frames(lines: Lines) -> None:
    try:
        _fail("no such step")
    except ValueError:
        logging.getLogger("celery").exception("failed")
    [line] = lines()
    assert (line["exception"], line["message"]) == ("builtins.ValueError", "no such step")
    assert line["frames"][-1].endswith(" _fail")


def test_the_message_of_an_exception_is_withheld_where_it_quotes_an_article(lines: Lines) -> None:
    try:
        _fail("bad sentence: قال الوزير")
    except ValueError:
        structlog.stdlib.get_logger("mujaz").exception("failed")
    assert lines()[0]["message"] == "(withheld)"


def _fail(message: str) -> None:
    raise ValueError(message)


def test_a_warning_becomes_a_line(lines: Lines) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old option", stacklevel=1)
    assert "old option" in lines()[0]["event"]


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("body", "anything", "(withheld)"),
        ("Authorization", "Bearer x", "(withheld)"),
        ("articles", 3, 3),
        ("articles", ["a"], "(withheld)"),
        ("seconds", 0.25, 0.25),
        ("why", "قال", "(withheld)"),
        ("url", "redis://:hunter2@127.0.0.1:6379/0", "redis://***@127.0.0.1:6379/0"),
        ("header", "Bearer mjz_0123abcd_s3cr3t", "Bearer mjz_0123abcd_***"),
        ("given", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_***"),
        ("raw", b"bytes", "(withheld)"),
        ("nested", {"token": "t", "id": "brf_1"}, {"token": "(withheld)", "id": "brf_1"}),
        ("list", ["قال", 1], ["(withheld)", 1]),
        ("long", "x" * 1001, "x" * 1000 + "…"),
    ],
)
def test_texts_and_secrets_are_withheld(name: str, value: object, written: object) -> None:
    assert redact(None, "info", {name: value}) == {name: written}
