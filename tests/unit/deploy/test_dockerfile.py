"""What the Dockerfile says is so: paths, commands, variables, users, pins."""

import re
import tomllib

import pytest

from briefing.settings import Settings
from deployment import FOREIGN, SETTINGS, environment, instructions, is_sent, lineage, refusal, stages
from documentation import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SOURCES = [
    source
    for name in stages()
    for copy in instructions(name, "COPY")
    if "from" not in copy.options
    for source in copy.words[:-1]
]


def test_the_default_target_is_the_last_stage() -> None:
    assert list(stages())[-1] == "mujaz"


@pytest.mark.parametrize("source", sorted(set(SOURCES)))
def test_what_is_copied_exists_and_reaches_the_builder(source: str) -> None:
    assert (ROOT / source).exists()
    assert is_sent(source)


def test_every_package_of_the_project_is_copied() -> None:
    assert set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) <= set(SOURCES)


@pytest.mark.parametrize(
    "path", [".env", ".git/config", "requirements/test.txt", "tests/fakes.py", "cli/__pycache__/a.pyc"]
)
def test_secrets_history_and_leftovers_do_not_reach_the_builder(path: str) -> None:
    assert not is_sent(path)


def test_a_base_image_is_pinned_to_a_release() -> None:
    bases = {stage.base for stage in stages().values()} - set(stages())
    assert [base for base in bases if not re.fullmatch(r"[\w./-]+:\d+\.\d+[\w.-]*", base)] == []


def test_the_base_image_has_a_python_that_the_project_takes() -> None:
    assert PROJECT["project"]["requires-python"] == ">=3.11"
    assert {stages()[name].base for name in ("builder", "runtime")} == {"python:3.11-slim-bookworm"}


@pytest.mark.parametrize("target", ["mujaz", "neural"])
def test_an_image_runs_without_root(target: str) -> None:
    assert [user.text for user in instructions(target, "USER")] == ["10001:10001"]


def test_the_default_target_knows_nothing_of_torch() -> None:
    built = [*lineage("mujaz"), *lineage("builder")]
    assert [run.text for stage in built for run in stage.instructions if "torch" in run.text] == []


def test_the_image_takes_everything_from_the_builder_and_installs_nothing_itself() -> None:
    assert instructions("mujaz", "RUN") == []
    assert [copy.options["from"] for copy in instructions("mujaz", "COPY")] == ["builder"]


@pytest.mark.parametrize("target", ["mujaz", "neural"])
def test_every_variable_is_a_setting_or_another_program_s(target: str) -> None:
    assert set(environment(target)) <= SETTINGS | FOREIGN


def test_the_variables_are_values_that_the_settings_take() -> None:
    own = {
        name.removeprefix("MUJAZ_").lower(): value for name, value in environment("mujaz").items() if name in SETTINGS
    }
    assert Settings.model_validate(own).host == "0.0.0.0"  # noqa: S104 - the container's own network


def test_nothing_secret_is_in_the_image() -> None:
    texts = [each.text for name in stages() for kind in ("ENV", "ARG", "LABEL") for each in instructions(name, kind)]
    assert [text for text in texts if re.search(r"(?i)password|secret|token|_key", text)] == []


def test_the_exposed_port_is_the_default_one() -> None:
    assert [port.text for port in instructions("mujaz", "EXPOSE")] == [str(Settings.model_fields["port"].default)]


def test_the_default_command_and_the_health_check_are_commands_of_mujaz() -> None:
    [entry], [default], [health] = (instructions("mujaz", kind) for kind in ("ENTRYPOINT", "CMD", "HEALTHCHECK"))
    check = re.search(r"CMD (\[.*\])", health.text)
    assert check
    assert entry.words == ["mujaz"]
    assert refusal(default.words) == ""
    assert check[1].startswith('["mujaz"')
    assert refusal(re.findall(r'"(\S+)"', check[1])[1:]) == ""


def test_stopping_lets_running_steps_end() -> None:
    assert [signal.text for signal in instructions("mujaz", "STOPSIGNAL")] == ["SIGTERM"]
    assert environment("mujaz")["REMAP_SIGTERM"] == "SIGQUIT"


def test_the_version_of_the_label_is_the_project_s() -> None:
    assert f"VERSION={PROJECT['project']['version']}" in [arg.text for arg in instructions("mujaz", "ARG")]
    labels = " ".join(label.text for label in instructions("mujaz", "LABEL"))
    assert re.findall(r"org\.opencontainers\.image\.(\w+)=", labels) == ["title", "description", "version", "licenses"]


def test_the_extra_of_the_neural_target_is_declared() -> None:
    installed = re.findall(r"\[(\w+)\]", " ".join(run.text for run in instructions("neural-builder", "RUN")))
    assert set(installed) <= set(PROJECT["project"]["optional-dependencies"])
