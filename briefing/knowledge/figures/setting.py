"""What an article says around its figures: the places and organisations they are about, and for when they are given."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.dossier import EntityKind, Precision
from briefing.knowledge.dates.reading import DateReading, read_dates
from briefing.knowledge.figures.cues import clause_end, level, surroundings
from briefing.knowledge.figures.entry import FigureReading
from briefing.knowledge.figures.events import events_in
from briefing.knowledge.figures.places import containments
from briefing.knowledge.reading import ReadArticle
from briefing.knowledge.speakers.attribution import Statement
from briefing.names.find import find_names
from briefing.names.mention import NameMention
from briefing.point import Attribution, Label

_THAT = re.compile(r"(?<!\w)[وفب]?(?:ان|انه|انها|انهم)(?!\w)")
_TAKEN = re.compile(
    r"(?<!\w)(?:[وفبل]{0,2}(?:ال)?(?:مستشفي|مستشفيات|مشفي)|نقلوا|نقل الي)(?: \w+){0,3} (?:في |ب|ال){0,2}$"
)
_EVENT_AT = re.compile(r"(?<!\w)[وفبل]{0,2}(?:هجوم|انفجار|تفجير|غاره|قصف|زلزال|حريق|حادث|مجزره|معركه|كارثه) (\w+)")
_SINCE = re.compile(r"(?<!\w)منذ (?:\w+ ){0,4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a figure is about."""

    places: tuple[Label, ...]  # of the sentence, else of the one before, else of the title
    organisations: tuple[Label, ...]
    joint: bool  # it is of several places together: العراق وسوريا
    own_places: bool  # the places stand in the sentence itself
    wider: frozenset[str]  # English names of what the places lie in, where the article says so: Saraqib in Idlib
    events: frozenset[str]  # kinds of events told of by the sentence, else by the title
    when: str  # ISO 8601, "2014-09" for a month; "" where it is not told


