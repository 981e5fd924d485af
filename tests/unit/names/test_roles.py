"""Offices and groups of people in English."""

import pytest

from briefing.names.role_tables import nationalities, nouns
from briefing.names.roles import group_in_english, role_in_english


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وزير الدفاع الفرنسي", "French Defence Minister"),
        ("وزير الداخلية الإيطالية", "Italian Interior Minister"),
        ("وزيرة الشؤون الاجتماعية التونسية", "Tunisian Social Affairs Minister"),
        ("وزير الشباب والرياضة", "Youth and Sports Minister"),
        ("وزير خارجية فرنسا", "Foreign Minister of France"),
        ("الأمين العام للأمم المتحدة", "UN Secretary-General"),
        ("الرئيس الفرنسي", "French President"),
        ("الرئيس الأمريكي السابق", "former US President"),
        ("رئيس مصر", "President of Egypt"),
        ("رئيس الوزراء السابق", "former Prime Minister"),
        ("نائب رئيس الوزراء", "Deputy Prime Minister"),
        ("نائب الرئيس الأمريكي", "US Vice-President"),
        ("محافظ البنك المركزي", "governor of the central bank"),
        ("رئيسة النقابة", "head of the union"),
        ("صحفي ليبي", "Libyan journalist"),
        ("الخبير الجزائري في شؤون الساحل", "Algerian expert on Sahel affairs"),
        ("الباحث في شؤون الجماعات المسلحة", "researcher on armed groups"),
        ("أستاذة العلوم السياسية", "professor of political science"),
        ("المتحدث باسم الحكومة", "spokesman for the government"),
        ("المتحدثة باسم الجيش", "spokeswoman for the army"),
        ("سفير فرنسا لدى تونس", "ambassador of France to Tunisia"),
        ("المبعوث الأممي إلى ليبيا", "UN envoy to Libya"),
        ("العقيد المتقاعد", "retired Colonel"),
        ("مدير الدفاع المدني في سيئون، العقيد", "Colonel, director of the Civil Defence in Seiyun"),
        ("قائد غرفة عمليات تحرير سرت", "commander of the operations room for the liberation of Sirte"),
        ("صاحب مخبزة", "bakery owner"),
        ("أم لثلاثة أطفال", "mother of three children"),
        ("مدرب المنتخب الوطني", "coach of the national team"),
    ],
)
def test_an_office_reads_as_british_papers_write_it(arabic: str, english: str) -> None:
    assert role_in_english(arabic) == english


@pytest.mark.parametrize("arabic", ["", "رئيس جامعة محلية للنزل", "زنبرك المدينة", "وزير الزنبركات", "قال الوزير إن"])
def test_an_office_that_is_not_understood_in_full_has_no_english(arabic: str) -> None:
    assert role_in_english(arabic) == ""


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("مسؤولون ليبيون", "Libyan officials"),
        ("مسئولين أمريكيين", "US officials"),
        ("مصدر أمني في طبرق", "a security source in Tobruk"),
        ("مصادر طبية", "medical sources"),
        ("أهالي درنة", "residents of Derna"),
        ("أحد أهالي مدينة درنة", "a resident of Derna"),
        ("ثلاثة من السكان", "three residents"),
        ("مئات الأطباء", "hundreds of doctors"),
        ("أحد ضباطها", "one of its officers"),
        ("شهود عيان", "witnesses"),
        ("تقارير إخبارية محلية ودولية", "local and international news reports"),
        ("تقارير سابقة", "earlier reports"),
        ("دراسة حديثة", "a recent study"),
        ("تقرير أممي", "a UN report"),
        ("وسائل إعلام إيطالية", "Italian media"),
        ("السلطات المحلية", "the local authorities"),
        ("خبراء من الأمم المتحدة", "UN experts"),
        ("فريق خبراء تابع للأمم المتحدة", "a UN panel of experts"),
        ("مسؤول في وزارة الصحة", "an official in the Health Ministry"),
        ("حزب المعارضة الرئيسي", "the main opposition party"),
        ("لجنة إغاثة محلية", "a local relief committee"),
        ("ضابطا في غرفة العمليات", "an officer in the operations room"),
        ("بيان للجيش", "a statement by the army"),
    ],
)
def test_a_group_or_a_body_reads_as_in_a_sentence(arabic: str, english: str) -> None:
    assert group_in_english(arabic) == english


def test_the_tables_hold_what_newsrooms_need() -> None:
    people = {noun.lemma for noun in nouns().values() if noun.kind.is_person}
    assert len(people) >= 150
    assert len(set(nationalities().values())) >= 120


@pytest.mark.parametrize("form", [("مسوولو",), ("مسوولين",), ("مسوول",), ("وزراء",), ("وزيره",), ("خبراء",)])
def test_a_noun_is_known_in_its_forms(form: tuple[str, ...]) -> None:
    assert form in nouns()


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("طبيب النادي الدكتور", "doctor of the club"),
        ("والي كسلا المكلف", "acting governor of Kassala"),
        ("رئيس البنك المركزي التركي السابق", "former head of the Turkish Central Bank"),
        ("مدير عام وزارة الصحة بالولاية", "director general of the Health Ministry in the state"),
        ("رئيس تجمع المزارعين", "head of the grouping of the farmers"),
        ("ممثل موزعي المحروقات", "representative of the fuel distributors"),
        ("محامي الدفاع", "defence lawyer"),
        ("القيادي في حزب التجمع", ""),  # what the party is called
    ],
)
def test_what_trails_an_office_is_told_too(arabic: str, english: str) -> None:
    assert role_in_english(arabic) == english


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("مصدر مقرب من اللاعب", "a source close to the player"),
        ("صحيفة الحكومة السورية", "the newspaper of the Syrian government"),
        ("مصدر في", ""),
        ("بعثة الأمم المتحدة لدى", ""),
        ("تقرير الأمم المتحدة التابعة", ""),
    ],
)
def test_a_group_is_told_whole_or_not_at_all(arabic: str, english: str) -> None:
    assert group_in_english(arabic) == english
