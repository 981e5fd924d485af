"""People whom no list knows: recognised by a given name or an office, spelt by their sound."""

import pytest

from briefing.dossier import EntityKind, NameBasis
from briefing.names.find import find_names


def people(sentence: str) -> list[tuple[str, str]]:
    return [(mention.form, mention.name) for mention in find_names(sentence) if mention.kind is EntityKind.PERSON]


@pytest.mark.parametrize(
    ("sentence", "form", "name"),
    [
        ("قالت ليلى حسن إن النقابة وافقت", "ليلى حسن", "Laila Hassan"),
        ("ويرى يونس المرابطي أن الأزمة طويلة", "يونس المرابطي", "Younis al-Murabiti"),
        ("أعلن العميد الركن خالد الشمري وقف العملية", "خالد الشمري", "Khaled al-Shammari"),
        ("قال المساعد عوض بامطرف إن الأمطار ستستمر", "عوض بامطرف", "Awad Bamatraf"),
        ("وأوضح المهندس عبد الله بن صالح", "عبد الله بن صالح", "Abdullah bin Saleh"),
        ("قال الطبيب أنيس عبد الباري صباحا", "أنيس عبد الباري", "Anis Abdel Bari"),
        ("أكد علي زيدان رفضه", "علي زيدان", "Ali Zeidan"),
        ("التقى الناشطة كيارا موريتي", "كيارا موريتي", "Kiara Moretti"),
        ("قال توماس هوفمان في برلين", "توماس هوفمان", "Thomas Hoffmann"),
        ("قالت أم سالم وهي تبكي", "أم سالم", "Um Salem"),
        ("قال سامر العلي إنه باق", "سامر العلي", "Samer al-Ali"),
        ("وأضاف إبراهيم جاب الله", "إبراهيم جاب الله", "Ibrahim Gaballah"),
        ("وقال هادي زلزلي إنه باق", "هادي زلزلي", "Hadi Zalzali"),
        ("قالت وزيرة خارجية السنغال أيساتو ندياي", "أيساتو ندياي", "Aisato Ndiaye"),
        ("سلمه لمحمود الترهوني", "محمود الترهوني", "Mahmoud al-Tarhouni"),
    ],
)
def test_a_person_is_found_by_a_given_name_or_an_office(sentence: str, form: str, name: str) -> None:
    assert people(sentence) == [(form, name)]


@pytest.mark.parametrize(
    "sentence",
    [
        "قال محمد إن الطريق مغلق",
        "كان حسن السيرة والسلوك",
        "يدافع عن قاعات كمال الأجسام",
        "طلب منه أن يعود",
        "أكد نجم التنس أنه باق",
        "تصرف اللاعب تصرفا غريبا",
        "أخلي سبيل السيدة مقابل كفالة",
        "مستشفى كمال عدوان في شمال القطاع",
        "شارع سعد زغلول مغلق",
    ],
)
def test_what_follows_a_given_name_or_an_office_is_not_always_a_name(sentence: str) -> None:
    assert people(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("وقال أحمد الزوي صحفي من طبرق", "أحمد الزوي"),
        ("روى محمود الغرابي الذي شهد الهجوم", "محمود الغرابي"),
        ("اتهم نادر الفيتوري الحكومة بالتقصير", "نادر الفيتوري"),
        ("وأضاف سامي حداد أن الوضع صعب", "سامي حداد"),
        ("زارت هناء بوشناف مدينة غريان", "هناء بوشناف"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(sentence: str, form: str) -> None:
    assert [found for found, _ in people(sentence)] == [form]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("قال الرئيس بوتين", "Vladimir Putin"),
        ("قال يويري موسيفيني", "Yoweri Museveni"),
        ("قال إسحق هرتسوغ", "Isaac Herzog"),
    ],
)
def test_a_famous_surname_stands_for_its_bearer(sentence: str, name: str) -> None:
    assert [found for _, found in people(sentence)] == [name]


@pytest.mark.parametrize("sentence", ["ماريك زيلينسكي", "فيونا برينان", "مركز كارتر", "آل المسماري"])
def test_a_famous_surname_of_somebody_else_is_not_its_bearer(sentence: str) -> None:
    famous = {"Volodymyr Zelenskiy", "John Brennan", "Ashton Carter", "Ahmed al-Mismari"}
    assert not famous & {name for _, name in people(f"تحدث {sentence} أمس")}


def test_a_person_of_the_list_is_not_lengthened_by_a_word_that_follows() -> None:
    assert people("بعث سلمان بن حمد برقية") == [("سلمان بن حمد", "Salman bin Hamad")]


def test_a_name_by_sound_says_so() -> None:
    assert find_names("قال يونس المرابطي")[0].basis is NameBasis.TRANSLITERATED
    assert not find_names("قال يونس المرابطي")[0].certain


@pytest.mark.parametrize(
    "sentence",
    [
        "وقالت المتحدثة باسم المنظمة مارغريت هاريس إن الوضع خطير",
        "وأكدت عريفة الحفل سولانج هاريس أن القاعة امتلأت",
    ],
)
def test_a_famous_surname_behind_an_unknown_given_name_is_somebody_elses(sentence: str) -> None:
    assert "Kamala Harris" not in [name for _, name in people(sentence)]


@pytest.mark.parametrize(
    ("sentence", "form", "name"),
    [
        ("وبحسب الدكتور رامي عوض فإن المرض ينتشر", "رامي عوض", "Rami Awad"),
        ("وبحسب رامي عوض فقد ارتفع العدد", "رامي عوض", "Rami Awad"),
        ("طالب النائب حيدر الملا بالتحقيق", "حيدر الملا", "Haidar al-Mala"),
        ("وقال المهندس وائل السقا أمس", "وائل السقا", "Wael al-Saqa"),
    ],
)
def test_a_name_ends_before_the_word_that_goes_on_and_may_end_in_a(sentence: str, form: str, name: str) -> None:
    assert people(sentence) == [(form, name)]
