"""Which values fit each other, and how a value is written."""

import pytest

from briefing.dossier import Bound
from briefing.knowledge.figures.reading import FigureReading
from briefing.knowledge.figures.values import fit, show
from briefing.point import Label


def reading(
    value: float,
    *,
    upper: float | None = None,
    bound: Bound = Bound.EXACT,
    unit: str = "people",
    per: str = "",
) -> FigureReading:
    """Make a reading of a value."""
    return FigureReading(
        start=0, end=1, value=value, upper=upper, bound=bound, counted=Label(en="", ar=""), unit=unit, per=per
    )


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (reading(12), reading(12), True),
        (reading(12), reading(13), False),
        (reading(1122), reading(1120), True),
        (reading(4.9, unit="percent"), reading(4.8, unit="percent"), False),
        (reading(500, bound=Bound.ABOUT), reading(530), True),
        (reading(41_000, bound=Bound.ABOUT), reading(38_500), False),
        (reading(500, bound=Bound.AT_MOST), reading(450), True),
        (reading(500, bound=Bound.AT_MOST), reading(800), False),
        (reading(90_000, bound=Bound.MORE_THAN), reading(100_000), True),
        (reading(90_000, bound=Bound.MORE_THAN), reading(150_000), False),
        (reading(90_000, bound=Bound.MORE_THAN), reading(80_000), False),
        (reading(2600, upper=3500), reading(3000), True),
        (reading(2600, upper=3500), reading(4000, upper=5000), False),
    ],
)
def test_values_fit_as_far_as_news_means_them(one: FigureReading, other: FigureReading, *, fits: bool) -> None:
    assert fit(one, other) is fits
    assert fit(other, one) is fits


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (reading(150_000, bound=Bound.MORE_THAN), "more than 150,000"),
        (reading(2600, upper=3500), "2,600–3,500"),
        (reading(12, unit="percent"), "12%"),
        (reading(7.5, unit="percent", bound=Bound.ABOUT), "about 7.5%"),
        (reading(40_000_000, unit="dollar", bound=Bound.ABOUT), "about $40 million"),
        (reading(20_000_000, unit="euro"), "€20 million"),
        (reading(1_200_000_000, unit="Libyan dinar"), "1.2 billion Libyan dinars"),
        (reading(2_000_000, upper=3_000_000, unit="dirham"), "2–3 million dirhams"),
        (reading(1_234_567), "1,234,567"),
        (reading(500, bound=Bound.AT_MOST), "at most 500"),
        (reading(12, bound=Bound.AT_LEAST), "at least 12"),
        (reading(20, unit="second", bound=Bound.LESS_THAN), "less than 20 seconds"),
        (reading(1_200_000, unit="barrel", per="a day"), "1.2 million barrels a day"),
        (reading(1, unit="week"), "1 week"),
        (reading(6, unit="foot"), "6 feet"),
        (reading(3, unit="lira"), "3 lira"),
    ],
)
def test_a_value_is_written_as_an_editor_reads_it(value: FigureReading, shown: str) -> None:
    assert show(value) == shown
