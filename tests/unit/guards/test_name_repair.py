"""Misspelt names are put right where it is certain what was meant, and nowhere else."""

import pytest

from briefing.guards import repair_names
from briefing.point import Repair


@pytest.mark.parametrize(
    ("source", "english", "repaired"),
    [
        ("زار جان إيف لودريان مدينة درنة", "Jean-Yves Loderyan visited Darnah.", "Jean-Yves Le Drian visited Derna."),
        ("قال ماركو مينيتي إن العمل صعب", "Marco Minity said work was hard.", "Marco Minniti said work was hard."),
        ("اتهم لودريان الجميع", "Lodrian accused everyone.", "Le Drian accused everyone."),
        ("قوات خليفة حفتر", "the forces of Khalifa Haftr's men", "the forces of Khalifa Haftar's men"),
        ("وصل السراج أمس", "The Saraj arrived yesterday.", "Al-Sarraj arrived yesterday."),
        ("إلى بني وليد", "to Beni Walied and to Beni Walied", "to Bani Walid and to Bani Walid"),
    ],
)
def test_a_misspelt_name_gets_its_usual_spelling(source: str, english: str, repaired: str) -> None:
    assert repair_names(source, english)[0] == repaired


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("في درنة", "in Derna"),
        ("في سرت", "in the street"),
        ("في إيران والعراق", "in Iraq and elsewhere"),
        ("في إيران", "in Iraq"),
        ("قال محمد مرسي", "Mohammed said"),
        ("في درنة", "in Darna and Dernis"),
        ("لا أسماء هنا", "No Names Here"),
    ],
)
def test_nothing_is_changed_where_it_is_uncertain_what_was_meant(source: str, english: str) -> None:
    assert repair_names(source, english) == (english, ())


def test_each_change_is_told() -> None:
    _, repairs = repair_names("من درنة إلى سرت", "from Dernah to Sert")
    assert repairs == (Repair(was="Dernah", now="Derna"), Repair(was="Sert", now="Sirte"))
