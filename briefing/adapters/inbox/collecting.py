"""Makes an intake of whatever was read: every article judged, every id unique, nothing lost without a reason."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Final, cast

from briefing.adapters.inbox.checks import checked
from briefing.adapters.inbox.limits import InputLimits
from briefing.adapters.inbox.rejection import Entry, rejected, writable
from briefing.article import Article, Intake, Rejection, refuse
from briefing.errors import InputError, TooLarge

Reader = Callable[..., Iterator[Entry]]

_PACKAGE: Final = "briefing.adapters.inbox"
_MODULES: Final = {  # imported on use: HTML and JSON bring heavy packages that a batch of text files never needs
    ".txt": "text",
    ".json": "article_json",
    ".jsonl": "json_lines",
    ".html": "web_page",
    ".htm": "web_page",
}
SUFFIXES: Final = frozenset(_MODULES)  # of the files that are read, in lower case


def entries_of(raw: bytes, *, suffix: str, name: str, origin: str, limits: InputLimits) -> Iterator[Entry]:
    """Yield what a file of that suffix holds, at most `max_articles` entries of it."""
    reader = cast("Reader", import_module(f"{_PACKAGE}.{_MODULES[suffix]}").read_articles)
    try:
        for number, entry in enumerate(reader(raw, name=name, origin=origin)):
            if number == limits.max_articles:
                raise TooLarge(f"The file has more than {limits.max_articles:,} entries: split it.")
            yield entry
    except InputError as error:
        yield rejected(error, id=name, origin=origin)


def collected(entries: Iterable[Entry], *, limits: InputLimits) -> Intake:
    """Judge the entries in their order; what is refused keeps its reason."""
    names = _Names()
    articles: list[Article] = []
    rejections: list[Rejection] = []
    for entry in entries:
        judged = _judge(entry, taken=len(articles), limits=limits)
        if isinstance(judged, Article):
            articles.append(replace(judged, id=names.unique(judged.id)))
        else:
            rejections.append(replace(judged, id=names.unique(judged.id)))
    return Intake(articles=tuple(articles), rejections=tuple(rejections))


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
