"""Paths, folders and standard input: what is read, in which order, under which name, within which limits."""

import io
import json
import os
import time
from pathlib import Path

import pytest

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.article import Intake

BODY = "أعلنت المكتبة العامة أنها ستفتح قاعة القراءة مساء كل خميس، وأن الدخول متاح للجميع."
PERSIAN = "کتابخانه اعلام کرد که تالار مطالعه هر پنجشنبه باز است و ورود برای همه آزاد است."
LINE = json.dumps({"body": BODY})


def read(*paths: object, stdin: bytes = b"", **limits: int) -> Intake:
    return read_inputs([str(path) for path in paths], limits=InputLimits(**limits), stdin=io.BytesIO(stdin))


def ids(intake: Intake) -> list[str]:
    return [article.id for article in intake.articles]


def refusals(intake: Intake) -> list[tuple[str, str]]:
    return [(rejection.id, rejection.code) for rejection in intake.rejections]


def write(folder: Path, *names: str, text: str = BODY) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_folder_is_read_by_name_with_its_folders_and_without_what_is_no_article(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.txt", "c/d.TXT", "c/.hidden.txt", ".git/e.txt", "photo.png", "notes", "x.txt~")
    write(tmp_path, "README.txt", "readme_ar.txt", "LICENSE.txt", "c/Licence.html")
    assert ids(read(tmp_path)) == ["a", "b", "d"]
    assert read(tmp_path).rejections == ()


def test_paths_are_read_in_the_order_given_and_each_file_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    intake = read(tmp_path / "b.txt", tmp_path, tmp_path / "b.txt", tmp_path / "." / "a.txt")
    assert ids(intake) == ["b", "a"]


def test_the_same_name_in_two_folders_is_numbered(tmp_path: Path) -> None:
    write(tmp_path, "1/a.txt", "2/a.txt", "3/a.txt")
    assert ids(read(tmp_path)) == ["a", "a-2", "a-3"]


def test_ids_are_unique_over_articles_and_rejections(tmp_path: Path) -> None:
    write(tmp_path, "1/a.txt")
    write(tmp_path, "2/a.txt", text="")
    intake = read(tmp_path)
    assert (ids(intake), refusals(intake)) == (["a"], [("a-2", "empty_body")])


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("missing.txt", "unreadable_file", "There is no such file or folder: check the path."),
        ("photo.png", "unsupported_format", "Mujaz does not read files of the type `.png`"),
        ("notes", "unsupported_format", "files without a suffix"),
        ("empty", "unsupported_format", "The folder holds no article"),
        ("nul\0.txt", "unreadable_file", "It cannot be read: check the path."),
        ("a" * 300 + ".txt", "unreadable_file", "It cannot be read (File name too long)"),
        ("loop.txt", "unreadable_file", "It cannot be read (Too many levels of symbolic links)"),
        ("dangling.txt", "unreadable_file", "There is no such file or folder"),
        ("pipe.txt", "unreadable_file", "This is no regular file"),
    ],
)
def test_a_path_that_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, code: str, reason: str
) -> None:
    write(tmp_path, "photo.png", "notes")
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (rejection,) = read(f"{tmp_path}/{name}").rejections
    assert rejection.code == code
    assert reason in rejection.reason


def test_an_empty_path_is_not_the_current_folder() -> None:
    assert [rejection.code for rejection in read("").rejections] == ["unreadable_file"]


class Broken(io.BytesIO):
    """A stream that fails on reading as a file may."""

    def __init__(self, error: Exception) -> None:
        """Take what reading shall raise."""
        super().__init__()
        self.error = error

    def read(self, _size: int | None = -1, /) -> bytes:
        """Fail."""
        raise self.error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            PermissionError(13, "Permission denied"),
            "Permission to read it is missing: change its permissions (chmod +r).",
        ),
        (IsADirectoryError(21, "Is a directory"), "It cannot be read (Is a directory): check the path."),
        (ValueError("I/O operation on closed file"), "It cannot be read: check the path."),
    ],
)
def test_a_stream_that_fails_is_refused(error: Exception, reason: str) -> None:
    (rejection,) = read_inputs(["-"], limits=InputLimits(), stdin=Broken(error)).rejections
    assert (rejection.code, rejection.reason) == ("unreadable_file", reason)


def test_a_link_back_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "c/d.txt")
    (tmp_path / "c" / "back").symlink_to(tmp_path)
    assert ids(read(tmp_path)) == ["a", "d"]


def test_a_folder_nested_beyond_reason_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "/".join(["d"] * 60) + "/deep.txt")
    intake = read(tmp_path)
    assert ids(intake) == ["a"]
    assert [rejection.reason for rejection in intake.rejections] == [
        "The folder lies more than 32 folders deep: give it by its own path."
    ]


