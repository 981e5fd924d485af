"""Which names a sentence has, whatever is attached to them, and what is no name."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.arabic.normalise import normalise_text
from briefing.dossier import EntityKind, NameBasis
from briefing.names.find import find_names


def found(sentence: str) -> list[tuple[str, str]]:
    return [(mention.form, mention.name) for mention in find_names(normalise_text(sentence))]


def english(sentence: str) -> list[str]:
    return [name for _, name in found(sentence)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("وصل الوفد إلى درنة قادما من بني وليد.", [("درنة", "Derna"), ("بني وليد", "Bani Walid")]),
        ("تسللوا بسرت وفي الرقة ثم للموصل.", [("سرت", "Sirte"), ("الرقة", "Raqqa"), ("لموصل", "Mosul")]),
        ("قال ماركو مينيتي لرويترز", [("ماركو مينيتي", "Marco Minniti"), ("رويترز", "Reuters")]),
        ("حذر جان إيف لو دريان في باريس", [("جان إيف لو دريان", "Jean-Yves Le Drian"), ("باريس", "Paris")]),
        ("استقبله بان كي مون", [("بان كي مون", "Ban Ki-moon")]),
        ("اجتمع فايز السراج أمس", [("فايز السراج", "Fayez al-Sarraj")]),
        ("بايعوا أبا بكر البغدادي", [("أبا بكر البغدادي", "Abu Bakr al-Baghdadi")]),
        ("عبدالفتاح السيسي", [("عبدالفتاح السيسي", "Abdel Fattah al-Sisi")]),
        ("وجوتيريش يدعو إلى هدنة", [("جوتيريش", "Antonio Guterres")]),
        ("شمال افريقيا وليبيا", [("شمال افريقيا", "North Africa"), ("ليبيا", "Libya")]),
    ],
)
def test_a_listed_name_is_found_without_what_is_attached_to_it(sentence: str, names: list[tuple[str, str]]) -> None:
    assert found(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "مقاتلو تنظيم الدولة في البادية",
        "مقاتلو تنظيم الدولة الإسلامية في البادية",
        "مقاتلو داعش في البادية",
        "مقاتلو «الدولة الإسلامية» في البادية",
        "هجوم لتنظيم داعش الإرهابي",
    ],
)
def test_every_form_of_an_organisation_has_one_english_name(sentence: str) -> None:
    assert english(sentence) == ["Islamic State"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("قرار مجلس الأمن", "UN Security Council"),
        ("هجوم بوكو حرام", "Boko Haram"),
        ("تقدم قوات البنيان المرصوص", "Bunyan al-Marsous"),
        ("بيان المجلس الرئاسي", "Presidential Council"),
        ("بيان حكومة الوفاق", "Government of National Accord"),
    ],
)
def test_organisations_of_the_list_are_found(sentence: str, name: str) -> None:
    assert english(sentence) == [name]


def test_a_quotation_mark_inside_a_name_is_closed_with_it() -> None:
    sentence = "أعلن تنظيم “الدولة الإسلامية” مسؤوليته"
    mention = find_names(sentence)[0]
    assert mention.form == "تنظيم “الدولة الإسلامية”"
    assert sentence[mention.start : mention.end] == mention.form


@pytest.mark.parametrize(
    "sentence",
    [
        "كان على الحكومة أن ترد",
        "فاز بحصة الأسد من المقاعد",
        "عاد إلى مسقط رأسه بعد عام",
        "اجتاحت سيول جارفة القرى",
        "نقص مالي في الميزانية",
        "تكلموا ثلاث لغات",
        "ابتكر طالبان جامعيان جهازا",
        "نشر صورا باكرا",
        "الجنود الفرنسيون والعلم التونسي",
        "قال الوزير إن الرئيس سيعود",
        "يعد المشروع جميلا وكريما",
        "قال المتحدث باسم الوزارة إن الأمر عاجل",
    ],
)
def test_words_that_only_look_like_names_are_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("انسحبت القوات من مالي", ["Mali"]),
        ("في مدينة صور اللبنانية", ["Tyre"]),
        ("جنود في مدينة الباب", ["Al-Bab"]),
        ("فتح الباب أمام صور جديدة", []),
    ],
)
def test_a_place_that_is_also_a_word_needs_a_word_for_places_before_it(sentence: str, names: list[str]) -> None:
    assert english(sentence) == names


def test_the_longest_name_is_taken() -> None:
    assert found("في ريف دمشق وشرق دير الزور") == [("ريف دمشق", "Rif Dimashq"), ("دير الزور", "Deir ez-Zor")]


def test_a_name_says_what_it_names_and_where_its_spelling_is_from() -> None:
    mentions = find_names("زار إيمانويل ماكرون تونس ثم الأمم المتحدة")
    assert [(mention.kind, mention.basis) for mention in mentions] == [
        (EntityKind.PERSON, NameBasis.PEOPLE),
        (EntityKind.PLACE, NameBasis.GAZETTEER),
        (EntityKind.ORGANISATION, NameBasis.GLOSSARY),
    ]


PIECES = [
    "محمد",
    "على",
    "وقال",
    "ليبيا",
    "“داعش”",
    "عبد",
    "أبو",
    "مدينة",
    "وزارة",
    "الدفاع",
    "بن",
    ",",
    "«",
    "حزب",
    "12",
    "x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_names_stand_in_order_where_they_say_and_never_overlap(sentence: str) -> None:
    behind = 0
    for mention in find_names(sentence):
        assert behind <= mention.start < mention.end
        assert sentence[mention.start : mention.end] == mention.form
        behind = mention.end


def test_a_long_sentence_takes_a_few_milliseconds() -> None:
    sentence = "وقال محمد الورفلي إن قوات من مصراتة وصلت إلى سرت بعد معارك مع تنظيم داعش قرب بني وليد. " * 8
    find_names("سرت")  # the lists are read once
    started = time.process_time()
    find_names(sentence)
    assert time.process_time() - started < 0.1
