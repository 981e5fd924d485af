"""What `mujaz submit` sends besides the files, and which files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.adapters.inbox.limits import InputLimits
from briefing.errors import InvalidGlossary, JobCancelled, MujazError, NothingUsable
from cli.client import Status
from cli.submit import follow, order_of, uploads

LIMITS = InputLimits(max_file_bytes=100)


def test_the_order_has_points_glossary_and_webhook(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("ar,en\nمجلس النواب,House of Representatives\n", encoding="utf-8")
    assert order_of(points=7, glossary=tmp_path / "terms.csv", webhook="https://cms.example/hook") == {
        "options": {"points": 7, "glossary": [{"ar": "مجلس النواب", "en": "House of Representatives"}]},
        "webhook": {"url": "https://cms.example/hook"},
    }


def test_an_order_without_wishes_has_points_alone() -> None:
    assert order_of(points=5, glossary=None, webhook=None) == {"options": {"points": 5}}


def test_other_english_of_a_term_is_sent_along(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("ar\ten\talso\nالأمم المتحدة\tUnited Nations\tUN\n", encoding="utf-8")
    order = order_of(points=5, glossary=tmp_path / "terms.tsv", webhook=None)
    assert order["options"]["glossary"] == [{"ar": "الأمم المتحدة", "en": "United Nations", "also": ["UN"]}]


def test_a_glossary_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidGlossary, match=r"terms\.csv cannot be read"):
        order_of(points=5, glossary=tmp_path / "terms.csv", webhook=None)


def test_files_of_a_folder_are_sent_and_what_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "large.txt").write_text("x" * 101, encoding="utf-8")
    assert [each.name for each in uploads([str(tmp_path), str(tmp_path / "none.txt")], limits=LIMITS)] == ["a.txt"]
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(str(tmp_path))[0] for line in told] == ["mujaz: left out: "] * 2


def test_with_nothing_to_send_nothing_is_sent(tmp_path: Path) -> None:
    with pytest.raises(NothingUsable, match="no article to send"):
        list(uploads([str(tmp_path)], limits=LIMITS))


def status(state: str, code: str = "", message: str = "") -> Status:
    return Status(state=state, stage="prepare", done=0, total=2, code=code, message=message)


@pytest.mark.parametrize(
    ("last", "kind", "message"),
    [
        (status("failed", "nothing_usable", "No article can be used."), NothingUsable, "No article can be used."),
        (status("cancelled"), JobCancelled, "The briefing was cancelled."),
    ],
)
def test_a_briefing_that_ends_badly_is_an_error(last: Status, kind: type[MujazError], message: str) -> None:
    def statuses() -> Iterator[Status]:
        yield status("running")
        yield last

    with pytest.raises(kind) as caught:
        follow(statuses(), json_log=True)
    assert caught.value.message == message
