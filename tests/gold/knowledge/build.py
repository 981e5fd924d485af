"""Writes the labelled sets of this folder from the marked texts beside it: offsets by machine, judgement by hand.

Run it after a change to marked/: `python tests/gold/knowledge/build.py`, with another folder as its argument for the
sets that lie there. The marks are explained in README.md.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SINGLES = "singles"  # the file whose articles are a story each
KINDS = ("figures", "dates", "quotes", "entities", "ignored")
ENTITY_KINDS = {"n": "person", "o": "organisation", "p": "place"}
IGNORED_KINDS = {"f": "figures", "d": "dates", "q": "quotes", "e": "entities"}
BOUNDS = {"~": "about", ">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than"}
UNITS = {"p": "people", "%": "percent"}

Label = dict[str, Any]

_SPELLINGS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_SIGN = re.compile(r"\[|\]\{([^}]*)\}")
_FIGURE = re.compile(r"(~|>=|<=|>|<)?([\d.]+?)(?:\.\.([\d.]+))?")
_DATE = re.compile(r"(~)?(\?|[\d-]+)(?:\.\.([\d-]+))?(?: (\w+))?")


class BadMark(ValueError):
    """A marked text that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a body with the words of its mark."""

    start: int
    end: int
    letter: str  # f, d, q, r, x or e
    words: str


@dataclass(slots=True, kw_only=True)
class Marked:
    """An article with its marks, as the file has it."""

    id: str
    head: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    marks: list[Mark] = field(default_factory=list)


def read_marked(text: str) -> Iterator[Marked]:
    """Read the articles of one file.

    Raises:
        BadMark: a bracket without its partner, or a line of the head that is none.
    """
    for part in re.split(r"^@@ ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n\n")
        id_, *lines = head.splitlines()
        article = Marked(id=id_.strip())
        for line in lines:
            _read_head(article, line)
        article.body, article.marks = _without_marks(body.strip(), article.id)
        yield article


def _read_head(article: Marked, line: str) -> None:
    key, colon, value = line.partition(": ")
    if not colon:
        raise BadMark(f"{article.id}: {line!r} is no line of a head")
    if key == "name":
        article.names.append(value)
    elif key == "speaker":
        code, _, rest = value.partition(" = ")
        article.speakers[code] = rest
    else:
        article.head[key] = value


def _without_marks(text: str, name: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a text and say where they stood."""
    body, behind, open_at, marks = "", 0, list[int](), list[Mark]()
    for sign in _SIGN.finditer(text):
        body += text[behind : sign.start()]
        behind = sign.end()
        if sign.group() == "[":
            open_at.append(len(body))
            continue
        if not open_at:
            raise BadMark(f"{name}: a bracket is closed that was not opened, before {text[behind : behind + 30]!r}")
        letter, _, words = sign[1].partition(" ")
        marks.append(Mark(start=open_at.pop(), end=len(body), letter=letter, words=words))
    body += text[behind:]
    if open_at or set(body) & set("[]{}"):
        raise BadMark(f"{name}: a bracket is left over")
    return body, sorted(marks, key=lambda mark: (mark.start, -mark.end))


def labels_of(article: Marked, names: list[str]) -> dict[str, list[Label]]:
    """Return the labels of an article, a list a kind."""
    labels: dict[str, list[Label]] = {kind: [] for kind in KINDS}
    for mark in article.marks:
        place = {
            "article": article.id,
            "start": mark.start,
            "end": mark.end,
            "text": article.body[mark.start : mark.end],
        }
        if mark.letter == "f":
            labels["figures"].append(place | _figure(mark.words))
        elif mark.letter == "d":
            labels["dates"].append(place | _date(mark.words))
        elif mark.letter in "qr":
            kind = "direct" if mark.letter == "q" else "reported"
            labels["quotes"].append(place | {"kind": kind} | _speaker(article, mark.words))
        elif mark.letter == "x":
            labels["ignored"].append(place | {"kind": IGNORED_KINDS[mark.words]})
        elif mark.letter == "not":  # looks like a name and is none
            continue
        else:
            raise BadMark(f"{article.id}: no mark begins with {mark.letter!r}")
    for label in _entities(article, names):
        labels["entities" if "name" in label else "ignored"].append(label)
    return labels


def _figure(words: str) -> Label:
    value, counted, unit, group = (words.split("|") + [""] * 3)[:4]
    match = _FIGURE.fullmatch(value)
    if not match:
        raise BadMark(f"{value!r} is no value")
    return {
        "value": float(match[2]),
        "upper": float(match[3]) if match[3] else None,
        "bound": BOUNDS.get(match[1], "exact"),
        "counted": counted.split("/"),
        "unit": [UNITS.get(each, each) for each in unit.split("/")],
        "group": group.removeprefix("#"),
    }


