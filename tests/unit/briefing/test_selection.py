"""Who gets how many key points, and in which order statements stand."""

import pytest

from briefing.selection import allot_points, summary_length


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
