"""What a briefing knows stands in the groups in which an editor looks for it."""

import dataclasses

import pytest

from briefing.dossier import Novelty, PointChange
from briefing.render.grouping import (
    applied_terms,
    entity_lists,
    missed_terms,
    novelties,
    novelty_line,
    outlets_by_country,
    sections,
)
from sample_document import CHANGES, plain_document, sample_document


def test_names_stand_as_people_organisations_and_places() -> None:
    lists = [(heading, [entity.name for entity in found]) for heading, found in entity_lists(sample_document())]
    assert lists == [
        ("People", ["Samer al-Halabi"]),
        ("Organisations", ["Civil Defence"]),
        ("Places", ["Wadi al-Rumman"]),
    ]


def test_a_list_of_no_names_is_left_out() -> None:
    document = dataclasses.replace(sample_document(), entities=sample_document().entities[:1])
    assert [heading for heading, _ in entity_lists(document)] == ["Places"]


def test_terms_are_told_apart_by_whether_they_were_applied_everywhere() -> None:
    assert [use.en for use in missed_terms(sample_document())] == ["Chamber of Commerce and Industry"]
    assert [use.en for use in applied_terms(sample_document())] == ["Civil Defence"]


def test_outlets_of_no_known_country_come_last() -> None:
    assert [country for country, _ in outlets_by_country(sample_document())] == [
        "Jordan",
        "Tunisia",
        "Country not known",
    ]


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (["new", "new", "changed", "known"], "2 key points are new, 1 has changed figures, 1 was known"),
        (["new"], "1 key point is new"),
        (["changed", "changed"], "2 have changed figures"),
        ([], "no key point to compare"),
    ],
)
def test_the_news_is_summed_up(found: list[str], line: str) -> None:
    points = tuple(PointChange(point=number, novelty=Novelty(each)) for number, each in enumerate(found))
    assert novelty_line(dataclasses.replace(CHANGES, points=points)) == line


def test_key_points_carry_what_is_new_about_them() -> None:
    assert novelties(CHANGES) == {0: Novelty.CHANGED, 1: Novelty.KNOWN, 2: Novelty.NEW, 3: Novelty.NEW}
    assert novelties(None) == {}


def test_only_sections_that_hold_something_are_named() -> None:
    assert [anchor for anchor, _ in sections(plain_document())] == ["stories"]
    assert [anchor for anchor, _ in sections(sample_document())] == [
        "news",
        "figures",
        "contradictions",
        "timeline",
        "stories",
        "quotes",
        "who",
        "terms",
    ]
