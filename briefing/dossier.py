"""What a briefing knows besides its statements: figures, timeline, quotes, names, contradictions, sources, news.

The field descriptions here are the ones published in the JSON Schema. Values in these types are plain (str, int,
float, enums, tuples), so that workers can hand them on as JSON.
"""

from dataclasses import dataclass
from enum import StrEnum

from briefing.point import Attribution, Bilingual, Citation, Label, Point, described


class Standing(StrEnum):
    """Whether the sources agree on a figure."""

    AGREED = "agreed"  # two or more independent sources give it, and their values fit
    SINGLE_SOURCE = "single_source"  # one independent source gives it
    DISPUTED = "disputed"  # values are given for the same thing that do not fit each other


class Bound(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """One sentence that gives a figure."""

    shown: str = described('The value as an editor reads it: "more than 150,000", "2,600–3,500", "12%".')
    value: float = described("The value, scale words applied; the lower end of a range.")
    upper: float | None = described("The upper end of a range; null where it is none.", default=None)
    bound: Bound = described("exact, about, more_than, less_than, at_least or at_most.", default=Bound.EXACT)
    attribution: Attribution | None = described(
        "Who gives the figure; null where the outlet does so in its own voice.", default=None
    )
    denied: bool = described("Whether it is given as not being so: what the speaker denies.", default=False)
    when: str = described('The date it is given for (ISO 8601, "2014-09" for a month); empty where none.', default="")
    point: Point = described("The sentence, translated, with its citation.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quantity, with every sentence that gives a value for it."""

    id: str = described("Identifier within this document.")
    story: str = described("Id of its story.")
    counted: Label = described('What is counted or measured: "fighters", "killed", "inflation".')
    unit: str = described('"people", "percent", a currency ("dollar", "dinar"), a measure ("kilometre"); else empty.')
    about: tuple[Label, ...] = described("Places and organisations that the quantity belongs to.", default=())
    standing: Standing = described("agreed, single_source or disputed.")
    explanation: str = described('Who gives which value: "500 (US officials) / more than 150,000 (unnamed)".')
    support: int = described("How many independent sources give a value; near-copies count once.")
    mentions: tuple[FigureMention, ...] = described("The sentences, the best supported first.")


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNRESOLVED = "unresolved"  # a date is meant, but it cannot be told which


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event with its date."""

    story: str = described("Id of its story.")
    date: str = described('First day, month or year (ISO 8601: "2014-09-15", "2014-09", "2014"); empty if unresolved.')
    end: str = described("Last day, month or year of a stretch of time, in the same form; empty for none.", default="")
    precision: Precision = described("day, week, month, season, year, decade or unresolved.")
    approximate: bool = described('Whether it is only nearly so: "more than a year ago", "around 2011".', default=False)
    expression: str = described("The date as the Arabic has it.")
    basis: str = described('How the date was found: "stated", "counted from publication on 12 November 2014", …')
    point: Point = described("The sentence that tells the event; sentences of other articles on it are cited too.")


class QuoteKind(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"  # between quotation marks
    REPORTED = "reported"  # in the outlet's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody says."""

    story: str = described("Id of its story.")
    kind: QuoteKind = described("direct or reported.")
    words: Bilingual = described("The words quoted, or the whole sentence of reported speech.")
    attribution: Attribution = described("Who says it.")
    point: Point = described("The sentence that it stands in.")


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class NameBasis(StrEnum):
    """Where the English spelling of a name comes from, the most reliable first."""

    GLOSSARY = "glossary"  # the editor's or the built-in glossary
    GAZETTEER = "gazetteer"  # a list of places
    PEOPLE = "people"  # the built-in list of people in the news
    RULES = "rules"  # composed of known words: a ministry, a party
    TRANSLITERATED = "transliterated"  # by sound: another spelling may be usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, an organisation or a place, with the one English spelling that the briefing uses."""

    id: str = described("Identifier within this document.")
    kind: EntityKind = described("person, organisation or place.")
    name: str = described("English spelling.")
    basis: NameBasis = described("Where the spelling comes from; a transliterated one may be unusual.")
    forms: tuple[str, ...] = described("Arabic forms that the articles use, the most frequent first.")
    mentions: int = described("How often it is named.")
    sources: int = described("How many independent sources name it.")
    citations: tuple[Citation, ...] = described("Every sentence that names it, near-copies left out.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two sentences of different sources that cannot both be right, on something else than a figure."""

    story: str = described("Id of its story.")
    explanation: str = described('What they contradict each other on: "One says that it was denied, the other …".')
    one: Point = described("One side.")
    other: Point = described("The other side.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryUse:
    """A glossary term that occurs in the translated sentences."""

    ar: str = described("Arabic term.")
    en: str = described("English that the glossary asks for.")
    origin: str = described('Whose term it is: "request", "deployment" or "built-in".')
    occurrences: int = described("Translated sentences that have the Arabic term.")
    applied: int = described("Those of them whose English has the English term.")
    missed: tuple[Citation, ...] = described("Sentences whose English lacks it.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One independent source: an outlet, or an article of an unknown outlet."""

    publisher: str = described("Name of the outlet as given; empty where unknown.")
    country: str = described("Country of the outlet (ISO 3166-1, two letters); empty where unknown.", default="")
    country_name: str = described("Its English name; empty where unknown.", default="")
    articles: tuple[str, ...] = described("Ids of its articles in this batch, folded copies included.")
    stories: tuple[str, ...] = described("Ids of the stories that it carries.")
    only_here: tuple[Point, ...] = described("Statements of the briefing that no other source supports.", default=())


class Novelty(StrEnum):
    """What an earlier briefing already knew."""

    NEW = "new"
    CHANGED = "changed"  # known, but a figure has moved
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMove:
    """A figure that has moved since an earlier briefing."""

    counted: str = described('What is counted, in English: "killed".')
    was: str = described("What the earlier briefing had.")
    now: str = described("What this one has.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PointChange:
    """What is new about a key point."""

    point: int = described("Index of the key point, from 0.")
    novelty: Novelty = described("new, changed or known.")
    earlier: Bilingual | None = described("The statement of the earlier briefing that it matches.", default=None)
    moved: tuple[FigureMove, ...] = described("Figures that have moved.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """What is new about a story."""

    story: str = described("Id of the story.")
    novelty: Novelty = described("new, changed or known.")
    earlier: str = described("Id of the story in the earlier briefing; empty for a new one.", default="")
    earlier_headline: str = described("Its English headline there.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new since an earlier briefing."""

    since: str = described("Id or file name of the earlier briefing.")
    earlier: str = described("When the earlier one was made (ISO 8601, UTC).")
    stories: tuple[StoryChange, ...] = described("One entry a story.")
    points: tuple[PointChange, ...] = described("One entry a key point.")
    gone: tuple[Bilingual, ...] = described("Key points of the earlier briefing that nothing here matches.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What was found in the Arabic, before its sentences are translated: every point's English is still empty."""

    figures: tuple[Figure, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    left_out: int = 0  # figures, dates and quotes beyond what a briefing shows of a story