class Setting:
    """The names and dates of one article; figures are asked for in the order they stand in."""

    def __init__(
        self, article: ReadArticle, statements: Sequence[Sequence[Statement]], known: Mapping[str, str] | None = None
    ) -> None:
        """Read the title.

        Args:
            article: The article.
            statements: Those of each sentence.
            known: Places that other articles of the story name: English by form. هجوم العظيم is an attack in one.
        """
        self._known = known or {}
        self._article = article
        self._statements = statements
        self._dates: dict[int, list[DateReading]] = {}
        self._last: tuple[FigureReading, About] | None = None
        self._title = find_names(article.prepared.title_source)
        names = [name for each in (self._title, *article.names) for name in each]
        texts = [sentence.normalised for sentence in article.prepared.sentences]
        title = (article.prepared.title_source, self._title)
        self._within = dict(containments([title, *zip(texts, article.names, strict=True)]))
        self._events = events_in(level(article.prepared.title_source))
        self.around = frozenset(name.name for name in names if name.kind is EntityKind.PLACE)

    def about(
        self,
        index: int,
        reading: FigureReading,
        found: Sequence[FigureReading],
        said: Attribution | None,
        *,
        restated: bool,
    ) -> About:
        """Say what one of the figures found in a sentence is about.

        Args:
            index: Index of the sentence.
            reading: The figure.
            found: All figures of the sentence.
            said: Who gives it.
            restated: Whether its clause has a speaker of its own, whose names are not those of the figure.
        """
        text = self._article.prepared.sentences[index].normalised
        near = self._near(index, reading, found, said)
        if restated:
            near = [name for name in near if name.start > reading.start]
        places = _labels(near, EntityKind.PLACE) or self._event_place(text)
        about = About(
            places=places or self._inherited(index, reading, again=restated),
            organisations=_labels(near, EntityKind.ORGANISATION),
            wider=frozenset(self._within[place.en] for place in places if place.en in self._within),
            events=events_in(level(text)) or self._events,
            joint=any(name.kind is EntityKind.PLACE and text[: name.start].endswith(" و") for name in near),
            own_places=bool(places),
            when=self._when(index, reading, found),
        )
        self._last = reading, about
        return about

    def _event_place(self, text: str) -> tuple[Label, ...]:
        """Return the place that a word for an event names, where other articles of the story tell that it is one."""
        for match in _EVENT_AT.finditer(level(text)):
            form = text[match.start(1) : match.end(1)]
            if form in self._known:
                return (Label(en=self._known[form], ar=form),)
        return ()

    def _near(
        self, index: int, reading: FigureReading, found: Sequence[FigureReading], said: Attribution | None
    ) -> list[NameMention]:
        """Return the names that a figure is about: those behind it up to the next figure, else those before it.

        Who says it is no part of what it is about.
        """
        text = self._article.prepared.sentences[index].normalised
        names = [
            name
            for name in self._not_speakers(index)
            if not _is_speaker(name, said, reading) and not _is_hospital(text, name)
        ]
        start, end = surroundings(text, reading, found)
        near = [name for name in names if reading.end <= name.start < end]
        stretches = ((start, reading.start), (end, clause_end(text, reading.end)), (0, start))
        for first, last in stretches:
            kinds = {name.kind for name in near}
            within = [name for name in names if first <= name.start < last]
            near += [name for name in _first_of_each_kind(within) if name.kind not in kinds]
        for one, second in pairwise(names):  # العراق وسوريا go together
            if one in near and second not in near and text[one.end : second.start] == " و":
                near.append(second)
        return near

    def _inherited(self, index: int, reading: FigureReading, *, again: bool) -> tuple[Label, ...]:
        """Return the place of the figure pointed back at, else that of the sentence before, else of the title."""
        if (reading.points_back or again) and self._last is not None and self._last[0].key == reading.key:
            return self._last[1].places
        before = self._not_speakers(index - 1) if index else []
        for names in (before, self._title):
            places = _labels(names, EntityKind.PLACE)
            if places:
                return places[:1]
        return ()

    def _not_speakers(self, index: int) -> list[NameMention]:
        """Return the names of a sentence but for those in the words that say who speaks."""
        stretches = [(each.start, each.behind) for each in self._statements[index] if not each.trailing]
        return [
            name
            for name in self._article.names[index]
            if not any(start <= name.start < behind for start, behind in stretches)
        ]

    def _when(self, index: int, reading: FigureReading, found: Sequence[FigureReading]) -> str:
        """Return the date that a figure is given for: the one date of its clause, if it can be told."""
        text = self._article.prepared.sentences[index].normalised
        start, end = surroundings(text, reading, found)
        that = [match.end() for match in _THAT.finditer(level(text), start, reading.start)]
        first = max([start, *that])  # a date before "that" is the day of saying it
        dates = [
            each
            for each in self._dates_of(index)
            if first <= each.start < end and not _SINCE.search(text, 0, each.start)  # since when is no day
        ]
        return dates[0].date if len(dates) == 1 else ""

    def _dates_of(self, index: int) -> list[DateReading]:
        """Read the dates of a sentence that can be told, once."""
        if index not in self._dates:
            text = self._article.prepared.sentences[index].normalised
            found = read_dates(text, published=self._article.prepared.article.published_at)
            self._dates[index] = [each for each in found if each.resolved and each.precision is not Precision.DECADE]
        return self._dates[index]


def _is_hospital(text: str, name: NameMention) -> bool:
    """Whether a place is only where those hurt were taken to."""
    return name.kind is EntityKind.PLACE and _TAKEN.search(level(text), 0, name.start) is not None


def _is_speaker(name: NameMention, said: Attribution | None, reading: FigureReading) -> bool:
    if said is None or name.start > reading.start:
        return False
    return name.form in said.speaker.ar or name.name in said.speaker.en


def _first_of_each_kind(names: Sequence[NameMention]) -> list[NameMention]:
    firsts: dict[EntityKind, NameMention] = {}
    for name in names:
        firsts.setdefault(name.kind, name)
    return list(firsts.values())


def _labels(names: Sequence[NameMention], kind: EntityKind) -> tuple[Label, ...]:
    labels: dict[str, Label] = {}
    for name in names:
        if name.kind is kind:
            labels.setdefault(name.name, Label(en=name.name, ar=name.form))
    return tuple(labels.values())
