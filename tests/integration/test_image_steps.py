"""The steps of the Dockerfile's default target, read from it and run without Docker: what they install works alone.

Each COPY copies into an empty folder, each RUN runs there, with the paths of the image replaced by temporary ones.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deployment import Instruction, environment, is_sent, stages
from documentation import ROOT

PREFIX = "/opt/mujaz"
SYSTEM = {  # what a slim Debian image has
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libdl.so.2", "libgcc_s.so.1", "libm.so.6",
    "libpthread.so.0", "librt.so.1", "libstdc++.so.6", "libz.so.1", "linux-vdso.so.1",
}  # fmt: skip


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Carry out the builder's steps; return the virtual environment that the image is given."""
    root = tmp_path_factory.mktemp("image")
    build, prefix = root / "build", root / "opt-mujaz"
    build.mkdir()
    for step in stages()["builder"].instructions:
        if step.name == "COPY":
            _copy(step, build)
        elif step.name == "RUN":
            _run(step, build, prefix)
    assert stages()["mujaz"].instructions == (Instruction(name="COPY", text=f"--from=builder {PREFIX} {PREFIX}"),)
    shutil.rmtree(build)  # the image has nothing of it
    return prefix


def _copy(step: Instruction, build: Path) -> None:
    *sources, goal = step.words
    for source in sources:
        found = (
            [path for path in (ROOT / source).rglob("*") if path.is_file()]
            if (ROOT / source).is_dir()
            else [ROOT / source]
        )
        for path in found:
            if is_sent(str(path.relative_to(ROOT))):
                inside = (
                    path.relative_to(ROOT / source)
                    if (ROOT / source).is_dir()
                    else Path(path.name if goal == "./" else "")
                )
                target = build / goal / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


def _run(step: Instruction, build: Path, prefix: Path) -> None:
    command = re.sub(r"^(--\S+ )+", "", step.text).replace(PREFIX, str(prefix))
    command = re.sub(r"^python ", f"{sys.executable} ", command)
    answer = subprocess.run(["/bin/sh", "-ec", command], cwd=build, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"{command}\n{answer.stdout[-2000:]}\n{answer.stderr[-2000:]}"


def mujaz(image: Path, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    given = {name: value for name, value in environment("mujaz").items() if name != "PATH"}
    variables = {**given, "PATH": f"{image / 'bin'}:{os.defpath}", "HOME": str(cwd), "LANG": "C.UTF-8"}
    command: list[str | Path] = [image / "bin" / "mujaz", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_image_has_the_commands(image: Path, tmp_path: Path) -> None:
    answer = mujaz(image, "--help", cwd=tmp_path)
    assert answer.returncode == 0
    assert {"api", "worker", "probe", "brief"} <= set(re.findall(r"^│ (\w+) ", answer.stdout, re.MULTILINE))


def test_the_image_briefs_an_article(image: Path, tmp_path: Path) -> None:
    answer = mujaz(image, "brief", ROOT / "seeds" / "libya" / "marfa-tunis-2015.html", "-f", "json", cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["key_points"] != []


def test_the_image_has_no_torch_no_pip_and_no_test_tools(image: Path) -> None:
    [packages] = image.glob("lib/python*/site-packages")
    assert [
        name for name in ("torch", "transformers", "pip", "pytest", "sacrebleu") if (packages / name).exists()
    ] == []


def test_every_library_is_in_the_image_or_in_a_slim_debian(image: Path) -> None:
    missing = set()
    for path in image.rglob("*.so*"):
        listed = subprocess.run(["ldd", path], capture_output=True, text=True, check=False).stdout  # noqa: S607 - any ldd
        for line in listed.splitlines():
            name, _, place = line.strip().partition(" => ")
            if str(image) not in place and Path(name.split(" ")[0]).name not in {*SYSTEM, "statically"}:
                missing.add(line.strip())
    assert missing == set()


def test_everything_is_compiled_since_the_image_cannot_be_written(image: Path) -> None:
    [packages] = image.glob("lib/python*/site-packages")
    sources = [path for path in (packages / "briefing").rglob("*.py") if path.stat().st_size]
    assert [path for path in sources if not list((path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"))] == []
