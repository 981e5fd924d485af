"""Every figure of a story with what its article says about it: who gives it, for which place and time, about what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from briefing.arabic.stems import content_stems
from briefing.dossier import EntityKind
from briefing.knowledge.figures.cues import Cues, is_set_against, read_cues, restating_from, surroundings
from briefing.knowledge.figures.reading import FigureReading, read_figures
from briefing.knowledge.figures.setting import About, Setting
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.knowledge.speakers.attribution import Statement, speaker_at, statements_in
from briefing.point import Attribution
from briefing.ports import Vectors

_REACH = 2  # sentences before one that may tell what "the number" counts
_FORCES = ("personnel", "officers", "soldiers", "gendarmes", "guards")
_MOST = 100  # figures of an article


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mention:
    """One figure in one sentence of a story."""

    reading: FigureReading
    article: ReadArticle
    sentence: int  # index in its article
    attribution: Attribution | None
    restated: bool  # its clause has a speaker of its own
    about: About
    cues: Cues
    stems: frozenset[str]  # of the words around it
    sentence_stems: frozenset[str]
    around: frozenset[str]  # places that its article names

    @property
    def source(self) -> str:
        """Whose word the article is."""
        return self.article.prepared.source

    @property
    def voice(self) -> str:
        """Who gives the figure: the speaker, or the outlet itself; what is denied is another's word."""
        if self.reading.denied:
            return "denied"
        said = self.attribution
        if said is None:
            return "another" if self.restated else ""
        return f"{said.speaker.en}|{said.speaker.ar}"

    @property
    def published(self) -> date | None:
        """The day of publication."""
        at = self.article.prepared.article.published_at
        return at.date() if at else None

    @property
    def vector(self) -> Vectors:
        """The vector of its sentence: [dimensions]."""
        row: Vectors = self.article.vectors[self.sentence]
        return row


def mentions_of(story: ReadStory) -> list[Mention]:
    """Read the figures of a story, article after article; of an article the first hundred, for linking compares all."""
    known = {
        name.form: name.name
        for article in story.articles
        for names in article.names
        for name in names
        if name.kind is EntityKind.PLACE
    }
    return [mention for article in story.articles for mention in islice(_of_article(article, known), _MOST)]


def _of_article(article: ReadArticle, known: Mapping[str, str]) -> Iterator[Mention]:
    sentences = article.prepared.sentences
    readings = [read_figures(sentence.normalised) for sentence in sentences]
    if not any(readings):
        return
    statements = statements_in(sentences, article.names)
    setting = Setting(article, statements, known)
    before: list[tuple[int, FigureReading]] = []
    for index, found in enumerate(readings):
        text = sentences[index].normalised
        for read in found:
            reading = _resolved(read, index, before)
            if reading is None:
                continue
            before.append((index, reading))
            said, restated = _speaker(article, statements[index], index, reading)
            if is_set_against(text, reading, found):
                said, restated = None, True
            start, end = surroundings(text, reading, found)
            cues = read_cues(text, reading, found)
            yield Mention(
                reading=_as_fighters(reading) if cues.armed else reading,
                article=article,
                sentence=index,
                attribution=said,
                restated=restated,
                about=setting.about(index, reading, found, said, restated=restated),
                cues=cues,
                stems=content_stems(text[start:end]),
                sentence_stems=content_stems(text),
                around=setting.around,
            )


def _resolved(reading: FigureReading, index: int, before: Sequence[tuple[int, FigureReading]]) -> FigureReading | None:
    """Tell what "the number" counts by the figures before it; None where that cannot be told."""
    if reading.unit == "percent" and not reading.counted.en and reading.points_back:
        rates = [earlier for place, earlier in before[::-1] if index - place <= _REACH and earlier.unit == "percent"]
        same = rates[0] if rates else reading
        return replace(reading, counted=same.counted, key=same.key)
    if not reading.points_back and reading.key:
        return reading
    latest = before[::-1]
    if not reading.key:
        latest = sorted(latest, key=lambda entry: entry[1].unit != "people")  # "they" are people
    for place, earlier in latest:
        if index - place > _REACH:
            continue
        if earlier.part or earlier.measured or reading.key not in {"", earlier.key} or reading.outcome:
            continue
        return replace(
            reading,
            counted=earlier.counted,
            unit=earlier.unit,
            key=earlier.key,
            outcome=earlier.outcome,
            qualities=earlier.qualities,
        )
    return reading if reading.key else None


def _speaker(
    article: ReadArticle, statements: Sequence[Statement], index: int, reading: FigureReading
) -> tuple[Attribution | None, bool]:
    """Say who gives a figure, and whether its clause has a speaker of its own: بينما تقول مصادر طبية ..."""
    sentence = article.prepared.sentences[index]
    start = restating_from(sentence.normalised, reading)
    if start is None:
        return speaker_at(statements, reading.start) if statements else article.attributions[index], False
    clause = replace(sentence, normalised=sentence.normalised[start:])
    names = [
        replace(name, start=name.start - start, end=name.end - start)
        for name in article.names[index]
        if name.start >= start
    ]
    (found,) = statements_in([clause], [names])
    return speaker_at(found, reading.start - start), True


def _as_fighters(reading: FigureReading) -> FigureReading:
    """Read the members of an armed group as its fighters."""
    if reading.key != "member" or any(force in reading.counted.en for force in _FORCES):
        return reading
    return replace(reading, key="armed")
