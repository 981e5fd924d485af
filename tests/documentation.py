"""The pages of the documentation, cut into what can be checked: headings, links, tables, code blocks, commands."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHELLS = ("console", "sh", "bash", "shell")

_FENCED = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
_LINK = re.compile(r"""\]\(<?([^)>\s]+)|(?:src|srcset|href)="([^"\s]+)|^\[[^\]]+\]:\s*(\S+)""", re.MULTILINE)
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced code block."""

    page: Path
    line: int  # of its first line of code, from 1
    language: str  # "" where none is named
    text: str

    def __str__(self) -> str:
        """Say where it stands."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def read(page: str | Path) -> str:
    """Return the text of a page, named from the root of the project."""
    return (ROOT / page).read_text(encoding="utf-8")


def prose(page: Path) -> str:
    """Return a page without its code blocks and code spans."""
    return re.sub(r"`[^`\n]*`", "", _FENCED.sub("", read(page)))


def blocks(*languages: str) -> list[Block]:
    """Return the code blocks of the given languages on all pages."""
    return [
        Block(page=page, line=text.count("\n", 0, found.start()) + 2, language=found[2], text=found[3])
        for page in PAGES
        for text in [read(page)]
        for found in _FENCED.finditer(text)
        if found[2] in languages
    ]


def links(page: Path) -> list[str]:
    """Return the targets of a page's links and pictures."""
    return [next(filter(None, found.groups())) for found in _LINK.finditer(prose(page))]


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to a page's headings."""
    found: list[str] = []
    for heading in _HEADING.findall(_FENCED.sub("", read(page))):
        slug = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()).replace(" ", "-")
        found.append(slug if slug not in found else f"{slug}-{found.count(slug)}")
    return set(found)


def section(page: str, heading: str) -> str:
    """Return what stands between a heading and the next one of any level."""
    parts = re.split(rf"^#+ {re.escape(heading)}$", read(page), maxsplit=1, flags=re.MULTILINE)
    assert len(parts) > 1, f"{page} has no section {heading!r}"
    return _HEADING.split(parts[1], maxsplit=1)[0]


def tables(text: str) -> Iterator[list[list[str]]]:
    """Yield the tables of a text, each as its rows below the head, each row as its cells without code marks."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if _RULE.fullmatch(line.strip()):
            rows = []
            for row in lines[number + 1 :]:
                if not row.startswith("|"):
                    break
                rows.append([cell.strip().replace("`", "") for cell in row.strip("|").split("|")])
            yield rows


def rows(page: str, heading: str) -> list[list[str]]:
    """Return the rows of the tables in a section; none where it has no table."""
    return [row for table in tables(section(page, heading)) for row in table]


def shell_commands(block: Block, name: str) -> Iterator[list[str]]:
    """Yield the arguments of every call of a command in a shell block."""
    lines = block.text.replace("\\\n", " ").splitlines()
    if block.language == "console" and any(line.startswith("$ ") for line in lines):
        lines = [line for line in lines if line.startswith("$ ")]
    for line in lines:
        lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        tokens = list(lexer)
        for place, token in enumerate(tokens):
            if token.rsplit("/", maxsplit=1)[-1] == name and not token.endswith("/"):
                yield _arguments(tokens[place + 1 :])


def _arguments(tokens: list[str]) -> list[str]:
    """Cut behind the command's own arguments: at a pipe, a separator or a redirection."""
    stop = next((place for place, token in enumerate(tokens) if set(token) <= set("();<>|&")), len(tokens))
    numbered = stop < len(tokens) and "<>".find(tokens[stop][0]) >= 0 and tokens[stop - 1 : stop] == ["2"]
    return tokens[: stop - 1 if numbered else stop]
