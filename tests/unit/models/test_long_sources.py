"""A segment of more pieces than the model has positions is cut; it must not end the process."""

import pytest

from models.registry import load_translator
from models.translation.ctranslate2_backend import LONGEST_SOURCE, WORD, split_pieces

HASHTAGS = " ".join(f"#وسم_طويل_جدا_{number}" for number in range(80))


def test_what_the_model_reads_at_once_stays_whole() -> None:
    pieces = [WORD + "كتاب"] * LONGEST_SOURCE
    assert split_pieces(pieces) == [pieces]


def test_a_cut_lies_at_the_beginning_of_a_word() -> None:
    pieces = [WORD + "كتاب", "ان"] * LONGEST_SOURCE
    parts = split_pieces(pieces)
    assert [piece for part in parts for piece in part] == pieces
    assert all(part[0].startswith(WORD) for part in parts)
    assert max(map(len, parts)) <= LONGEST_SOURCE


def test_a_word_without_end_is_cut_anywhere() -> None:
    assert [len(part) for part in split_pieces(["ه"] * (2 * LONGEST_SOURCE + 1))] == [LONGEST_SOURCE] * 2 + [1]


@pytest.mark.parametrize("segment", [HASHTAGS, "ك" * 4_800], ids=["hashtags", "one word"])
def test_the_shipped_model_survives_it(segment: str) -> None:
    one, other = load_translator(threads=1).translate([segment, "وصل الوفد يوم الاثنين."])
    assert one
    assert "Monday" in other
