"""The scores of sentence cutting and boilerplate finding, and the floors that the rules must hold."""

import json
from pathlib import Path

import pytest

from briefing.errors import InvalidArticle
from models.evaluation.text import BOILERPLATE, SENTENCES, Counts, evaluate_text, report

GOLD = Path(__file__).parents[2] / "gold" / "text"


def write(folder: Path, name: str, row: dict[str, object]) -> None:
    (folder / name).write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")


def test_counts_give_precision_recall_and_f1() -> None:
    counts = Counts(right=6, extra=2, missed=6)

    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)


def test_counts_of_nothing_are_perfect() -> None:
    counts = Counts(right=0, extra=0, missed=0)

    assert (counts.precision, counts.recall, counts.f1) == (1.0, 1.0, 1.0)


def test_a_wrong_cut_and_a_missed_line_are_counted(tmp_path: Path) -> None:
    body = "وصل الوفد مساء أمس. ثم غادر المدينة سريعا."
    write(tmp_path, SENTENCES, {"id": "s", "body": body, "sentences": [body]})
    write(tmp_path, BOILERPLATE, {"id": "b", "body": body, "lines": [{"text": body, "kind": "other_headline"}]})

    scores = evaluate_text(tmp_path)

    assert scores.boundaries == Counts(right=1, extra=1, missed=0)
    assert scores.inner_boundaries == Counts(right=0, extra=1, missed=0)
    assert scores.boilerplate == Counts(right=0, extra=0, missed=1)


def test_a_label_that_does_not_stand_in_its_body_is_refused(tmp_path: Path) -> None:
    write(tmp_path, SENTENCES, {"id": "s9", "body": "وصل الوفد.", "sentences": ["غادر الوفد."]})

    with pytest.raises(InvalidArticle, match="s9"):
        evaluate_text(tmp_path)


def test_the_labelled_sets_are_large_enough_to_mean_something() -> None:
    scores = evaluate_text(GOLD)

    assert scores.boundaries.right + scores.boundaries.missed >= 240
    assert scores.boilerplate.right + scores.boilerplate.missed + scores.own >= 120


def test_the_rules_hold_their_floors_on_the_labelled_sets() -> None:
    scores = evaluate_text(GOLD)

    assert scores.boundaries.f1 >= 0.98
    assert scores.inner_boundaries.f1 >= 0.97
    assert scores.boilerplate.precision >= 0.97
    assert scores.boilerplate.recall >= 0.95


def test_the_report_names_each_measure_once() -> None:
    assert [row.measure for row in report(GOLD)] == [
        "sentence boundaries",
        "sentence boundaries within a line",
        "boilerplate removed",
        "boilerplate removed, with its kind",
    ]
