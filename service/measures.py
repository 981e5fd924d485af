"""The figures of the service for Prometheus: what all processes have counted, and the state of jobs, lanes, workers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from briefing.backend import Backend
from briefing.errors import StoreUnavailable
from briefing.ports.jobs import Lane
from service.traffic import Traffic

PREFIX: Final = "mujaz_"
MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
HELP: Final[Mapping[str, str]] = {
    "jobs_submitted": "Briefings accepted.",
    "jobs_finished": "Briefings finished, by state.",
    "steps": "Steps done, by stage.",
    "step_seconds": "Time that steps took, by stage.",
    "steps_retried": "Steps that were begun again after a failure.",
    "steps_given_up": "Steps given up after their last attempt.",
    "cache_hits": "Results found in the cache, by kind.",
    "cache_misses": "Results not found in the cache, by kind.",
    "cache_errors": "Times the cache did not answer or was full.",
    "deliveries": "Attempts to deliver webhooks, by outcome.",
}
_NAME: Final = re.compile(r"(?P<name>[a-z_]+?)(?P<suffix>_total|_sum|_count)?(?:\{(?P<labels>.*)\})?")
_LABEL: Final = re.compile(r'(\w+)="([^"]*)"')
_KINDS: Final = {"_total": "counter", "_sum": "summary", "_count": "summary", None: "gauge"}


def exposition(traffic: Traffic) -> bytes:
    """Write all figures in Prometheus' text format; without the store, those of this process."""
    return bytes(generate_latest(traffic.registry))


class StoreCollector(Collector):
    """Reads what the store knows, at each scrape."""

    def __init__(self, backend: Backend) -> None:
        """Take the ports to read."""
        self._backend = backend

    def describe(self) -> Iterable[Metric]:
        """Say nothing beforehand: registering must not ask the store."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Yield the figures, or that the store does not answer."""
        try:
            metrics = [*self._counters(), *self._gauges()]
        except StoreUnavailable:
            metrics = []
        yield GaugeMetricFamily(f"{PREFIX}store_up", "Whether the store answers.", value=float(bool(metrics)))
        yield from metrics

    def _counters(self) -> Iterator[Metric]:
        families: dict[str, Metric] = {}
        for written, value in sorted(self._backend.meter.read().items()):
            found = _NAME.fullmatch(written)
            if found is None:
                continue
            name, suffix = found["name"], found["suffix"]
            family = families.setdefault(
                name, Metric(f"{PREFIX}{name}", HELP.get(name, "Counted by the workers."), _KINDS[suffix])
            )
            family.add_sample(f"{PREFIX}{name}{suffix or ''}", dict(_LABEL.findall(found["labels"] or "")), value)
        yield from families.values()

    def _gauges(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily(f"{PREFIX}jobs", "Briefings that are kept, by state.", labels=["state"])
        for state, count in self._backend.index.count().items():
            jobs.add_metric([str(state)], count)
        queue = GaugeMetricFamily(f"{PREFIX}queue_messages", "Messages that wait, by lane.", labels=["lane"])
        for lane in Lane:
            queue.add_metric([str(lane)], self._backend.queue.waiting(lane))
        beats = self._backend.roll.alive()
        alive = GaugeMetricFamily(f"{PREFIX}workers_alive", "Workers that are alive, by lane.", labels=["lane"])
        ready = GaugeMetricFamily(f"{PREFIX}workers_ready", "Workers with tested models, by lane.", labels=["lane"])
        for lane in Lane:
            mine = [beat for beat in beats if lane in beat.lanes]
            alive.add_metric([str(lane)], len(mine))
            ready.add_metric([str(lane)], sum(beat.ready for beat in mine))
        yield from (jobs, queue, alive, ready)
