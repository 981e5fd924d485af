"""Turns an HTML fragment of a news feed into plain text, a line a paragraph.

Written out instead of taken from html.parser, which needs a minute for 60 kB of unclosed tags: every pattern here stops
at the next "<", so that time grows with length alone.
"""

import html
import re

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_SILENT = frozenset({"figcaption", "head", "template"})  # text in them is no part of the article
_RAW = frozenset({"script", "style"})  # text in them is not even markup

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?:(?:[^<>"']|"[^"<]*"|'[^'<]*')*|[^<>]*)>|(?P<comment><!--)|<[!?][^<>]*>"""
)
_END_OF_COMMENT = re.compile(r"-->")
_END_OF_RAW = re.compile(r"(?=</(?:script|style))", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")


def text_of(fragment: str) -> str:
    """Return the fragment's text, one paragraph a line, without tags, scripts and captions."""
    lines: list[list[str]] = [[]]
    silent = at = 0
    while tag := _TAG.search(fragment, at):
        if not silent:
            lines[-1].append(fragment[at : tag.start()])
        name = (tag["name"] or "").lower()
        silent = _silence(silent, name, is_closing=bool(tag["close"]))
        if name in _BLOCKS:
            lines.append([])
        at = _behind(fragment, tag, name)
    if not silent:
        lines[-1].append(fragment[at:])
    return "\n".join(line for parts in lines if (line := _plain("".join(parts))))


def _silence(depth: int, name: str, *, is_closing: bool) -> int:
    """Return how many silent elements are open behind a tag."""
    if name == "body":
        return 0  # a head may stay unclosed
    if name not in _SILENT:
        return depth
    return max(0, depth - 1) if is_closing else depth + 1


def _behind(fragment: str, tag: re.Match[str], name: str) -> int:
    """Return where reading goes on behind a tag; what is never closed swallows the rest."""
    if tag["comment"]:
        end = _END_OF_COMMENT.search(fragment, tag.end())
    elif name in _RAW and not tag["close"]:
        end = _END_OF_RAW.search(fragment, tag.end())
    else:
        return tag.end()
    return end.end() if end else len(fragment)


def _plain(line: str) -> str:
    try:
        line = html.unescape(line)
    except ValueError:  # a reference to a character of thousands of digits
        line = line.replace("&#", "")
    return _SPACES.sub(" ", line).strip()
