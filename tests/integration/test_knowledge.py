"""What a briefing of the sample batches knows: from the articles to the document, with the embedder that ships."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from briefing.adapters.inbox import read_inputs
from briefing.article import Intake
from briefing.document import BriefingDocument, Point
from briefing.dossier import EntityKind, Precision, QuoteKind, Standing
from briefing.pipeline import BriefingOptions, Toolbox, make_briefing
from briefing.settings import Settings
from fakes import EchoTranslator, FixedClock, RecordingProgress
from models import registry
from models.summarisation.extractive import ExtractiveSummariser

SEEDS = Path(__file__).parents[2] / "seeds"
BATCHES = ("clean", "libya", "three-stories")


@cache
def intake(batch: str) -> Intake:
    return read_inputs([str(SEEDS / batch)], limits=Settings().input_limits, stdin=BytesIO())


@cache
def briefed(batch: str) -> BriefingDocument:
    tools = Toolbox(
        embedder=registry.load_embedder(Settings().embedder),
        summariser=ExtractiveSummariser(),
        translator=EchoTranslator(),
        clock=FixedClock(),
    )
    return make_briefing(intake(batch), tools=tools, options=BriefingOptions(), progress=RecordingProgress())


def every_point(document: BriefingDocument) -> Iterator[Point]:
    yield from document.key_points
    yield from (mention.point for figure in document.figures for mention in figure.mentions)
    yield from (entry.point for entry in document.timeline)
    yield from (quote.point for quote in document.quotes)
    yield from (side for each in document.contradictions for side in (each.one, each.other))
    yield from (point for source in document.sources for point in source.only_here)


@pytest.mark.parametrize("batch", BATCHES)
def test_every_item_is_translated_and_cites_its_sentence(batch: str) -> None:
    bodies = {article.id: article.body for article in intake(batch).articles}
    document = briefed(batch)
    for point in every_point(document):
        cited = point.citations[0]
        assert point.en
        assert bodies[cited.article][cited.start : cited.end] == point.ar
    for entity in document.entities:
        for cited in entity.citations:
            assert 0 <= cited.start < cited.end <= len(bodies[cited.article])


@pytest.mark.parametrize("batch", BATCHES)
def test_a_direct_quote_stands_in_its_sentence(batch: str) -> None:
    quotes = [quote for quote in briefed(batch).quotes if quote.kind is QuoteKind.DIRECT]
    assert quotes
    assert all(quote.words.ar in quote.point.ar and quote.words.en for quote in quotes)


@pytest.mark.parametrize("batch", BATCHES)
def test_the_timeline_is_in_order_and_what_cannot_be_resolved_comes_last(batch: str) -> None:
    entries = briefed(batch).timeline
    keys = [(entry.precision is Precision.UNRESOLVED, entry.date) for entry in entries]
    assert keys == sorted(keys)


def test_two_counts_of_the_same_fighters_are_disputed_with_who_gives_them() -> None:
    disputed = {
        tuple(sorted(mention.value for mention in figure.mentions)): figure.explanation
        for figure in briefed("libya").figures
        if figure.standing is Standing.DISPUTED
    }
    explanation = disputed[500.0, 800.0]
    assert "at most 500" in explanation
    assert "Younis al-Murabiti" in explanation


def test_a_toll_that_rises_is_not_disputed() -> None:
    figures = [figure for figure in briefed("three-stories").figures if figure.counted.en == "killed"]
    assert figures
    assert all(figure.standing is not Standing.DISPUTED for figure in figures)


def test_one_outlet_alone_corroborates_nothing() -> None:
    for point in briefed("libya").key_points:
        assert point.support == len(point.citations)


def test_places_have_their_usual_spelling() -> None:
    places = {entity.name for entity in briefed("libya").entities if entity.kind is EntityKind.PLACE}
    assert {"Derna", "Sirte", "Libya", "Bani Walid"} <= places
