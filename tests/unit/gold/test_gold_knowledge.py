"""The labelled articles stay true to themselves: offsets fit, sets are built from their marks, and large enough."""

import importlib.util
import json
from collections import Counter
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefing.article import Article
from briefing.dossier import Bound, EntityKind, Precision, QuoteKind, Standing
from briefing.point import SpeakerKind
from briefing.preparing import PreparedArticle, prepare

FOLDER = Path(__file__).parents[3] / "tests" / "gold" / "knowledge"
SETS = ("figures", "dates", "quotes", "entities", "ignored")
FEWEST = {"articles": 20, "figures": 150, "dates": 120, "quotes": 80, "entities": 300, "glossary": 60}

Label = dict[str, Any]


@cache
def rows(name: str) -> list[Label]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def bodies() -> dict[str, str]:
    return {row["id"]: row["body"] for row in rows("articles")}


@cache
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_knowledge", FOLDER / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def sentences() -> dict[str, list[tuple[int, int]]]:
    found = {}
    for row in rows("articles"):
        prepared = prepare(Article(id=row["id"], title=row["title"], body=row["body"]))
        assert isinstance(prepared, PreparedArticle)
        found[row["id"]] = [(sentence.start, sentence.end) for sentence in prepared.sentences]
    return found


def test_the_sets_are_what_the_marks_say() -> None:
    built = builder().build()
    assert {name: rows(name) for name in built} == built


@pytest.mark.parametrize(("name", "fewest"), FEWEST.items())
def test_a_set_is_large_enough(name: str, fewest: int) -> None:
    assert len(rows(name)) >= fewest


@pytest.mark.parametrize("name", SETS)
def test_a_labelled_text_stands_where_its_label_says(name: str) -> None:
    wrong = [row for row in rows(name) if bodies()[row["article"]][row["start"] : row["end"]] != row["text"]]
    assert wrong == []


@pytest.mark.parametrize("name", SETS)
def test_a_label_has_no_white_space_at_its_edges(name: str) -> None:
    assert [row["text"] for row in rows(name) if row["text"] != row["text"].strip() or not row["text"]] == []


@pytest.mark.parametrize("name", ["figures", "dates", "quotes", "entities"])
def test_labels_of_one_kind_do_not_overlap(name: str) -> None:
    places = sorted((row["article"], row["start"], row["end"]) for row in rows(name))
    assert [one for one, other in pairwise(places) if one[0] == other[0] and one[2] > other[1]] == []


@pytest.mark.parametrize("name", ["figures", "dates", "quotes", "entities"])
def test_a_label_lies_in_one_sentence_that_is_kept(name: str) -> None:
    astray = [
        row["text"]
        for row in rows(name)
        if not any(start <= row["start"] and row["end"] <= end for start, end in sentences()[row["article"]])
    ]
    assert astray == []


@pytest.mark.parametrize("article", [row["id"] for row in rows("articles")])
def test_an_article_has_the_length_of_a_news_report(article: str) -> None:
    assert 120 <= len(bodies()[article].split()) <= 280


def test_articles_have_ids_of_their_own() -> None:
    assert [name for name, count in Counter(row["id"] for row in rows("articles")).items() if count > 1] == []


def test_eight_stories_have_several_articles() -> None:
    sizes = Counter(row["story"] for row in rows("articles"))
    assert sorted(sizes.values()) == [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4]


def test_every_article_has_labels_of_every_kind() -> None:
    for name in ("figures", "dates", "quotes", "entities"):
        assert {row["article"] for row in rows(name)} == set(bodies()), name


def test_figures_have_values_bounds_and_standings_of_the_document() -> None:
    for row in rows("figures"):
        assert Bound(row["bound"])
        assert all(Standing(standing) for standing in row["standing"])
        assert all(row["counted"])
        assert row["upper"] is None or row["upper"] > row["value"]


def test_figures_of_one_group_have_one_standing_and_one_unit() -> None:
    groups: dict[str, set[str]] = {}
    for row in rows("figures"):
        groups.setdefault(row["group"], set()).add(json.dumps([row["standing"], row["unit"]]))
    assert [group for group, kinds in groups.items() if len(kinds) > 1] == []


def test_agreed_and_disputed_figures_are_stated_more_than_once() -> None:
    sizes = Counter(row["group"] for row in rows("figures"))
    assert [
        row["group"] for row in rows("figures") if row["standing"] != ["single_source"] and sizes[row["group"]] < 2
    ] == []


def test_dates_exist_and_fit_their_precision() -> None:
    lengths = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.UNRESOLVED: 0}
    for row in rows("dates"):
        for reading in (row, *row["or"]):
            precision = Precision(reading["precision"])
            assert len(reading["date"]) == lengths.get(precision, len(reading["date"])), row["text"]
            if precision is Precision.DAY:
                assert date.fromisoformat(reading["date"]) <= date.fromisoformat(reading["end_date"] or reading["date"])


def test_quotes_have_kinds_and_speakers_of_the_document() -> None:
    for row in rows("quotes"):
        assert QuoteKind(row["kind"])
        assert all(SpeakerKind(kind) for kind in row["speaker_kind"])
        assert all(row["speaker"])
        assert all(row["speaker_ar"])


def test_direct_quotes_stand_between_quotation_marks() -> None:
    marks = []
    for row in (row for row in rows("quotes") if row["kind"] == "direct"):
        body = bodies()[row["article"]]
        marks.append(body[row["start"] - 1] + body[row["end"] : row["end"] + 1])
    assert Counter(mark for mark in marks if mark not in {"«»", "“”", '""'}) == {"«": 1}  # one is never closed


def test_names_have_kinds_of_the_document_and_ascii_or_french_spellings() -> None:
    for row in rows("entities"):
        assert EntityKind(row["kind"])
        assert all(name == name.strip() and name for name in row["name"])


def test_a_weekday_that_is_named_is_the_one_that_is_meant() -> None:
    """Keep the calendar right: the label of `مساء الخميس` is a Thursday."""
    days = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    wrong = [
        row["text"]
        for row in rows("dates")
        for number, day in enumerate(days)
        if day in row["text"] and row["precision"] == "day" and date.fromisoformat(row["date"]).weekday() != number
    ]
    assert wrong == []


def test_publication_times_know_their_zone() -> None:
    times = [row["published_at"] for row in rows("articles")]
    assert times.count(None) == 1
    assert [time for time in times if time and datetime.fromisoformat(time).tzinfo is None] == []


def test_a_glossary_case_names_only_its_own_terms() -> None:
    for row in rows("glossary"):
        assert set(row["occurs"]) <= {term["ar"] for term in row["terms"]}, row["id"]
        assert bool(row["occurs"]) == bool(row["right"]) == bool(row["wrong"]), row["id"]


def test_glossary_cases_are_numbered() -> None:
    assert [row["id"] for row in rows("glossary")] == [
        f"g{number:02}" for number in range(1, len(rows("glossary")) + 1)
    ]


def test_the_held_out_sets_are_those_of_their_marks() -> None:
    folder = FOLDER.parent / "held-out" / "knowledge"
    for name, built in builder().build(folder).items():
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == built
