"""The tables of names: every row can be used, and no list is a torso."""

import re
from pathlib import Path

import pytest

from briefing.names.common import common_words, is_common
from briefing.names.known import Needs, known_forms, rows
from briefing.names.nationalities import nationality

DATA = Path(__file__).parents[3] / "briefing" / "names" / "data"
ENGLISH = re.compile(r"[A-Za-z0-9'’&+().,{} /-]+")


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("people.tsv", 350),
        ("organisations.tsv", 250),
        ("places.tsv", 400),
        ("cities.tsv", 1500),
        ("given.tsv", 650),
        ("nationalities.tsv", 100),
        ("portfolios.tsv", 40),
    ],
)
def test_a_table_has_rows_of_arabic_and_plain_english(table: str, least: int) -> None:
    count = 0
    for row in rows(table):
        assert all(re.fullmatch(r"[^\W\d_][\w +-]*", form) for form in row[0].split("|")), row
        assert ENGLISH.fullmatch(row[1]), row
        count += 1
    assert count >= least


@pytest.mark.parametrize("table", ["places.tsv", "cities.tsv"])
def test_what_a_place_needs_is_known(table: str) -> None:
    for row in rows(table):
        Needs(row[2] if len(row) > 2 else "")


def test_every_table_says_where_it_is_from() -> None:
    for path in DATA.glob("*.tsv"):
        head = "".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
        assert "ritten for " in head or "CC BY 4.0" in head, path.name


def test_the_tables_stay_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 1_000_000


def test_no_form_of_one_word_is_a_function_word() -> None:
    unsafe = {
        key for key, forms in known_forms().items() for form, known in forms if len(form) == 1 and not known.needs
    }
    assert unsafe & {"علي", "من", "قال", "بعد", "حد", "عين", "سلام", "ان", "لولا", "بري"} == set()


@pytest.mark.parametrize("word", ["قال", "واضافت", "المتحدث", "بمشاركه", "سيعود", "يوكد", "الوزير", "للحكومه"])
def test_verbs_and_words_of_newswire_are_common(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["المرابطي", "بامطرف", "حفتر", "يونس", "تيلرسون"])
def test_surnames_are_not_common(word: str) -> None:
    assert not is_common(word)
    assert word not in common_words()


@pytest.mark.parametrize(("word", "english"), [("الفرنسيه", "French"), ("ليبيين", "Libyan"), ("كتاب", None)])
def test_adjectives_of_countries_are_known_in_every_form(word: str, english: str | None) -> None:
    assert nationality(word) == english
