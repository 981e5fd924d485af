"""How a near-copy differs from the article that stands for it."""

import time

import pytest

from briefing.article import Article
from briefing.preparing import PreparedArticle, prepare
from briefing.revisions import FigureChange, revision_of

MARKET = "وقع الانفجار في سوق الخضار عند الساعة الثامنة صباحا. وفتحت الشرطة تحقيقا في أسباب الحادث."


def prepared(body: str) -> PreparedArticle:
    result = prepare(Article(id="a", body=body))
    assert isinstance(result, PreparedArticle)
    return result


@pytest.mark.parametrize(
    ("here", "there", "change"),
    [
        ("قتل 15 شخصا في الانفجار.", "قتل 12 شخصا في الانفجار.", FigureChange(here="15", there="12")),
        ("قتل ١٥ شخصا في الانفجار.", "قتل تسعة أشخاص في الانفجار.", FigureChange(here="15", there="9")),
        (
            "بلغت الخسائر 2500 دينار أي 3.5% من الميزانية.",
            "بلغت الخسائر 1800 دينار أي 3.5% من الميزانية.",
            FigureChange(here="2,500", there="1,800"),
        ),
        (
            "ارتفعت الأسعار في السوق بنسبة 4% منذ أمس.",
            "ارتفعت الأسعار في السوق منذ أمس.",
            FigureChange(here="4%", there=""),
        ),
    ],
)
def test_another_figure_in_the_same_sentence_is_found(here: str, there: str, change: FigureChange) -> None:
    assert revision_of(prepared(f"{MARKET} {here}"), prepared(f"{there} {MARKET}")).figures == (change,)


@pytest.mark.parametrize(
    "copy",
    [
        f"قتل 12 شخصا في الانفجار. {MARKET}",
        f"قتل اثنا عشر شخصا في الانفجار. {MARKET}",
        f"قُتل ١٢ شخصا في الإنفجار. {MARKET}",
        MARKET,
    ],
)
def test_the_same_figures_in_another_script_or_a_cut_text_are_no_revision(copy: str) -> None:
    revision = revision_of(prepared(copy), prepared(f"قتل 12 شخصا في الانفجار. {MARKET}"))

    assert (revision.figures, revision.added) == ((), 0)


def test_a_sentence_without_a_counterpart_is_counted() -> None:
    added = "وطالب نواب المدينة بإقالة مدير الأمن خلال 48 ساعة."
    revision = revision_of(prepared(f"{MARKET} {added}"), prepared(MARKET))

    assert (revision.figures, revision.added) == ((), 1)


def test_long_copies_are_compared_in_bounded_time() -> None:
    body = " ".join(f"وقال الشاهد رقم {number} إن السوق كان مغلقا تماما." for number in range(4000))
    begun = time.perf_counter()
    revision_of(prepared(body), prepared(body.replace("مغلقا", "مفتوحا")))
    assert time.perf_counter() - begun < 5
