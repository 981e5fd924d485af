"""Values come back from JSON as they were, and anything else is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import plain
from briefing.document import Check, Citation, Repair
from briefing.dossier import Dossier, Figure, FigureMention, TimelineEntry
from briefing.errand import ErrandAnswer, ErrandRequest, SummaryAnswer, TextTranslation
from briefing.outline import Outline, StoryOutline
from briefing.point import Attribution, Point
from briefing.selection import Statement
from briefing.translating import Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Something with a number and a mapping."""

    number: int
    names: Mapping[str, tuple[str, ...]]
    share: float | None = None


texts = st.text(st.characters(codec=None))
checks = st.builds(Check, name=texts, passed=st.booleans(), detail=texts)
repairs = st.builds(Repair, was=texts, now=texts)
citations = st.builds(Citation, article=texts, sentence=st.integers(), start=st.integers(), end=st.integers())
points = st.builds(Point, citations=st.tuples(citations), attribution=st.none() | st.builds(Attribution))
mentions = st.builds(FigureMention, value=st.floats(allow_nan=False), upper=st.none(), point=points)
figures = st.builds(Figure, mentions=st.tuples(mentions))
dossiers = st.builds(Dossier, figures=st.tuples(figures), timeline=st.tuples(st.builds(TimelineEntry, point=points)))
statements = st.builds(Statement, ar=texts, normalised=texts, citations=st.tuples(citations))


@given(st.builds(Translation, source=texts, en=texts, checks=st.tuples(checks), repairs=st.tuples(repairs)))
def test_a_translation_comes_back(translation: Translation) -> None:
    assert plain.load(Translation, plain.dump(translation)) == translation


@given(
    st.builds(
        Outline,
        stories=st.tuples(
            st.builds(
                StoryOutline,
                typical=st.tuples(texts),
                key_points=st.tuples(statements),
                summary=st.tuples(statements),
                articles=st.tuples(texts, texts),
            )
        ),
        abstracts=st.dictionaries(texts, st.tuples(statements)),
        folded=st.dictionaries(texts, texts),
        dossier=dossiers,
    )
)
def test_an_outline_comes_back(outline: Outline) -> None:
    assert plain.load(Outline, plain.dump(outline)) == outline


def test_an_answer_without_translation_comes_back() -> None:
    sentence = TextTranslation(ar="نص", en="Text", start=0, end=2)
    answer = ErrandAnswer(summary=SummaryAnswer(sentences=(sentence,), models=()))
    assert plain.load(ErrandAnswer, plain.dump(answer)) == answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        '{"number": 1}',
        '{"number": "1", "names": {}, "share": null}',
        '{"number": true, "names": {}, "share": null}',
        '{"number": 1, "names": [], "share": null}',
        '{"number": 1, "names": {"a": ["b", 3]}, "share": null}',
        '{"number": 1, "names": {"a": "b"}, "share": null}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no|JSON|codec|Expecting|property|recursion|start byte"):
        plain.load(Pair, text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ValueError, match=r"no|JSON|codec|Expecting|property|recursion|start byte"):
        plain.load(ErrandRequest, b"\xff\xfe\xfa")


def test_a_field_that_was_added_since_has_its_default() -> None:
    old = '{"ar":"نص","normalised":"نص","citations":[]}'
    assert plain.load(Statement, old) == Statement(ar="نص", normalised="نص", citations=())