def test_a_name_that_is_no_text_is_written_with_replacement_signs(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a path of bytes
            file.write(BODY)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert ids(read(tmp_path)) == ["\ufffd"]


def test_a_bad_file_does_not_stop_the_batch(tmp_path: Path) -> None:
    write(tmp_path, "1.txt", "4.txt")
    write(tmp_path, "2.txt", text=PERSIAN)
    write(tmp_path, "3.json", text="{")
    intake = read(tmp_path)
    assert ids(intake) == ["1", "4"]
    assert refusals(intake) == [("2", "wrong_language"), ("3", "invalid_json")]
    assert intake.rejections[0].reason == "Written in Persian, not Arabic: leave it out, or use an Arabic source."


def test_the_text_decides_over_a_declared_language(tmp_path: Path) -> None:
    batch = [{"id": "a", "body": BODY, "language": "fa"}, {"id": "b", "body": PERSIAN, "language": "ar"}]
    write(tmp_path, "batch.json", text=json.dumps(batch))
    intake = read(tmp_path)
    assert [(article.id, article.language) for article in intake.articles] == [("a", "ar")]
    assert refusals(intake) == [("b", "wrong_language")]


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        (BODY.encode(), ["stdin"]),
        (f"\ufeff{BODY}".encode(), ["stdin"]),
        (f"[متابعات] {BODY}".encode(), ["stdin"]),
        (LINE.encode(), ["stdin"]),
        (f"\n {LINE}\n".encode(), ["stdin"]),
        (f"[{LINE}, {LINE}]".encode(), ["stdin-1", "stdin-2"]),
        (f"{LINE}\n{LINE}\n".encode(), ["stdin-1", "stdin-2"]),
        (f"{LINE}\n\n{{broken\n{LINE}".encode(), ["stdin-1", "stdin-4"]),
        (json.dumps({"articles": [{"body": BODY}]}, indent=2).encode("utf-16"), ["stdin-1"]),
        (
            f"<!doctype html><html><body><article><p>{BODY}</p><p>{BODY[::-1]}</p></article></body></html>".encode(),
            ["stdin"],
        ),
    ],
    ids=[
        "text",
        "text with a mark",
        "text in brackets",
        "object",
        "padded object",
        "array",
        "lines",
        "lines, one broken",
        "wrapped, UTF-16",
        "page",
    ],
)
def test_standard_input_is_told_apart_by_its_content(stdin: bytes, expected: list[str]) -> None:
    assert ids(read("-", stdin=stdin)) == expected


@pytest.mark.parametrize(
    ("stdin", "code"),
    [
        (b"", "empty_body"),
        (b'{"body": ', "invalid_json"),
        (b'{"body": "x",\n "title": }', "invalid_json"),
        (b"\xff\xfe\xfd", "bad_encoding"),
    ],
)
def test_standard_input_that_cannot_be_used_is_refused(stdin: bytes, code: str) -> None:
    assert refusals(read("-", stdin=stdin)) == [("stdin", code)]


@pytest.mark.parametrize(
    "raw", [b"{}" + b"\n" * 500_000, b" " * 500_000, b"{" + b" " * 500_000, b"{" + b"} " * 250_000]
)
def test_standard_input_is_told_apart_in_time_that_grows_with_its_length(raw: bytes) -> None:
    started = time.process_time()
    read("-", stdin=raw)
    assert time.process_time() - started < 1.0


def test_standard_input_is_read_once() -> None:
    assert ids(read("-", "-", stdin=BODY.encode())) == ["stdin"]


def test_a_file_over_the_byte_limit_is_refused_and_standard_input_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    size = len(BODY.encode())
    assert ids(read(tmp_path, "-", stdin=BODY.encode(), max_file_bytes=size)) == ["a", "stdin"]
    intake = read(tmp_path, "-", stdin=BODY.encode(), max_file_bytes=size - 1)
    assert refusals(intake) == [("a", "too_large"), ("stdin", "too_large")]
    assert str(size - 1) in intake.rejections[0].reason


def test_an_article_over_the_character_limit_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert ids(read(tmp_path, max_characters=len(BODY))) == ["a"]
    intake = read(tmp_path, max_characters=len(BODY) - 1)
    assert refusals(intake) == [("a", "too_large")]
    assert f"more than the limit of {len(BODY) - 1}" in intake.rejections[0].reason


def test_articles_over_the_batch_limit_are_refused_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt", "c.txt", "d.txt")
    intake = read(tmp_path, max_articles=2)
    assert (ids(intake), refusals(intake)) == (["a", "b"], [("c", "too_large"), ("d", "too_large")])
    assert "The batch already has 2 articles, its limit" in intake.rejections[0].reason


def test_a_file_with_more_entries_than_a_batch_may_have_is_cut_off_once(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", text="{}\n" * 1000)
    intake = read(tmp_path, max_articles=3)
    assert [code for _, code in refusals(intake)] == ["invalid_article"] * 3 + ["too_large"]


def test_no_path_at_all_is_an_empty_intake() -> None:
    assert read() == Intake(articles=())
