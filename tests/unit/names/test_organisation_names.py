"""Organisations that are composed of known words, or bear names of their own."""

import pytest

from briefing.dossier import EntityKind, NameBasis
from briefing.names.find import find_names


def organisations(sentence: str) -> list[tuple[str, str, NameBasis]]:
    mentions = (mention for mention in find_names(sentence) if mention.kind is EntityKind.ORGANISATION)
    return [(mention.form, mention.name, mention.basis) for mention in mentions]


@pytest.mark.parametrize(
    ("sentence", "form", "name"),
    [
        ("أعلنت وزارة الصحة ذلك", "وزارة الصحة", "Health Ministry"),
        ("نفت وزارة الدفاع الفرنسية الخبر", "وزارة الدفاع الفرنسية", "French Defence Ministry"),
        ("موظفو وزارة العمل والتأهيل", "وزارة العمل", "Labour Ministry"),
        ("بيان لوزارة الخارجية التونسية", "وزارة الخارجية التونسية", "Tunisian Foreign Ministry"),
        ("انتشر الجيش الجزائري", "الجيش الجزائري", "Algerian army"),
        ("رفع البنك المركزي التركي الفائدة", "البنك المركزي التركي", "Turkish Central Bank"),
        ("طلاب جامعة تعز", "جامعة تعز", "Taiz University"),
        ("قالت الحكومة اللبنانية", "الحكومة اللبنانية", "Lebanese government"),
        ("باحث في المعهد الوطني للجيوفيزياء", "المعهد الوطني للجيوفيزياء", "National Institute of Geophysics"),
        ("أرقام الهيئة العامة للإحصاء", "الهيئة العامة للإحصاء", "General Authority for Statistics"),
        ("اجتمعت لجنة السياسة النقدية", "لجنة السياسة النقدية", "Monetary Policy Committee"),
        ("لجنة الحج المركزية", "لجنة الحج المركزية", "Central Hajj Committee"),
        ("المجلس الأعلى للطاقة", "المجلس الأعلى للطاقة", "Supreme Council for Energy"),
        ("نقل إلى سجن صفاقس", "سجن صفاقس", "Sfax Prison"),
        ("غرفة عمليات تحرير سرت", "غرفة عمليات تحرير سرت", "operations room for the liberation of Sirte"),
    ],
)
def test_a_body_is_composed_of_what_is_known(sentence: str, form: str, name: str) -> None:
    assert organisations(sentence) == [(form, name, NameBasis.RULES)]


@pytest.mark.parametrize(
    ("sentence", "form", "name"),
    [
        ("فاز حزب الكرامة بمقعد", "حزب الكرامة", "al-Karama Party"),
        ("نشرت صحيفة «لوتان» مقالا", "لوتان", "Lotan"),
        ("في مستشفى الثورة العام", "مستشفى الثورة العام", "al-Thawra General Hospital"),
        ("قالت وكالة جسر الخبر", "جسر الخبر", "Jisr al-Khabar"),
        ("فصلته شركة سوناكوم", "شركة سوناكوم", "Sonakom company"),
        ("لاعب في نادي الاتحاد السكندري", "نادي الاتحاد السكندري", "al-Ittihad al-Sakandari club"),
        ("نقلوا إلى مستشفى كمال عدوان", "مستشفى كمال عدوان", "Kamal Adwan Hospital"),
        ("قال لصحيفة صوت الميناء أمس", "صوت الميناء", "Sawt al-Mina"),
    ],
)
def test_a_party_or_an_outlet_has_a_name_by_sound(sentence: str, form: str, name: str) -> None:
    assert organisations(sentence) == [(form, name, NameBasis.TRANSLITERATED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "وزير الدفاع الفرنسي",
        "شركة توزيع المياه",
        "مجموعة بايعت التنظيم",
        "لجنة التحقيق البرلمانية",
        "سجن الناشط عامين",
        "مستشفى المدينة مكتظ",
        "حركة الطيران في المطار",
        "حزب معارض كبير",
        "أعلن حزب المعارضة الرئيسي",
        "صحيفة محلية",
        "الجيش انتشر في المدينة",
    ],
)
def test_an_office_or_a_description_is_no_organisation(sentence: str) -> None:
    assert organisations(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "form", "name"),
    [
        ("فاز نادي المنارة البحريني", "نادي المنارة البحريني", "al-Manara club"),
        ("انتقل إلى نادي الواحة القطري", "نادي الواحة القطري", "al-Waha club"),
        ("ذكرت صحيفة التيار السودانية ذلك", "التيار", "al-Tayar"),
        ("أعلنت هيئة النزاهة الاتحادية ذلك", "هيئة النزاهة الاتحادية", "Federal Authority for Integrity"),
        ("أعلنت الهيئة المستقلة للانتخاب ذلك", "الهيئة المستقلة للانتخاب", "Independent Election Commission"),
        ("فاز حزب جبهة العمل الإسلامي", "حزب جبهة العمل الإسلامي", "Islamic Action Front"),
    ],
)
def test_a_country_behind_a_name_is_no_part_of_it(sentence: str, form: str, name: str) -> None:
    assert [found[:2] for found in organisations(sentence)] == [(form, name)]


def test_the_newspaper_of_a_government_is_not_called_after_it() -> None:
    assert [found[1] for found in organisations("ذكرت صحيفة الحكومة السورية ذلك")] == ["Syrian government"]
