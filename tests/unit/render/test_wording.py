"""The words of the documents say what an editor must know, and only web addresses become links."""

import dataclasses
from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefing.document import Check, Repair
from briefing.point import Attribution, Backing, Label, Point, SpeakerKind
from briefing.render.wording import (
    backing_words,
    counted,
    day,
    flag_detail,
    flag_label,
    is_quoted,
    iso_minute,
    isolated_arabic,
    label_words,
    minute,
    repair_note,
    safe_url,
    support_words,
)
from sample_document import BRIDGE, FLOOD


@pytest.mark.parametrize(
    ("guard", "label"),
    [
        ("numbers", "Check the figure"),
        ("omission", "Check that nothing is missing"),
        ("repetition", "Check for repetition"),
        ("copy", "Check for untranslated words"),
        ("glossary", "Check the term"),
        ("a later guard", "Check the translation"),
    ],
)
def test_a_failed_guard_tells_the_editor_what_to_do(guard: str, label: str) -> None:
    assert flag_label(Check(name=guard, passed=False)) == label


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [
        ("", "Compare the English with the Arabic."),
        ("nothing was translated", "nothing was translated."),
        ("250 is missing.", "250 is missing."),
    ],
)
def test_a_flag_says_what_is_wrong_in_a_sentence(detail: str, sentence: str) -> None:
    assert flag_detail(Check(name="copy", passed=False, detail=detail)) == sentence


@pytest.mark.parametrize(
    ("repair", "note"),
    [
        (Repair(was="125", now="1,250"), "1,250 stands in the Arabic; the translation had 125."),
        (Repair(was="", now="40%"), "40% was missing from the translation and was restored from the Arabic."),
    ],
)
def test_a_repair_is_told_in_words(repair: Repair, note: str) -> None:
    assert repair_note(repair) == note


@pytest.mark.parametrize(
    ("support", "words"),
    [(0, "Single source"), (1, "Single source"), (2, "2 independent sources"), (11, "11 independent sources")],
)
def test_support_is_told_in_words(support: int, words: str) -> None:
    assert support_words(support) == words


def statement(kind: str | None, support: int) -> Point:
    who = Attribution(kind=SpeakerKind(kind), speaker=Label(en="somebody", ar="أحدهم")) if kind else None
    backing = Backing.CORROBORATED if support > 1 else Backing.REPORTED
    return dataclasses.replace(FLOOD, attribution=who, support=support, backing=backing)


@pytest.mark.parametrize(
    ("kind", "support", "words"),
    [
        (None, 1, "Single source"),
        ("named", 1, "On record"),
        ("institution", 1, "On record"),
        ("document", 1, "Document"),
        ("unnamed_official", 1, "Unnamed official"),
        ("medium", 1, "Other media"),
        ("unnamed", 1, "Unnamed source"),
        (None, 2, "2 independent sources"),
        ("unnamed", 3, "3 independent sources"),
    ],
)
def test_the_backing_of_a_statement_is_told_in_two_words(kind: str | None, support: int, words: str) -> None:
    assert backing_words(statement(kind, support)) == words


def test_a_name_is_given_in_arabic_where_no_english_is_known() -> None:
    assert BRIDGE.attribution is not None
    assert label_words(BRIDGE.attribution.speaker) == "Samer al-Halabi"
    assert label_words(Label(en="", ar="شهود")) == "شهود"


@pytest.mark.parametrize(
    ("text", "quoted"), [("“It held.”", True), ('"It held"', True), ("«صمد»", True), ("It “held”", False), ("", False)]
)
def test_marks_around_the_whole_of_a_quote_are_seen(text: str, quoted: bool) -> None:  # noqa: FBT001 - a table column
    assert is_quoted(text) is quoted


def test_a_moment_of_iso_8601_is_told_in_utc_and_another_text_stays() -> None:
    assert iso_minute("2024-05-01T01:05:00+03:00") == "30 April 2024, 22:05 UTC"
    assert iso_minute("last week") == "last week"


@pytest.mark.parametrize(("number", "words"), [(0, "0 articles"), (1, "1 article"), (5, "5 articles")])
def test_a_count_takes_the_right_form(number: int, words: str) -> None:
    assert counted(number, "article") == words


def test_a_date_keeps_the_zone_it_was_given_in() -> None:
    assert day(datetime(2024, 5, 1, 1, 0, tzinfo=timezone(timedelta(hours=3)))) == "1 May 2024"


def test_an_unknown_date_is_empty() -> None:
    assert day(None) == ""


def test_a_moment_is_told_in_utc() -> None:
    assert minute(datetime(2024, 5, 1, 1, 5, tzinfo=timezone(timedelta(hours=3)))) == "30 April 2024, 22:05 UTC"
    assert minute(datetime(2024, 12, 9, 7, 0, tzinfo=UTC)) == "9 December 2024, 07:00 UTC"


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "http://a.example:8080", "HTTPS://A.EXAMPLE/ا"])
def test_a_web_address_may_become_a_link(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JAVASCRIPT://a.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//a.example/x",
        "/x",
        "https:",
        "https://a.example/\u202egpj.exe",
        "https://[bad",
    ],
)
def test_any_other_address_may_not(url: str) -> None:
    assert safe_url(url) == ""


def test_an_arabic_name_in_english_stands_between_isolates() -> None:
    assert isolated_arabic("38 (ملاعب الخليج) / 41 (TAP)") == "38 (\u2067ملاعب الخليج\u2069) / 41 (TAP)"
