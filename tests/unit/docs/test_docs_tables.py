"""The tables of the reference say what the code says: options, settings, codes, fields, constants, figures."""

import dataclasses
import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import typer.main

from briefing.document import ArticleStatus
from briefing.errors import MujazError
from briefing.render.json_document import json_schema
from briefing.render.wording import FLAGS
from briefing.settings import Settings
from briefing.usecases.steps.known import CODE as KNOWN_SINCE
from cli.main import app
from documentation import ROOT, read, rows, tables
from models.evaluation.guards import GUARDS
from models.evaluation.text import report
from models.summarisation.extractive import ONE_SOURCE, SEVERAL_SOURCES, Weights

REFERENCE = "docs/reference"
SCHEMA = json_schema()
OBJECTS = {name: shape["properties"] for name, shape in SCHEMA["$defs"].items() if "properties" in shape}
CONSTANTS = [
    row
    for page in ("methods.md", "guards.md")
    for table in tables(read(f"{REFERENCE}/{page}"))
    for row in table
    if re.fullmatch(r"[\w.]+:\w+", row[0])
]


def commands(command: Any, name: str = "mujaz") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - the types of commands are private to typer
    yield name, command
    for inner, child in getattr(command, "commands", {}).items():
        yield from commands(child, f"{name} {inner}")


def errors(kind: type[MujazError] = MujazError) -> Iterator[type[MujazError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from errors(child)


def shown_default(option: Any) -> str:  # noqa: ANN401 - the types of commands are private to typer
    if option.required:
        return "required"
    return str(option.default) if option.default not in (None, False) else ""


COMMANDS = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_section_with_every_option(name: str) -> None:
    options = [parameter for parameter in COMMANDS[name].params if parameter.param_type_name == "option"]
    listed = {row[0] for row in rows(f"{REFERENCE}/command-line.md", name)}
    assert listed == {", ".join(option.opts) for option in options}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_default_of_an_option_is_the_one_in_the_code(name: str) -> None:
    options = {", ".join(option.opts): shown_default(option) for option in COMMANDS[name].params}
    for option, shown, _ in rows(f"{REFERENCE}/command-line.md", name):
        assert not options[option] or shown == options[option]


def test_the_settings_are_those_of_the_code() -> None:
    listed = [tuple(row) for row in rows(f"{REFERENCE}/settings.md", "Settings")]
    fields = Settings.model_fields.items()
    assert listed == [
        (f"MUJAZ_{name.upper()}", "unset" if field.default is None else str(field.default), field.description)
        for name, field in fields
    ]


def test_the_errors_are_those_of_the_code() -> None:
    listed = {tuple(row[:3]) for row in rows(f"{REFERENCE}/errors.md", "Errors")}
    assert listed == {(kind.code, kind.__name__, "yes" if kind.retryable else "no") for kind in errors()}


def test_the_caveats_are_those_of_the_code() -> None:
    caveats = (ROOT / "briefing" / "caveats.py").read_text(encoding="utf-8")
    assert {row[0] for row in rows(f"{REFERENCE}/errors.md", "Caveats")} == {
        *re.findall(r'code="(\w+)"', caveats),
        KNOWN_SINCE,
    }


def test_the_fields_of_a_briefing_are_those_of_the_schema() -> None:
    assert [row[0] for row in rows(f"{REFERENCE}/document.md", "Briefing")] == list(SCHEMA["properties"])


@pytest.mark.parametrize("name", OBJECTS)
def test_the_fields_of_a_part_are_those_of_the_schema(name: str) -> None:
    listed = [(row[0], row[2]) for row in rows(f"{REFERENCE}/document.md", name)]
    assert listed == [(field, shape["description"]) for field, shape in OBJECTS[name].items()]


def test_the_statuses_of_an_article_are_those_of_the_code() -> None:
    listed = [row[0] for row in rows(f"{REFERENCE}/document.md", "Statuses of an article")]
    assert listed == [status.value for status in ArticleStatus]


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_has_its_section_and_its_flag_is_explained(guard: str) -> None:
    assert f"\n## {guard}\n" in read(f"{REFERENCE}/guards.md")
    assert FLAGS[guard] in {row[0] for row in rows("docs/how-to/check-a-briefing.md", "The flags")}


@pytest.mark.parametrize("row", CONSTANTS, ids=lambda row: row[0])
def test_a_constant_has_the_value_of_the_code(row: list[str]) -> None:
    module, _, name = row[0].partition(":")
    assert row[1] == str(getattr(import_module(module), name))


def test_the_weights_are_those_of_the_code() -> None:
    listed = {row[0]: (row[1], row[2]) for row in rows(f"{REFERENCE}/methods.md", "Salience and selection")}
    names = [field.name for field in dataclasses.fields(Weights)]
    assert listed == {name: (str(getattr(ONE_SOURCE, name)), str(getattr(SEVERAL_SOURCES, name))) for name in names}


def test_the_scores_of_text_processing_are_those_of_today() -> None:
    measured = [
        [row.measure, *(f"{score:.3f}" for score in (row.precision, row.recall, row.f1)), *map(str, counts)]
        for row in report(ROOT / "tests" / "gold" / "text")
        for counts in [(row.right, row.extra, row.missed)]
    ]
    assert rows(f"{REFERENCE}/methods.md", "Sentences") == measured


def test_the_size_of_the_guards_labelled_set_is_told() -> None:
    cases = [json.loads(line) for line in (ROOT / "tests" / "gold" / "guards.jsonl").read_text("utf-8").splitlines()]
    wrong = sum(bool(case["wrong"]) for case in cases)
    page = " ".join(read(f"{REFERENCE}/guards.md").split())
    assert f"has {len(cases)} hand-made translations" in page
    assert f"{wrong} wrong ones" in page
    assert f"{len(cases) - wrong} right ones" in page
