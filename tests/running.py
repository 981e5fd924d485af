"""Real processes for the tests: a Valkey server, and workers that can be killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.adapters.backend import connect_backend
from briefing.article import Article, Intake
from briefing.ids import new_id
from briefing.job import Job, JobOrder, Stage
from briefing.settings import Settings
from briefing.usecases.watch import start_stage
from running_service import wait_until

WORKING_SECONDS = 60.0  # on a machine that is busy with other tests
ENDING_SECONDS = 30.0
FAKE_CARD = """
name = "fake"
role = "{role}"
backend = "fake"
revision = "1"
licence = "Apache-2.0"
commercial_use = true
origin = "Written for the tests."
"""
ENTRY = Path(__file__).parent / "worker_entry.py"


class RunningWorker:
    """A worker in a process group of its own."""

    def __init__(self, command: list[str], *, environment: dict[str, str]) -> None:
        """Start it."""
        self.process = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """Kill the worker with all its children, as a machine that loses power does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask it to end, as an orchestrator does; return its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.wait()

    def wait(self) -> int:
        """Wait until it ends; return its exit status."""
        return self.process.wait(ENDING_SECONDS)


class Site:
    """A backend, and workers that share it."""

    def __init__(self, folder: Path, url: str) -> None:
        """Take an empty folder and the URL of an empty server."""
        self.folder = folder
        self.environment = {
            "MUJAZ_REDIS_URL": url,
            "MUJAZ_LEASE_SECONDS": "1.5",  # short, for tests wait for it; not so short that a busy machine loses it
            "MUJAZ_STEP_ATTEMPTS": "3",
            "MUJAZ_CONCURRENCY": "1",
        }
        self.backend = connect_backend(Settings(redis_url=url))
        self._workers: list[RunningWorker] = []

    def start_fake_worker(self, *, card: str = "", ready: bool = True) -> RunningWorker:
        """Start a worker with fake models, see worker_entry.py, and more lines in the translator's card."""
        for role, more in (("translation", card), ("embedding", "")):
            (self.folder / role).mkdir(exist_ok=True)
            (self.folder / role / "card.toml").write_text(FAKE_CARD.format(role=role) + more)
        models = {
            "MUJAZ_TRANSLATOR": str(self.folder / "translation"),
            "MUJAZ_EMBEDDER": str(self.folder / "embedding"),
        }
        return self._start([sys.executable, str(ENTRY), str(self.folder)], models, ready=ready)

    def start_worker(self) -> RunningWorker:
        """Start `mujaz worker` with the shipped models."""
        program = "from cli.worker import command; command(lane=None, concurrency=None)"
        return self._start([sys.executable, "-c", program], {}, ready=True)

    def wait_until_ready(self, *workers: RunningWorker) -> None:
        """Wait until each of some workers says that it is ready."""
        wanted = {worker.process.pid for worker in workers}
        wait_until(lambda: wanted <= {int(beat.id.split("/")[1]) for beat in self.backend.roll.alive() if beat.ready})

    def submit(self, *articles: Article, order: JobOrder | None = None) -> Job:
        """Submit a batch past the API."""
        now = self.backend.clock.now()
        job = Job(
            id=new_id("brf", now),
            key_id="0a1b2c3d",
            created_at=now,
            order=order or JobOrder(),
            articles=len(articles),
        )
        assert self.backend.jobs.create(job, Intake(articles=articles))
        start_stage(job, Stage.PREPARE, backend=self.backend)
        return job

    def finished(self, job: Job) -> Job:
        """Wait until a job is finished, and return it."""
        wait_until(lambda: self.backend.jobs.read(job.id).settled)
        return self.backend.jobs.read(job.id)

    def hold(self, stage: Stage) -> None:
        """Make workers wait in every step of a stage."""
        (self.folder / f"hold-{stage}").touch()

    def let_go(self, stage: Stage) -> None:
        """Let workers go on."""
        (self.folder / f"hold-{stage}").unlink()

    def take_seconds(self, seconds: float) -> None:
        """Make fake workers take so long for each segment."""
        (self.folder / "seconds").write_text(str(seconds))

    def forget_stages(self) -> None:
        """Forget which steps were begun, and hold none."""
        for stage in Stage:
            (self.folder / str(stage)).unlink(missing_ok=True)
            (self.folder / f"hold-{stage}").unlink(missing_ok=True)

    def child_in(self, stage: Stage) -> int:
        """Wait until a child is in a step of a stage, and return its process id."""
        wait_until((self.folder / str(stage)).exists)
        return int((self.folder / str(stage)).read_text())

    def stop(self) -> None:
        """End all workers."""
        for worker in self._workers:
            if worker.process.poll() is None:
                worker.kill()

    def _start(self, command: list[str], models: dict[str, str], *, ready: bool) -> RunningWorker:
        worker = RunningWorker(command, environment={**self.environment, **models})
        self._workers.append(worker)
        if ready:
            self.wait_until_ready(worker)
        return worker


@contextmanager
def site(folder: Path, url: str) -> Iterator[Site]:
    """Give a site; its workers end with it."""
    running = Site(folder, url)
    try:
        yield running
    finally:
        running.stop()
