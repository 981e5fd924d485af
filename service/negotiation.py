"""Chooses the document format that a client wants: by ?format=, else by Accept."""

from collections.abc import Iterator

from briefing.adapters.inbox.posted import Fault
from briefing.errors import NotAcceptable, UnknownFormat
from briefing.render import ALIASES, FORMATS, find_format
from service.errors import refuse_fields

DEFAULT = "json"


def chosen_format(accept: str, *, name: str | None) -> str:
    """Return the name of a format.

    Raises:
        Refusal: no format is called `name`.
        NotAcceptable: the client accepts none there is.
    """
    if name is not None:
        try:
            find_format(name)
        except UnknownFormat as error:
            raise refuse_fields([Fault(field="format", message=error.message)]) from error
        return ALIASES.get(name.lower(), name.lower())
    ranges = sorted(_ranges(accept), key=lambda each: -each[1])
    if not accept.strip():
        return DEFAULT
    refused = {media for media, quality in ranges if quality == 0}
    offered = [name for name in _candidates() if _type_of(name) not in refused]
    for media, quality in ranges:
        found = next((name for name in offered if _matches(media, _type_of(name))), None)
        if quality > 0 and found:
            return found
    known = ", ".join(_type_of(each) for each in _candidates())
    raise NotAcceptable(f"None of the accepted formats can be written: accept one of {known}.")


def _candidates() -> list[str]:
    """Return the formats, the default first: it wins where several are as welcome."""
    return [DEFAULT, *(name for name in FORMATS if name != DEFAULT)]


def _type_of(name: str) -> str:
    return FORMATS[name].media_type.partition(";")[0]


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for entry in accept.split(","):
        media, *parameters = (part.strip().lower() for part in entry.split(";"))
        if media:
            yield media, _quality(parameters)


def _quality(parameters: list[str]) -> float:
    stated = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return min(max(float(stated), 0.0), 1.0)
    except ValueError:
        return 0.0


def _matches(media: str, offered: str) -> bool:
    return media in ("*/*", offered, f"{offered.partition('/')[0]}/*")
