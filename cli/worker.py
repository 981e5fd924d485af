"""`mujaz worker`: works off the queues; `mujaz probe`: says by its exit status whether a process is well."""

import sys
import time
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.errors import StoreUnavailable
from briefing.ports.jobs import Lane

if TYPE_CHECKING:
    from briefing.settings import Settings

SILENT_SECONDS = 30.0  # six beats
PROBE_SECONDS = 5.0


class Part(StrEnum):
    """What can be probed."""

    WORKER = "worker"
    API = "api"


def command(
    *,
    lane: Annotated[
        list[Lane] | None, typer.Option(help="Queue to work off; may be given again. By default all.")
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option(min=1, help="Processes. By default MUJAZ_CONCURRENCY, or every core.")
    ] = None,
) -> None:
    """Work on briefings: run as many of these as there are machines, each with the same settings.

    SIGTERM lets running steps finish and ends the worker.
    """
    from briefing.settings import read_settings  # noqa: PLC0415 - help and shell completion need none of the libraries
    from workers.start import start_worker  # noqa: PLC0415 - as above

    sys.exit(start_worker(read_settings(), lanes=lane or list(Lane), concurrency=concurrency))


def probe(part: Annotated[Part, typer.Argument(help="worker or api, of this machine.")]) -> None:
    """Exit with 0 if the worker or the API of this machine is well, with 1 if it is not.

    A worker is well while it works or has nothing to do: one that is alive and lets messages lie is not.
    """
    from briefing.settings import read_settings  # noqa: PLC0415 - as in `command`

    settings = read_settings()
    well = is_api_well(settings) if part is Part.API else is_worker_well(settings)
    typer.echo(f"The {part} is {'well' if well else 'not well'}.")
    sys.exit(0 if well else 1)


def is_worker_well(settings: "Settings") -> bool:
    """Say whether the worker of the heartbeat file is well; without such a file, whether any worker is ready."""
    if settings.heartbeat_file:
        try:
            return time.time() - Path(settings.heartbeat_file).stat().st_mtime < SILENT_SECONDS
        except OSError:
            return False
    from briefing.adapters.backend import connect_backend  # noqa: PLC0415 - as in `command`

    since = datetime.now(UTC) - timedelta(seconds=SILENT_SECONDS)
    try:
        return any(beat.ready and beat.at > since for beat in connect_backend(settings).roll.alive())
    except StoreUnavailable:
        return False


def is_api_well(settings: "Settings") -> bool:
    """Say whether the API answers that it is ready."""
    import httpx  # noqa: PLC0415 - as in `command`

    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)  # noqa: S104 - what it listens on
    try:
        return httpx.get(f"http://{host}:{settings.port}/readyz", timeout=PROBE_SECONDS, trust_env=False).is_success
    except httpx.HTTPError:
        return False
