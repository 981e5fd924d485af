"""The OpenAPI document: FastAPI's, completed with the bodies that we parse ourselves and the problems we answer."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service.schemas.errands import SummaryIn, TranslationIn
from service.schemas.examples import ARTICLE, BRIEFING, MODELS, NINJS
from service.schemas.problems import Problem

TITLE = "Mujaz"
DESCRIPTION = (
    "Arabic news in, English briefings out. Submit a batch of articles, follow its progress by polling, server-sent "
    "events or a signed webhook, and read the document as JSON, HTML, Markdown or ninjs. Every error is "
    "`application/problem+json` (RFC 9457) with a stable `code`."
)
_OWN = "HTTPValidationError"  # FastAPI's errors, which our problems stand for
_ARTICLE = {"anyOf": [{"$ref": "#/components/schemas/Article"}, {"$ref": "#/components/schemas/NinjsItem"}]}
_TEMPLATE = "#/components/schemas/{model}"


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the document, made once for each app."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=TITLE, version=app.version, description=DESCRIPTION, routes=app.routes, tags=app.openapi_tags
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(_bodies())
        for operation in operations(document):
            _drop_own(operation)
        for name in (_OWN, "ValidationError"):
            schemas.pop(name, None)
        app.openapi_schema = document
    return app.openapi_schema


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every operation of a document."""
    return [operation for path in document["paths"].values() for operation in path.values()]


def _drop_own(operation: dict[str, Any]) -> None:
    unprocessable = operation["responses"].get("422", {}).get("content", {}).get("application/json", {})
    if _OWN in str(unprocessable):
        del operation["responses"]["422"]


def _bodies() -> dict[str, Any]:
    """Return the schemas of what we parse ourselves, by their names in the document."""
    kinds = {**MODELS, "TranslationIn": TranslationIn, "SummaryIn": SummaryIn}
    given = [(kind, "validation") for kind in kinds.values()]
    _, definitions = models_json_schema([*given, (Problem, "serialization")], ref_template=_TEMPLATE)  # type: ignore[list-item]
    schemas: dict[str, Any] = definitions["$defs"]
    schemas["Article"] = schemas.pop("ArticleIn") | {"title": "Article", "example": ARTICLE}
    schemas["NinjsItem"] = NINJS
    schemas["BriefingIn"]["example"] = BRIEFING
    schemas["BriefingIn"]["properties"]["articles"]["items"] = _ARTICLE
    schemas["SummaryIn"]["properties"]["article"] |= _ARTICLE
    schemas["TranslationIn"]["oneOf"] = [{"required": ["text"]}, {"required": ["texts"]}]
    schemas["SummaryIn"]["oneOf"] = [{"required": ["text"]}, {"required": ["article"]}]
    return schemas
