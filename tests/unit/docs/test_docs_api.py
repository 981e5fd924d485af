"""The reference of the API names every route with its scope, every state, and the status of every code."""

import re

import pytest

from briefing.errors import MujazError
from briefing.job import ArticleState, JobState
from briefing.settings import Settings
from documentation import read, rows
from memory import memory_backend
from service.errors import status_of
from service.main import create_app

PAGE = "docs/reference/api.md"
DOCUMENT = create_app(Settings(), backend=memory_backend()).openapi()
ROUTES = {
    f"{method.upper()} {path}": operation
    for path, each in DOCUMENT["paths"].items()
    for method, operation in each.items()
}
CLIENT_CODES = re.findall(r"^\| `(\w+)` \| (\d{3}) \|$", read(PAGE), re.MULTILINE)


def codes(kind: type[MujazError] = MujazError) -> dict[str, type[MujazError]]:
    found = {kind.code: kind}
    for child in kind.__subclasses__():
        if child.__module__ == MujazError.__module__:
            found |= codes(child)
    return found


def listed() -> dict[str, str]:
    return {re.sub(r"\[(.+)\].*", r"\1", row[0]): row[1] for row in rows(PAGE, "Routes")}


def test_the_routes_of_the_page_are_those_of_the_app() -> None:
    assert sorted(listed()) == sorted(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_is_listed_with_its_scope(route: str) -> None:
    security = ROUTES[route].get("security", [{"ApiKey": ["none"]}])
    assert security == [{"ApiKey": [listed()[route]]}]


@pytest.mark.parametrize("state", [*JobState, *ArticleState])
def test_a_state_is_explained(state: str) -> None:
    assert f"\n| `{state}` | " in read(PAGE)


def test_every_code_is_listed_with_its_status() -> None:
    assert dict(CLIENT_CODES) == {code: str(status_of(kind())) for code, kind in codes().items()}


@pytest.mark.parametrize(
    "path", sorted({path for path in DOCUMENT["paths"] if path.count("/") <= 3 and "{" not in path})
)
def test_a_resource_has_an_example_or_stands_beside_one(path: str) -> None:
    examples = " ".join(re.findall(r"```sh\n(.*?)```", read(PAGE), re.DOTALL))
    assert f"$MUJAZ_URL{path}" in examples or path in {"/healthz", "/metrics"}
