"""Who gets how many key points, and in which order statements stand."""

import pytest

from briefing.article import Article
from briefing.preparing import PreparedArticle, prepare
from briefing.selection import allot_points, passages_of, summary_length


@pytest.mark.parametrize(
    ("sizes", "points", "shares"),
    [
        ([], 5, []),
        ([6], 5, [5]),
        ([3, 3, 2], 5, [2, 2, 1]),
        ([5, 1, 1], 3, [1, 1, 1]),
        ([5, 1, 1], 5, [3, 1, 1]),
        ([1, 1, 1, 1], 2, [1, 1, 0, 0]),
    ],
)
def test_every_story_gets_a_key_point_and_the_larger_ones_the_rest(
    sizes: list[int], points: int, shares: list[int]
) -> None:
    assert allot_points(sizes, points) == shares


@pytest.mark.parametrize(("articles", "sentences"), [(1, 4), (2, 6), (3, 7), (6, 12), (40, 12)])
def test_a_story_of_more_sources_gets_a_longer_summary_up_to_a_screen(articles: int, sentences: int) -> None:
    assert summary_length(articles) == sentences


@pytest.mark.parametrize(("publisher", "source"), [("وكالة الشاطئ", "وكالة الشاطئ"), ("", "a1")])
def test_an_outlet_is_one_source_and_an_article_without_outlet_its_own(publisher: str, source: str) -> None:
    prepared = prepare(Article(id="a1", body="افتتح الوزير الجسر الجديد صباح السبت.", publisher=publisher))
    assert isinstance(prepared, PreparedArticle)
    assert [passage.source for passage in passages_of(prepared)] == [source]
