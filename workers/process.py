"""What a process of a worker holds: ports and, in a child of the pool, models; loaded once, after the fork."""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog

from briefing.adapters.backend import connect_backend
from briefing.adapters.logging import configure_logging
from briefing.adapters.tracing import start_tracing
from briefing.adapters.webhook_sender import HttpxWebhookSender
from briefing.addresses import policy_of
from briefing.backend import Backend
from briefing.ports.jobs import Lane
from briefing.ports.webhooks import WebhookSender
from briefing.render import json_document
from briefing.settings import Settings
from briefing.usecases.run_step import StepKit, StepLimits
from briefing.usecases.webhooks import DeliverySettings
from models.card import read_card
from models.golden import check_golden
from models.registry import card_path
from models.toolbox import load_toolbox

MODEL_LANES = frozenset({Lane.BATCH, Lane.INTERACTIVE})

log = structlog.stdlib.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a child works with."""

    backend: Backend
    sender: WebhookSender
    loaded: StepKit | None  # None on the delivery lane, which needs no models

    @property
    def kit(self) -> StepKit:
        """What steps are done with.

        Raises:
            RuntimeError: a step came to a worker of the delivery lane.
        """
        if self.loaded is None:
            raise RuntimeError("This worker serves the delivery lane only: it has no models.")
        return self.loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a child tells its parent when it has loaded."""

    pid: int
    ready: bool  # False: a model is broken


class ReportPipe:
    """Carries the children's reports to the parent: a pipe of the operating system, inherited at the fork."""

    _RECORD = struct.Struct("<q?")  # far shorter than PIPE_BUF: no two reports mix

    def __init__(self) -> None:
        """Open the pipe; before the fork, in the parent."""
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)

    def send(self, report: Report) -> None:
        """Tell; in a child."""
        os.write(self._write, self._RECORD.pack(report.pid, report.ready))

    def receive(self) -> Iterator[Report]:
        """Yield what was told since the last time; in the parent."""
        while True:
            try:
                record = os.read(self._read, self._RECORD.size)
            except BlockingIOError:
                return
            pid, ready = self._RECORD.unpack(record)
            yield Report(pid=pid, ready=ready)


@dataclass(slots=True, kw_only=True)
class WorkerProcess:
    """The state of one process; the tasks reach it through `bench`."""

    settings: Settings
    lanes: tuple[Lane, ...] = tuple(Lane)
    children: int = 1
    reports: ReportPipe | None = None  # None in a process that nobody watches
    _bench: Bench | None = field(default=None, init=False)

    @property
    def bench(self) -> Bench:
        """What tasks work with.

        Raises:
            RuntimeError: nothing is loaded: this is the parent, or loading failed.
        """
        if self._bench is None:
            raise RuntimeError("Nothing is loaded in this process.")
        return self._bench

    @property
    def step_limits(self) -> StepLimits:
        """How long and how often a step may be tried."""
        return StepLimits(lease_seconds=self.settings.lease_seconds, attempts=self.settings.step_attempts)

    @property
    def delivery_settings(self) -> DeliverySettings:
        """What the operator sets about deliveries."""
        return DeliverySettings(
            timeout_seconds=self.settings.webhook_timeout_seconds,
            retry_scale=self.settings.webhook_retry_scale,
            public_url=self.settings.public_url,
        )

    def load(self) -> None:
        """Make this child ready for tasks, and tell the parent; to be called in the child, after the fork.

        Native libraries do not survive a fork (CTranslate2 #1414, celery #4113), and sockets must not be shared.
        A child whose models are broken says so and takes no task: the parent then ends the worker.
        """
        configure_logging(self.settings)
        ready = False
        try:
            start_tracing(self.settings, "mujaz-worker")
            self._bench = self._build()
            ready = True
        except Exception:
            log.exception("child_not_ready")
        if self.reports:
            self.reports.send(Report(pid=os.getpid(), ready=ready))

    def _build(self) -> Bench:
        settings, backend = self.settings, connect_backend(self.settings)
        policy = policy_of(settings.webhook_allowed_hosts, allow_http=settings.webhook_allow_http)
        return Bench(
            backend=backend,
            sender=HttpxWebhookSender(policy, settings.webhook_timeout_seconds),
            loaded=self._load_models(backend) if MODEL_LANES & set(self.lanes) else None,
        )

    def _load_models(self, backend: Backend) -> StepKit:
        # Several children share the cores: each translates one batch at a time.
        threads = 1 if self.children > 1 else self.settings.threads
        tools = load_toolbox(self.settings, threads=threads)
        check_golden(tools.translator, read_card(card_path(self.settings.translator)).golden)
        tools.embedder.embed(["جملة"])  # its weights load at the first call
        return StepKit(tools=tools, backend=backend, render=json_document.render, read=json_document.load)

    @contextmanager
    def bound(self, **ids: str) -> Iterator[None]:
        """Write the ids onto every log line of a task."""
        with structlog.contextvars.bound_contextvars(**ids):
            yield
