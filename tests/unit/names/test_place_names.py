"""Places that no list knows, and places that share a name."""

import pytest

from briefing.dossier import EntityKind
from briefing.names.find import find_in, find_names
from briefing.names.words import key_of


def places(sentence: str) -> list[tuple[str, str]]:
    return [(mention.form, mention.name) for mention in find_names(sentence) if mention.kind is EntityKind.PLACE]


@pytest.mark.parametrize(
    ("sentence", "form", "name"),
    [
        ("قصفوا بلدة تل تمر", "تل تمر", "Tal Tamr"),
        ("سكان حي الزهروني", "الزهروني", "al-Zahrouni"),
        ("عاد النازحون إلى قرية بامباري", "بامباري", "Bambari"),
        ("افتتح معبر «زيكيم» أمس", "زيكيم", "Zikim"),
        ("عبروا جسر سعد زغلول", "جسر سعد زغلول", "Saad Zaghloul Bridge"),
        ("فاض نهر ماموري", "نهر ماموري", "Mamori River"),
        ("أغلق مطار سبها", "مطار سبها", "Sabha airport"),
    ],
)
def test_the_word_for_a_kind_of_place_names_the_word_behind_it(sentence: str, form: str, name: str) -> None:
    assert places(sentence) == [(form, name)]


@pytest.mark.parametrize(
    "sentence",
    [
        "أعلنوا مقاطعة السمك",
        "جبال وصحاري قاحلة",
        "جبل شاهق قرب البلدة",
        "سد العجز في الميزانية",
        "في مدينة ساحلية صغيرة",
        "قرية سياحية على البحر",
        "حي سكني مكتظ",
        "المدينة التي تقع شمالا",
        "بلدة تقع على الطريق",
    ],
)
def test_what_describes_a_town_is_not_its_name(sentence: str) -> None:
    assert places(sentence) == []


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("وصل الملك الأردني إلى عمان مساء", "Amman"),
        ("أعلنت سلطنة عمان ذلك", "Oman"),
        ("وقالت الوزارة في عمان إن مسقط سترد", "Oman"),
        ("في العاصمة عمان", "Amman"),
    ],
)
def test_the_article_decides_between_oman_and_amman(article: str, name: str) -> None:
    mentions = [mention.name for mention in find_in("وقفة في عمان", background=key_of(article))]
    assert {name} <= {found for _, found in places(article)}
    assert mentions == ["Amman" if name == "Amman" and "ردن" in article else "Oman"]


def test_seoul_is_floods_unless_korea_is_near() -> None:
    assert places("هدد الشمال الكوري سيول مجددا") == [("سيول", "Seoul")]
    assert places("جرفت سيول السيارات") == []


def test_oujda_is_and_jeddah_where_the_article_is_about_saudi_arabia() -> None:
    assert places("دور السينما السعودية في الرياض وجدة")[-1] == ("جدة", "Jeddah")
    assert places("سافر إلى وجدة المغربية") == [("وجدة", "Oujda")]


def test_an_airport_with_a_name_of_two_places_is_one_place() -> None:
    mentions = find_names("وصل إلى مطار تونس قرطاج صباحا")
    assert [mention.name for mention in mentions] == ["Tunis-Carthage Airport"]
