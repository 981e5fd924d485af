"""The earlier briefing that `mujaz brief --since` is given, and what `mujaz submit --since` sends."""

from pathlib import Path

import pytest

from briefing.errors import InvalidJson, UnreadableFile
from briefing.render import json_document
from cli.earlier import read_earlier
from cli.submit import order_of
from sample_document import sample_document


def test_a_briefing_written_as_json_is_read(tmp_path: Path) -> None:
    path = tmp_path / "monday.json"
    path.write_text(json_document.render(sample_document()), encoding="utf-8")
    assert read_earlier(path) == sample_document()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"> **Machine-generated**", "Invalid JSON"),
        (b'{"id": "an-article", "body": "text"}', "Field required"),
        (b"\xff\xfe", "written with --format json"),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "monday.md"
    path.write_bytes(content)
    with pytest.raises(InvalidJson, match=reason) as raised:
        read_earlier(path)
    assert raised.value.message.startswith(
        f"{path} is no earlier briefing: give a file that was written with --format json."
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.json cannot be read: No such file or directory"):
        read_earlier(tmp_path / "gone.json")


def test_a_service_is_told_the_id_of_the_earlier_briefing() -> None:
    order = order_of(points=5, glossary=None, webhook=None, since="brf_0123456789abcdef01234567")
    assert order == {"options": {"points": 5, "since": "brf_0123456789abcdef01234567"}}
