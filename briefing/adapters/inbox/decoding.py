"""Turns a file's bytes into text, and names the likely encoding where that fails."""

import codecs
import re
import shlex

from briefing.errors import BadEncoding

_BOMS = (  # the longer marks first: UTF-32-LE begins with the mark of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = (("windows-1256", "WINDOWS-1256"), ("iso8859-6", "ISO-8859-6"))  # Python's name, iconv's name
_WIDE = (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"))
_SAMPLE = 20_000  # bytes that are enough to tell an encoding; even, so that UTF-16 is not cut in a unit

_ARABIC = re.compile(r"[\u0621-\u064A]")
_COMMON = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|التي|الذي|عن|مع)(?!\w)")
_LETTER = re.compile(r"[^\W\d_]")


def decode(raw: bytes, *, origin: str) -> str:
    """Decode UTF-8, or UTF-16/32 with a byte-order mark; the mark itself is dropped.

    Raises BadEncoding, naming a likely encoding and the command that converts it where the bytes suggest one.
    """
    encoding = marked_encoding(raw) or "utf-8"
    try:
        text = raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise BadEncoding(_advice(raw, origin=origin, position=error.start, encoding=encoding)) from error
    if "\x00" in text:
        raise BadEncoding(_null_advice(raw, origin=origin))
    return text


def marked_encoding(raw: bytes) -> str | None:
    """Return the encoding that a byte-order mark names, or None where there is none."""
    return next((name for mark, name in _BOMS if raw.startswith(mark)), None)


def likely_legacy(raw: bytes) -> str | None:
    """Return Python's name of the one-byte encoding in which these bytes read as Arabic, or None."""
    sample = raw[:_SAMPLE]
    if _arabic_evidence(sample, "utf-8") > 0:  # damaged UTF-8, which in a legacy encoding looks like Arabic as well
        return None
    scored = [(_arabic_evidence(sample, name), name) for name, _ in _LEGACY]
    best, name = max(scored, key=lambda pair: pair[0])
    return name if best > 0 else None


def _arabic_evidence(sample: bytes, encoding: str) -> float:
    """Return 0 where the sample does not read as Arabic, else more the more common words it has."""
    text = sample.decode(encoding, errors="ignore")
    letters = len(_LETTER.findall(text))
    if not letters or len(_ARABIC.findall(text)) < letters / 2:
        return 0.0
    return 1.0 + len(_COMMON.findall(text))


def _advice(raw: bytes, *, origin: str, position: int, encoding: str) -> str:
    if encoding != "utf-8":
        return f"The file says it is {encoding.upper()} but is not at byte {position}: save it again as UTF-8."
    legacy = likely_legacy(raw)
    if legacy is None:
        return f"The file is not UTF-8 (first wrong byte at {position}): save it again as UTF-8."
    return _conversion(f"The file is not UTF-8; it looks like {legacy.upper()}", dict(_LEGACY)[legacy], origin)


def _null_advice(raw: bytes, *, origin: str) -> str:
    even = raw[:_SAMPLE]
    for name, iconv in _WIDE:
        if _arabic_evidence(even, name) > 0:
            return _conversion(f"The file looks like {iconv} without a byte-order mark", iconv, origin)
    return "The file holds NUL characters, so it is no plain text: save the article as UTF-8 text."


def _conversion(finding: str, iconv: str, origin: str) -> str:
    return f"{finding}: convert it with `iconv -f {iconv} -t UTF-8 {shlex.quote(origin)} > NEWFILE`."
