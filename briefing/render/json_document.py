"""The briefing document as JSON, its published JSON Schema, and the way back from JSON to a document."""

import dataclasses
import json
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from briefing.document import SCHEMA, ArticleEntry, BriefingDocument
from briefing.errors import InvalidJson

ADAPTER = TypeAdapter(BriefingDocument)


def render(document: BriefingDocument) -> str:
    """Write the document as indented JSON, Arabic as it is, times in UTC with a Z."""
    text = ADAPTER.dump_json(_in_utc(document), indent=2, ensure_ascii=False)
    return text.decode("utf-8") + "\n"


def load(text: str) -> BriefingDocument:
    """Read a document back, whatever fields a later version added to it.

    Raises:
        InvalidJson: the text is not JSON, or no document of this schema.
    """
    try:
        document = ADAPTER.validate_json(text)
    except ValidationError as error:
        raise InvalidJson(f"This is no briefing of schema {SCHEMA}: {_first_fault(error)}.") from error
    if document.schema != SCHEMA:
        raise InvalidJson(f"This is no briefing of schema {SCHEMA}: its schema is {document.schema}.")
    return document


def json_schema() -> dict[str, Any]:
    """Describe the JSON in JSON Schema 2020-12; further properties are allowed, as later versions add some."""
    generated = ADAPTER.json_schema(mode="serialization")
    generated["properties"]["schema"]["const"] = SCHEMA
    heading = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mujaz:briefing:1",
        "title": "Mujaz briefing",
    }
    return heading | {key: value for key, value in generated.items() if key not in heading}


def schema_text() -> str:
    """Write the JSON Schema as it stands in docs/reference/briefing-1.schema.json."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _in_utc(document: BriefingDocument) -> BriefingDocument:
    return dataclasses.replace(
        document,
        created_at=document.created_at.astimezone(UTC),
        articles=tuple(_article_in_utc(article) for article in document.articles),
    )


def _article_in_utc(article: ArticleEntry) -> ArticleEntry:
    published: datetime | None = article.published_at
    return dataclasses.replace(article, published_at=published.astimezone(UTC)) if published else article


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    return f"{place}: {fault['msg']}" if place else fault["msg"]
