"""The examples of the documentation that load models run, and its figures about guards are those of today."""

import subprocess
import sys
from pathlib import Path

import pytest

from documentation import ROOT, blocks, rows
from models import registry
from models.evaluation.guards import report

PAGES = sorted({block.page for block in blocks("python") if "make_briefing" in block.page.read_text(encoding="utf-8")})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_examples_of_a_page_run_one_after_another(page: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    program = "\n".join(block.text for block in blocks("python") if block.page == page)
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert answer.stderr.decode() == ""
    assert answer.returncode == 0
    assert (tmp_path / "briefing.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_scores_of_the_guards_are_those_of_today() -> None:
    measured = [
        [row.name, f"{row.precision:.3f}", f"{row.recall:.3f}", *map(str, counts)]
        for row in report(ROOT / "tests" / "gold" / "guards.jsonl", embedder=registry.load_embedder())
        for counts in [(row.true_positives, row.false_positives, row.false_negatives)]
    ]
    assert rows("docs/reference/guards.md", "How well they do") == measured
