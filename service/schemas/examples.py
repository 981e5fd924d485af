"""The request for a briefing as the OpenAPI document shows it: both forms, with an example each."""

from typing import Any, Final

from briefing.adapters.inbox.wire import ArticleIn
from service.schemas.orders import BriefingIn, OrderIn

_BODY = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي. وقالت مديرة العيادة إنها تستقبل 80 مريضا في اليوم."
ARTICLE: Final = {
    "id": "clinic-1",
    "title": "عيادة جديدة في الحي الشرقي",
    "body": _BODY,
    "publisher": "صحيفة الحي",
    "published_at": "2024-02-11T09:00:00+02:00",
}
BRIEFING: Final = {
    "articles": [ARTICLE],
    "options": {"points": 5, "glossary": [{"ar": "الحي الشرقي", "en": "the East Quarter"}]},
    "metadata": {"desk": "city"},
}
NINJS: Final[dict[str, Any]] = {
    "type": "object",
    "description": "An item in IPTC ninjs 1.x, 2.x or 3.x; the reference of inputs says which fields are read.",
    "properties": {  # without types: what is not read is not judged
        "uri": {"description": "Its identifier; `guid` in 1.x."},
        "headlines": {"description": "The one with the role `main`, else the first; `headline` in 1.x."},
        "bodies": {"description": "HTML, else text; `body_html` or `body_text` in 1.x."},
        "language": {"description": "Language tag (BCP 47)."},
    },
    "example": {
        "uri": "urn:newsml:example.org:2024:12",
        "headlines": [{"role": "main", "value": "عيادة جديدة في الحي الشرقي"}],
        "bodies": [{"contentType": "text/plain", "value": _BODY}],
        "language": "ar",
    },
}
_JSON_TEXT: Final = {"contentMediaType": "application/json"}
FORM: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["files"],
    "additionalProperties": False,
    "properties": {
        "files": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "format": "binary"},
            "description": "Files whose names end in .txt, .json, .jsonl, .html or .htm.",
        },
        "options": {"type": "string", "description": "The field `options` as JSON text.", **_JSON_TEXT},
        "webhook": {"type": "string", "description": "The field `webhook` as JSON text.", **_JSON_TEXT},
        "metadata": {"type": "string", "description": "The field `metadata` as JSON text.", **_JSON_TEXT},
    },
}
REQUEST_BODY: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"$ref": "#/components/schemas/BriefingIn"},
            "examples": {"batch": {"summary": "One article", "value": BRIEFING}},
        },
        "multipart/form-data": {"schema": FORM, "encoding": {"files": {"contentType": "application/octet-stream"}}},
    },
}
MODELS: Final = {"BriefingIn": BriefingIn, "OrderIn": OrderIn, "Article": ArticleIn}  # schema name -> its model
