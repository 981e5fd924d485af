"""Starts a worker: a Celery consumer with its pool of children, the signs of life, and the looking-after."""

import os
from collections.abc import Sequence
from functools import partial
from socket import gethostname
from typing import Any

from celery import signals
from celery.worker import state

from briefing.adapters.backend import connect_backend
from briefing.adapters.glossary_file import house_glossary
from briefing.adapters.logging import configure_logging
from briefing.ports.jobs import Lane
from briefing.settings import Settings
from models.registry import usable_cores
from workers.celery_app import create_app
from workers.process import ReportPipe, WorkerProcess
from workers.watching import TICK_SECONDS, Maintenance, Pulse

FAILED = 1  # exit status


def start_worker(settings: Settings, *, lanes: Sequence[Lane], concurrency: int | None = None) -> int:
    """Work until SIGTERM, or until a model turns out broken; return the exit status.

    Raises:
        InvalidGlossary: that of the settings cannot be used.
    """
    house_glossary(settings.glossary, built_in=False)  # once here, rather than in every child
    children = concurrency or settings.concurrency or usable_cores()
    # In the order of urgency, whatever order they were named in.
    process = WorkerProcess(
        settings=settings,
        lanes=tuple(lane for lane in (Lane.INTERACTIVE, Lane.DELIVERY, Lane.BATCH) if lane in lanes),
        children=children,
        reports=ReportPipe(),
    )
    app = create_app(settings, process)
    backend = connect_backend(settings)
    maintenance = Maintenance(backend)
    pulse = Pulse(
        backend=backend,
        process=process,
        busy=lambda: bool(state.active_requests),
        give_up=_end_worker,
    )
    _connect(settings, process, pulse, maintenance)  # before the worker exists: it sets up its log as it is made
    worker = app.Worker(
        hostname=f"mujaz-{os.getpid()}@{gethostname()}",
        pool_cls="prefork",
        concurrency=children,
        queues=[str(lane) for lane in process.lanes],
        loglevel=settings.log_level.upper(),
        optimization="fair",  # a message goes to a child that is free, never behind another's long step
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        quiet=True,
    )
    worker.start()
    maintenance.stop()
    return int(worker.exitcode or 0)


def _end_worker() -> None:
    state.should_stop = FAILED  # Celery's own flag: the loop ends at its next turn


def _connect(settings: Settings, process: WorkerProcess, pulse: Pulse, maintenance: Maintenance) -> None:
    """Hear Celery's signals; strongly, since these receivers live nowhere else."""
    timers: list[Any] = []

    def ready(sender: Any, **_: object) -> None:  # noqa: ANN401 - Celery's consumer
        if timers:  # the connection was lost and is back
            timers.pop().cancel()
        else:
            maintenance.start()
        children = sender.pool._pool  # noqa: SLF001 - there is no public way to the living children
        tick = partial(pulse.tick, living=lambda: frozenset(each.pid for each in children._pool))  # noqa: SLF001 - as above
        timers.append(sender.timer.call_repeatedly(TICK_SECONDS, tick))

    signals.setup_logging.connect(lambda **_: configure_logging(settings), weak=False)
    signals.worker_process_init.connect(lambda **_: process.load(), weak=False)
    signals.task_received.connect(lambda **_: pulse.consumed(), weak=False)
    signals.worker_ready.connect(ready, weak=False)
