"""English that is known beforehand is written into the Arabic in the place of terms and names."""

import pytest

from briefing.glossary import Glossary, GlossaryTerm
from briefing.known_english import with_terms_and_names

COAST = Glossary([GlossaryTerm(ar="بلدية الساحل", en="Coast Town")])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("زار الوزير بلدية الساحل أمس", "زار الوزير Coast Town أمس"),
        ("وقال لبلدية الساحل وبلديه الساحل", "وقال ل Coast Town و Coast Town"),
        ("قال للبلدية الساحل كلاما", "قال ل Coast Town كلاما"),
        ("بلديات الساحل كثيرة", "بلديات الساحل كثيرة"),
        ("زار فايز السراج مدينة درنة", "زار Fayez al-Sarraj مدينة Derna"),
        ("من درنة وبنغازي", "من Derna و Benghazi"),
    ],
)
def test_the_english_stands_in_the_place_of_a_term_or_a_name(source: str, expected: str) -> None:
    assert with_terms_and_names(source, glossary=COAST, before="") == expected


def test_a_name_within_a_term_is_not_written_twice() -> None:
    glossary = Glossary([GlossaryTerm(ar="ميناء درنة", en="Derna harbour")])
    assert with_terms_and_names("في ميناء درنة", glossary=glossary, before="") == "في Derna harbour"


def test_a_surname_alone_is_written_only_where_the_english_so_far_seems_to_miss_it() -> None:
    assert with_terms_and_names("قال السراج كلمة", glossary=COAST, before="The saddler spoke") == "قال السراج كلمة"
    assert with_terms_and_names("قال السراج كلمة", glossary=COAST, before="Today Sharay spoke") == "قال al-Sarraj كلمة"
