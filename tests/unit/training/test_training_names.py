"""Other names stand on both sides alike, and what is no name stays."""

import random

import pytest

from models.training.data import Pair
from models.training.mentions import find_mentions
from models.training.names import PERSONS, PLACES, NameSwapper, clean_names, put_name
from models.training.sound import unlikeness

LEXICONS = {
    PERSONS: [
        Pair(arabic="السيد كوروما", english="Mr KOROMA"),
        Pair(arabic="بيتر لوند", english="Peter Lund"),
        Pair(arabic="محكمة العدل", english="Court Justice"),
    ],
    PLACES: [
        Pair(arabic="برانفورد (أونتاريو)", english="Branford, Ontario"),
        Pair(arabic="الرباط", english="Rabat"),
        Pair(arabic="كوميدية", english="Female"),
    ],
}


@pytest.mark.parametrize(
    ("arabic", "english", "alike"),
    [
        ("لندن", "London", True),
        ("القاهرة", "Qahira", True),
        ("تشارلز", "Charles", True),
        ("شيراك", "Chirac", True),
        ("خوليو", "Julio", True),
        ("السيسي", "al-Sisi", True),
        ("باريس", "London", False),
        ("مدرسة", "School", False),
    ],
)
def test_names_are_known_by_their_consonants(arabic: str, english: str, alike: bool) -> None:  # noqa: FBT001
    assert (unlikeness(arabic, english) is not None) == alike


def test_lexicons_give_names_without_titles_regions_and_entries_that_sound_otherwise() -> None:
    donors = NameSwapper(LEXICONS).donors
    names = {(*kind, name.arabic, name.english) for kind, known in donors.items() for name in known}
    assert names == {
        ("person", 1, "كوروما", "Koroma"),
        ("person", 2, "بيتر لوند", "Peter Lund"),
        ("place", 1, "برانفورد", "Branford"),
        ("place", 1, "الرباط", "Rabat"),
    }


def test_names_lose_their_accents() -> None:
    (name,) = clean_names([Pair(arabic="رودريغيز", english="RODRÍGUEZ")])
    assert name.english == "Rodriguez"


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        ("التقى الوزير كارل نيهامر في العاصمة", "The minister met Karl Nehammer in the capital", "كارل نيهامر"),
        ("عاد الوفد من باماكو مساء الأحد", "The delegation returned from Bamako on Sunday evening", "باماكو"),
        ("وصل الوفد إلى وهران وباماكو أمس", "The delegation reached Oran and Bamako yesterday", "باماكو"),
        ("قال محمد بن سلمان في خطاب جديد", "In a new speech Mohammed bin Salman said", "محمد بن سلمان"),
    ],
)
def test_a_name_is_found_without_the_letters_before_it(arabic: str, english: str, found: str) -> None:
    assert found in [arabic[mention.arabic] for mention in find_mentions(Pair(arabic=arabic, english=english))]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("التقى وفد أمريكي رئيس الحكومة أمس", "An American delegation met the head of government yesterday"),
        ("انتهت المهلة في شهر أغسطس الماضي تماما", "The deadline passed last August"),
        ("باماكو", "Bamako"),
        ("من باماكو إلى باماكو في يوم واحد", "From Bamako to Bamako in one day"),
    ],
)
def test_peoples_months_lexicon_entries_and_repeated_names_are_not_taken(arabic: str, english: str) -> None:
    assert find_mentions(Pair(arabic=arabic, english=english)) == []


def swapped(arabic: str, english: str) -> set[Pair]:
    swapper, rng = NameSwapper(LEXICONS), random.Random(1)
    return {swapper.swap(Pair(arabic=arabic, english=english), rng=rng) for _ in range(40)}


def test_a_person_is_swapped_for_a_person_with_as_many_words() -> None:
    outcomes = swapped("التقى الوزير كارل نيهامر في العاصمة", "The minister met Karl Nehammer in the capital")
    assert (
        Pair(arabic="التقى الوزير بيتر لوند في العاصمة", english="The minister met Peter Lund in the capital")
        in outcomes
    )
    assert len(outcomes) == 2


def test_a_place_is_swapped_for_a_place_behind_its_preposition() -> None:
    outcomes = swapped("عاد الوفد من باماكو مساء الأحد", "The delegation returned from Bamako on Sunday evening")
    assert {pair.english.split()[4] for pair in outcomes} == {"Bamako", "Branford", "Rabat"}
    assert all(("الرباط" in pair.arabic) == ("Rabat" in pair.english) for pair in outcomes)


def test_part_of_a_longer_name_stays() -> None:
    pair = Pair(
        arabic="عاد الوفد من نيو باماكو مساء الأحد", english="The delegation returned from Great Bamako on Sunday"
    )
    assert swapped(pair.arabic, pair.english) == {pair}


def test_the_article_is_written_together_with_the_preposition_to() -> None:
    assert put_name("سافر لباماكو", slice(6, 12), "الرباط") == "سافر للرباط"
    assert put_name("سافر لباماكو", slice(6, 12), "تونس") == "سافر لتونس"
