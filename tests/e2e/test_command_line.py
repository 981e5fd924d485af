"""The command line as a user meets it: real models, real files, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MUJAZ = Path(sys.executable).with_name("mujaz")
CLEAN = ROOT / "seeds" / "clean"
ARTICLE = "أعلنت بلدية الساحل أمس افتتاح 12 مدرسة جديدة. وقال رئيس البلدية إن كلفتها بلغت 4 ملايين دينار."


def mujaz(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [MUJAZ, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def briefed() -> subprocess.CompletedProcess[str]:
    return mujaz("brief", CLEAN, "--format", "json", "--json-log")


def test_standard_output_holds_the_document_and_nothing_else(briefed: subprocess.CompletedProcess[str]) -> None:
    assert briefed.returncode == 0
    assert json.loads(briefed.stdout)["schema"] == "mujaz.briefing/1"


def test_the_log_is_a_json_line_a_stage_on_standard_error(briefed: subprocess.CompletedProcess[str]) -> None:
    stages = [json.loads(line)["stage"] for line in briefed.stderr.splitlines()]
    assert stages[:5] == ["read", "prepare", "embed", "choose", "translate"]


def test_every_article_is_used_and_every_citation_exact(briefed: subprocess.CompletedProcess[str]) -> None:
    document = json.loads(briefed.stdout)
    assert [article["status"] for article in document["articles"]] == ["used"] * 3
    texts = {path.stem: path.read_text(encoding="utf-8") for path in CLEAN.glob("*.txt")}
    for point in document["key_points"]:
        cited = point["citations"][0]
        assert point["ar"] in texts[cited["article"]]
        assert cited["end"] - cited["start"] == len(point["ar"])


def test_markdown_is_the_format_of_a_bare_call_and_the_suffix_chooses_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert mujaz("brief", tmp_path / "a.txt").stdout.startswith("> **Machine-generated")
    mujaz("brief", tmp_path / "a.txt", "-o", tmp_path / "out.html")
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_articles_come_by_standard_input() -> None:
    answer = mujaz("brief", "-", "-f", "json", stdin=json.dumps({"id": "x", "body": ARTICLE}))
    assert json.loads(answer.stdout)["articles"][0]["id"] == "x"


def test_one_bad_file_is_a_caveat_and_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "cp1256.txt").write_bytes(ARTICLE.encode("cp1256"))
    document = json.loads(mujaz("brief", tmp_path, "-f", "json").stdout)
    assert {caveat["code"] for caveat in document["caveats"]} >= {"invalid_json", "bad_encoding"}


def test_nothing_usable_ends_with_status_1_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("The town council met on Monday to discuss the budget.", encoding="utf-8")
    answer = mujaz("brief", tmp_path)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "give at least one Arabic article" in answer.stderr
    assert "english.txt" in answer.stderr


def test_a_failure_is_a_json_line_in_a_json_log() -> None:
    answer = mujaz("brief", "no/such/folder", "--json-log")
    assert answer.returncode == 1
    last = json.loads(answer.stderr.splitlines()[-1])
    assert (last["event"], last["code"]) == ("error", "nothing_usable")


def test_a_suffix_that_stands_for_no_format_is_refused_before_any_work(tmp_path: Path) -> None:
    answer = mujaz("brief", CLEAN, "-o", tmp_path / "briefing.pdf")
    assert answer.returncode == 1
    assert ".html" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_missing_path_ends_with_status_1() -> None:
    answer = mujaz("brief", "no/such/folder")
    assert answer.returncode == 1
    assert "no/such/folder" in answer.stderr


def test_a_path_that_looks_like_markup_is_told_as_it_is() -> None:
    answer = mujaz("brief", "notes[/b].txt")
    assert answer.returncode == 1
    assert "notes[/b].txt" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_document_that_cannot_be_written_is_told_before_any_work(tmp_path: Path) -> None:
    answer = mujaz("brief", CLEAN, "-o", tmp_path / "missing" / "out.html")
    assert answer.returncode == 1
    assert (
        answer.stderr
        == f"mujaz: The briefing cannot be written to {tmp_path}/missing/out.html: there is no folder {tmp_path}/missing.\n"
    )


def test_a_folder_in_the_place_of_the_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    answer = mujaz("brief", tmp_path / "a.txt", "-o", tmp_path)
    assert answer.returncode == 1
    assert "Is a directory" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("arguments", [["brief"], ["brief", "x", "--format", "docx"], ["brief", "x", "--points", "0"]])
def test_wrong_usage_ends_with_status_2(arguments: list[str]) -> None:
    assert mujaz(*arguments).returncode == 2


def test_a_broken_glossary_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "terms.csv").write_text("ar,en\nبلدية,\n", encoding="utf-8")
    answer = mujaz("brief", tmp_path / "a.txt", "--glossary", tmp_path / "terms.csv")
    assert answer.returncode == 1
    assert "Line 2" in answer.stderr


def test_a_glossary_term_that_is_not_applied_is_flagged_or_stands_in_the_english(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "terms.csv").write_text("ar,en\nبلدية الساحل,Coastville Council\n", encoding="utf-8")
    document = json.loads(mujaz("brief", tmp_path / "a.txt", "--glossary", tmp_path / "terms.csv", "-f", "json").stdout)
    point = next(point for point in document["key_points"] if "بلدية الساحل" in point["ar"])
    check = next(check for check in point["checks"] if check["name"] == "glossary")
    assert check["passed"] == ("Coastville Council" in point["en"])


def test_models_lists_revision_and_licence() -> None:
    answer = mujaz("models")
    assert answer.returncode == 0
    assert "mujaz-ar-en-compact" in answer.stdout
    assert "Apache-2.0" in answer.stdout


def test_help_names_the_commands() -> None:
    answer = mujaz("--help")
    assert answer.returncode == 0
    assert all(name in answer.stdout for name in ("brief", "models", "evaluate", "--show-completion"))


def test_output_that_nobody_reads_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    with subprocess.Popen([MUJAZ, "brief", tmp_path / "a.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.close()
        assert run.stderr is not None
        assert b"Traceback" not in run.stderr.read()
