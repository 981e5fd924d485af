"""ROUGE for Arabic: the reference implementation with a tokenizer that keeps Arabic letters.

The default tokenizer of rouge_score deletes everything that is not a-z or 0-9, and so every Arabic word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from briefing.arabic.normalise import normalise_text
from briefing.errors import MissingExtra

WORD = re.compile(r"\w+")
KINDS = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rouge:
    """F1 of ROUGE-1, -2 and -L, 0 to 100."""

    one: float
    two: float
    longest: float


class ArabicTokenizer:
    """Words of normalised text: diacritics and tatweel off, letters of any script and digits kept."""

    def tokenize(self, text: str) -> list[str]:
        """Return the words."""
        return WORD.findall(normalise_text(text).casefold())


def rouge(hypothesis: str, references: Sequence[str]) -> Rouge:
    """Score a summary: the mean of its F1 against each reference.

    Raises:
        MissingExtra: rouge-score is not installed.
    """
    try:
        from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 - an extra, imported on use
    except ImportError as error:
        raise MissingExtra("Scoring summaries needs rouge-score: pip install 'mujaz[evaluate]'") from error
    scorer = RougeScorer(list(KINDS), tokenizer=ArabicTokenizer())
    rows = [scorer.score(reference, hypothesis) for reference in references]
    means = [100 * sum(row[kind].fmeasure for row in rows) / len(rows) for kind in KINDS]
    return Rouge(one=means[0], two=means[1], longest=means[2])


def signature() -> str:
    """Say how the figures were made."""
    return f"rouge-score {version('rouge-score')}, F1, mean over references, words of normalised Arabic"
