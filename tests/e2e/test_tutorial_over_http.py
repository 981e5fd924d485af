"""The tutorial on briefings over HTTP, typed in as it stands: each block of it does what the text says."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from documentation import ROOT, Block, blocks

PAGE = ROOT / "docs" / "tutorial" / "briefing-over-http.md"
SECONDS = 180


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def ports() -> dict[str, str]:
    return {"8080": str(_free_port()), "9000": str(_free_port())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a clone: the programs where the tutorial finds them."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("seeds", "examples"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(Path(sys.executable).parents[1])
    return folder


@pytest.fixture(scope="module")
def typed(folder: Path, ports: dict[str, str]) -> Iterator[str]:
    """Start the service as the tutorial does, type in all its blocks, and return what the terminal shows."""
    first, *others = (block for block in blocks("console", "sh") if block.page == PAGE)
    home = {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "MUJAZ_PORT": ports["8080"]}
    command = first.text.splitlines()[0].removeprefix("$ ")
    with (folder / "serve.out").open("w") as out:
        service = subprocess.Popen(["bash", "-c", f"exec env {command}"], cwd=folder, env=home, stdout=out)  # noqa: S607 - any bash
        try:
            yield _type_in(others, folder=folder, ports=ports, environment=home)
        finally:
            service.send_signal(signal.SIGINT)
            assert service.wait(timeout=SECONDS) == 0


def _type_in(others: list[Block], *, folder: Path, ports: dict[str, str], environment: dict[str, str]) -> str:
    script = f"""
      for i in $(seq {SECONDS * 5}); do grep -q 'Ctrl-C stops it' serve.out && break; sleep 0.2; done
      KEY=$(grep -o 'mjz_[0-9a-f]*_[^ ]*' serve.out | head -1)
    """
    for block in others:
        text = re.sub(r"mjz_5d0c81f2_\.\.\. .*", '"$KEY"', block.text)
        for standing, free in ports.items():
            text = text.replace(standing, free)
        waiting = "for i in $(seq 100); do grep -q ready messages.txt && break; sleep 0.1; done\n"
        script += f"\necho '### {block.line}'\n" + (waiting if "cat messages" in text else "") + text
    answer = subprocess.run(
        ["bash", "-c", f"set -euo pipefail\ntrap 'kill %1' EXIT\n{script}"], cwd=folder, env=environment,  # noqa: S607 - any bash
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout
    return answer.stdout


def test_the_events_end_with_success(typed: str) -> None:
    assert re.search(r'event: state\ndata: .*"succeeded"', typed)


def test_the_message_is_received_and_found_genuine(typed: str, folder: Path) -> None:
    found = re.search(r'"id": ?"(brf_[0-9a-f]{24})"', typed)
    assert found
    messages = (folder / "messages.txt").read_text(encoding="utf-8")
    assert f"{found[1]} is ready" in messages


@pytest.mark.parametrize("name", ["briefing.html", "again.html"])
def test_the_pages_are_there(name: str, typed: str, folder: Path) -> None:
    assert typed
    assert (folder / name).read_text(encoding="utf-8").startswith("<!doctype html>")
