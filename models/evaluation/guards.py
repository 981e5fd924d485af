"""Scores the guards on hand-made wrong and right translations: what they catch and what they cry wolf over."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.arabic.normalise import normalise_text
from briefing.glossary import GlossaryTerm
from briefing.guards import GuardInput, check
from briefing.ports import Embedder
from models.evaluation.json_lines import read_json_lines

GUARDS = ("numbers", "omission", "repetition", "copy", "names", "glossary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A translation with the guards that must fail it; none for a right one."""

    id: str
    ar: str
    en: str
    glossary: tuple[GlossaryTerm, ...]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the guards said of a case."""

    case: Case
    failed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How well one guard did."""

    name: str
    true_positives: int
    false_positives: int
    false_negatives: int

    @property
    def precision(self) -> float:
        """Share of its alarms that were right; 1 where it raised none."""
        return _share(self.true_positives, self.false_positives)

    @property
    def recall(self) -> float:
        """Share of the errors that it found; 1 where there were none."""
        return _share(self.true_positives, self.false_negatives)


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0


def read_cases(gold: Path) -> list[Case]:
    """Read a table of cases, one JSON object a line."""
    return [
        Case(
            id=row["id"],
            ar=row["ar"],
            en=row["en"],
            glossary=tuple(GlossaryTerm(ar=term["ar"], en=term["en"]) for term in row["glossary"]),
            wrong=frozenset(row["wrong"]),
        )
        for row in read_json_lines(gold)
    ]


def judge(cases: Sequence[Case], embedder: Embedder) -> list[Verdict]:
    """Let the guards judge every case, with the similarity that the embedder gives."""
    sources = [normalise_text(case.ar) for case in cases]
    similarities = (embedder.embed(sources) * embedder.embed([case.en for case in cases])).sum(axis=1)
    return [
        Verdict(
            case=case,
            failed=frozenset(
                verdict.name
                for verdict in check(
                    GuardInput(
                        source=source,
                        hypothesis=case.en,
                        similarity=float(similarity) if case.en.strip() else None,
                        glossary=case.glossary,
                    )
                )
                if not verdict.passed
            ),
        )
        for case, source, similarity in zip(cases, sources, similarities, strict=True)
    ]


def report(gold: Path, embedder: Embedder) -> list[Row]:
    """Return precision and recall of each guard on a table of cases."""
    verdicts = judge(read_cases(gold), embedder)
    right = Counter(name for verdict in verdicts for name in verdict.case.wrong & verdict.failed)
    false = Counter(name for verdict in verdicts for name in verdict.failed - verdict.case.wrong)
    missed = Counter(name for verdict in verdicts for name in verdict.case.wrong - verdict.failed)
    return [
        Row(name=name, true_positives=right[name], false_positives=false[name], false_negatives=missed[name])
        for name in GUARDS
    ]
