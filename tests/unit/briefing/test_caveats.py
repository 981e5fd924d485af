"""What a briefing warns of in what it knows: disputed figures, names spelled by sound, what is not shown."""

import pytest

from briefing.caveats import of_dossier
from briefing.dossier import Dossier, Entity, EntityKind, Figure, NameBasis, Standing
from briefing.point import Label


def figure(standing: Standing) -> Figure:
    return Figure(
        id="figure-1",
        story="story-1",
        counted=Label(en="fighters", ar="مقاتل"),
        unit="people",
        standing=standing,
        explanation="",
        support=1,
        mentions=(),
    )


def person(name: str, basis: NameBasis) -> Entity:
    return Entity(
        id=name, kind=EntityKind.PERSON, name=name, basis=basis, forms=(), mentions=1, sources=1, citations=()
    )


def told(found: Dossier) -> dict[str, str]:
    return {caveat.code: caveat.message for caveat in of_dossier(found)}


def test_a_dossier_without_doubts_needs_no_caveat() -> None:
    sound = Dossier(figures=(figure(Standing.AGREED),), entities=(person("Marco Minniti", NameBasis.PEOPLE),))
    assert told(sound) == {}


@pytest.mark.parametrize(
    ("disputed", "expected"),
    [
        (1, "1 figure is disputed: each value stands with who gives it."),
        (2, "2 figures are disputed: each value stands with who gives it."),
    ],
)
def test_disputed_figures_are_counted(disputed: int, expected: str) -> None:
    figures = (*[figure(Standing.DISPUTED)] * disputed, figure(Standing.SINGLE_SOURCE))
    assert told(Dossier(figures=figures))["disputed_figures"] == expected


def test_names_spelled_by_sound_are_named_and_the_rest_is_counted() -> None:
    entities = tuple(person(f"Name {number}", NameBasis.TRANSLITERATED) for number in range(14))
    message = told(Dossier(entities=entities))["transliterated_names"]
    assert "Name 0, Name 1," in message
    assert message.endswith("Name 11 and 2 more.")


def test_what_is_not_shown_is_counted() -> None:
    assert told(Dossier(left_out=3))["left_out"] == (
        "3 further figures, dates and quotes of the articles are not shown."
    )
