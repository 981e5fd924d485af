"""Which kinds of events, stretches of time and scopes a sentence speaks of."""

import pytest

from briefing.knowledge.figures.cues import level
from briefing.knowledge.figures.events import events_in, runs_long, scopes_in


@pytest.mark.parametrize(
    ("one", "other", "may_be_one"),
    [
        ("انفجار سيارة مفخخة", "الهجوم على السوق", True),
        ("غرق مركب قبالة الساحل", "غرق القارب ليلا", True),
        ("زلزال ضرب المدينة", "انهيار المباني", True),
        ("انفجار سيارة مفخخة", "نزاع عشائري مسلح", False),
        ("غارة جوية على القرية", "حادث سير قرب القرية", False),
    ],
)
def test_words_for_events_tell_whether_they_may_be_one(one: str, other: str, may_be_one: bool) -> None:  # noqa: FBT001 - a column of the table
    assert bool(events_in(level(one)) & events_in(level(other))) is may_be_one


def test_a_word_for_nearly_is_no_boat() -> None:
    assert events_in(level("ما يقارب نصف الإنتاج")) == frozenset()


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("قتلوا منذ بداية الشهر", True),
        ("نزحوا خلال سنوات الحرب", True),
        ("قتلوا في حوادث هذا العام", True),
        ("قتلوا منذ فجر اليوم", False),
        ("قتلوا خلال ساعات", False),
    ],
)
def test_counts_over_weeks_and_years_are_told_from_those_of_a_day(text: str, long: bool) -> None:  # noqa: FBT001 - a column of the table
    assert runs_long(level(text)) is long


def test_the_sector_is_the_scope_of_a_share() -> None:
    assert scopes_in(level("في قطاع الصحة وحده")) == {"الصحه"}
