"""The guards on omission, repetition and copied text, and all guards together."""

import pytest

from briefing.glossary import Glossary, GlossaryTerm, TermOrigin
from briefing.guards import GuardInput, check
from briefing.guards.copy import check_copy
from briefing.guards.glossary import check_glossary
from briefing.guards.omission import check_omission
from briefing.guards.repetition import check_repetition

LONG = "قالت رئيسة البلدية إن المياه ستعود إلى الأحياء الغربية خلال أيام لكنها حذرت من ضعف الشبكة القديمة"
WHOLE = (
    "The mayor said water would return to the western districts within days, "
    "but she warned that the old network was weak"
)
HALF = "The mayor said water would return"


def test_a_whole_translation_passes_the_omission_guard() -> None:
    assert check_omission(LONG, WHOLE, similarity=0.7).passed


@pytest.mark.parametrize("similarity", [None, 0.6])
def test_half_a_sentence_fails_the_omission_guard(similarity: float | None) -> None:
    verdict = check_omission(LONG, HALF, similarity=similarity)
    assert verdict.detail == "6 English words for 17 Arabic ones: part of the sentence is probably missing"


def test_another_sentence_fails_the_omission_guard() -> None:
    assert not check_omission(LONG, WHOLE, similarity=0.05).passed


@pytest.mark.parametrize("hypothesis", ["", "  ", "..."])
def test_an_empty_translation_fails_the_omission_guard(hypothesis: str) -> None:
    assert check_omission(LONG, hypothesis).detail == "nothing was translated"


def test_a_short_source_is_not_held_against_its_length() -> None:
    assert check_omission("لا تعليق", "None", similarity=0.4).passed


@pytest.mark.parametrize(
    "hypothesis",
    [
        "The mayor said said said that water would return",
        "She warned of the old network, she warned of the old network, she warned of the old network",
        "the water will return the water will return to the districts",
        "connectconnectconnectconnect",
        "word " * 90,
        " ".join(f"word{number}" for number in range(90)),
    ],
)
def test_a_loop_or_runaway_output_fails_the_repetition_guard(hypothesis: str) -> None:
    assert not check_repetition(LONG, hypothesis).passed


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        (LONG, WHOLE),
        ("عاش عاش عاش الفريق", "Live, live, live the team"),
        ("بحر من الشرق وبحر من الغرب وبحر من الشمال", "sea to the east, sea to the west and sea to the north"),
        ("رقم 0000000000", "number 0000000000"),
    ],
)
def test_ordinary_repetition_passes_the_repetition_guard(source: str, hypothesis: str) -> None:
    assert check_repetition(source, hypothesis).detail == ""


def test_the_source_returned_fails_the_copy_guard() -> None:
    assert check_copy(LONG, LONG).detail == "the Arabic was returned untranslated"


def test_arabic_left_in_the_english_is_quoted() -> None:
    assert check_copy(LONG, "The mayor said المياه would return").detail == "Arabic is left in the English: المياه"


def test_a_translation_without_letters_fails_the_copy_guard() -> None:
    assert check_copy(LONG, "— 12 —").detail == "the English has no words"


@pytest.mark.parametrize(("source", "hypothesis"), [("500 يورو", "€500"), (LONG, WHOLE), ("قال: 12", "He said: 12")])
def test_english_text_passes_the_copy_guard(source: str, hypothesis: str) -> None:
    assert check_copy(source, hypothesis).detail == ""


def test_the_glossary_guard_speaks_only_where_a_glossary_is_given() -> None:
    term = GlossaryTerm(ar="البلدية", en="town hall")
    names = [verdict.name for verdict in check(GuardInput(source=LONG, hypothesis=WHOLE))]
    assert names == ["numbers", "omission", "repetition", "copy", "names"]
    assert check(GuardInput(source=LONG, hypothesis=WHOLE, glossary=(term,)))[-1].detail == (
        'the glossary asks for "town hall" where the Arabic has البلدية'
    )


def test_a_term_that_ships_with_mujaz_is_told_as_usual_and_not_as_asked_for() -> None:
    term = GlossaryTerm(ar="البلدية", en="town hall", also=("municipality",), origin=TermOrigin.BUILT_IN)
    verdict = check_glossary("قررت البلدية", "The city decided", Glossary([term]))
    assert (verdict.passed, verdict.detail) == (False, 'the usual English of البلدية is "town hall"')
    assert check_glossary("قررت البلدية", "The municipality decided", Glossary([term])).passed
