"""Names in the context of their article: a surname alone names whom the article named in full."""

import pytest

from briefing.article import Sentence
from briefing.names.article import names_in


def names(*texts: str) -> list[list[str]]:
    sentences = [
        Sentence(article="a", index=index, start=0, end=len(text), text=text, normalised=text, paragraph=index)
        for index, text in enumerate(texts)
    ]
    return [[mention.name for mention in mentions] for mentions in names_in(sentences)]


def test_a_surname_alone_goes_back_to_the_full_name() -> None:
    assert names("قال الباحث يونس المرابطي ذلك.", "ويتوقع المرابطي حلا.") == [["Younis al-Murabiti"]] * 2


def test_a_surname_is_not_known_before_the_full_name() -> None:
    assert names("ويتوقع المرابطي حلا.", "قال يونس المرابطي ذلك.")[0] == []


def test_a_surname_of_the_same_sentence_counts() -> None:
    assert names("قال لطفي الحمروني إن الأسعار ارتفعت، وهدد الحمروني بالإضراب.") == [["Lotfi Hamrouni"] * 2]


def test_a_listed_person_is_named_by_the_surname_only_after_the_full_name() -> None:
    before, full, after = names("عاد البغدادي إلى منزله.", "ظهر أبو بكر البغدادي.", "وقبل البغدادي البيعة.")
    assert (before, full, after) == ([], ["Abu Bakr al-Baghdadi"], ["Abu Bakr al-Baghdadi"])


def test_whom_the_article_names_comes_before_a_famous_namesake() -> None:
    assert names("قال المزارع ناصر بن بريك ذلك.", "وأضاف بن بريك أنه باق.")[1] == ["Nasser bin Barik"]


@pytest.mark.parametrize(
    ("sentence", "mentions"),
    [("وقال صالح إنه سيعود.", ["Nabil Saleh"]), ("كان هذا صالح الجميع.", []), ("هذا عمل صالح.", [])],
)
def test_a_surname_that_is_also_a_word_needs_a_verb_before_it(sentence: str, mentions: list[str]) -> None:
    assert names("قال نبيل صالح ذلك.", sentence)[1] == mentions


def test_no_part_of_abdullah_stands_alone() -> None:
    assert names("قال ماجد عبد الله ذلك.", "إن شاء الله نعود.")[1] == []


def test_a_place_that_its_kind_made_known_needs_it_no_more() -> None:
    assert names("دخلوا بلدة أكنول أمس.", "وخرجوا من أكنول اليوم.") == [["Aknol"], ["Aknol"]]


def test_a_word_that_was_a_place_before_needs_only_a_preposition() -> None:
    assert names("وصلوا إلى مدينة تازة.", "ومن تازة عادوا.", "وجبة تازة.") == [["Taza"], ["Taza"], []]


def test_a_body_without_its_country_is_the_one_named_before() -> None:
    assert names("قال الهلال الأحمر المغربي ذلك.", "ووزع الهلال الأحمر الخيام.")[1] == ["Moroccan Red Crescent"]


def test_a_list_of_places_goes_on_with_a_place_that_is_also_a_word() -> None:
    assert names("أصيبوا في الحديدة وحجة وإب.") == [["Hodeidah", "Hajjah", "Ibb"]]
