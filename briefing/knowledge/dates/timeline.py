"""Puts the dated events of a story in order: one entry an event, however many articles tell it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from briefing.arabic.discourse import leans_on_context
from briefing.arabic.normalise import fold_spelling
from briefing.arabic.speech import opens_relative
from briefing.arabic.stems import content_stems
from briefing.arabic.tense import Tense, has_past_verb, is_ahead, tense_around
from briefing.dossier import EntityKind, Precision, TimelineEntry
from briefing.knowledge.conflicts.opposition import find_oppositions
from briefing.knowledge.dates.reading import DateReading, read_dates
from briefing.knowledge.reading import ReadArticle, ReadStory, cite
from briefing.knowledge.trust import CORROBORATING, backing_of
from briefing.point import Attribution, SpeakerKind

# Cosine and share of telling words in common, together, from which two sentences with fitting dates tell one event.
# Chosen on 25 pairs of sentences of the project's own: 7 of 12 tellings of one event are found, and no other pair.
SAME_DAY = 1.0
SAME_MONTH = 1.1  # the same date, but no day
NESTED = 1.2  # one date only contains the other
_PRECISIONS = {precision: rank for rank, precision in enumerate(Precision)}
_SPEAKERS = {kind: rank for rank, kind in enumerate(SpeakerKind)}
_WORD = re.compile(r"[^\W\d_]+")
# A law's number stands before its year: Law 111 of 1969 is no event of 1969.
_LAW = re.compile(r"(?:رقم|عدد|المرقم) ?\(?\d[\d./-]*\)? (?:ل|لل|من )?$")
# The first, the worst since then: a measure of what happens now.
_RECORD = re.compile(
    r"(?:^|\s)[وفبلك]{0,2}(?:اول|اولي|اكبر|اعلي|ادني|اسوا|اعنف|اقوي|اطول|اشد|اضخم|اخطر|اسرع|ابطا|اضعف"
    r"|(?:اكثر|اقل)(?! من))(?: \w+){0,4}$"
)
# What happens now is measured by it: 104 days, against 112 a year ago; compared with last year.
_COMPARED = re.compile(r"(?:مقابل [^\s،.]*\d[^\s،.]*|مقارنه|بالمقارنه)(?: [^\s،.]+){0,4} ?[بل]?$")
_REACH = 200  # characters before a date that tell whether it is an event
_SINCE = re.compile(r"منذ (?:\w+ )?$")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Event:
    """One date of one sentence."""

    article: ReadArticle
    place: int  # of the article in the story
    sentence: int
    reading: DateReading

    @property
    def text(self) -> str:
        return self.article.prepared.sentences[self.sentence].normalised

    @property
    def attribution(self) -> Attribution | None:
        return self.article.attributions[self.sentence]


def find_timeline(story: ReadStory) -> tuple[TimelineEntry, ...]:
    """Return an entry for each dated event of a story: by date, the unresolved last as they were published.

    Sentences that tell the same event are one entry; the best told comes first and gives its date.
    """
    groups: list[list[_Event]] = []
    for event in _events(story):
        home = next((group for group in groups if all(_same(event, other) for other in group)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    entries = [(_entry(story.id, group), min(map(_published, group))) for group in groups]
    return tuple(entry for entry, _ in sorted(entries, key=lambda each: (_by_date(each[0]), each[1])))


def most_telling(entries: Sequence[TimelineEntry], *, limit: int) -> list[TimelineEntry]:
    """Choose the events that a briefing of limited length shows; in the order given.

    What several sources tell, and what has an exact date, goes first; among equals every article has its turn, so
    that the early years do not push out the late ones.
    """
    turns: dict[str, int] = {}
    ranked = []
    for place in sorted(range(len(entries)), key=lambda place: _weight(entries[place])):
        article = entries[place].point.citations[0].article
        turns[article] = turns.get(article, 0) + 1
        alone = entries[place].point.support < CORROBORATING
        ranked.append((not entries[place].date, alone, turns[article], _weight(entries[place]), place))
    return [entries[place] for *_, place in sorted(sorted(ranked)[:limit], key=lambda rank: rank[-1])]


def _weight(entry: TimelineEntry) -> tuple[bool, int, int, bool]:
    """Rank an event by its date alone: days, then months, then years; single dates before stretches of time."""
    if entry.precision is Precision.DAY:  # one of the Hijri calendar, and the days of a weekend, are near enough
        return not entry.date, -entry.point.support, 0, False
    coarse = entry.approximate or _PRECISIONS[entry.precision] > _PRECISIONS[Precision.MONTH]
    return not entry.date, -entry.point.support, 1 + coarse, bool(entry.end)


def _events(story: ReadStory) -> list[_Event]:
    """Read the dates of every sentence that tell an event."""
    return [
        _Event(article=article, place=place, sentence=sentence.index, reading=reading)
        for place, article in enumerate(story.articles)
        for sentence in article.prepared.sentences
        for reading in _telling(
            sentence.normalised, read_dates(sentence.normalised, published=article.prepared.article.published_at)
        )
    ]


def _telling(sentence: str, readings: Sequence[DateReading]) -> list[DateReading]:
    """Return the main date of a sentence, and those that belong to other events it tells."""
    readings = [reading for reading in readings if not _is_no_event(sentence, reading)]
    if not readings:
        return []
    main = min(readings, key=lambda reading: (not reading.resolved, _is_background(sentence, reading), reading.start))
    chosen = [main]
    for reading in readings:
        before = [other for other in readings if other.end <= reading.start]
        between = sentence[before[-1].end : reading.start] if before else sentence[: reading.start]
        new = all((reading.date, reading.end_date) != (one.date, one.end_date) for one in chosen)
        if reading.resolved and new and _tells_event(between):
            chosen.append(reading)
    return sorted(chosen, key=lambda reading: reading.start)


def _is_no_event(sentence: str, reading: DateReading) -> bool:
    """Say whether a date only names a law or the pay of a month, or is what something else is measured by."""
    before = fold_spelling(sentence[max(0, reading.start - _REACH) : reading.start])
    if reading.precision is Precision.YEAR and _LAW.search(before):
        return True
    if _COMPARED.search(before) or tense_around(sentence, reading.start, reading.end) is Tense.OWED:
        return True
    since = _SINCE.search(before)
    if since is None and not reading.expression.startswith("منذ"):
        return False
    return _RECORD.search(before[: since.start() if since else len(before)].rstrip()) is not None


def _is_background(sentence: str, reading: DateReading) -> bool:
    """Say whether a date only tells since when or until when something is so."""
    before = sentence[max(0, reading.start - _REACH) : reading.start]
    return re.search(r"(?:منذ|حتى|لغاية|قبل|بعد) (?:\w+ )?$", before) is not None


def _tells_event(words_before: str) -> bool:
    """Say whether the words before a date have a verb of their own, so that the date is that of its event."""
    words = _WORD.findall(words_before)
    return has_past_verb(words_before) or any(is_ahead(word) or opens_relative(word) for word in words)


def _same(one: _Event, other: _Event) -> bool:
    """Say whether two sentences tell the same event."""
    if one.article is other.article and one.sentence == other.sentence:
        return False
    needed = _needed(one.reading, other.reading)
    return needed is not None and _likeness(one, other) >= needed and not _differ(one, other)


def _differ(one: _Event, other: _Event) -> bool:
    """Say whether each sentence names a place or a person that the other does not, or they say the opposite."""
    for kind in (EntityKind.PLACE, EntityKind.PERSON):
        here, there = _named(one, kind), _named(other, kind)
        if here - there and there - here:
            return True
    return bool(find_oppositions(one.text, other.text))


def _named(event: _Event, kind: EntityKind) -> set[str]:
    return {name.name for name in event.article.names[event.sentence] if name.kind is kind}


def _needed(one: DateReading, other: DateReading) -> float | None:
    """Return how alike two sentences have to be, given their dates; None where the dates rule it out."""
    if not one.resolved or not other.resolved:
        return NESTED if one.expression == other.expression else None
    if (one.date, one.end_date, one.precision) == (other.date, other.end_date, other.precision):
        return SAME_DAY if one.precision is Precision.DAY else SAME_MONTH
    if one.end_date or other.end_date:
        return None
    short, long = sorted((one.date, other.date), key=len)
    return NESTED if long.startswith(short) else None


def _likeness(one: _Event, other: _Event) -> float:
    """Return cosine and share of telling words and names in common, added up: 0 to 2."""
    cosine = float(np.dot(one.article.vectors[one.sentence], other.article.vectors[other.sentence]))
    here, there = _words(one), _words(other)
    return cosine + 2 * len(here & there) / max(1, len(here) + len(there))


def _words(event: _Event) -> frozenset[str]:
    names = {mention.name for mention in event.article.names[event.sentence]}
    return content_stems(event.text) | names


def _entry(story: str, group: Sequence[_Event]) -> TimelineEntry:
    """Make one entry of the sentences that tell an event."""
    best, *others = sorted(group, key=_well_told)
    sources = len({event.article.prepared.source for event in group})
    cited = [event.article.prepared.sentences[event.sentence] for event in (best, *others)]
    point = replace(
        best.article.point(best.sentence),
        citations=tuple(dict.fromkeys(map(cite, cited))),
        support=sources,
        backing=backing_of(support=sources, attribution=best.attribution),
    )
    reading = best.reading
    return TimelineEntry(
        story=story,
        date=reading.date,
        end=reading.end_date,
        precision=reading.precision,
        approximate=reading.approximate,
        expression=reading.expression,
        basis=reading.basis,
        point=point,
    )


def _well_told(event: _Event) -> tuple[int, bool, int, bool, int, int]:
    """Rank the sentences on one event: the more precise date, the better speaker, the one that stands alone first."""
    speaker = event.attribution
    return (
        _PRECISIONS[event.reading.precision],
        event.reading.approximate,
        _SPEAKERS[speaker.kind] if speaker else _SPEAKERS[SpeakerKind.INSTITUTION],
        leans_on_context(event.text),
        event.place,
        event.sentence,
    )


def _published(event: _Event) -> tuple[float, int, int]:
    """Return the place of a sentence in the order of publication; articles without a date come last."""
    published = event.article.prepared.article.published_at
    return published.timestamp() if published else float("inf"), event.place, event.sentence


def _by_date(entry: TimelineEntry) -> tuple[bool, str, int, str]:
    """Return the place of an entry in the order of dates; the shorter form of a date comes before the longer."""
    return entry.precision is Precision.UNRESOLVED, entry.date, _PRECISIONS[entry.precision], entry.end
