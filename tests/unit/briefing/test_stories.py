"""Articles about the same events come together, others stay apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ports import Vectors
from briefing.stories import article_vector, group_stories


def unit(*angles: float) -> Vectors:
    return np.array([[np.cos(angle), np.sin(angle)] for angle in angles], dtype=np.float32)


@pytest.mark.parametrize(
    ("angles", "stories"),
    [
        ((0.0,), [[0]]),
        ((0.0, 0.1, 1.5, 1.6), [[0, 1], [2, 3]]),
        ((0.0, 1.5, 0.1, 1.6, 0.2), [[0, 2, 4], [1, 3]]),
        ((0.0, 1.2, 2.4), [[0], [1], [2]]),
    ],
)
def test_vectors_that_lie_close_are_one_story(angles: tuple[float, ...], stories: list[list[int]]) -> None:
    assert group_stories(unit(*angles), threshold=0.6) == stories


def test_a_chain_of_likenesses_does_not_join_its_far_ends() -> None:
    assert len(group_stories(unit(0.0, 0.5, 1.0, 1.5, 2.0, 2.5), threshold=0.8)) > 1


@given(st.lists(st.floats(min_value=0, max_value=3), min_size=1, max_size=12))
def test_every_article_is_in_exactly_one_story(angles: list[float]) -> None:
    stories = group_stories(unit(*angles))
    assert sorted(index for story in stories for index in story) == list(range(len(angles)))


def test_an_article_vector_has_unit_length() -> None:
    vector = article_vector(unit(0.0)[0], unit(0.2, 0.4))
    assert np.linalg.norm(vector) == pytest.approx(1.0)
