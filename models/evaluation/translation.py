"""Scores a translator on parallel sets with sacreBLEU, beside the answers of other systems."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from briefing.arabic.normalise import normalise_text
from briefing.errors import InvalidArticle, MissingExtra
from briefing.glossary import built_in_terms, glossary_of
from briefing.guards import glossary as glossary_guard
from briefing.guards import names
from briefing.guards.glossary import check_glossary
from briefing.guards.named import checked_mentions
from briefing.guards.names import check_names, names_outside
from briefing.ports import Embedder, Progress, Translator
from briefing.translating import GuardedTranslator, Translation
from models.evaluation.names import names_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelSet:
    """A test set and what other systems answered on it."""

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]
    systems: dict[str, tuple[str, ...]]  # system -> hypotheses


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationScore:
    """What one system reached on one set."""

    test_set: str
    system: str
    sentences: int
    bleu: float
    chrf: float
    names: float  # share of the reference's names that stand in the hypotheses, 0 to 1; see models.evaluation.names
    signature: str  # of both metrics


def read_sets(folder: Path, *, limit: int | None = None) -> list[ParallelSet]:
    """Read NAME.ar with NAME.en, and systems/NAME.SYSTEM.en, a sentence a line; `limit` keeps the first lines.

    Raises:
        InvalidArticle: no set in the folder, or files of unequal length.
    """
    sets = [_read_set(path, limit) for path in sorted(folder.glob("*.ar")) if path.with_suffix(".en").is_file()]
    if not sets:
        raise InvalidArticle(f"{folder} holds no test set: give NAME.ar and NAME.en with a sentence a line.")
    return sets


def evaluate_translation(
    test_set: ParallelSet, *, translator: Translator, embedder: Embedder, progress: Progress
) -> tuple[list[TranslationScore], list[Translation]]:
    """Score the translator as a briefing uses it, guards, glossary and second attempts included, and other systems."""
    guarded = GuardedTranslator(translator=translator, embedder=embedder, glossary=built_in_terms(), progress=progress)
    sources = [normalise_text(source) for source in test_set.sources]
    translations = guarded.translate(sources)
    answers = [translations[source] for source in sources]
    scores = [score(test_set, translator.describe().id, [answer.en for answer in answers])]
    scores += [score(test_set, system, hypotheses) for system, hypotheses in sorted(test_set.systems.items())]
    return scores, answers


def score(test_set: ParallelSet, system: str, hypotheses: Sequence[str]) -> TranslationScore:
    """Score hypotheses, one a source sentence.

    Raises:
        MissingExtra: sacrebleu is not installed.
    """
    try:
        from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - an extra, imported on use
        from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("Scoring translations needs sacrebleu: pip install 'mujaz[evaluate]'") from error
    bleu, chrf = BLEU(), CHRF()
    references = [list(test_set.references)]
    bleu_score, chrf_score = (metric.corpus_score(list(hypotheses), references).score for metric in (bleu, chrf))
    return TranslationScore(
        test_set=test_set.name,
        system=system,
        sentences=len(hypotheses),
        bleu=bleu_score,
        chrf=chrf_score,
        names=names_kept(test_set.references, hypotheses),
        signature=f"{bleu.get_signature()} / {chrf.get_signature()}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """What a guard says of translations that people made: nearly every alarm is a false one."""

    guard: str
    sentences: int  # that the guard has something to look for in
    flagged: int

    @property
    def rate(self) -> float:
        """Return the share of these sentences that it flags, 0 to 1."""
        return self.flagged / self.sentences if self.sentences else 0.0


def alarms_on_references(test_set: ParallelSet) -> Iterator[Alarms]:
    """Yield how often the guards on names and on terms flag the references of a set."""
    glossary = glossary_of(built_in_terms())
    pairs = [(normalise_text(source), en) for source, en in zip(test_set.sources, test_set.references, strict=True)]
    named = [pair for pair in pairs if any(checked_mentions(names_outside(pair[0], glossary)))]
    flagged = sum(not check_names(source, en, glossary=glossary).passed for source, en in named)
    yield Alarms(guard=names.NAME, sentences=len(named), flagged=flagged)
    termed = [pair for pair in pairs if glossary.terms_in(pair[0])]
    flagged = sum(not check_glossary(source, en, glossary).passed for source, en in termed)
    yield Alarms(guard=glossary_guard.NAME, sentences=len(termed), flagged=flagged)


def guard_pass_rates(translations: Sequence[Translation]) -> Iterator[tuple[str, float]]:
    """Yield each guard's name with the share of translations that pass it, 0 to 1."""
    for name in dict.fromkeys(check.name for each in translations for check in each.checks):
        verdicts = [check.passed for each in translations for check in each.checks if check.name == name]
        yield name, sum(verdicts) / len(verdicts)


def _read_set(path: Path, limit: int | None) -> ParallelSet:
    sources, references = _lines(path, limit), _lines(path.with_suffix(".en"), limit)
    systems = {
        answers.name.removeprefix(f"{path.stem}.").removesuffix(".en"): _lines(answers, limit)
        for answers in sorted((path.parent / "systems").glob(f"{path.stem}.*.en"))
    }
    for name, lines in {"references": references, **systems}.items():
        if len(lines) != len(sources):
            raise InvalidArticle(f"{path.stem}: {len(sources)} sources but {len(lines)} lines of {name}.")
    return ParallelSet(name=path.stem, sources=sources, references=references, systems=systems)


def _lines(path: Path, limit: int | None) -> tuple[str, ...]:
    # Not splitlines: it also cuts at U+2028 and the like, which stand within sentences of crawled sets.
    with path.open(encoding="utf-8") as file:
        return tuple(line.rstrip("\n") for line in islice(file, limit))
