"""Scores the matching of glossary terms: where they occur, and which English satisfies them."""

from collections.abc import Iterator
from pathlib import Path

from briefing.arabic.normalise import normalise_text
from briefing.glossary.index import Glossary
from briefing.glossary.term import GlossaryTerm
from briefing.guards.glossary import check_glossary
from models.evaluation.json_lines import read_json_lines
from models.evaluation.knowledge_gold import Label
from models.evaluation.knowledge_tally import Tally


def score_glossary(folder: Path) -> Iterator[Tally]:
    """Yield the lines about the glossary: both decisions together, then each by itself."""
    occurrences, verdicts = (
        Tally(measure="glossary: found"),
        Tally(measure="glossary: alarm"),
    )
    for case in read_json_lines(folder / "glossary.jsonl"):
        glossary = Glossary(tuple(GlossaryTerm(ar=term["ar"], en=term["en"]) for term in case["terms"]))
        _count_occurrences(occurrences, case, glossary)
        _count_verdicts(verdicts, case, glossary)
    yield Tally(
        measure="glossary",
        right=occurrences.right + verdicts.right,
        extra=occurrences.extra + verdicts.extra,
        missed=occurrences.missed + verdicts.missed,
    )
    yield occurrences
    yield verdicts


def _count_occurrences(tally: Tally, case: Label, glossary: Glossary) -> None:
    found = {term.ar for term in glossary.terms_in(normalise_text(case["source"]))}
    wanted = set(case["occurs"])
    tally.right += len(found & wanted)
    tally.extra += [f"{case['id']}: {term} in {case['source']}" for term in sorted(found - wanted)]
    tally.missed += [f"{case['id']}: {term} in {case['source']}" for term in sorted(wanted - found)]


def _count_verdicts(tally: Tally, case: Label, glossary: Glossary) -> None:
    """Count the alarms over translations: each wrong one deserves one, a right one does not."""
    source = normalise_text(case["source"])
    for english in case["right"]:
        if not check_glossary(source, english, glossary).passed:
            tally.extra.append(f"{case['id']}: alarm over {english}")
    for english in case["wrong"]:
        if check_glossary(source, english, glossary).passed:
            tally.missed.append(f"{case['id']}: no alarm over {english}")
        else:
            tally.right += 1
