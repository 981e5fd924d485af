"""Names of the Arabic must stand in the English, in any usual way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.arabic.normalise import normalise_text
from briefing.dossier import EntityKind, NameBasis
from briefing.glossary import Glossary, GlossaryTerm
from briefing.guards import names, repair_names
from briefing.guards.names import check_names, missing_names
from briefing.names.mention import NameMention
from briefing.point import Repair


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("زار ماكرون تونس", "Macron visited Tunis"),
        ("زار إيمانويل ماكرون تونس", "Emmanuel MACRON's visit to Tunisia"),
        ("اجتمع معمر القذافي", "Moammar Qadhafi met"),
        ("القوات في ليبيا", "Libyan forces"),
        ("سكان فرنسا", "the French"),
        ("سكان هولندا", "the Dutch"),
        ("في الولايات المتحدة", "in the U.S."),
        ("قالت الأمم المتحدة", "the UN said"),
        ("فاز الحزب الجمهوري", "the Republicans won"),
        ("قال مكتب التحقيقات الفيدرالي", "the Federal Bureau of Investigation said"),
        ("وصل بان كي مون", "Ban Ki Moon arrived"),
        ("وصل بان كي مون", "Mr Ban arrived"),
        ("في شمال سيناء", "in the north of Sinai"),
        ("عبر قناة السويس", "through the Suez canal"),
    ],
)
def test_a_name_may_stand_in_any_usual_way(source: str, english: str) -> None:
    assert check_names(source, english).passed


@pytest.mark.parametrize(
    ("source", "english", "detail"),
    [
        ("زار الوفد مدينة درنة", "The delegation visited Turin", "the Arabic names Derna (درنة); the English has no such name"),
        ("في إيران", "in Iraq", "the Arabic names Iran (إيران); the English has no such name"),
        ("في النيجر", "in Nigeria", "the Arabic names Niger (النيجر); the English has no such name"),
        ("قال بان كي مون", "The ban said", "the Arabic names Ban Ki-moon (بان كي مون); the English has no such name"),
        ("وصل ماركو مينيتي", "Marco Polo came", "the Arabic names Marco Minniti (ماركو مينيتي); the English has no such name"),
    ],
)  # fmt: skip
def test_a_missing_name_is_told_with_its_arabic(source: str, english: str, detail: str) -> None:
    verdict = check_names(source, english)
    assert (verdict.passed, verdict.detail) == (False, detail)


def test_many_missing_names_are_counted() -> None:
    verdict = check_names("من ليبيا إلى مصر ثم السودان ثم تشاد ثم المغرب", "Nowhere.")
    assert verdict.detail.endswith("; and 2 more")


def test_a_surname_that_may_be_a_common_word_is_missed_only_where_something_like_it_stands() -> None:
    assert check_names("قال السراج كلمة", "The saddler said a word").passed
    assert not check_names("قال السراج كلمة", "Today Sharay said a word").passed


def test_a_name_within_a_glossary_term_is_left_to_the_glossary() -> None:
    glossary = Glossary([GlossaryTerm(ar="جامعة طرابلس", en="Al Fateh University")])
    assert check_names("في جامعة طرابلس", "at Al Fateh University", glossary=glossary).passed
    assert not check_names("في طرابلس", "at Al Fateh University", glossary=glossary).passed


def test_a_name_that_is_left_in_arabic_is_a_matter_of_the_copy_guard() -> None:
    assert check_names("في مدينة درنة", "in the city of درنة").passed


def test_what_was_repaired_is_told() -> None:
    repaired = check_names("في درنة", "in Derna", repairs=[Repair(was="Darnah", now="Derna")])
    assert (repaired.passed, repaired.detail) == (True, "repaired: Darnah -> Derna")


@pytest.mark.parametrize(
    ("kind", "basis"),
    [(EntityKind.PLACE, NameBasis.TRANSLITERATED), (EntityKind.ORGANISATION, NameBasis.RULES)],
    ids=["by sound", "a described body"],
)
def test_a_name_whose_usual_english_is_not_known_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, kind: EntityKind, basis: NameBasis
) -> None:
    mention = NameMention(start=3, end=7, form="شقرا", kind=kind, name="Shaqra", basis=basis)
    monkeypatch.setattr(names, "find_names", lambda _: [mention])
    assert missing_names("في شقرا", "somewhere") == []


@given(st.text(), st.text())
def test_any_pair_of_texts_can_be_looked_at(source: str, english: str) -> None:
    normalised = normalise_text(source)
    check_names(normalised, repair_names(normalised, english)[0])


def test_a_runaway_word_is_survived() -> None:
    assert not check_names("في درنة", "in " + "Connect" * 5_000).passed
