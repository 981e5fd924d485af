"""The JSON document keeps to its published schema and can be read back."""

import dataclasses
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest

from briefing.errors import InvalidJson
from briefing.render.json_document import json_schema, load, render, schema_text
from sample_document import sample_document

PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "briefing-1.schema.json"


def test_the_published_schema_is_the_generated_one() -> None:
    # To renew it: python -c "from briefing.render.json_document import schema_text; print(schema_text(), end='')"
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_valid_one_of_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_a_document_keeps_to_the_schema() -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(render(sample_document())))


def test_the_schema_refuses_a_document_without_key_points() -> None:
    data = json.loads(render(sample_document()))
    del data["key_points"]
    with pytest.raises(jsonschema.ValidationError, match="'key_points' is a required property"):
        jsonschema.Draft202012Validator(json_schema()).validate(data)


def test_the_schema_repeats_the_meaning_of_each_field() -> None:
    citation = json_schema()["$defs"]["Citation"]["properties"]
    assert citation["end"]["description"] == "Code point behind the sentence's last one."


def test_a_document_read_back_is_the_same() -> None:
    assert load(render(sample_document())) == sample_document()


def test_fields_of_a_later_version_do_not_hinder_reading() -> None:
    data = json.loads(render(sample_document()))
    data["weather"] = [{"degrees": 25}]
    data["articles"][0]["entities"] = []
    jsonschema.Draft202012Validator(json_schema()).validate(data)
    assert load(json.dumps(data)) == sample_document()


def test_arabic_stands_in_the_json_as_it_is() -> None:
    assert '"ar": "سيول وادي الرمان تُخرج مئات العائلات من بيوتها"' in render(sample_document())


def test_times_are_written_in_utc() -> None:
    cairo = datetime(2024, 5, 13, 12, 30, tzinfo=timezone(timedelta(hours=3)))
    document = dataclasses.replace(
        sample_document(),
        created_at=cairo,
        articles=(dataclasses.replace(sample_document().articles[0], published_at=cairo),),
    )
    data = json.loads(render(document))
    assert data["created_at"] == "2024-05-13T09:30:00Z"
    assert data["articles"][0]["published_at"] == "2024-05-13T09:30:00Z"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "Invalid JSON"),
        ("[]", "Input should be"),
        ('{"created_at": "yesterday"}', "created_at"),
    ],
)
def test_what_is_no_briefing_is_refused_with_its_first_fault(text: str, fault: str) -> None:
    with pytest.raises(InvalidJson, match=f"This is no briefing of schema mujaz.briefing/1: .*{fault}"):
        load(text)


def test_a_briefing_of_another_schema_is_refused() -> None:
    text = render(dataclasses.replace(sample_document(), schema="mujaz.briefing/9"))
    with pytest.raises(InvalidJson, match=r"its schema is mujaz\.briefing/9"):
        load(text)
