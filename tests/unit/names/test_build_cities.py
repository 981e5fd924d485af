"""The tool that makes the table of cities: which are taken, how they are spelt, which forms need help."""

import json
from pathlib import Path

import pytest

from briefing.names.build_cities import cities_of, english_of, main, needs_of
from briefing.names.known import Needs


@pytest.mark.parametrize(
    ("country", "population", "taken"),
    [("LY", 20_000, True), ("TR", 20_000, False), ("TR", 150_000, True), ("JP", 150_000, False), ("JP", 400_000, True)],
)
def test_a_city_is_taken_if_it_is_large_for_its_distance(country: str, population: int, *, taken: bool) -> None:
    entry = {"name": "X", "countrycode": country, "population": population, "alternatenames": ["بلدتنا"]}
    assert bool(list(cities_of([entry]))) is taken


def test_only_names_in_arabic_letters_count() -> None:
    names = ["Paris", "باريس", "پاریس", "باريس 2"]
    entry = {"name": "Paris", "countrycode": "FR", "population": 2_000_000, "alternatenames": names}
    assert [city.forms for city in cities_of([entry])] == [("باريس",)]


@pytest.mark.parametrize(
    ("name", "english"), [("Al Marj", "al-Marj"), ("Zuwārah", "Zuwarah"), ("Łódź", "Lodz"), ("Al ‘Alam", "al-Alam")]
)
def test_english_names_have_no_diacritics_and_a_small_article(name: str, english: str) -> None:
    assert english_of(name) == english


@pytest.mark.parametrize(
    ("form", "population", "needs"),
    [
        ("غلاسكو", 600_000, Needs.NOTHING),
        ("النجمة", 20_000, Needs.TYPE),  # the star
        ("جوس", 20_000, Needs.TYPE),  # three letters are many words
        ("سالم", 900_000, None),  # a given name
        ("ميدان", 900_000, None),  # a square
    ],
)
def test_a_form_that_may_be_another_word_needs_help_or_is_left_out(
    form: str, population: int, needs: Needs | None
) -> None:
    assert needs_of(form, population) == needs


def test_a_form_of_two_cities_names_the_one_in_the_arab_world(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = {
        "1": {"name": "Far", "countrycode": "JP", "population": 900_000, "alternatenames": ["زرقستان"]},
        "2": {"name": "Near", "countrycode": "LY", "population": 30_000, "alternatenames": ["زرقستان"]},
    }
    path = tmp_path / "cities.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    main(str(path))
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("#")]
    assert lines == ["زرقستان\tNear\t\tLY"]
