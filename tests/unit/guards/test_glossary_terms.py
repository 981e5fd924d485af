"""Glossary terms: where they occur, and how a glossary file is read."""

import pytest

from briefing.errors import InvalidGlossary
from briefing.glossary import GlossaryTerm, parse_glossary


@pytest.mark.parametrize(
    "source",
    ["زار الهيئة أمس", "وبالهيئة", "للهيئة دور", "هيئة جديدة", "الهَيْئة", "كالهيئة"],
)
def test_a_term_is_recognised_with_what_is_attached_to_it(source: str) -> None:
    assert GlossaryTerm(ar="الهيئة", en="Authority").occurs_in(source)


@pytest.mark.parametrize("source", ["الهيئات", "شهيئة", ""])
def test_a_term_is_not_seen_inside_another_word(source: str) -> None:
    assert not GlossaryTerm(ar="الهيئة", en="Authority").occurs_in(source)


def test_a_term_of_several_words_is_recognised_in_any_hamza_spelling() -> None:
    assert GlossaryTerm(ar="إقليم الأهوار", en="Marshes").occurs_in("سكان اقليم الاهوار")


@pytest.mark.parametrize(
    ("hypothesis", "stands"),
    [
        ("The Met Office said", True),
        ("the met office's forecast", True),
        ("the met-office", True),
        ("the meteorological office", False),
        ("the comet office", False),
    ],
)
def test_the_english_of_a_term_is_looked_for_as_words(hypothesis: str, stands: bool) -> None:  # noqa: FBT001 - a table column
    assert GlossaryTerm(ar="الأرصاد", en="Met Office").stands_in(hypothesis) is stands


def test_a_glossary_file_gives_its_terms() -> None:
    text = '\ufeffar,en,note\nالأرصاد,Met Office,UK\n\n"البحر, الأحمر",Red Sea,\n'
    assert parse_glossary(text) == (
        GlossaryTerm(ar="الأرصاد", en="Met Office"),
        GlossaryTerm(ar="البحر, الأحمر", en="Red Sea"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Line 1 of the glossary must name the columns ar and en: make it `ar,en`."),
        ("arabic,english\nx,y\n", "Line 1 of the glossary must name the columns ar and en: make it `ar,en`."),
        ("ar,en\nالبحر\n", "Line 2 of the glossary lacks the English term."),
        ("ar,en\nالبحر,sea\n,river\n", "Line 3 of the glossary lacks the Arabic term."),
        ("ar,en\nsea,البحر\n", "Line 2 of the glossary has no Arabic in its column ar: sea"),
        ('ar,en\n"البحر" x,sea\n', "Line 2 of the glossary is not valid CSV: check its quotation marks."),
    ],
)
def test_a_broken_glossary_is_refused_with_the_line(text: str, message: str) -> None:
    with pytest.raises(InvalidGlossary) as refused:
        parse_glossary(text)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("زار الوزير بلدية الساحل أمس", "زار الوزير Coast Town أمس"),
        ("وقال لبلدية الساحل وبلديه الساحل", "وقال ل Coast Town و Coast Town"),
        ("خرج من البلدية الساحل", "خرج من Coast Town"),
        ("قال للبلدية الساحل كلاما", "قال ل Coast Town كلاما"),
        ("بلديات الساحل كثيرة", "بلديات الساحل كثيرة"),
    ],
)
def test_the_english_is_put_into_the_place_of_the_term(source: str, expected: str) -> None:
    assert GlossaryTerm(ar="بلدية الساحل", en="Coast Town").put_into(source) == expected
