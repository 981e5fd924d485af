"""Blanks the HTML in a body that should be plain text, keeping every character at its place."""

import html
import re

_JOINER = "\u200b"  # parts no words and is dropped by normalising
_BLOCKS = "p|div|br|hr|ul|ol|li|dl|dt|dd|h[1-6]|table|tr|td|th|tbody|blockquote|section|article|figure|figcaption|pre"
_INLINE = "a|b|i|u|s|em|strong|span|font|small|big|sub|sup|mark|img|bdi|bdo|cite|q"
_TELLING = re.compile(rf"</(?:{_BLOCKS}|{_INLINE})\s*>|<br\s*/?>", re.IGNORECASE)  # of HTML, not of a text about it
_OPENER = re.compile(r"<(?:script|style)\b|<!--", re.IGNORECASE)
_CLOSERS = {
    "<script": re.compile(r"</script\s*>", re.IGNORECASE),
    "<style": re.compile(r"</style\s*>", re.IGNORECASE),
    "<!--": re.compile("-->"),
}
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")


def without_markup(body: str) -> str:
    """Return a text of the same length without the tags and entities of HTML; a text without tags as it is.

    Tags of blocks become line breaks, tags within a line joiners, entities the character they stand for.
    """
    if not _TELLING.search(body):
        return body
    text = _TAG.sub(lambda match: _JOINER * len(match.group()), _BLOCK.sub(_broken, _without_unread(body)))
    return _ENTITY.sub(_character, text)


def _without_unread(body: str) -> str:
    """Blank scripts, styles and comments; what is never closed stays, and is looked for only once."""
    parts, behind = list[str](), 0
    unclosed: set[str] = set()
    for opener in _OPENER.finditer(body):
        kind = opener.group().lower()
        if opener.start() < behind or kind in unclosed:
            continue
        closer = _CLOSERS[kind].search(body, opener.end())
        if closer is None:
            unclosed.add(kind)
        else:
            parts += [body[behind : opener.start()], "\n" * (closer.end() - opener.start())]
            behind = closer.end()
    return "".join([*parts, body[behind:]])


def _broken(match: re.Match[str]) -> str:
    return "\n" * len(match.group())


def _character(match: re.Match[str]) -> str:
    character = html.unescape(match.group())
    return character + _JOINER * (len(match.group()) - 1) if len(character) == 1 else match.group()
