"""Plain text files: their encoding, their title line, their body."""

import io
import textwrap
from pathlib import Path

import pytest

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.adapters.inbox.title import split_title
from briefing.article import Article, Rejection

LIMITS = InputLimits()
TITLE = "بلدية الميناء تعيد فتح السوق القديم"
FIRST = "أعلنت بلدية الميناء صباح الأحد أن السوق القديم سيفتح أبوابه من جديد بعد ترميم استمر سنتين كاملتين."
SECOND = "وقال رئيس البلدية إن الترميم كلف ثلاثة ملايين، وإن 40 محلا تجاريا ستعود إلى العمل خلال أسبوع."


def read(path: Path, raw: bytes) -> Article | Rejection:
    path.write_bytes(raw)
    intake = read_inputs([str(path)], limits=LIMITS, stdin=io.BytesIO())
    return intake.articles[0] if intake.articles else intake.rejections[0]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"{TITLE}\n\n{FIRST}\n{SECOND}\n", TITLE, f"{FIRST}\n{SECOND}\n"),
        (f"{TITLE}\r\n\r\n{FIRST}\r\n{SECOND}", TITLE, f"{FIRST}\r\n{SECOND}"),
        (f"{TITLE}\n{FIRST}", TITLE, FIRST),
        (f"\n\n{TITLE}\n\n\n{FIRST}", TITLE, FIRST),
        (f"متى يعود السوق القديم؟\n\n{FIRST}", "متى يعود السوق القديم؟", FIRST),
        (f"{FIRST}\n\n{SECOND}", "", f"{FIRST}\n\n{SECOND}"),
        (f"{FIRST}\n{SECOND}", "", f"{FIRST}\n{SECOND}"),
        (TITLE, "", TITLE),
        (f"{TITLE}\n\n", "", f"{TITLE}\n\n"),
        (f"{TITLE}\nسوق الميناء\nسوق الخضار", "", f"{TITLE}\nسوق الميناء\nسوق الخضار"),
        ("", "", ""),
        ("\n \n", "", "\n \n"),
    ],
    ids=[
        "over a blank line",
        "over a blank line, Windows newlines",
        "over a much longer paragraph",
        "behind blank lines",
        "a question",
        "a sentence is none",
        "a long sentence is none",
        "a lone line is the article",
        "a lone line with newlines is the article",
        "a list is none",
        "empty",
        "blank",
    ],
)
def test_a_short_first_line_is_the_title_and_the_rest_the_body(text: str, title: str, body: str) -> None:
    assert split_title(text) == (title, body)


@pytest.mark.parametrize(
    "dateline",
    ["صحيفة الميناء | المرسى – (وكالات)", "الميناء اليوم | المرسى (متابعات)", "المرسى – (رويترز)", "المرسى (د ب أ)"],
)
def test_a_dateline_is_no_title_and_stays_in_the_body(dateline: str) -> None:
    text = f"{dateline}\n\n{FIRST}"
    assert split_title(text) == ("", text)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_dateline_under_the_title_stays_in_the_body(gap: str) -> None:
    dateline = "المرسى – (وكالات)"
    assert split_title(f"{TITLE}{gap}{dateline}{gap}{FIRST}") == (TITLE, f"{dateline}{gap}{FIRST}")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_over_hard_wrapped_text_is_found_even_where_it_was_wrapped_itself(gap: str) -> None:
    title = "رئيسة البلدية تتعهد بتعويض المتضررين من انهيار الجسر القديم"
    body = textwrap.fill(f"{FIRST} {FIRST} {FIRST}", 40)
    assert split_title(f"{textwrap.fill(title, 40)}{gap}{body}") == (title, body)


def test_an_image_notice_before_the_title_falls_away_with_it() -> None:
    text = f"صورة أرشيفية للسوق القديم\n{TITLE}\n\n{FIRST}"
    assert split_title(text) == (TITLE, FIRST)


def test_an_image_notice_without_a_title_stays_in_the_body() -> None:
    text = f"صورة أرشيفية للسوق القديم\n{FIRST}\n{SECOND}"
    assert split_title(text) == ("", text)


def test_a_long_title_is_one_where_its_paragraph_dwarfs_it() -> None:
    title = " ".join([TITLE] * 5)
    assert split_title(f"{title}\n{' '.join([FIRST] * 12)}")[0] == title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_files_are_read_and_the_byte_order_mark_dropped(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path / "market.txt", f"{TITLE}\n\n{FIRST}".encode(encoding))
    assert found == Article(id="market", title=TITLE, body=FIRST, origin=str(tmp_path / "market.txt"))


def test_a_windows_1256_file_is_refused_with_the_command_that_converts_it(tmp_path: Path) -> None:
    path = tmp_path / "old market.txt"
    found = read(path, FIRST.encode("windows-1256"))
    assert isinstance(found, Rejection)
    assert found.code == "bad_encoding"
    assert found.reason == (
        "The file is not UTF-8; it looks like WINDOWS-1256: "
        f"convert it with `iconv -f WINDOWS-1256 -t UTF-8 '{path}' > NEWFILE`."
    )


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        (FIRST.encode("iso8859-6", errors="ignore"), "looks like ISO8859-6"),
        (FIRST.encode("utf-16-le"), "looks like UTF-16LE without a byte-order mark"),
        (FIRST.encode("utf-16-be"), "looks like UTF-16BE without a byte-order mark"),
        (FIRST.encode()[:-1] + b"\xff", "first wrong byte"),
        (b"\xff\xfe" + FIRST.encode("utf-16-le") + b"\x00", "The file says it is UTF-16-LE but is not"),
        (b"\x89PNG\r\n\x1a\n\xff\x00\x00", "first wrong byte at 0"),
        (FIRST.encode() + b"\x00", "holds NUL characters"),
    ],
    ids=["ISO-8859-6", "UTF-16LE", "UTF-16BE", "one wrong byte", "torn UTF-16", "a picture", "a NUL"],
)
def test_a_file_that_is_no_unicode_text_is_refused_with_a_hint(tmp_path: Path, raw: bytes, hint: str) -> None:
    found = read(tmp_path / "a.txt", raw)
    assert isinstance(found, Rejection)
    assert found.code == "bad_encoding"
    assert hint in found.reason


@pytest.mark.parametrize("body", ["", " \n\t\r\n", "…\n—\n***", "<p> </p>\n<br/>", "2018 12 5", "\u200f\u200b"])
def test_a_file_without_words_is_refused_as_empty(tmp_path: Path, body: str) -> None:
    found = read(tmp_path / "a.txt", body.encode())
    assert isinstance(found, Rejection)
    assert (found.id, found.code) == ("a", "empty_body")
