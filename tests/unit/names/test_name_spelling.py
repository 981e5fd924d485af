"""How a name is spelt in English."""

import pytest

from briefing.dossier import EntityKind, NameBasis
from briefing.names.sound import by_sound, looks_foreign, skeleton
from briefing.names.spelling import spell


@pytest.mark.parametrize(
    ("arabic", "kind", "english", "basis"),
    [
        ("إيمانويل ماكرون", EntityKind.PERSON, "Emmanuel Macron", NameBasis.PEOPLE),
        ("ماكرون", EntityKind.PERSON, "Macron", NameBasis.PEOPLE),
        ("البيضاء", EntityKind.PLACE, "Bayda", NameBasis.GAZETTEER),
        ("داعش", EntityKind.ORGANISATION, "Islamic State", NameBasis.GLOSSARY),
        ("وزارة الدفاع المصرية", EntityKind.ORGANISATION, "Egyptian Defence Ministry", NameBasis.RULES),
        ("محمد عبد الرحمن بن عيسى", EntityKind.PERSON, "Mohammed Abdul Rahman bin Issa", NameBasis.TRANSLITERATED),
        ("القرضابية", EntityKind.PLACE, "al-Qardabiya", NameBasis.TRANSLITERATED),
        ("", EntityKind.PLACE, "", NameBasis.TRANSLITERATED),
    ],
)
def test_a_name_is_spelt_as_the_lists_have_it_or_by_its_sound(
    arabic: str, kind: EntityKind, english: str, basis: NameBasis
) -> None:
    assert spell(arabic, kind=kind) == (english, basis)


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("الحمروني", "al-Hamrouni"),
        ("الغصري", "al-Ghasri"),
        ("العيوني", "al-Ayouni"),
        ("السعيدي", "al-Saidi"),
        ("بوشناف", "Boushnaf"),
        ("عقيلة", "Aqila"),
        ("شلقم", "Shalqam"),
    ],
)
def test_arabic_words_get_short_vowels_where_they_need_them(word: str, english: str) -> None:
    assert by_sound(word) == english


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("مينيتي", "Miniti"),
        ("غوميز", "Gomiz"),
        ("كوستا", "Kosta"),
        ("نيلسن", "Nilsen"),
        ("غروبر", "Grober"),
        ("تشامان", "Chaman"),
        ("أورتيغا", "Ortiga"),
    ],
)
def test_foreign_words_keep_the_vowels_that_are_written(word: str, english: str) -> None:
    assert by_sound(word, foreign=True) == english


@pytest.mark.parametrize(("word", "foreign"), [("موريتي", True), ("سرادق", False), ("الكوني", False)])
def test_many_written_vowels_tell_a_foreign_name(word: str, *, foreign: bool) -> None:
    assert looks_foreign(word) is foreign


def test_spellings_of_one_name_have_one_skeleton() -> None:
    assert skeleton("Yoweri") == skeleton("Youiri")
    assert skeleton("Marik") != skeleton("Volodymyr")


@pytest.mark.parametrize(("arabic", "english"), [("ميلوييفيتش", "Milojevich"), ("رادوفيتش", "Radovich")])
def test_a_slavic_ending_is_spelt_with_v(arabic: str, english: str) -> None:
    assert by_sound(arabic, foreign=True) == english
