"""One run of `mujaz serve`: starts store, cache, worker and API in their order, watches over them, ends them."""

import os
import signal
import socket
import time

import httpx

from briefing.errors import ServiceError
from briefing.settings import PREFIX, Settings
from cli.children import Child, Keeper, Program, end_all, mujaz
from cli.data_folder import DataFolder, Runtime
from cli.greeting import first_key, greet, say
from cli.interrupts import Interrupts
from cli.valkey import DURABLE, embedded, forgetting, wait_for

READY_SECONDS = 180.0  # for loading the models on a slow machine
WORKER_SECONDS = 60.0  # for running steps to finish or to be handed back, longer than the worker takes for itself
STORE_SECONDS = 20.0  # for writing what is not yet on the disk
GIVEN_UP = 3  # deaths in a row of a process while the service has never been ready
PAUSE = 0.1  # seconds between two looks at the processes
DELIVERIES = 2  # at a time; without models a process is small
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - how this machine calls itself where all may call it


class Installation:
    """All processes of the service."""

    def __init__(
        self, settings: Settings, *, folder: DataFolder, listener: socket.socket, interrupts: Interrupts, lock: int
    ) -> None:
        """Start nothing yet.

        Args:
            settings: those of this process; the addresses of store and cache are filled in.
            folder: prepared and locked.
            listener: the open port of the API.
            interrupts: counting.
            lock: the open lock of the folder.
        """
        self._settings = settings
        self._folder = folder
        self._listener = listener
        self._interrupts = interrupts
        self._keeper = Keeper(lock)
        self._stores: list[Child] = []
        self._workers: list[Child] = []  # the workers and the API

    @property
    def url(self) -> str:
        """The address of the API as this machine calls it."""
        host, port = self._listener.getsockname()[:2]
        host = ANYWHERE.get(host, host)
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def run(self) -> None:
        """Start everything, say where it is, watch over it until the end is asked for, and end it.

        Raises:
            ServiceError: a process does not start; the others are ended first.
        """
        try:
            self._start_stores()
            self._start_workers()
            if self._await_ready():
                self._announce()
            while not self._interrupts.stopping:
                self._watch()
        finally:
            self._stop()

    def _start_stores(self) -> None:
        """Start store and cache, and wait until they answer: without them the others cannot start."""
        say(f"starting the store in {self._folder.path}")
        servers = [
            embedded("store", DURABLE, folder=self._folder.part("store"), log=self._folder.log("store")),
            embedded(
                "cache",
                forgetting(self._settings.cache_memory),
                folder=self._folder.part("cache"),
                log=self._folder.log("cache"),
            ),
        ]
        for server in servers:
            self._stores.append(self._child(server.program))
        for server, child in zip(servers, self._stores, strict=True):
            wait_for(server, child)
        store, cache = servers
        self._settings = self._settings.model_copy(update={"redis_url": store.url, "cache_url": cache.url})

    def _start_workers(self) -> None:
        """Start the worker, one that delivers webhooks, and the API.

        A receiver may take its time to answer: nobody's article waits for it.
        """
        say("starting the worker and the API; the models are being loaded")
        handle = self._listener.fileno()
        environment = self._environment()
        programs = [
            Program(
                name="worker", command=mujaz("worker", "--lane", "interactive", "--lane", "batch"),
                log=self._folder.log("worker"), environment=environment,
            ),
            Program(
                name="delivery", command=mujaz("worker", "--lane", "delivery", "--concurrency", str(DELIVERIES)),
                log=self._folder.log("delivery"),
                environment=environment | {f"{PREFIX}HEARTBEAT_FILE": str(self._folder.path / "delivery.beat")},
            ),
            Program(
                name="api", command=mujaz("api", "--listener", str(handle)), log=self._folder.log("api"),
                environment=environment, handles=(handle,),
            ),
        ]  # fmt: skip
        for program in programs:
            self._workers.append(self._child(program))

    def _environment(self) -> dict[str, str]:
        """Return the settings that the processes read in place of the operator's."""
        settings = {
            "host": self._settings.host,
            "redis_url": self._settings.redis_url,
            "cache_url": self._settings.cache_url,
            "heartbeat_file": str(self._folder.path / "worker.beat"),
            "public_url": self._settings.public_url or self.url,
            "concurrency": str(self._settings.concurrency or os.cpu_count() or 1),
        }
        # Celery: being asked to end means to let running steps end within its soft shutdown, and to hand back the rest.
        return {"REMAP_SIGTERM": "SIGQUIT"} | {(PREFIX + name).upper(): value for name, value in settings.items()}

    def _await_ready(self) -> bool:
        """Wait until the API says that it and a worker are ready; False where the end was asked for first.

        Raises:
            ServiceError: a process keeps dying, or it takes too long.
        """
        deadline = time.monotonic() + READY_SECONDS
        while not self._interrupts.stopping:
            self._watch()
            if any(child.deaths >= GIVEN_UP for child in self._workers) or time.monotonic() > deadline:
                raise ServiceError(f"The service did not get ready: see the logs in {self._folder.path / 'log'}.")
            if self._ready():
                return True
        return False

    def _ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", timeout=2.0, trust_env=False).is_success
        except httpx.TransportError:
            return False

    def _announce(self) -> None:
        """Write down and tell where the service is; make the first key where there is none."""
        settings = self._settings
        self._folder.announce(
            Runtime(url=self.url, redis_url=settings.redis_url, cache_url=settings.cache_url, pid=os.getpid())
        )
        greet(self.url, first_key(settings))

    def _child(self, program: Program) -> Child:
        return Child(program, kept=self._keeper, say=say)

    def _watch(self) -> None:
        """Start again what has died, then wait a moment."""
        self._keeper.watch()
        for child in (*self._stores, *self._workers):
            child.watch()
        time.sleep(PAUSE)

    def _stop(self) -> None:
        """End the API and the worker, then the stores that they write to."""
        say("stopping; running steps are finished or handed back (Ctrl-C again: at once)")
        self._folder.withdraw()
        self._listener.close()
        hurried = self._hurried
        end_all(self._workers, signal.SIGTERM, seconds=WORKER_SECONDS, hurried=hurried)
        end_all(self._stores, signal.SIGTERM, seconds=STORE_SECONDS, hurried=lambda: False)
        self._keeper.close()
        say("stopped")

    def _hurried(self) -> bool:
        return self._interrupts.hurried
