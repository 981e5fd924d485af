"""Small calls are answered by a worker, or refused within the time that the caller has."""

from collections.abc import Sequence

import pytest

from briefing.backend import Backend
from briefing.errand import ErrandLimits
from briefing.errors import BrokenModel, EmptyBody, MujazError, Overloaded, TooLarge
from briefing.glossary import GlossaryTerm
from briefing.job import JobError
from briefing.ports.jobs import Lane
from briefing.step import Step
from briefing.usecases.errands import error_of, summarise_now, translate_now
from briefing.usecases.run_errand import run_errand
from fakes import EchoTranslator
from memory import memory_backend, queue_of
from stepping import PORT, Workshop

LIMITS = ErrandLimits(characters=500, seconds=0.01, waiting=2)


class PromptQueue:
    """Carries errands out as they are queued."""

    def __init__(self, shop: Workshop) -> None:
        """Work with the fakes of a workshop."""
        self._shop = shop

    def enqueue(self, steps: Sequence[Step]) -> None:
        """Drop steps."""

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Drop deliveries."""

    def enqueue_errand(self, errand_id: str) -> None:
        """Carry an errand out."""
        run_errand(errand_id, backend=self._shop.backend, tools=self._shop.tools)

    def waiting(self, lane: Lane) -> int:
        """Return none, on any lane."""
        return len(lane) * 0


def prompt(translator: EchoTranslator | None = None) -> Backend:
    shop = Workshop(translator=translator or EchoTranslator())
    shop.backend = memory_backend(queue=PromptQueue(shop))
    return shop.backend


def test_each_sentence_of_each_text_is_translated_and_points_at_its_place() -> None:
    texts = ("وصل 40 سائحا إلى المدينة. وغادر 12 منهم في المساء.", "")
    answer = translate_now(texts, (), backend=prompt(), limits=LIMITS)
    assert [[each.en for each in text] for text in answer.texts] == [["English of 40", "English of 12"], []]
    assert [texts[0][each.start : each.end] == each.ar for each in answer.texts[0]] == [True, True]
    assert [model.role for model in answer.models] == ["translation", "embedding"]


def test_a_glossary_is_checked() -> None:
    glossary = (GlossaryTerm(ar="المدينة", en="Medina"),)
    answer = translate_now(["وصل 40 سائحا إلى المدينة."], glossary, backend=prompt(), limits=LIMITS)
    assert [check.passed for check in answer.texts[0][0].checks if check.name == "glossary"] == [False]


def test_a_summary_is_made_of_the_texts_own_sentences_in_their_order() -> None:
    answer = summarise_now(PORT, 2, backend=prompt(), limits=LIMITS)
    places = [PORT.index(sentence.ar) for sentence in answer.sentences]
    assert (len(places), places) == (2, sorted(places))


def test_a_text_without_sentences_has_no_summary() -> None:
    with pytest.raises(EmptyBody):
        summarise_now("  ", 2, backend=prompt(), limits=LIMITS)


def test_a_call_that_is_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match="600 characters, and the limit is 500"):
        translate_now(["س" * 600], (), backend=prompt(), limits=LIMITS)


def test_a_call_that_no_worker_takes_in_time_is_refused_and_withdrawn() -> None:
    backend = memory_backend()
    with pytest.raises(Overloaded):
        translate_now(["نص"], (), backend=backend, limits=LIMITS)
    assert backend.errands.take(queue_of(backend).errands[0]) is None


def test_a_call_behind_too_many_others_is_refused_at_once() -> None:
    backend = memory_backend()
    queue_of(backend).backlog[Lane.INTERACTIVE] = 2
    with pytest.raises(Overloaded):
        translate_now(["نص"], (), backend=backend, limits=LIMITS)
    assert queue_of(backend).errands == []


def test_what_the_worker_met_with_is_raised_at_the_caller() -> None:
    def fail(_segment: str, _attempt: int) -> str:
        raise BrokenModel("The weights are gone.")

    with pytest.raises(BrokenModel, match="The weights are gone"):
        translate_now(["نص"], (), backend=prompt(EchoTranslator(fail)), limits=LIMITS)


def test_an_error_without_a_class_is_still_an_error() -> None:
    error = error_of(JobError(code="from_a_later_version", message="It failed.", retryable=True))
    assert (type(error), error.message) == (MujazError, "It failed.")
