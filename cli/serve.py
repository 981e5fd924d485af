"""`mujaz serve`: the whole service by one command."""

import errno
import socket
from pathlib import Path
from typing import Annotated

import typer

from briefing.errors import InputError
from cli.data_folder import DataFolder, default_folder
from cli.interrupts import Interrupts

BACKLOG = 512  # connections that wait while the API starts again


def command(
    *,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65_535, help="Port of the API; 0 takes a free one. By default MUJAZ_PORT, or 8080."),
    ] = None,
    host: Annotated[
        str | None, typer.Option(help="Address that the API listens on. By default MUJAZ_HOST, or 127.0.0.1.")
    ] = None,
    data_dir: Annotated[
        Path | None, typer.Option(help="Folder for all that is kept. By default ~/.local/share/mujaz or its like.")
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option(min=1, help="Processes that work on briefings. By default one a core.")
    ] = None,
) -> None:
    """Run the whole service on this machine: store, cache, worker and API. Ctrl-C stops it; what it has is kept."""
    # Help and shell completion need none of the libraries.
    from briefing.adapters.glossary_file import house_glossary  # noqa: PLC0415 - as above
    from briefing.addresses import policy_of  # noqa: PLC0415 - as above
    from briefing.settings import read_settings  # noqa: PLC0415 - as above
    from cli.installation import Installation  # noqa: PLC0415 - as above

    settings = read_settings()
    changes = {
        "host": host or settings.host,
        "port": settings.port if port is None else port,
        "concurrency": concurrency or settings.concurrency,
    }
    settings = settings.model_copy(update=changes)
    policy_of(settings.webhook_allowed_hosts, allow_http=settings.webhook_allow_http)  # the API would fail for it later
    house_glossary(settings.glossary, built_in=False)  # the worker would
    folder = DataFolder((data_dir or default_folder()).expanduser().absolute())
    with folder.prepare() as lock, listen(settings.host, settings.port) as listener, Interrupts() as interrupts:
        Installation(settings, folder=folder, listener=listener, interrupts=interrupts, lock=lock.fileno()).run()


def listen(host: str, port: int) -> socket.socket:
    """Open the port before anything is started; the API inherits it, and a new one goes on where the old one died.

    Raises:
        InputError: it cannot be opened.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"Port {port} of {host} is taken: give another one with --port, or --port 0 for any."
        else:
            message = f"Port {port} of {host} cannot be opened: {error.strerror}. Give another --port or --host."
        raise InputError(message) from error
