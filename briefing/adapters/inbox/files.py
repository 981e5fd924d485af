"""Finds the files that the operator means by a list of paths, and reads their bytes within bounds."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from briefing.adapters.inbox.limits import InputLimits
from briefing.adapters.inbox.rejection import printable, rejected
from briefing.article import Rejection
from briefing.errors import TooLarge, UnreadableFile, UnsupportedFormat

STDIN: Final = "-"
_MAX_DEPTH: Final = 32  # folders within folders
_UNWANTED = ("readme", "license", "licence")  # stems that stand beside articles in a folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to read, or standard input."""

    path: Path | None  # None: standard input
    origin: str  # as the operator knows it
    name: str  # what an article without an id is called


def find_sources(paths: Sequence[str], *, suffixes: frozenset[str]) -> Iterator[Source | Rejection]:
    """Yield each file once, in the order of the paths, a folder's files by name with its sub-folders."""
    seen: set[str] = set()
    for given in paths:
        for found in _of_path(given, suffixes=suffixes):
            key = found.origin if isinstance(found, Rejection) or found.path is None else _identity(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def read_bytes(source: Source, *, limits: InputLimits, stdin: BinaryIO) -> bytes:
    """Return the bytes of a source.

    Raises UnreadableFile, or TooLarge without reading further than the limit.
    """
    try:
        if source.path is None:
            raw = stdin.read(limits.max_file_bytes + 1)
        else:
            with source.path.open("rb") as file:
                raw = file.read(limits.max_file_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    if len(raw) > limits.max_file_bytes:
        raise TooLarge(f"The file is larger than the limit of {limits.max_file_bytes:,} bytes: split it.")
    return raw


def _identity(path: Path) -> str:
    return os.path.realpath(path)


def _of_path(given: str, *, suffixes: frozenset[str]) -> Iterator[Source | Rejection]:
    if given == STDIN:
        yield Source(path=None, origin="standard input", name="stdin")
        return
    path, origin = Path(given), printable(given)
    name = printable(path.stem) or origin
    try:
        mode = os.stat(given).st_mode  # noqa: PTH116 - Path("") is the current folder, which nobody asked for
    except (OSError, ValueError) as error:
        yield rejected(_unreadable(error), id=name, origin=origin)
        return
    if stat.S_ISDIR(mode):
        yield from _of_folder(path, suffixes=suffixes)
    elif path.suffix.lower() not in suffixes:
        known = ", ".join(sorted(suffixes))
        kind = f"of the type `{printable(path.suffix)}`" if path.suffix else "without a suffix"
        fault = f"Mujaz does not read files {kind}: convert it to one of {known}."
        yield rejected(UnsupportedFormat(fault), id=name, origin=origin)
    elif not stat.S_ISREG(mode):
        yield rejected(UnreadableFile("This is no regular file: give a file or a folder."), id=name, origin=origin)
    else:
        yield Source(path=path, origin=origin, name=name)


def _of_folder(folder: Path, *, suffixes: frozenset[str]) -> Iterator[Source | Rejection]:
    origin = printable(folder)
    empty = True
    for found in _walk(folder, suffixes=suffixes, above=frozenset()):
        empty = False
        yield found
    if empty:
        known = ", ".join(sorted(suffixes))
        fault = f"The folder holds no article: give one with files of the types {known}."
        yield rejected(UnsupportedFormat(fault), id=printable(folder.name) or origin, origin=origin)


def _walk(folder: Path, *, suffixes: frozenset[str], above: frozenset[str]) -> Iterator[Source | Rejection]:
    """Yield a folder's files by name; a link back to a folder above is not followed."""
    here = above | {_identity(folder)}
    entries, fault = _listing(folder, depth=len(here))
    if fault is not None:
        yield rejected(fault, id=printable(folder.name), origin=printable(folder))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if os.path.isdir(entry):  # noqa: PTH112 - Path.is_dir raises where a folder may be listed but not entered
            if _identity(entry) not in here:
                yield from _walk(entry, suffixes=suffixes, above=here)
        elif entry.suffix.lower() in suffixes and not entry.stem.lower().startswith(_UNWANTED):
            yield from _of_path(str(entry), suffixes=suffixes)


def _listing(folder: Path, *, depth: int) -> tuple[list[Path], UnreadableFile | None]:
    if depth > _MAX_DEPTH:
        return [], UnreadableFile(f"The folder lies more than {_MAX_DEPTH} folders deep: give it by its own path.")
    try:
        return sorted(folder.iterdir(), key=lambda entry: entry.name), None
    except OSError as error:
        return [], _unreadable(error)


def _unreadable(error: Exception) -> UnreadableFile:
    match error:
        case FileNotFoundError():
            reason = "There is no such file or folder: check the path."
        case PermissionError():
            reason = "Permission to read it is missing: change its permissions (chmod +r)."
        case OSError(strerror=str(cause)):
            reason = f"It cannot be read ({cause}): check the path."
        case _:
            reason = "It cannot be read: check the path."
    return UnreadableFile(reason)
