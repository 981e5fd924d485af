"""The folder of `mujaz serve`: where it lies, who may use it, and what a running service says of itself in it."""

import fcntl
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from briefing.errors import InputError, ServiceError

USUAL_ADDRESS = "http://127.0.0.1:8080"  # of a service whose folder says nothing
PRIVATE_FOLDER = 0o700  # the store holds articles and the passwords of this run
PRIVATE_FILE = 0o600
CLEARING = 15.0  # seconds that the processes of a killed `mujaz serve` may need to end
OWN = frozenset({"serve.lock", "store", "cache", "log"})  # a folder with one of these is taken for a data folder
SYSTEMS = frozenset({"lost+found", ".DS_Store"})  # lie in folders that are empty to their users
LARGEST_LOG = 10_000_000  # bytes; beyond that a log makes room when its process starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """Where a running service is to be found."""

    url: str  # of the API
    redis_url: str  # with its password
    cache_url: str  # as well
    pid: int  # of `mujaz serve`


def default_folder() -> Path:
    """Return where the platform keeps the data of a user's programs."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "mujaz"
    base = os.environ.get("XDG_DATA_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".local" / "share") / "mujaz"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder; nothing is made before `prepare`."""

    path: Path

    def part(self, name: str) -> Path:
        """Return a folder in it, made where it is missing.

        Raises:
            InputError: it cannot be made.
        """
        return _make(self.path / name)

    def prepare(self) -> IO[str]:
        """Make the folder and take its lock; it is held until the returned file is closed or the process ends.

        Raises:
            InputError: the folder cannot be written.
            ServiceError: another `mujaz serve` uses it.
        """
        self._refuse_foreign()
        _make(self.path)
        try:
            lock = (self.path / "serve.lock").open("a", encoding="utf-8")
        except OSError as error:
            raise _unwritable(self.path, error) from error
        deadline = time.monotonic() + CLEARING
        while not _locked(lock):
            if self.running() or time.monotonic() > deadline:
                lock.close()
                raise ServiceError(self._in_use())
            time.sleep(0.1)  # the one that used it was killed, and its keeper is clearing up
        return lock

    def log(self, name: str) -> Path:
        """Return the log of a process, the old one set aside where it has grown large."""
        path = self.part("log") / f"{name}.log"
        if path.is_file() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        return path

    def announce(self, runtime: Runtime) -> None:
        """Write down where the service is to be found, for this user alone.

        Raises:
            InputError: it cannot be written.
        """
        draft = self.path / "serve.json.new"
        try:
            draft.unlink(missing_ok=True)
            with open(draft, "x", encoding="utf-8", opener=_private) as file:
                json.dump(asdict(runtime), file, indent=1)
            draft.replace(self.path / "serve.json")
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def withdraw(self) -> None:
        """Forget where the service was."""
        (self.path / "serve.json").unlink(missing_ok=True)

    def running(self) -> Runtime | None:
        """Return where the service that uses the folder is to be found; None where none runs."""
        try:
            found = json.loads((self.path / "serve.json").read_text(encoding="utf-8"))
            runtime = Runtime(**found)
            os.kill(runtime.pid, 0)
        except (OSError, ValueError, TypeError):
            return None
        return runtime

    def _refuse_foreign(self) -> None:
        """Leave a folder alone that holds something else: it would be closed to everyone but this user."""
        try:
            held = {each.name for each in self.path.iterdir()} - SYSTEMS
        except FileNotFoundError:
            return
        except OSError as error:
            raise _unwritable(self.path, error) from error
        if held and not held & OWN:
            raise InputError(f"The folder {self.path} holds other files: give an empty or a new one with --data-dir.")

    def _in_use(self) -> str:
        runtime = self.running()
        where = f" at {runtime.url}" if runtime else ""
        return f"Another `mujaz serve` uses {self.path}{where}: stop it first, or give another --data-dir."


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _make(path: Path) -> Path:
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        path.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE_FILE)


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(f"The data folder {path} cannot be written: {error.strerror}. Give another one with --data-dir.")


def service_address() -> str:
    """Return the address of the service that runs in the usual data folder, else the address it usually has."""
    runtime = DataFolder(default_folder()).running()
    return runtime.url if runtime else USUAL_ADDRESS
