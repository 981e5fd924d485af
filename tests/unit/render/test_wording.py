"""The words of the documents say what an editor must know, and only web addresses become links."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefing.document import Check, Repair
from briefing.render.wording import counted, day, flag_detail, flag_label, minute, repair_note, safe_url, support_words


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
