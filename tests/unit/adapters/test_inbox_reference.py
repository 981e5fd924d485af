"""The reference page of the input names everything that the code reads and refuses, and its samples work."""

import io
import re
from pathlib import Path

import pytest

from briefing import errors
from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.adapters.inbox.collecting import SUFFIXES
from briefing.adapters.inbox.wire import ArticleIn

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "input.md").read_text(encoding="utf-8")
SAMPLES = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
FAULTS = (
    errors.UnreadableFile,
    errors.UnsupportedFormat,
    errors.BadEncoding,
    errors.InvalidJson,
    errors.InvalidArticle,
    errors.EmptyBody,
    errors.WrongLanguage,
    errors.TooLarge,
)


@pytest.mark.parametrize("name", [*ArticleIn.model_fields, *sorted(SUFFIXES), *(fault.code for fault in FAULTS)])
def test_a_field_suffix_or_code_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize(
    ("limit", "row"),
    [
        ("max_file_bytes", "| bytes a file | {:,} |"),
        ("max_characters", "| characters a body | {:,} |"),
        ("max_articles", "| articles a batch | {:,} |"),
    ],
)
def test_a_default_limit_is_on_the_page(limit: str, row: str) -> None:
    assert row.format(getattr(InputLimits(), limit)) in PAGE


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_of_the_page_is_read(sample: str) -> None:
    intake = read_inputs(["-"], limits=InputLimits(), stdin=io.BytesIO(sample.encode()))
    assert intake.rejections == ()
    assert [article.title for article in intake.articles] == ["عيادة جديدة في الحي الشرقي"]


def test_the_page_has_a_sample_of_either_schema() -> None:
    assert len(SAMPLES) == 2
