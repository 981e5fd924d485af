"""The guards on the gold table with the real sentence vectors."""

from pathlib import Path

import pytest

from models.embedding.use_backend import UseEmbedder
from models.evaluation.guards import Row, report

GOLD = Path(__file__).parents[1] / "gold" / "guards.jsonl"


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    return {row.name: row for row in report(GOLD, UseEmbedder(threads=1))}


@pytest.mark.parametrize(
    ("guard", "precision", "recall"),
    [
        ("numbers", 0.97, 0.97),
        ("omission", 0.95, 0.85),
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
