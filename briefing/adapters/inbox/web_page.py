"""Reads a saved web page: its article without navigation, advertisements and comments."""

import logging
import re
from collections.abc import Iterator
from datetime import datetime

import trafilatura
from trafilatura.settings import Document

from briefing.adapters.inbox.decoding import decode, likely_legacy
from briefing.adapters.inbox.rejection import Entry
from briefing.adapters.inbox.wire import parse_time
from briefing.article import Article
from briefing.errors import BadEncoding, EmptyBody

_HEAD = 4096  # bytes within which a page declares its charset (HTML standard: 1024; pages are sloppy)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]{1,500}>", re.IGNORECASE)
_TIME = re.compile(r"[\"']?(?:article:published_time|datePublished)[\"']?[\s/>]", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*[\"']([^\"'<>]+)", re.IGNORECASE)
_DATES = {"extensive_search": False, "original_date": True}  # a date the page states, not one guessed from its text

_MAX_TITLE = 2000  # code points, as in the article schema
_MAX_PUBLISHER = 300
_QUIET = logging.NullHandler()  # complaints of the extractors become rejections, not lines on the terminal


def read_articles(raw: bytes, *, name: str, origin: str) -> Iterator[Entry]:
    """Read the page's article; the body is the extracted text, one paragraph a line.

    Raises BadEncoding, or EmptyBody where no article is found on the page.
    """
    page = _decode(raw, origin=origin)
    found = _extracted(page)
    if found is None or not found.text:
        raise EmptyBody("No article was found on the web page: save its text as .txt.")
    title = (found.title or "").strip()[:_MAX_TITLE]
    yield Article(
        id=name,
        title=title,
        body=found.text.removeprefix(f"{title}\n"),  # the page's heading is the title, not a sentence
        publisher=(found.sitename or "")[:_MAX_PUBLISHER],
        url=_address(found.url),
        published_at=_published(page, found.date),
        language=found.language or "ar",
        origin=origin,
    )


def _extracted(page: str) -> Document | None:
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(_QUIET)
    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
        )
    except Exception as error:  # whatever the extractor trips over, the page is at fault to its reader
        raise EmptyBody("The web page could not be taken apart: save its text as .txt.") from error
    return found if isinstance(found, Document) else None


def _decode(raw: bytes, *, origin: str) -> str:
    """Decode as UTF-8, else by the page's own declaration, else by what reads as Arabic."""
    try:
        return decode(raw, origin=origin)
    except BadEncoding:
        declared = _CHARSET.search(raw[:_HEAD])
        for encoding in (declared and declared[1].decode("ascii"), likely_legacy(raw)):
            text = _decoded(raw, encoding)
            if text is not None:
                return text
        raise


def _decoded(raw: bytes, encoding: str | None) -> str | None:
    try:
        text = raw.decode(encoding) if encoding else None
    except (LookupError, ValueError):  # a charset nobody knows, or bytes that are not in it
        return None
    return None if text is None or "\x00" in text else text


def _address(url: str | None) -> str:
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def _published(page: str, date: str | None) -> datetime | None:
    """Return the time that the page's head states, else the date the extractor found."""
    for stated in (_stated_time(page), date):
        try:
            return parse_time(stated)
        except ValueError:
            continue
    return None


def _stated_time(page: str) -> str | None:
    tags = (match.group() for match in _META.finditer(page))
    content = next((_CONTENT.search(tag) for tag in tags if _TIME.search(tag)), None)
    return content[1] if content else None
