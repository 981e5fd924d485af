"""The guard on figures: what it asks for, what it lets pass, what it tells the editor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document import Repair
from briefing.guards.numbers import check_numbers


@pytest.mark.parametrize(
    ("source", "hypothesis"),
    [
        ("وصل 150 ألف نازح", "150,000 displaced people arrived"),
        ("وصل 150 ألف نازح", "A hundred and fifty thousand displaced people arrived"),
        ("قتل سبعة جنود", "7 soldiers were killed"),
        ("قتل 7 جنود", "Seven soldiers were killed"),
        ("جرح شخصان", "Two people were wounded"),
        ("جرح شخصان", "2 people were wounded"),
        ("قال أحد الشهود", "One of the witnesses said"),
        ("عاد يوم الأحد", "He came back on Sunday"),
        ("للمرة الأولى", "For the first time"),
        ("انتظر ثانية ثم مضى", "He waited a second, then went on"),
        ("صوت مرتين", "He voted twice"),
        ("بنسبة 10 و20 بالمئة", "by 10 and 20 percent"),
        ("بنسبة 50 بالمئة", "by half"),
        ("الساعة 21:30", "at 9:30 p.m."),
        ("الساعة التاسعة مساء", "at 9 p.m."),
        ("خلال عشر سنوات", "over a decade"),
        ("لويس السادس عشر", "Louis XVI"),
        ("منذ سبعينيات القرن العشرين", "since the 1970s"),
        ("بين عامي 1995-96", "between 1995 and 1996"),
        ("مساحة 2.2 مليون كيلومتر مربع", "an area of 2.2 million km2"),
        ("قد يعود في مايو", "He may be back in May"),
        ("مارس ضغوطا عليهم", "He put pressure on them"),
        ("ساعة ونصف", "1.5 hours"),
        ("دفع 20 ليرة", "He paid 20 pounds"),
        ("في 5/11/2014", "on 5 November 2014"),
        ("في رمضان الماضي", "last Ramadan"),
        ("عشرات القتلى", "dozens of dead"),
        ("عند الساعة 11:20", "at 1120 hours"),
        ("هوميروس الذي ألف الملحمة", "Homer, who wrote the epic"),
        ("مساحتها 40 كم2", "it covers 40 square kilometres"),
        ("عند الساعة 2 ليلا", "at 2 a.m."),
        ("الساعة 8 مساء", "at 8 o'clock in the evening"),
        ("الساعة 8 مساء", "at 20:00"),
        ("قال على https://t.co/AbC123xyz اليوم", "He said today"),
        ("كتب @user77 على #سرت_2016 اليوم", "He wrote today"),
        ("راسلوا desk24@example.org", "Write to the desk"),
    ],
)
def test_a_figure_said_another_way_passes(source: str, hypothesis: str) -> None:
    assert check_numbers(source, hypothesis).detail == ""


@pytest.mark.parametrize(
    ("source", "hypothesis", "detail"),
    [
        ("قتل 250 جنديا", "Soldiers were killed", "250 in the Arabic is missing from the English"),
        ("قتل جنود", "40 soldiers were killed", "English has 40, which the Arabic does not"),
        (
            "قتل ثلاثون جنديا",
            "Soldiers were killed",
            "30 (ثلاثون) in the Arabic is missing from the English",
        ),
        (
            "حتى الساعة 8 مساء",
            "until 8:00 am",
            "8:00 p.m. in the Arabic is missing from the English; English has 8:00 a.m., which the Arabic does not",
        ),
        (
            "عند الساعة 20:30",
            "at 8:30 in the morning",
            "20:30 in the Arabic is missing from the English; English has 8:30 a.m., which the Arabic does not",
        ),
        ("بنسبة 12%", "by 12", "12 is a percentage in the Arabic but not in the English"),
        ("بلغت 12 نقطة", "reached 12 percent", "12 is a percentage in the English but not in the Arabic"),
        ("دفع 500 يورو", "He paid $500", "500 euros in the Arabic stands as dollars in the English"),
        (
            "في نوفمبر الماضي",
            "last October",
            "November (نوفمبر) in the Arabic is missing from the English; English has October, which the Arabic does not",
        ),
    ],
)
def test_a_wrong_figure_is_told_in_words_for_an_editor(source: str, hypothesis: str, detail: str) -> None:
    verdict = check_numbers(source, hypothesis)
    assert (verdict.passed, verdict.detail) == (False, detail)


def test_a_repair_is_told_by_a_verdict_that_passes() -> None:
    verdict = check_numbers("وصل 244890 نازحا", "244,890 arrived", repairs=[Repair(was="24,490", now="244,890")])
    assert (verdict.passed, verdict.detail) == (True, "repaired: 24,490 -> 244,890")


@given(st.text(), st.text())
@settings(max_examples=100, deadline=None)
def test_any_pair_of_texts_gets_a_verdict(source: str, hypothesis: str) -> None:
    verdict = check_numbers(source, hypothesis)
    assert verdict.passed == (verdict.detail == "")


@pytest.mark.parametrize("text", ["1" * 6000, "1," * 3000, "مليون " * 3000, "9" * 15 + " trillion trillion trillion"])
def test_a_figure_beyond_all_measure_is_survived(text: str) -> None:
    assert check_numbers(text, "12").name == "numbers"
