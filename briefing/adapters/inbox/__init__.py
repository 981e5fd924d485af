"""Reads articles from files, folders and standard input; what cannot be used is refused with its reason."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from briefing.adapters.inbox.collecting import SUFFIXES, collected, entries_of
from briefing.adapters.inbox.files import Source, find_sources, read_bytes
from briefing.adapters.inbox.limits import InputLimits
from briefing.adapters.inbox.rejection import Entry, rejected
from briefing.adapters.inbox.stream import suffix_of
from briefing.article import Intake, Rejection
from briefing.errors import InputError

__all__ = ["InputLimits", "read_inputs"]


def read_inputs(paths: Sequence[str], *, limits: InputLimits, stdin: BinaryIO) -> Intake:
    """Read every article that the paths lead to: files, folders with their sub-folders, or "-" for `stdin`.

    Nothing is raised for an input that cannot be used: it becomes a rejection. Ids are unique over articles and
    rejections, the articles in the order given.
    """
    entries = (
        entry
        for source in find_sources(paths, suffixes=SUFFIXES)
        for entry in _entries(source, limits=limits, stdin=stdin)
    )
    return collected(entries, limits=limits)


def _entries(source: Source | Rejection, *, limits: InputLimits, stdin: BinaryIO) -> Iterator[Entry]:
    """Yield what a source holds, at most `max_articles` entries of it."""
    if isinstance(source, Rejection):
        yield source
        return
    try:
        raw = read_bytes(source, limits=limits, stdin=stdin)
    except InputError as error:
        yield rejected(error, id=source.name, origin=source.origin)
        return
    suffix = suffix_of(raw) if source.path is None else source.path.suffix.lower()
    yield from entries_of(raw, suffix=suffix, name=source.name, origin=source.origin, limits=limits)
