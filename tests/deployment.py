"""The files that deploy the service, taken apart into what can be held against the code."""

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import typer.main
import yaml
from typer.core import TyperGroup
from typer.exceptions import TyperException

from briefing.settings import PREFIX, Settings
from cli.main import app
from documentation import ROOT

SETTINGS = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
# What other programs read: Python, Celery, the shell of the Valkey containers and its client.
FOREIGN = {
    "PATH", "HOME", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "REMAP_SIGTERM", "REDIS_PASSWORD", "REDISCLI_AUTH",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """One instruction of a Dockerfile."""

    name: str  # FROM, RUN, ...
    text: str  # what follows, continued lines joined

    @property
    def words(self) -> list[str]:
        """The words, options such as --from left out; of the exec form its strings."""
        if self.text.startswith("["):
            return [str(word) for word in json.loads(self.text)]
        return [word for word in shlex.split(self.text) if not word.startswith("--")]

    @property
    def options(self) -> dict[str, str]:
        """The options before the words."""
        return dict(re.findall(r"--([a-z-]+)=(\S+)", self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildStage:
    """A stage of a Dockerfile."""

    name: str
    base: str  # an image, or an earlier stage
    instructions: tuple[Instruction, ...]


def stages() -> dict[str, BuildStage]:
    """Return the stages of the Dockerfile by name, in their order."""
    found: dict[str, BuildStage] = {}
    for part in re.split(r"^(?=FROM )", _joined(), flags=re.MULTILINE)[1:]:
        instructions = [
            Instruction(name=line.partition(" ")[0], text=line.partition(" ")[2].strip()) for line in part.splitlines()
        ]
        base, _, name = instructions[0].words
        found[name] = BuildStage(name=name, base=base, instructions=tuple(instructions[1:]))
    return found


def lineage(name: str) -> list[BuildStage]:
    """Return a stage with those that it is built on, the first one first."""
    stage = stages()[name]
    return [*(lineage(stage.base) if stage.base in stages() else []), stage]


def instructions(name: str, kind: str) -> list[Instruction]:
    """Return the instructions of one kind of a stage and those that it is built on."""
    return [each for stage in lineage(name) for each in stage.instructions if each.name == kind]


def environment(name: str) -> dict[str, str]:
    """Return the environment that an image of a stage has."""
    found = re.findall(r"(\w+)=(\S+)", " ".join(each.text for each in instructions(name, "ENV")))
    return {key: value.strip('"') for key, value in found}


def _joined() -> str:
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return re.sub(r"\n{2,}", "\n", re.sub(r"\s*\\\n\s*", " ", text))


def is_sent(path: str) -> bool:
    """Say whether .dockerignore lets a path of the repository reach the builder; the last rule that fits decides."""
    sent = True
    for rule in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = rule.removeprefix("!")
        if rule and not rule.startswith("#") and _fits(path, pattern):
            sent = rule.startswith("!")
    return sent


def _fits(path: str, pattern: str) -> bool:
    """Say whether a pattern fits a path or a folder above it."""
    above = [path, *(str(parent) for parent in Path(path).parents)][: path.count("/") + 1]
    return any(fnmatch(f"/{each}", pattern.replace("**", "*")) or pattern in (each, "*") for each in above)


def compose() -> Any:  # noqa: ANN401 - YAML
    """Return docker-compose.yml."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def manifests() -> Iterator[tuple[str, Any]]:
    """Yield each object of the Kubernetes files, with the name of its file."""
    for path in sorted((ROOT / "deploy" / "kubernetes").glob("*.yaml")):
        for each in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            yield path.name, each


def refusal(arguments: Sequence[str]) -> str:
    """Parse arguments of `mujaz` without running anything; return what is wrong with them, "" where nothing is."""
    command: Any = typer.main.get_command(app)
    rest = list(arguments)
    while isinstance(command, TyperGroup):
        if not rest or rest[0] not in command.commands:
            return f"no command {rest[:1]}"
        command = command.commands[rest.pop(0)]
    try:
        command.make_context("mujaz", rest)
    except TyperException as error:
        return str(error)
    return ""