def _date(words: str) -> Label:
    readings = []
    for each in words.split(" / "):
        match = _DATE.fullmatch(each)
        if not match:
            raise BadMark(f"{each!r} is no date")
        date = "" if match[2] == "?" else match[2]
        precision = match[4] or {0: "unresolved", 4: "year", 7: "month", 10: "day"}[len(date)]
        readings.append(
            {"date": date, "end_date": match[3] or "", "precision": precision, "approximate": bool(match[1])}
        )
    return {**readings[0], "or": readings[1:]}


def _speaker(article: Marked, codes: str) -> Label:
    speakers = [article.speakers[code].split(" | ") for code in codes.split("+")]
    return {
        "speaker_kind": [kind for kinds, _, _ in speakers for kind in kinds.split("+")],
        "speaker": [name for _, english, _ in speakers for name in english.split("/")],
        "speaker_ar": [arabic for _, _, arabic in speakers],
    }


def _entities(article: Marked, names: list[str]) -> Iterator[Label]:
    """Label every name of the lists wherever it stands, the longest first, prefixes left out."""
    taken = [(mark.start, mark.end) for mark in article.marks if f"{mark.letter} {mark.words}" in {"x e", "not "}]
    found = []
    folded = article.body.translate(_SPELLINGS)
    for arabic, kind, english in sorted(_forms([*names, *article.names]), key=lambda form: -len(form[0])):
        for match in _pattern(arabic).finditer(folded):
            start, end = _span(match)
            if all(stop <= start or begin >= end for begin, stop in taken):
                taken.append((start, end))
                found.append((start, end, kind, english))
    for start, end, kind, english in sorted(found):
        place = {"article": article.id, "start": start, "end": end, "text": article.body[start:end]}
        yield place | (_named(ENTITY_KINDS[kind], english) if kind in ENTITY_KINDS else {"kind": "entities"})


def _named(kind: str, english: list[str]) -> Label:
    right = [name.removeprefix("~") for name in english if name != "*"]
    freedom = "any" if english[0] == "*" else "sound" if english[0].startswith("~") else "listed"
    return {"kind": kind, "name": right, "spelling": freedom, "alias": f"{kind}:{right[0]}"}


def _forms(names: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    for line in names:
        kind, _, rest = line.partition(" ")
        arabic, _, english = rest.partition(" = ")
        yield from ((form, kind, english.split("/")) for form in arabic.split("|"))


def _pattern(arabic: str) -> re.Pattern[str]:
    """Match a name with its prefixes; after ل the article ال loses its alef, and the name begins with the second ل."""
    folded = arabic.translate(_SPELLINGS)
    whole = rf"(?P<before>[وف]?[بكل]?){re.escape(folded)}"
    joined = rf"|(?P<joined>[وف]?ل){re.escape(folded[1:])}" if folded.startswith("ال") else ""
    return re.compile(rf"(?<!\w)(?:{whole}{joined})(?!\w)")


def _span(match: re.Match[str]) -> tuple[int, int]:
    before = match.groupdict().get("joined") or match["before"] or ""
    return match.start() + len(before), match.end()


def build(folder: Path = HERE) -> dict[str, list[Label]]:
    """Return every set by the name of its file, from the marks and names of a folder."""
    names = [line for line in _lines(folder / "names.txt") if not line.startswith("#")]
    sets: dict[str, list[Label]] = {"articles": [], **{kind: [] for kind in KINDS}}
    for path in sorted((folder / "marked").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        standings = _standings(text)
        for article in read_marked(text):
            sets["articles"].append(_article(article, story=path.stem))
            labels = labels_of(article, names)
            for label in labels["figures"]:
                label["standing"] = standings.get(label["group"], ["single_source"])
                name = f"{path.stem}:{label['group']}" if label["group"] else f"{article.id}:{label['start']}"
                label["group"] = name
            for kind in KINDS:
                sets[kind] += labels[kind]
    return sets


def _standings(text: str) -> dict[str, list[str]]:
    """Read what a file says of its linked figures before its first article."""
    lines = [line.partition(" = ") for line in text.partition("@@ ")[0].splitlines() if line]
    return {group.removeprefix("standing: "): standing.split("/") for group, _, standing in lines}


def _article(article: Marked, *, story: str) -> Label:
    return {
        "id": article.id,
        "story": article.id if story == SINGLES else story,
        "title": article.head["title"],
        "publisher": article.head.get("publisher", ""),
        "published_at": article.head.get("published"),
        "body": article.body,
    }


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Write the sets."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, rows in build(folder).items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}: {len(rows)}\n")


if __name__ == "__main__":
    main()
