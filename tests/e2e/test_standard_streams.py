"""Standard streams that are closed, full or in an encoding without Arabic."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MUJAZ = Path(sys.executable).with_name("mujaz")
ARTICLE = "أعلنت بلدية الساحل أمس افتتاح 12 مدرسة جديدة. وقال رئيس البلدية إن كلفتها بلغت 4 ملايين دينار."
ASCII = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("mujaz", f"'{MUJAZ}'", 1)
    return subprocess.run(command, shell=True, capture_output=True, check=False, env=os.environ | environment)  # noqa: S602 - redirections need a shell


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "خبر.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("closed", ["0<&-", "2>&-"])
def test_a_closed_stream_that_is_not_needed_is_no_fault(article: Path, closed: str) -> None:
    answer = shell(f"mujaz brief '{article}' -f json {closed}")
    assert answer.returncode == 0
    assert json.loads(answer.stdout)["articles"][0]["status"] == "used"


def test_a_closed_standard_input_holds_no_article() -> None:
    answer = shell("mujaz brief - <&-")
    assert answer.returncode == 1
    assert "standard input: " in answer.stderr.decode()


def test_a_closed_standard_output_is_no_reader(article: Path) -> None:
    answer = shell(f"mujaz brief '{article}' >&-")
    assert (answer.returncode, b"Traceback" in answer.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full device is of Linux")
@pytest.mark.parametrize("redirection", ["> /dev/full", "-o /dev/full"])
def test_a_full_disk_is_told(article: Path, redirection: str) -> None:
    answer = shell(f"mujaz brief '{article}' {redirection}")
    assert answer.returncode == 1
    assert "No space left" in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()


def test_a_locale_without_arabic_changes_nothing_in_the_document(article: Path) -> None:
    answer = shell(f"mujaz brief '{article}' -f json", **ASCII)
    assert json.loads(answer.stdout.decode("utf-8"))["key_points"][0]["ar"] in ARTICLE


def test_a_locale_without_arabic_does_not_hide_an_error(tmp_path: Path) -> None:
    answer = shell(f"mujaz brief '{tmp_path / 'غائب.txt'}'", **ASCII)
    assert answer.returncode == 1
    assert b"There is no such file" in answer.stderr
