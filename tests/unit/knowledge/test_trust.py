"""How statements are backed, and which of them lead."""

import pytest

from briefing.knowledge.trust import backing_of, leading_first
from briefing.point import Attribution, Backing, Check, Citation, Label, Point, SpeakerKind


def said_by(kind: SpeakerKind) -> Attribution:
    return Attribution(kind=kind, speaker=Label(en="", ar="المتحدث"))


def point(name: str, backing: Backing, *, passed: bool = True) -> Point:
    return Point(
        en=name,
        ar="خبر",
        citations=(Citation(article="a", sentence=0, start=0, end=3),),
        checks=(Check(name="numbers", passed=True), Check(name="omission", passed=passed)),
        backing=backing,
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SpeakerKind.NAMED, Backing.ON_RECORD),
        (SpeakerKind.INSTITUTION, Backing.ON_RECORD),
        (SpeakerKind.DOCUMENT, Backing.ON_RECORD),
        (SpeakerKind.UNNAMED_OFFICIAL, Backing.UNNAMED),
        (SpeakerKind.MEDIUM, Backing.UNNAMED),
        (SpeakerKind.UNNAMED, Backing.UNNAMED),
    ],
)
def test_the_word_of_one_source_is_as_good_as_the_speaker_it_names(kind: SpeakerKind, expected: Backing) -> None:
    assert backing_of(support=1, attribution=said_by(kind)) is expected


def test_one_source_in_its_own_voice_reports() -> None:
    assert backing_of(support=1, attribution=None) is Backing.REPORTED


@pytest.mark.parametrize("attribution", [None, said_by(SpeakerKind.UNNAMED), said_by(SpeakerKind.NAMED)])
def test_two_independent_sources_corroborate_each_other_whoever_speaks(attribution: Attribution | None) -> None:
    assert backing_of(support=2, attribution=attribution) is Backing.CORROBORATED


def test_the_better_backed_leads() -> None:
    given = [
        point("unnamed", Backing.UNNAMED),
        point("reported", Backing.REPORTED),
        point("corroborated", Backing.CORROBORATED),
        point("on record", Backing.ON_RECORD),
    ]
    assert [each.en for each in leading_first(given)] == ["corroborated", "reported", "on record", "unnamed"]


def test_a_failed_translation_follows_every_sound_one() -> None:
    given = [point("failed", Backing.CORROBORATED, passed=False), point("sound", Backing.UNNAMED)]
    assert [each.en for each in leading_first(given)] == ["sound", "failed"]


def test_points_that_are_backed_alike_keep_the_order_given() -> None:
    given = [point(name, Backing.ON_RECORD) for name in "cab"]
    assert [each.en for each in leading_first(given)] == ["c", "a", "b"]
