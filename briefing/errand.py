"""An errand: a small synchronous call on the interactive lane, and what a worker answers to it."""

from dataclasses import dataclass

from briefing.document import Check, ModelUse, Repair
from briefing.glossary import GlossaryTerm
from briefing.job import JobError


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandLimits:
    """How much the interactive lane takes."""

    characters: int  # of all texts of one call together
    seconds: float  # that the caller waits for the answer
    waiting: int  # calls that may wait for a worker; with more, the next is refused


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTranslation:
    """One sentence of a text in English, with the guards' verdicts."""

    ar: str  # as it was given
    en: str
    start: int  # code points into the text: text[start:end] == ar
    end: int  # code points, exclusive
    checks: tuple[Check, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationAnswer:
    """The texts in English, sentence by sentence."""

    texts: tuple[tuple[TextTranslation, ...], ...]  # one entry a text, in the order given; empty for one without words
    models: tuple[ModelUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryAnswer:
    """The sentences that tell a text, in their order in it."""

    sentences: tuple[TextTranslation, ...]
    models: tuple[ModelUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandRequest:
    """What a worker is asked to do."""

    texts: tuple[str, ...]
    sentences: int | None = None  # how many to choose for a summary; None asks for a translation of everything
    glossary: tuple[GlossaryTerm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandAnswer:
    """What a worker answers: one of the three."""

    translation: TranslationAnswer | None = None
    summary: SummaryAnswer | None = None
    error: JobError | None = None
