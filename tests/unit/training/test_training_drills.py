"""Drills: every blank is filled, with the same on both sides."""

import random
import re

from briefing.guards.numbers import check_numbers
from models.training.data import Pair
from models.training.drills import SENTENCES, Drills
from models.training.names import PERSONS, PLACES, NameSwapper

NAMES = NameSwapper(
    {
        PERSONS: [Pair(arabic="بيتر لوند", english="Peter Lund")],
        PLACES: [Pair(arabic="برانفورد", english="Branford"), Pair(arabic="سان مارينو", english="San Marino")],
    }
)


def test_both_sides_of_a_sentence_have_the_same_blanks() -> None:
    blank = re.compile(r"\{[^}]*\}")
    assert all(sorted(blank.findall(arabic)) == sorted(blank.findall(english)) for arabic, english in SENTENCES)


def test_no_blank_is_left_and_the_sides_have_the_same_names() -> None:
    rng, drills = random.Random(1), Drills(NAMES)
    for pair in (drills.draw(rng) for _ in range(300)):
        assert "{" not in pair.arabic + pair.english
        assert ("برانفورد" in pair.arabic) == ("Branford" in pair.english)


def test_the_numbers_guard_passes_the_drills() -> None:
    rng, drills = random.Random(2), Drills(NAMES)
    drawn = [drills.draw(rng) for _ in range(300)]
    assert [pair for pair in drawn if not check_numbers(pair.arabic, pair.english).passed] == []


def test_without_names_only_sentences_that_need_none_are_drawn() -> None:
    rng, drills = random.Random(3), Drills(NameSwapper({}))
    drawn = {drills.draw(rng).english.split()[0] for _ in range(100)}
    assert drawn == {"The", "Please"}
