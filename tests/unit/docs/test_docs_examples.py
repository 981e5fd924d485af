"""The examples of the documentation work: commands parse, Python runs, JSON is what it claims to be."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import typer
import typer.main
from typer.core import TyperGroup

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.arabic.normalise import normalise_text
from briefing.glossary import Glossary, GlossaryTerm, parse_glossary
from briefing.render.json_document import json_schema, load, render
from cli.main import app
from documentation import ROOT, SHELLS, Block, blocks, shell_commands
from sample_document import sample_document

CALLS = [(str(block), call) for block in blocks(*SHELLS) for call in shell_commands(block, "mujaz")]
TARGETS = [(str(block), call) for block in blocks(*SHELLS) for call in shell_commands(block, "make")]
PYTHON = [block for block in blocks("python") if "make_briefing" not in block.page.read_text(encoding="utf-8")]
GLOSSARIES = [term for block in blocks("csv") for term in parse_glossary(block.text)]
EXAMPLE = next(block for block in blocks("json") if block.page.name == "document.md")


@pytest.mark.parametrize(("place", "call"), CALLS, ids=[f"{place} {' '.join(call)}" for place, call in CALLS])
def test_a_command_of_the_documentation_parses(place: str, call: list[str]) -> None:
    command, rest = typer.main.get_command(app), list(call)
    while isinstance(command, TyperGroup) and rest[0] != "--help":
        assert rest[0] in command.commands, f"{place}: no command {rest[0]}"
        command = command.commands[rest.pop(0)]
    try:
        fault = "" if "--help" in rest else str(command.make_context("mujaz", rest).invoked_subcommand or "")
    except typer.BadParameter as error:
        fault = error.message
    assert not fault or fault.endswith("does not exist.")  # the reader's own file is not here


@pytest.mark.parametrize(("place", "call"), TARGETS, ids=[f"{place} {' '.join(call)}" for place, call in TARGETS])
def test_a_make_target_of_the_documentation_is_in_the_makefile(place: str, call: list[str]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for word in call:
        name = word.partition("=")[0]
        pattern = rf"^{re.escape(name)} \?=" if "=" in word else rf"^{re.escape(name)}:"
        assert re.search(pattern, makefile, re.MULTILINE), f"{place}: {word}"


@pytest.mark.parametrize("block", PYTHON, ids=str)
def test_a_python_example_runs(block: Block, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "briefing.json").write_text(render(sample_document()), encoding="utf-8")
    command = [sys.executable, "-W", "error", "-c", block.text]
    answer = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert answer.stderr.decode().count("Traceback") == 0
    assert answer.returncode == 0


@pytest.mark.parametrize("block", blocks("json"), ids=str)
def test_a_json_example_is_json(block: Block) -> None:
    assert json.loads(block.text)


def test_the_example_of_the_document_keeps_to_the_schema() -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(EXAMPLE.text))
    assert load(EXAMPLE.text).key_points[0].support == 1


def test_the_example_of_the_document_cites_the_sentence_of_the_sample_batch() -> None:
    intake = read_inputs([str(ROOT / "seeds" / "clean")], limits=InputLimits(), stdin=io.BytesIO())
    bodies = {article.id: article.body for article in intake.articles}
    document = load(EXAMPLE.text)
    point, entry = document.key_points[0], document.articles[0]
    cited = point.citations[0]
    assert bodies[cited.article][cited.start : cited.end] == point.ar
    assert entry.sentences[cited.sentence].ar == point.ar
    assert [bodies[entry.id][each.start : each.end] for each in entry.sentences] == [
        each.ar for each in entry.sentences
    ]


@pytest.mark.parametrize("term", GLOSSARIES, ids=lambda term: term.en)
def test_a_term_of_the_example_glossary_occurs_in_the_sample_batch(term: GlossaryTerm) -> None:
    intake = read_inputs([str(ROOT / "seeds" / "three-stories")], limits=InputLimits(), stdin=io.BytesIO())
    glossary = Glossary([term])
    assert any(glossary.terms_in(normalise_text(article.body)) for article in intake.articles)
