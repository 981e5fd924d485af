"""HTML in a body: blanked for reading, every offset kept."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Article
from briefing.markup import without_markup
from briefing.preparing import PreparedArticle, prepare

PIECES = [
    "<p>",
    "</p>",
    "<br/>",
    "<b>",
    "</b>",
    "&nbsp;",
    "&laquo;",
    "<script>",
    "</script>",
    "قال ",
    "İ",
    "<",
    ">",
    "&",
    "\n",
]


def prepared(body: str) -> PreparedArticle:
    result = prepare(Article(id="a", body=body))
    assert isinstance(result, PreparedArticle)
    return result


def test_tags_part_paragraphs_and_reach_no_model() -> None:
    body = "<p>أعلنت البلدية <b>فتح</b> السوق&nbsp;القديم.</p><p class='x'>وقال رئيسها إن الكلفة بلغت 3 ملايين</p><br/>"
    article = prepared(body)
    assert [sentence.normalised for sentence in article.sentences] == [
        "أعلنت البلدية فتح السوق القديم.",
        "وقال رئيسها إن الكلفة بلغت 3 ملايين",
    ]
    assert [body[sentence.start : sentence.end] for sentence in article.sentences] == [
        "أعلنت البلدية <b>فتح</b> السوق&nbsp;القديم.",
        "وقال رئيسها إن الكلفة بلغت 3 ملايين",
    ]


def test_what_a_page_does_not_show_is_no_text() -> None:
    article = prepared("<p>أعلنت البلدية فتح السوق.</p><script>var x = 'نص';</script><!-- تعليق المحرر -->")
    assert [sentence.text for sentence in article.sentences] == ["أعلنت البلدية فتح السوق."]


@pytest.mark.parametrize(
    "body", ["السعر < 5 و > 3 دنانير", "شركة A&B الجديدة", "كتب <نص> بين قوسين", "الوسم <p> يفتح فقرة"]
)
def test_a_text_without_closing_tags_stays_as_it_is(body: str) -> None:
    assert without_markup(body) == body


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_nothing_changes_its_place(body: str) -> None:
    text = without_markup(body)
    assert len(text) == len(body)
    assert [at for at, letter in enumerate(text) if letter == "ق"] == sorted(
        {at for at, letter in enumerate(body) if letter == "ق"}
        - {at for at, letter in enumerate(body) if text[at] == "\n"}
    )


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<p ", "&laquo", "</p", "<style></style"])
def test_hostile_markup_takes_no_longer_than_other_text(piece: str) -> None:
    begun = time.perf_counter()
    without_markup(f"</p>{piece * (200_000 // len(piece))}")
    assert time.perf_counter() - begun < 2
