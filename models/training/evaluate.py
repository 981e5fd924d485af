"""What is measured of a model: BLEU and chrF with their signatures, and how often serving's guards are content."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.arabic.normalise import normalise_text
from briefing.guards.numbers import check_numbers
from briefing.guards.repetition import check_repetition
from briefing.ports import Translator
from models.card import Score
from models.evaluation.translation import ParallelSet, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured on one test set with one way of decoding, each sentence translated once."""

    test_set: str
    sentences: int
    beam: int
    bleu: float  # 0 to 100
    chrf: float  # 0 to 100
    signature: str  # of BLEU and of chrF, with " / " between them
    numbers_kept: float  # share of translations that pass the numbers guard, 0 to 1
    names_kept: float  # share of the references' names that stand in the translations, 0 to 1
    loops: int  # translations that fail the repetition guard
    length_ratio: float  # characters over those of the references

    def scores(self) -> tuple[Score, ...]:
        """Return what a model card quotes."""
        name = f"{self.test_set} ({self.sentences} sentences)"
        rows = zip(("BLEU", "chrF2"), (self.bleu, self.chrf), self.signature.split(" / "), strict=True)
        return tuple(
            Score(test_set=name, metric=metric, value=round(value, 1), signature=signature)
            for metric, value, signature in rows
        )

    def brief(self) -> dict[str, float]:
        """Return what a learning curve quotes."""
        return {
            "bleu": round(self.bleu, 2),
            "chrf": round(self.chrf, 2),
            "numbers_kept": round(self.numbers_kept, 3),
            "names_kept": round(self.names_kept, 3),
            "loops": self.loops,
            "length_ratio": round(self.length_ratio, 2),
        }


def evaluate(translator: Translator, test_sets: Sequence[ParallelSet], *, beam: int) -> list[Result]:
    """Translate and measure every test set."""
    results = []
    for test_set in test_sets:
        sources = [normalise_text(source) for source in test_set.sources]
        results.append(measure(test_set, sources, translator.translate(sources), beam=beam))
    return results


def measure(test_set: ParallelSet, sources: Sequence[str], translations: Sequence[str], *, beam: int) -> Result:
    """Compare translations with the references and with the normalised sources."""
    scored = score(test_set, f"beam {beam}", translations)
    pairs = list(zip(sources, translations, strict=True))
    return Result(
        test_set=test_set.name,
        sentences=scored.sentences,
        beam=beam,
        bleu=scored.bleu,
        chrf=scored.chrf,
        signature=scored.signature,
        numbers_kept=sum(check_numbers(source, translation).passed for source, translation in pairs) / len(pairs),
        names_kept=scored.names,
        loops=sum(not check_repetition(source, translation).passed for source, translation in pairs),
        length_ratio=sum(map(len, translations)) / sum(map(len, test_set.references)),
    )
