"""The API reference as a page that needs nothing else: newsrooms without the internet read it too."""

from functools import cache
from typing import Any

from fastapi import FastAPI, Request
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from starlette.responses import Response

from service.openapi import describe

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def add_reference(app: FastAPI) -> None:
    """Serve the page at /docs."""

    async def docs(_: Request) -> Response:
        page = _template().render(document=describe(app), name_of=name_of)
        return Response(page, media_type="text/html; charset=utf-8", headers=HEADERS)

    app.add_route("/docs", docs, include_in_schema=False)


def name_of(schema: dict[str, Any]) -> str:
    """Say in a few words what a value must be."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " or ".join(dict.fromkeys(name_of(each) for each in schema[choice]))
    if schema.get("type") == "array":
        return f"array of {name_of(schema.get('items', {}))}"
    if "enum" in schema or "const" in schema:
        return ", ".join(map(str, schema.get("enum", [schema.get("const")])))
    return str(schema.get("format") or schema.get("type", "any value"))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("service", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("reference.html.j2")
