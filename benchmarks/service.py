"""What the service costs over the pipeline alone, and how it answers under load.

Usage: python -m benchmarks.service [--jobs 10] [--articles 5] [--polls 2000]

Starts `mujaz serve` with one worker process in a temporary folder and prints:

- overhead: seconds from POST to the finished job, less the seconds that the same batch takes in this process with
  loaded models and one thread. Every batch is new, so that no cache helps.
- resubmission: the same for a batch whose translations are remembered, and the ratio to its first time.
- polls: latencies of GET /v1/briefings/{id} while the worker is busy, from several clients.
- submits: latencies of POST /v1/briefings, ten articles each.
"""

import argparse
import contextlib
import io
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from benchmarks.briefing import Stopwatch, varied_articles
from briefing.adapters.clock import SystemClock
from briefing.article import Article, Intake
from briefing.pipeline import BriefingOptions, Toolbox, make_briefing
from models import registry

MUJAZ = (sys.executable, "-c", "from cli.main import run; run()")
CLIENTS = 8  # that poll at the same time
FINISHED = ("succeeded", "failed", "cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A running service."""

    url: str
    token: str

    def client(self) -> httpx.Client:
        """Return a client with the key."""
        return httpx.Client(
            base_url=self.url, headers={"Authorization": f"Bearer {self.token}"}, timeout=60, trust_env=False
        )


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Service]:
    """Run `mujaz serve` in a folder."""
    command = (*MUJAZ, "serve", "--port", "0", "--data-dir", str(folder), "--concurrency", "1")
    environment = {**os.environ, "MUJAZ_REQUESTS_PER_MINUTE": "1000000", "MUJAZ_MAX_ACTIVE_JOBS": "10000"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as process:  # noqa: S603 - ourselves
        try:
            runtime = folder / "serve.json"
            while not runtime.exists():
                if process.poll() is not None:
                    raise SystemExit(f"mujaz serve ended with status {process.returncode}")
                time.sleep(0.1)
            created = (*MUJAZ, "keys", "create", "--scope", "submit", "--data-dir", str(folder))
            token = subprocess.run(created, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - ourselves
            yield Service(url=json.loads(runtime.read_text(encoding="utf-8"))["url"], token=token)
        finally:
            process.send_signal(signal.SIGINT)


def as_json(articles: Sequence[Article]) -> dict[str, Any]:
    """Return the body of a request."""
    keys = ("id", "title", "body", "publisher")
    return {"articles": [{key: getattr(article, key) for key in keys} for article in articles]}


def brief(client: httpx.Client, articles: Sequence[Article]) -> float:
    """Submit a batch and wait for its end; return the seconds from the POST to the end, by the service's clock."""
    started = time.perf_counter()
    answer = client.post("/v1/briefings", json=as_json(articles)).raise_for_status()
    posted = time.perf_counter() - started
    while (job := client.get(answer.headers["Location"]).raise_for_status().json())["state"] not in FINISHED:
        time.sleep(0.02)
    if job["state"] != "succeeded":
        raise SystemExit(f"a job {job['state']}: {job['error']}")
    ran = datetime.fromisoformat(job["finished_at"]) - datetime.fromisoformat(job["created_at"])
    return posted + ran.total_seconds()


def measure_overhead(service: Service, *, jobs: int, articles: int) -> None:
    """Print the cost of the service on new batches, and the gain of the cache on known ones."""
    tools = Toolbox(
        embedder=registry.load_embedder(),
        summariser=registry.load_summariser(),
        translator=registry.load_translator(threads=1),
        clock=SystemClock(),
    )
    many = varied_articles(articles * (jobs + 1))
    batches = [many[first : first + articles] for first in range(0, len(many), articles)]
    over, first_time, again = [], [], []
    with service.client() as client:
        for number, batch in enumerate(batches):
            served_seconds = brief(client, batch)
            resubmitted = brief(client, batch)
            started = time.perf_counter()
            intake = Intake(articles=tuple(batch))
            make_briefing(intake, tools=tools, options=BriefingOptions(), progress=Stopwatch())
            alone = time.perf_counter() - started
            if number:  # the first warms both up
                over.append(served_seconds - alone)
                first_time.append(served_seconds)
                again.append(resubmitted)
    median = statistics.median
    print(f"new batch of {articles} articles: {median(first_time) * 1000:.0f} ms, "
          f"overhead over the pipeline alone {median(over) * 1000:.0f} ms (median of {len(over)})")  # fmt: skip
    print(f"resubmitted: {median(again) * 1000:.0f} ms, {median(first_time) / median(again):.0f} times as fast")


def measure_load(service: Service, *, polls: int) -> None:
    """Print latencies of submits, and of polls while the worker is busy."""
    many = varied_articles(400)
    with service.client() as client:
        submits, ids = [], []
        for first in range(0, len(many), 10):
            started = time.perf_counter()
            answer = client.post("/v1/briefings", json=as_json(many[first : first + 10])).raise_for_status()
            submits.append(time.perf_counter() - started)
            ids.append(answer.json()["id"])
        print(f"submit, 10 articles: {shown(submits)}")
        with ThreadPoolExecutor(CLIENTS) as pool:
            share = polls // CLIENTS
            latencies = [
                each for part in pool.map(lambda _: poll(service, ids, share), range(CLIENTS)) for each in part
            ]
        busy = sum(client.get(f"/v1/briefings/{each}").json()["state"] not in FINISHED for each in ids)
        print(f"poll by {CLIENTS} clients, worker busy ({busy} jobs left): {shown(latencies)}")
        for each in ids:
            client.delete(f"/v1/briefings/{each}")


def poll(service: Service, ids: Sequence[str], count: int) -> list[float]:
    """Ask for jobs so many times, ten times a second; return the seconds of each answer."""
    latencies = []
    with service.client() as client:
        for number in range(count):
            started = time.perf_counter()
            client.get(f"/v1/briefings/{ids[number % len(ids)]}").raise_for_status()
            latencies.append(time.perf_counter() - started)
            time.sleep(max(0.0, 0.1 - latencies[-1]))
    return latencies


def shown(seconds: Sequence[float]) -> str:
    """Write latencies down."""
    cuts = statistics.quantiles(seconds, n=100)
    return f"median {cuts[49] * 1000:.1f} ms, p99 {cuts[98] * 1000:.1f} ms ({len(seconds)} requests)"


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=10)
    parser.add_argument("--articles", type=int, default=5)
    parser.add_argument("--polls", type=int, default=2000)
    arguments = parser.parse_args()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "data") as service:
        measure_overhead(service, jobs=arguments.jobs, articles=arguments.articles)
        measure_load(service, polls=arguments.polls)


if __name__ == "__main__":
    main()
