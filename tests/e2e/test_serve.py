"""`mujaz serve` as a newcomer meets it: real processes, real models, a data folder that outlives them."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
MUJAZ = Path(sys.executable).with_name("mujaz")
READY = re.compile(r"Mujaz is ready at (\S+)")
TOKEN = re.compile(r"mjz_[0-9a-f]{8}_\S+")
SECONDS = 120.0  # for anything, on a machine that is busy with other things


def until(happened: Callable[[], object], seconds: float = SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


class Served:
    """A running `mujaz serve`."""

    def __init__(self, folder: Path, *, data: Path | None = None) -> None:
        """Start it; its output goes to files of the folder."""
        self.data = data or folder / "data"
        self._out, self._err = folder / "out", folder / "err"
        command: list[str | Path] = [MUJAZ, "serve", "--port", "0", "--concurrency", "1", "--data-dir", self.data]
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(command, stdout=out, stderr=err, env=_environment())

    @property
    def out(self) -> str:
        """What it has written to standard output."""
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        """What it has written to standard error."""
        return self._err.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        """The address that it names."""
        found = READY.search(self.out)
        assert found
        return found[1]

    def ready(self) -> "Served":
        """Wait until it greets."""
        until(lambda: "Ctrl-C stops it" in self.out or self.process.poll() is not None)
        assert self.process.poll() is None, self.err
        return self

    def stop(self, number: int) -> int:
        """Ask it to end; return its exit status."""
        self.process.send_signal(number)
        return self.process.wait(timeout=SECONDS)

    def processes(self) -> dict[int, str]:
        """Return the command of everything that has a file of the data folder open: each process its log, or the lock."""
        return {int(entry.name): _command(entry) for entry in Path("/proc").glob("[0-9]*") if self._opened_by(entry)}

    def _opened_by(self, process: Path) -> bool:
        with contextlib.suppress(OSError):
            return any(str(self.data) in str(handle.readlink()) for handle in (process / "fd").iterdir())
        return False


def _command(process: Path) -> str:
    with contextlib.suppress(OSError):
        return (process / "cmdline").read_text().replace("\0", " ")
    return ""


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("MUJAZ_")}


def mujaz(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [MUJAZ, *arguments], env=_environment() | settings, capture_output=True, text=True, encoding="utf-8", check=False,
        timeout=SECONDS,
    )  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    service = Served(tmp_path_factory.mktemp("serve")).ready()
    yield service
    if service.process.poll() is None:
        service.stop(signal.SIGTERM)


@pytest.fixture(scope="module")
def token(served: Served) -> str:
    return str(TOKEN.findall(served.out)[0])


def test_the_greeting_names_the_address_the_documentation_and_a_key_that_works(served: Served, token: str) -> None:
    assert f"{served.url}/docs" in served.out
    answer = httpx.get(f"{served.url}/v1/briefings", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["briefings"]) == (200, [])


def test_the_call_in_the_greeting_can_be_pasted_into_a_shell(served: Served) -> None:
    line = re.search(r"^  curl .*\\\n.*$", served.out, re.MULTILINE)
    assert line
    answer = subprocess.run(["bash", "-c", line[0]], capture_output=True, check=True)  # noqa: S607 - any bash
    assert json.loads(answer.stdout)["state"] == "queued"


def test_webhooks_have_a_worker_of_their_own_so_that_no_article_waits_for_a_slow_receiver(served: Served) -> None:
    lanes = {frozenset(re.findall("--lane ([a-z]+)", line)) for line in served.processes().values() if "worker" in line}
    assert lanes == {frozenset({"interactive", "batch"}), frozenset({"delivery"})}


def test_submit_waits_and_writes_the_briefing(served: Served, token: str, tmp_path: Path) -> None:
    page = tmp_path / "briefing.html"
    command = ("submit", ROOT / "seeds" / "libya", "--wait", "-o", page, "--json-log")
    answer = mujaz(*command, MUJAZ_URL=served.url, MUJAZ_KEY=token)
    assert answer.returncode == 0, answer.stderr
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_submit_without_waiting_writes_the_id_alone(served: Served, token: str) -> None:
    answer = mujaz("submit", ROOT / "seeds" / "clean", MUJAZ_URL=served.url, MUJAZ_KEY=token)
    assert re.fullmatch(r"brf_[0-9a-f]{24}\n", answer.stdout)


def test_what_the_service_refuses_is_told_with_status_1(served: Served) -> None:
    answer = mujaz("submit", ROOT / "seeds" / "clean", MUJAZ_URL=served.url, MUJAZ_KEY="mjz_00000000_no")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "API key" in answer.stderr


def test_a_key_is_made_alone_on_standard_output_listed_and_revoked(served: Served) -> None:
    folder = served.data
    made = mujaz("keys", "create", "--scope", "read", "--name", "wall screen", "--data-dir", folder)
    key_id = made.stdout.split("_")[1]
    assert TOKEN.fullmatch(made.stdout.strip())
    headers = {"Authorization": f"Bearer {made.stdout.strip()}"}
    assert httpx.get(f"{served.url}/v1/briefings", headers=headers).status_code == 200
    assert re.search(rf"{key_id} +read ", mujaz("keys", "list", "--data-dir", folder).stdout)
    assert "wall screen" in mujaz("keys", "list", "--data-dir", folder).stdout
    assert mujaz("keys", "revoke", key_id, "--data-dir", folder).returncode == 0
    assert httpx.get(f"{served.url}/v1/briefings", headers=headers).status_code == 401


def test_the_data_folder_is_for_its_owner_alone(served: Served) -> None:
    data = served.data
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in (data, data / "store", data / "serve.json")} == {
        "data": "0o700",
        "store": "0o700",
        "serve.json": "0o600",
    }


def test_the_shell_example_saves_a_briefing(served: Served, token: str, tmp_path: Path) -> None:
    script = [ROOT / "examples" / "curl.sh", ROOT / "seeds" / "clean", tmp_path / "briefing.html"]
    environment = {**os.environ, "MUJAZ_URL": served.url, "MUJAZ_KEY": token}
    answer = subprocess.run(script, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "briefing.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_python_example_prints_key_points(served: Served, token: str) -> None:
    script: list[str | Path] = [
        sys.executable,
        ROOT / "examples" / "submit.py",
        ROOT / "seeds" / "libya" / "shati-sirte-2015.json",
    ]
    environment = {**os.environ, "MUJAZ_URL": served.url, "MUJAZ_KEY": token}
    answer = subprocess.run(script, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert answer.returncode == 0, answer.stderr
    assert "\n- " in answer.stdout


def test_a_second_service_in_the_same_folder_is_refused(served: Served) -> None:
    answer = mujaz("serve", "--port", "0", "--data-dir", served.data)
    assert answer.returncode == 1
    assert f"at {served.url}" in answer.stderr.replace("\n", " ")


def test_a_port_that_is_taken_is_refused(served: Served, tmp_path: Path) -> None:
    answer = mujaz("serve", "--port", served.url.rpartition(":")[2], "--data-dir", tmp_path)
    assert answer.returncode == 1
    assert "is taken" in answer.stderr


def test_a_worker_that_is_killed_is_started_again(served: Served, token: str) -> None:
    before = len(re.findall("the worker was killed by SIGKILL", served.err))
    os.kill(min(pid for pid, command in served.processes().items() if "run() worker" in command), signal.SIGKILL)
    until(lambda: len(re.findall("the worker was killed by SIGKILL", served.err)) > before)
    answer = mujaz("submit", ROOT / "seeds" / "clean", "--wait", MUJAZ_URL=served.url, MUJAZ_KEY=token)
    assert answer.stdout.startswith("> **Machine-generated")


def test_ctrl_c_leaves_no_process_and_a_new_start_has_the_briefings_and_keys(
    served: Served, token: str, tmp_path: Path
) -> None:
    listed = httpx.get(f"{served.url}/v1/briefings", headers={"Authorization": f"Bearer {token}"}).json()["briefings"]
    assert served.stop(signal.SIGINT) == 0
    assert served.processes() == {}
    assert not (served.data / "serve.json").exists()
    again = Served(tmp_path, data=served.data).ready()
    try:
        assert TOKEN.search(again.out) is None
        kept = httpx.get(f"{again.url}/v1/briefings", headers={"Authorization": f"Bearer {token}"}).json()["briefings"]
        assert [each["id"] for each in kept] == [each["id"] for each in listed]
    finally:
        again.process.kill()  # as an out-of-memory killer does: nothing may be left of it either
        again.process.wait()
        until(lambda: again.processes() == {})
