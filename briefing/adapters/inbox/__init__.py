"""Reads articles from files, folders and standard input; what cannot be used is refused with its reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO, Final, cast

from briefing.adapters.inbox.checks import checked
from briefing.adapters.inbox.files import Source, find_sources, read_bytes
from briefing.adapters.inbox.limits import InputLimits
from briefing.adapters.inbox.rejection import Entry, rejected, writable
from briefing.adapters.inbox.stream import suffix_of
from briefing.article import Article, Intake, Rejection, refuse
from briefing.errors import InputError, TooLarge

__all__ = ["InputLimits", "read_inputs"]

Reader = Callable[..., Iterator[Entry]]

_PACKAGE: Final = "briefing.adapters.inbox"
_MODULES: Final = {  # imported on use: HTML and JSON bring heavy packages that a batch of text files never needs
    ".txt": "text",
    ".json": "article_json",
    ".jsonl": "json_lines",
    ".html": "web_page",
    ".htm": "web_page",
}


def read_inputs(paths: Sequence[str], *, limits: InputLimits, stdin: BinaryIO) -> Intake:
    """Read every article that the paths lead to: files, folders with their sub-folders, or "-" for `stdin`.

    Nothing is raised for an input that cannot be used: it becomes a rejection. Ids are unique over articles and
    rejections, the articles in the order given.
    """
    names = _Names()
    articles: list[Article] = []
    rejections: list[Rejection] = []
    for source in find_sources(paths, suffixes=frozenset(_MODULES)):
        for entry in _entries(source, limits=limits, stdin=stdin):
            judged = _judge(entry, taken=len(articles), limits=limits)
            if isinstance(judged, Article):
                articles.append(replace(judged, id=names.unique(judged.id)))
            else:
                rejections.append(replace(judged, id=names.unique(judged.id)))
    return Intake(articles=tuple(articles), rejections=tuple(rejections))


def _entries(source: Source | Rejection, *, limits: InputLimits, stdin: BinaryIO) -> Iterator[Entry]:
    """Yield what a source holds, at most `max_articles` entries of it."""
    if isinstance(source, Rejection):
        yield source
        return
    try:
        raw = read_bytes(source, limits=limits, stdin=stdin)
        for number, entry in enumerate(_reader(source, raw)(raw, name=source.name, origin=source.origin)):
            if number == limits.max_articles:
                raise TooLarge(f"The file has more than {limits.max_articles:,} entries: split it.")
            yield entry
    except InputError as error:
        yield rejected(error, id=source.name, origin=source.origin)


def _reader(source: Source, raw: bytes) -> Reader:
    suffix = suffix_of(raw) if source.path is None else source.path.suffix.lower()
    return cast("Reader", import_module(f"{_PACKAGE}.{_MODULES[suffix]}").read_articles)


def _judge(entry: Entry, *, taken: int, limits: InputLimits) -> Entry:
    if isinstance(entry, Rejection):
        return entry
    try:
        article = checked(entry, limits=limits)
        if taken >= limits.max_articles:
            raise TooLarge(f"The batch already has {limits.max_articles:,} articles, its limit: brief the rest apart.")
    except InputError as error:
        return refuse(entry, code=error.code, reason=writable(error.message, limit=1000))
    return article


class _Names:
    """Makes ids unique within a batch: a, a-2, a-3."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: dict[str, int] = {}

    def unique(self, name: str) -> str:
        chosen = name
        while chosen in self._given:
            self._last[name] = self._last.get(name, 1) + 1
            chosen = f"{name}-{self._last[name]}"
        self._given.add(chosen)
        return chosen
