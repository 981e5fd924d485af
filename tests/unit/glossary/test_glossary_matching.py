"""Where the terms of a glossary stand in an Arabic sentence, and whether the English has them."""

from dataclasses import replace

import pytest

from briefing.arabic.normalise import normalise_text
from briefing.glossary import Glossary, GlossaryTerm, TermOrigin, lacking, merged


def found(ar: str, source: str, *, en: str = "Authority") -> bool:
    return bool(Glossary([GlossaryTerm(ar=ar, en=en)]).terms_in(normalise_text(source)))


@pytest.mark.parametrize(
    "source",
    ["زار الهيئة أمس", "وبالهيئة", "للهيئة دور", "وللهيئة دور", "الهَيْئة", "كالهيئة", "فالهيئة", "الهيئه"],
)
def test_a_term_is_recognised_with_what_is_attached_to_it(source: str) -> None:
    assert found("الهيئة", source)


@pytest.mark.parametrize("source", ["الهيئات", "شهيئة", "", "هيئة جديدة", "والهيئتان"])
def test_a_term_is_not_seen_in_another_word_nor_without_the_article_that_it_has(source: str) -> None:
    assert not found("الهيئة", source)


@pytest.mark.parametrize(
    ("ar", "source"),
    [
        ("إقليم الأهوار", "سكان اقليم الاهوار"),
        ("مجلس النواب", "أمام مجلس «النواب» أمس"),
        ("إف-16", "أقلعت طائرة إف 16"),
        ("اللاذقية", "وصل للاذقية"),
        ("اللاذقية", "وباللاذقية"),
        ("أبو سليم", "سكان أبي سليم"),
        ("بنو وليد", "إلى بني وليد"),
        ("الإخوان المسلمون", "جماعة الإخوان المسلمين"),
        ("مبعوث أممي", "المبعوث الأممي"),
        ("منظمة الأمن والتعاون", "منظمة الأمن والتعاون في أوروبا"),
        ("شؤون المرأة", "لجنة شئون المرأة"),
    ],
)
def test_a_term_is_recognised_in_the_forms_that_grammar_gives_it(ar: str, source: str) -> None:
    assert found(ar, source)


@pytest.mark.parametrize(
    ("ar", "en", "source", "stands"),
    [
        ("حكومة", "cabinet", "قالت حكومتها", True),
        ("حكومة", "cabinet", "قال حكومته", True),
        ("برلمان", "assembly", "برلمانها", True),
        ("رئيس", "chairman", "انتخب رئيسا", True),
        ("قصف مدفعي", "artillery fire", "سمع قصفا مدفعيا", True),
        ("قائد الجيش", "army chief", "عين قائدا للجيش", True),
        ("نائب الوزير", "deputy minister", "غاب نائبا الوزير", True),
        ("نائب الوزير", "deputy minister", "مع نائبي الوزير", True),
        ("تونس", "Tunis", "تونسي", False),
        ("فارس", "Fares", "فارسا", False),
        ("مصر", "Egypt", "مصرنا", False),
    ],
)
def test_a_common_word_may_have_an_owner_and_a_name_may_not(ar: str, en: str, source: str, *, stands: bool) -> None:
    assert found(ar, source, en=en) is stands


@pytest.mark.parametrize("source", ["مجلس، الأمن", "مجلس. الأمن", "مجلس في الأمن", "مجلس"])
def test_the_words_of_a_term_stand_together(source: str) -> None:
    assert not found("مجلس الأمن", source)


def test_of_two_terms_in_one_place_the_longer_one_stands_there() -> None:
    council = GlossaryTerm(ar="مجلس الأمن", en="Security Council")
    national = GlossaryTerm(ar="مجلس الأمن القومي", en="National Security Council")
    glossary = Glossary([council, national])
    assert glossary.terms_in("اجتمع مجلس الأمن القومي") == (national,)
    assert glossary.terms_in("اجتمع مجلس الأمن القومي قبل مجلس الأمن") == (national, council)


def test_a_match_tells_where_the_term_stands_and_what_is_attached() -> None:
    glossary = Glossary([GlossaryTerm(ar="المصرف المركزي", en="central bank")])
    match = glossary.matches("قال وللمصرف المركزي رأي")[0]
    assert (match.start, match.end, match.before) == (4, 19, "ول")


def test_the_glossary_of_the_request_goes_before_that_of_the_deployment_and_the_built_in_one() -> None:
    asked = GlossaryTerm(ar="مجلس النواب", en="Chamber of Deputies")
    house = GlossaryTerm(ar="مجلس النوّاب", en="Parliament", origin=TermOrigin.DEPLOYMENT)
    built_in = GlossaryTerm(ar="مجلس النواب", en="House of Representatives", origin=TermOrigin.BUILT_IN)
    other = GlossaryTerm(ar="البرلمان", en="parliament", origin=TermOrigin.BUILT_IN)
    assert merged([asked], [house], [built_in, other]) == (asked, other)


def test_a_term_of_the_request_goes_before_another_in_the_same_words_that_is_given_without_article() -> None:
    house = GlossaryTerm(ar="هيئة", en="body", origin=TermOrigin.DEPLOYMENT)
    asked = GlossaryTerm(ar="الهيئة", en="Authority")
    assert Glossary([house, asked]).terms_in("قالت الهيئة") == (asked,)


@pytest.mark.parametrize("ar", ["", "...", "«»"])
def test_a_term_without_words_stands_nowhere(ar: str) -> None:
    assert not found(ar, "... «»")


@pytest.mark.parametrize(
    ("hypothesis", "stands"),
    [
        ("The Met Office said", True),
        ("the met office's forecast", True),
        ("the met-office", True),
        ("both Met Offices", True),
        ("the MetOffice", True),
        ("the meteorological office", False),
        ("the comet office", False),
        ("met the office", True),
    ],
)
def test_the_english_of_a_term_is_looked_for_as_words(hypothesis: str, *, stands: bool) -> None:
    assert GlossaryTerm(ar="الأرصاد", en="Met Office").stands_in(hypothesis) is stands


def test_a_short_name_is_not_read_behind_a_k_that_belongs_to_the_word() -> None:
    assert not found("سرت", "كسرت القاعدة", en="Sirte")
    assert found("سرت", "وبسرت", en="Sirte")


def test_an_apostrophe_matters_where_the_term_has_one() -> None:
    assert not GlossaryTerm(ar="صنعاء", en="Sana'a").stands_in("in Sanaa")
    assert GlossaryTerm(ar="صنعاء", en="Sana'a").stands_in("in Sana’a's streets")
    assert GlossaryTerm(ar="صنعاء", en="Sanaa").stands_in("in Sana'a")


def test_the_english_of_one_term_does_not_answer_for_another_but_for_built_in_ones() -> None:
    bank = GlossaryTerm(ar="المصرف المركزي", en="central bank")
    union = GlossaryTerm(ar="المصرف المركزي للاتحاد", en="Union's Central Bank")
    assert lacking([bank, union], "The Union's central bank moved.") == [bank]
    assert lacking([bank, union], "The bank, then the Union's central bank and the central bank moved.") == []
    shipped = replace(bank, origin=TermOrigin.BUILT_IN)
    assert lacking([shipped, union], "The Union's central bank moved.") == []


def test_other_english_of_a_term_is_as_good() -> None:
    term = GlossaryTerm(ar="الأمم المتحدة", en="United Nations", also=("UN",))
    assert term.stands_in("the U.N. said")
    assert not term.stands_in("the union said")
