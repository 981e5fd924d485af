"""Whatever bytes stand in a file, reading it raises nothing and refuses with a code and a reason."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.article import Intake

SUFFIXES = (".txt", ".json", ".jsonl", ".html")
SCRAPS = st.sampled_from(
    (
        *(b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"<p>", b"<meta charset=utf-16>", b"</html>", b'{"body":', b'"uri":1'),
        *(b"[", b"]", b"}", b",", b"\n", b"\r", b"\\ud800", b'"', b"NaN", b"null", b"&#xD800;", b"1e999"),
        "خبر في المدينة".encode(),
    )
)
BYTES = st.one_of(st.binary(max_size=200), st.lists(SCRAPS, max_size=20).map(b"".join))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "body", "title", "uri", "guid", "headline", "headlines", "bodies", "value", "role"])
            | st.sampled_from(
                ["published_at", "language", "url", "type", "pubstatus", "infosources", "name", "articles"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
GENTLY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def judge(intake: Intake) -> None:
    ids = [article.id for article in intake.articles] + [rejection.id for rejection in intake.rejections]
    assert ids
    assert len(set(ids)) == len(ids)
    for rejection in intake.rejections:
        assert rejection.code
        assert rejection.reason.endswith(".")
        json.dumps([rejection.id, rejection.reason, rejection.title], ensure_ascii=False).encode()


@pytest.mark.parametrize("suffix", SUFFIXES)
@GENTLY
@given(raw=BYTES)
def test_no_bytes_in_a_file_raise(tmp_path: Path, suffix: str, raw: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(raw)
    judge(read_inputs([str(path)], limits=InputLimits(), stdin=io.BytesIO()))


@GENTLY
@given(raw=BYTES)
def test_no_bytes_on_standard_input_raise(raw: bytes) -> None:
    judge(read_inputs(["-"], limits=InputLimits(), stdin=io.BytesIO(raw)))


@GENTLY
@given(value=JSON)
def test_no_json_value_raises(value: object) -> None:
    judge(read_inputs(["-"], limits=InputLimits(), stdin=io.BytesIO(json.dumps([value]).encode())))
