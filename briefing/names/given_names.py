"""The words that people's names are made of: given names and surnames with their usual English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefing.names.known import rows
from briefing.names.words import Word


class Sort(StrEnum):
    """What a word of a name may do."""

    GIVEN = ""  # opens a name
    WEAK = "w"  # opens one where more speaks for it: the word also means something else
    FOREIGN = "f"  # opens a name whose further words are foreign too
    SURNAME = "s"  # stands behind another
    SPELLED = "x"  # too common a word to speak for a name; spelled so inside one


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """A known word, or words, of a name."""

    words: tuple[str, ...]  # spelling levelled
    english: str
    sort: Sort


@cache
def _parts() -> Mapping[str, Sequence[NamePart]]:
    """Return the parts by first word, the longest first."""
    table: dict[str, list[NamePart]] = {}
    for row in rows("given.tsv"):
        sort = Sort(row[2]) if len(row) > 2 else Sort.GIVEN  # noqa: PLR2004 - the third column may be missing
        for form in row[0].split("|"):
            for words in {tuple(form.split()), tuple(form.replace("عبد ", "عبد").split())}:
                table.setdefault(words[0], []).append(NamePart(words=words, english=row[1], sort=sort))
    for parts in table.values():
        parts.sort(key=lambda part: -len(part.words))
    return table


def part_at(words: Sequence[Word], first: int, *, key: str) -> NamePart | None:
    """Return the longest known part of a name at a word, which reads `key` without its prefixes."""
    for part in _parts().get(key, ()):
        behind = words[first + 1 : first + len(part.words)]
        is_there = len(behind) == len(part.words) - 1
        if is_there and all(w.before == " " and w.key == k for w, k in zip(behind, part.words[1:], strict=True)):
            return part
    return None


@cache
def part_words() -> frozenset[str]:
    """Return every given name and surname of one word, spelling levelled."""
    return frozenset(part.words[0] for parts in _parts().values() for part in parts if len(part.words) == 1)


def opens_names(key: str) -> bool:
    """Whether a word is a given name: behind the surname of one person it opens the name of another."""
    return any(part.words == (key,) and part.sort is not Sort.SURNAME for part in _parts().get(key, ()))
