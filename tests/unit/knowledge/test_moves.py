"""Which figures moved between two restatements."""

import pytest

from briefing.knowledge.news.moves import NOT_GIVEN, figures_of, moves

COLLAPSE = "أسفر انهيار المبنى عن مقتل 12 شخصا وإصابة 30 آخرين."


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (COLLAPSE, COLLAPSE.replace("12", "19"), [("killed", "12", "19")]),
        (COLLAPSE, "ارتفعت حصيلة انهيار المبنى إلى 15 قتيلا و30 جريحا.", [("killed", "12", "15")]),
        (
            COLLAPSE,
            "أسفر انهيار المبنى عن إصابة 41 شخصا ومقتل 15 آخرين.",
            [("injured", "30", "41"), ("killed", "12", "15")],
        ),
        (COLLAPSE, "انهار المبنى وقتل 12 شخصا.", []),
        ("انهار المبنى وقتل 12 شخصا.", COLLAPSE, [("injured", NOT_GIVEN, "30")]),
        ("انقطعت الكهرباء عن 40% من المنازل.", "انقطعت الكهرباء عن 25 بالمئة من المنازل.", [("", "40%", "25%")]),
        ("نزح نحو 100 شخص من القرية.", "نزح 98 شخصا من القرية.", []),
        ("قتل أكثر من 10 أشخاص في الحادث.", "قتل 14 شخصا في الحادث.", [("killed", "more than 10", "14")]),
    ],
)
def test_figures_are_paired_by_what_they_count(was: str, now: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(move.counted, move.was, move.now) for move in moves(figures_of(now), figures_of(was))]
    assert [each[1:] for each in found] == [each[1:] for each in expected]
    assert all(counted == wanted for (counted, *_), (wanted, *_) in zip(found, expected, strict=True) if wanted)


def test_what_a_value_was_before_is_no_figure_of_today() -> None:
    now = figures_of("ارتفع معدل التضخم من 9 بالمئة إلى 11 بالمئة.")
    assert [figure.value for figure in now] == [11]
    assert [(move.was, move.now) for move in moves(now, figures_of("بلغ معدل التضخم 9 بالمئة."))] == [("9%", "11%")]
