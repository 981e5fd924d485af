"""The glossary that ships with Mujaz: as large as promised, in itself consistent, quick, British."""

import time

from briefing.arabic.normalise import normalise_text
from briefing.english.spelling import words_of
from briefing.glossary import TermOrigin, built_in_terms, glossary_of

TERMS = built_in_terms()
LONG = "قال المتحدث باسم وزارة الخارجية إن مجلس الأمن الدولي سيبحث وقف إطلاق النار في قطاع غزة والضفة الغربية " * 2


def test_it_has_the_terms_that_a_newsroom_expects() -> None:
    assert len(TERMS) >= 600
    assert {term.origin for term in TERMS} == {TermOrigin.BUILT_IN}


def test_every_term_is_found_where_it_stands() -> None:
    glossary = glossary_of(TERMS)
    assert [term for term in TERMS if glossary.terms_in(f"قيل {normalise_text(term.ar)} أمس") != (term,)] == []


def test_every_english_is_recognised_and_holds_words() -> None:
    assert [term for term in TERMS if not term.stands_in(f"Then {term.en} was said.")] == []
    assert [other for term in TERMS for other in (term.en, *term.also) if not words_of(other)] == []


def test_a_term_of_one_word_is_a_name_since_common_words_have_several_meanings() -> None:
    assert [term.ar for term in TERMS if " " not in term.ar and term.en == term.en.lower()] == []


def test_looking_up_takes_no_time_worth_mentioning() -> None:
    glossary = glossary_of(TERMS)
    glossary.terms_in(LONG)
    begun = time.perf_counter()
    for _ in range(50):
        glossary.terms_in(LONG)
    assert (time.perf_counter() - begun) / 50 < 0.005  # seconds a sentence, with much to spare for a busy machine
