"""JSON and JSON Lines: our own schema, and what is wrong with it in words."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.adapters.inbox.wire import ArticleIn, parse_time
from briefing.article import Article, Intake

BODY = "أعلنت إدارة المتحف أن المعرض الجديد سيفتح أبوابه يوم الخميس، وأن الدخول مجاني للطلاب."
GOOD = json.dumps({"body": BODY})


def read(path: Path, content: str) -> Intake:
    path.write_text(content, encoding="utf-8")
    return read_inputs([str(path)], limits=InputLimits(), stdin=io.BytesIO())


def refusal(path: Path, content: str) -> tuple[str, str]:
    intake = read(path, content)
    assert intake.articles == ()
    (rejection,) = intake.rejections
    return rejection.code, rejection.reason


def test_every_field_of_the_schema_arrives_and_unknown_ones_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "batch.json"
    given = {
        "id": "m-1",
        "title": "معرض جديد",
        "body": BODY,
        "publisher": "صحيفة المتحف",
        "url": "https://example.org/m-1",
        "published_at": "2021-05-03T08:30:00+03:00",
        "language": "ar-LB",
        "shares": 12,
    }
    assert read(path, json.dumps(given)).articles == (
        Article(
            id="m-1",
            title="معرض جديد",
            body=BODY,
            publisher="صحيفة المتحف",
            url="https://example.org/m-1",
            published_at=datetime(2021, 5, 3, 8, 30, tzinfo=timezone(timedelta(hours=3))),
            language="ar-LB",
            origin=str(path),
        ),
    )


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (GOOD, ["batch"]),
        (f"[{GOOD}, {GOOD}]", ["batch-1", "batch-2"]),
        (f'{{"articles": [{GOOD}, {GOOD}]}}', ["batch-1", "batch-2"]),
        (json.dumps([{"id": "x", "body": BODY}, {"id": "x", "body": BODY}, {"body": BODY}]), ["x", "x-2", "batch-3"]),
    ],
    ids=["an object", "an array", "an object of articles", "given ids"],
)
def test_a_json_file_holds_one_article_or_many(tmp_path: Path, content: str, ids: list[str]) -> None:
    intake = read(tmp_path / "batch.json", content)
    assert [article.id for article in intake.articles] == ids
    assert intake.rejections == ()


def test_the_body_keeps_every_character_so_that_offsets_hold(tmp_path: Path) -> None:
    body = f"  \r\n{BODY}\u200f \u0640\n\n"
    (article,) = read(tmp_path / "a.json", json.dumps({"body": body})).articles
    assert article.body == body


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2018-03-05T10:00:00Z", datetime(2018, 3, 5, 10, tzinfo=UTC)),
        ("2018-03-05T10:00:00", datetime(2018, 3, 5, 10, tzinfo=UTC)),
        ("2018-03-05", datetime(2018, 3, 5, tzinfo=UTC)),
        ("2018-03-05T10:00:00+0100", datetime(2018, 3, 5, 10, tzinfo=timezone(timedelta(hours=1)))),
    ],
)
def test_times_are_iso_8601_and_utc_where_no_zone_is_given(given: str, expected: datetime) -> None:
    assert parse_time(given) == expected


def test_null_means_absent_in_every_field_but_the_body(tmp_path: Path) -> None:
    fields = dict.fromkeys(("id", "title", "publisher", "url", "published_at", "language"))
    (article,) = read(tmp_path / "a.json", json.dumps({"body": BODY, **fields})).articles
    assert article == Article(id="a", body=BODY, origin=str(tmp_path / "a.json"))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"text": BODY}, "the field `body` is missing; every article needs it"),
        ({"body": 7}, "the field `body` must be text in quotes"),
        ({"body": None}, "the field `body` must be text in quotes"),
        ({"body": [BODY]}, "the field `body` must be text in quotes"),
        ({"body": BODY, "title": 7}, "the field `title` must be text in quotes"),
        ({"body": BODY, "id": "x" * 301}, "the field `id` is too long"),
        ({"body": BODY, "title": "x" * 2001}, "the field `title` is too long"),
        ({"body": BODY, "url": "javascript:alert(1)"}, "the field `url` must be a full address beginning with http://"),
        ({"body": BODY, "published_at": "yesterday"}, "the field `published_at` is not an ISO 8601 time"),
        ({"body": BODY, "published_at": 1520244000}, "the field `published_at` must be an ISO 8601 time in quotes"),
        ({"body": BODY, "published_at": "0001-01-01"}, "the field `published_at` is outside the years 1900 to 2100"),
        ({"body": BODY, "language": "Arabic"}, "the field `language` must be a language tag such as ar"),
        ({"body": BODY + "\ud800"}, "the field `body` holds half of a character pair (a lone surrogate)"),
        ({"body": BODY + "\x00"}, "the field `body` holds a NUL character"),
        ({"body": BODY, "id": "\udfff"}, "the field `id` holds half of a character pair"),
        ("just text", "it must be an object with the fields of an article"),
        (None, "it must be an object with the fields of an article"),
        ([[]], "it must be an object with the fields of an article"),
        ([], "holds an empty list"),
    ],
)
def test_json_that_is_no_article_is_refused_by_the_name_of_the_field(
    tmp_path: Path, given: object, reason: str
) -> None:
    code, said = refusal(tmp_path / "a.json", json.dumps(given))
    assert code == "invalid_article"
    assert reason in said


def test_every_wrong_field_is_named_at_once(tmp_path: Path) -> None:
    _, said = refusal(tmp_path / "a.json", json.dumps({"title": 1, "url": "x"}))
    assert [name in said for name in ("`body`", "`title`", "`url`")] == [True, True, True]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"body": "x",}', "broken at line 1, column"),
        ("", "broken at line 1, column 1"),
        ('{"body": NaN}', "holds NaN"),
        ('{"body": "x", "score": -Infinity}', "holds -Infinity"),
        ('{"body": "x", "body": "y"}', 'has the key "body" twice'),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"n": ' + "9" * 5000 + "}", "a number too long to read"),
    ],
    ids=[
        "a comma too many",
        "empty",
        "NaN",
        "-Infinity",
        "a key twice",
        "deep arrays",
        "deep objects",
        "a huge number",
    ],
)
def test_broken_json_is_refused_with_the_place_or_the_fault(tmp_path: Path, content: str, reason: str) -> None:
    code, said = refusal(tmp_path / "a.json", content)
    assert code == "invalid_json"
    assert reason in said


def test_a_bad_line_of_json_lines_is_refused_by_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [GOOD.encode(), b"", b'{"body": ', b'{"title": "\xd8\xb9"}', b'{"body": "\xff"}', GOOD.encode()]
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b"\n".join(lines))
    intake = read_inputs([str(path)], limits=InputLimits(), stdin=io.BytesIO())
    assert [article.id for article in intake.articles] == ["feed-1", "feed-6"]
    assert [(entry.id, entry.code, entry.title) for entry in intake.rejections] == [
        ("feed-3", "invalid_json", ""),
        ("feed-4", "invalid_article", "ع"),
        ("feed-5", "bad_encoding", ""),
    ]
    assert [entry.reason[:7] for entry in intake.rejections] == ["Line 3:", "Line 4:", "Line 5:"]


def test_a_line_separator_inside_a_text_does_not_break_a_line(tmp_path: Path) -> None:
    body = f"{BODY}\u2028{BODY}\x85"
    (article,) = read(tmp_path / "a.jsonl", json.dumps({"body": body}, ensure_ascii=False)).articles
    assert article.body == body


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(f"{GOOD}\n{GOOD}".encode("utf-16"))
    assert len(read_inputs([str(path)], limits=InputLimits(), stdin=io.BytesIO()).articles) == 2


def test_a_long_line_is_read_in_full(tmp_path: Path) -> None:
    padding = "x" * 9_000_000
    (article,) = read(tmp_path / "a.jsonl", json.dumps({"body": BODY, "html": padding})).articles
    assert article.body == BODY


def test_the_schema_describes_every_field() -> None:
    properties = ArticleIn.model_json_schema()["properties"]
    assert set(properties) == {"id", "title", "body", "publisher", "url", "published_at", "language"}
    assert all(described["description"] for described in properties.values())
