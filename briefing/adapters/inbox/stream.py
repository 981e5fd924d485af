"""Tells what standard input is, which has no suffix: JSON, JSON Lines, a web page or plain text."""

import re

from briefing.adapters.inbox.decoding import marked_encoding

_JSON = re.compile(r'\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[\[\]{]|$))')  # an Arabic text may well begin with a bracket
_LINES = re.compile(r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def suffix_of(raw: bytes) -> str:
    """Return the suffix that a file with this content would have."""
    content = raw.decode(marked_encoding(raw) or "utf-8", errors="ignore").removeprefix("\ufeff")
    if _PAGE.match(content):
        return ".html"
    if not _JSON.match(content):
        return ".txt"
    return ".jsonl" if _LINES.match(content) else ".json"
