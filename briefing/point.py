"""The smallest parts of a briefing document: a translated statement, where it stands, who says it, how it was checked.

The field descriptions here are the ones published in the JSON Schema.
"""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


def described(description: str, **default: Any) -> Any:  # noqa: ANN401 - the type of dataclasses.field itself
    """Declare a field together with its meaning, which the JSON Schema repeats."""
    return dataclasses.field(metadata={"description": description}, **default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a point stands in its source: `body[start:end]` is the cited sentence."""

    article: str = described("Id of the article.")
    sentence: int = described("Index of the sentence in the article's list of sentences, from 0.")
    start: int = described("First code point of the sentence in the article's body as it was given.")
    end: int = described("Code point behind the sentence's last one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The verdict of one guard on one translated sentence."""

    name: str = described("Which guard: numbers, omission, repetition, copy, names or glossary.")
    passed: bool = described("Whether the translation passed it.")
    detail: str = described("What is wrong, or what was repaired, in words for an editor.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change made to a translation after the model gave it, because a guard proved it wrong."""

    was: str = described("What the model wrote; empty where it left the figure out.")
    now: str = described("What stands in the English now.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """A text in English and in Arabic, with the guards' verdicts on the translation."""

    en: str = described("English translation.")
    ar: str = described("Arabic original.")
    checks: tuple[Check, ...] = described("Verdicts of the guards on the translation.", default=())
    repairs: tuple[Repair, ...] = described("Figures and names corrected in the English.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name, an office or a thing counted in both languages: by lists and rules, not by the translation model."""

    en: str = described("English; empty where no list or rule gives it.")
    ar: str = described("Arabic, as the source has it, without attached prefixes.")


class SpeakerKind(StrEnum):
    """What sort of source a statement is attributed to, the strongest first."""

    NAMED = "named"  # a person by name
    INSTITUTION = "institution"  # a body on the record: a ministry, a company, an army
    DOCUMENT = "document"  # a report, a study, a statement, a law
    UNNAMED_OFFICIAL = "unnamed_official"  # an official or an expert without a name
    MEDIUM = "medium"  # another outlet or agency
    UNNAMED = "unnamed"  # witnesses, residents, "sources", "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says something, according to the article."""

    kind: SpeakerKind = described("named, institution, document, unnamed_official, medium or unnamed.")
    speaker: Label = described("Who says it: a name where there is one, else the body or the group as described.")
    role: Label | None = described("Office or profession of a named speaker; null where none is given.", default=None)


class Backing(StrEnum):
    """How well a statement is supported, the best first."""

    CORROBORATED = "corroborated"  # two or more independent sources say it
    ON_RECORD = "on_record"  # one source, which names the person, body or document that says it
    REPORTED = "reported"  # one source, in its own voice
    UNNAMED = "unnamed"  # one source, which relies on unnamed people or on other media


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement of the briefing: a translated sentence and where it comes from."""

    en: str = described("English translation.")
    ar: str = described("The Arabic sentence as its publisher wrote it.")
    citations: tuple[Citation, ...] = described(
        "The sentence itself first, then sentences of other independent sources that say the same.",
    )
    checks: tuple[Check, ...] = described("Verdicts of the guards on the translation.", default=())
    repairs: tuple[Repair, ...] = described("Figures and names corrected in the English.", default=())
    support: int = described(
        "How many independent sources say it; near-copies, and articles of one outlet, count once.", default=1
    )
    attribution: Attribution | None = described(
        "Who says it according to the article; null where the outlet speaks in its own voice.", default=None
    )
    backing: Backing = described("How well it is supported; see Backing.", default=Backing.REPORTED)
