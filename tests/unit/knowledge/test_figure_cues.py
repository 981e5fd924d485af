"""What the words around a figure tell of it."""

import pytest

from briefing.knowledge.figures.cues import read_cues
from briefing.knowledge.figures.reading import read_figures


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("أما وزارة الداخلية فتقول إن 300 مقاتل سلموا أنفسهم", "turned"),
        ("غير أن لجنة الإغاثة تتحدث عن 150 ألف نازح", "turned"),
        ("ويملك تنظيم داعش 300 مقاتل", "armed"),
        ("ويملك تنظيم داعش 300 مقاتل", "strength"),
        ("ويطالب الأطباء بزيادة رواتبهم بنسبة 40 في المئة", "wished"),
        ("حضر 38500 متفرج، وهو أقل من الرقم الذي أعلنه المنظمون", "compares"),
        ("ارتفعت حصيلة الانفجار إلى 17 قتيلا", "updates"),
        ("قتل 3 أشخاص في هجوم آخر", "another"),
    ],
)
def test_words_around_a_figure_are_cues(sentence: str, cue: str) -> None:
    found = read_figures(sentence)

    assert getattr(read_cues(sentence, found[0], found), cue)


def test_a_plain_statement_has_no_cues() -> None:
    sentence = "قتل 12 شخصا في مدينة بنغازي"
    found = read_figures(sentence)

    cues = read_cues(sentence, found[0], found)

    assert not any([cues.turned, cues.armed, cues.wished, cues.strength, cues.compares, cues.updates, cues.another])


def test_a_handful_of_gunmen_is_no_strength() -> None:
    sentence = "يوجد في القرية 6 مسلحين"
    found = read_figures(sentence)

    assert not read_cues(sentence, found[0], found).strength
