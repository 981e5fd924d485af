"""The guards on a table of hand-made wrong and right translations, without meaning vectors."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from briefing.document import ModelUse
from briefing.ports import Vectors
from models.evaluation.guards import Row, read_cases, report

GOLD = Path(__file__).parents[2] / "gold" / "guards.jsonl"


class UsualEmbedder:
    """Gives every pair the similarity that good translations have."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the same row for every text."""
        return np.full((len(texts), 1), 0.7**0.5, dtype=np.float32)

    def describe(self) -> ModelUse:
        """Say that this is a stand-in."""
        return ModelUse(role="embedding", id="usual", revision="1", licence="none")


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    return {row.name: row for row in report(GOLD, UsualEmbedder())}


def test_the_table_holds_enough_wrong_and_right_translations() -> None:
    cases = read_cases(GOLD)
    assert sum(bool(case.wrong) for case in cases) >= 90
    assert sum(not case.wrong for case in cases) >= 40


def test_the_ids_of_the_table_are_unique() -> None:
    ids = [case.id for case in read_cases(GOLD)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("guard", "precision", "recall"),
    [
        ("numbers", 0.97, 0.97),
        ("omission", 0.95, 0.75),
        ("repetition", 1.0, 1.0),
        ("copy", 1.0, 1.0),
        ("names", 1.0, 1.0),
        ("glossary", 1.0, 1.0),
    ],
)
def test_a_guard_keeps_its_precision_and_recall(
    rows: dict[str, Row], guard: str, precision: float, recall: float
) -> None:
    assert rows[guard].precision >= precision
    assert rows[guard].recall >= recall
