"""Takes articles that were posted over HTTP: JSON values, or files with their names.

What is wrong with the form of a value is a fault that names the field, and the request is refused for it; what is
wrong with its content becomes a rejection, as with files on the command line.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from briefing.adapters.inbox.article_json import article_of, entry_of
from briefing.adapters.inbox.collecting import SUFFIXES, collected, entries_of
from briefing.adapters.inbox.limits import InputLimits
from briefing.adapters.inbox.ninjs import is_ninjs
from briefing.adapters.inbox.rejection import Entry, rejected, writable
from briefing.adapters.inbox.wire import faults_of
from briefing.article import Intake
from briefing.errors import InvalidArticle, TooLarge, UnsupportedFormat

ARTICLES: Final = "articles"  # the field with the values
FILES: Final = "files"  # the field with the files
MOST_FAULTS: Final = 100  # are named; a program that sends wrong articles sends many of them
_PAGES: Final = (".html", ".htm")
_FOLDERS: Final = re.compile(r".*[/\\]", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One wrong field of a request."""

    field: str  # such as articles[3].body; "" where the body as a whole is meant
    message: str  # what is wrong with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it was posted."""

    name: str  # as the client calls it; "" where it does not say
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What came of the articles of one request."""

    intake: Intake
    faults: tuple[Fault, ...] = ()  # where there are any, the intake is not to be used


def place(path: Iterable[int | str]) -> str:
    """Write the way to a field: ("articles", 3, "body") is articles[3].body."""
    written = ""
    for part in path:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
    return writable(written)


def read_values(values: Sequence[Any], *, limits: InputLimits) -> Posted:
    """Read JSON values, each an article of our own schema or a ninjs item; one without an id is called by its place."""
    if len(values) > limits.max_articles:
        message = f"has {len(values):,} articles, more than the limit of {limits.max_articles:,}: send fewer at a time"
        return Posted(intake=Intake(articles=()), faults=(Fault(field=ARTICLES, message=message),))
    entries: list[Entry] = []
    faults: list[Fault] = []
    for number, value in enumerate(values):
        entry = _entry(value, number=number)
        if isinstance(entry, list):
            faults += entry
        else:
            entries.append(entry)
    if faults:
        return Posted(intake=Intake(articles=()), faults=tuple(faults[:MOST_FAULTS]))
    return Posted(intake=collected(entries, limits=limits))


def _entry(value: Any, *, number: int) -> Entry | list[Fault]:  # noqa: ANN401 - any JSON value
    where, name = place((ARTICLES, number)), f"article-{number + 1}"
    try:
        return article_of(value, name=name, origin=where)
    except InvalidArticle as error:
        if not isinstance(error.__cause__, ValidationError):  # withheld by its publisher, say: no fault of the form
            return entry_of(value, name=name, origin=where)
        named = faults_of(error.__cause__)
        if "body" in named and is_ninjs(value):
            named["body"] = "is missing or no text; a ninjs item needs bodies with a value, body_html or body_text"
        return [Fault(field=f"{where}.{field}" if field else where, message=saying) for field, saying in named.items()]


def read_uploads(uploads: Sequence[Upload], *, limits: InputLimits, max_page_bytes: int) -> Posted:
    """Read files by their suffixes; every fault within a file is a rejection."""
    intake = collected(
        (entry for upload in uploads for entry in _file(upload, limits=limits, max_page_bytes=max_page_bytes)),
        limits=limits,
    )
    count = len(intake.articles) + len(intake.rejections)
    if count <= limits.max_articles:
        return Posted(intake=intake)
    message = f"hold more articles than the limit of {limits.max_articles:,}: send fewer at a time"
    return Posted(intake=intake, faults=(Fault(field=FILES, message=message),))


def _file(upload: Upload, *, limits: InputLimits, max_page_bytes: int) -> Iterable[Entry]:
    origin = writable(_FOLDERS.sub("", upload.name)) or "file"
    stem, suffix = os.path.splitext(origin)  # noqa: PTH122 - the name of a file elsewhere, no path of this machine
    suffix = suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        fault = UnsupportedFormat(f"Mujaz does not read files of this type: send one with a name ending in {known}.")
        return [rejected(fault, id=stem, origin=origin)]
    most = max_page_bytes if suffix in _PAGES else limits.max_file_bytes
    if len(upload.content) > most:
        fault_of_size = TooLarge(f"The file is larger than the limit of {most:,} bytes: split it.")
        return [rejected(fault_of_size, id=stem, origin=origin)]
    return entries_of(upload.content, suffix=suffix, name=stem, origin=origin, limits=limits)
