"""The lists of known names, read once: people in the news, organisations, places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefing.dossier import EntityKind, NameBasis
from briefing.names.common import common_words
from briefing.names.words import Word, key_of, readings
from briefing.tables import lines_of


class Needs(StrEnum):
    """What must stand around a form for it to be a name."""

    NOTHING = ""
    PREPOSITION = "in"  # في, إلى, شمال, دولة: the form is also a common word
    TYPE = "type"  # مدينة, محافظة: the form is a very common word
    SPEECH = "speech"  # قال, أضاف: a surname alone that is also a given name or a word


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """What a form of a list names."""

    kind: EntityKind
    name: str  # English, equal for all forms
    short: str  # English of this form: the surname where the form is the surname alone
    basis: NameBasis
    needs: Needs = Needs.NOTHING
    minor: bool = False  # one of the many cities: ف or ك before it is more often a letter of another word


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A known name in a list of words."""

    first: int
    stop: int  # exclusive
    offset: int  # letters of the prefixes on its first word
    known: KnownName


Forms = Mapping[str, Sequence[tuple[tuple[str, ...], KnownName]]]  # by first word, the longest form first


def rows(table: str) -> Iterator[list[str]]:
    """Read a table of this package: columns by tabs, `#` before remarks, Arabic spelling levelled."""
    return (line.split("\t") for line in key_of("\n".join(lines_of("briefing.names", table))).splitlines())


@cache
def known_forms() -> Forms:
    """Return every form of every list; where two lists hold one, the first of the order below names it."""
    forms: dict[tuple[str, ...], KnownName] = {}
    for source in (_organisations(), _people(), _places()):
        for form, known in source:
            forms.setdefault(tuple(form.split()), known)
    return by_first_word(forms)


def by_first_word(forms: Mapping[tuple[str, ...], KnownName]) -> Forms:
    """Arrange forms for `match_at`."""
    table: dict[str, list[tuple[tuple[str, ...], KnownName]]] = {}
    for words, known in forms.items():
        table.setdefault(words[0], []).append((words, known))
    for candidates in table.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return table


def match_at(words: Sequence[Word], first: int, forms: Forms) -> Iterator[Match]:
    """Find the forms that start at a word, with and without prefixes."""
    for reading in readings(words[first].key):
        is_unlikely = reading.offset == 1 and words[first].key[0] in {"ف", "ك"}
        for form, known in forms.get(reading.key, ()):
            stop = first + len(form)
            if known.minor and is_unlikely:
                continue
            if stop <= len(words) and all(
                word.joined and word.key == part for word, part in zip(words[first + 1 : stop], form[1:], strict=True)
            ):
                yield Match(first=first, stop=stop, offset=reading.offset, known=known)


def _people() -> Iterator[tuple[str, KnownName]]:
    """Yield the forms of people: full names, surnames that are safe alone, and the last word behind the full name."""
    for row in rows("people.tsv"):
        full, name = row[0].split("|"), row[1]
        safe = row[2].split("|") if len(row) > 2 and row[2] else []  # noqa: PLR2004 - the third column may be missing
        person = KnownName(kind=EntityKind.PERSON, name=name, short=name, basis=NameBasis.PEOPLE)
        surname = KnownName(kind=EntityKind.PERSON, name=name, short=surname_of(name), basis=NameBasis.PEOPLE)
        for form in full:
            yield from ((variant, person) for variant in _variants(form, name))
        for form in safe:
            yield from ((variant, surname) for variant in _variants(form, name))


def _organisations() -> Iterator[tuple[str, KnownName]]:
    for row in rows("organisations.tsv"):
        known = KnownName(kind=EntityKind.ORGANISATION, name=row[1], short=row[1], basis=NameBasis.GLOSSARY)
        for form in row[0].split("|"):
            yield from ((variant, known) for variant in _variants(form, row[1]))


def _places() -> Iterator[tuple[str, KnownName]]:
    for table in ("places.tsv", "cities.tsv"):
        for row in rows(table):
            needs = Needs(row[2]) if len(row) > 2 else Needs.NOTHING  # noqa: PLR2004 - the third column may be missing
            known = KnownName(
                kind=EntityKind.PLACE,
                name=row[1],
                short=row[1],
                basis=NameBasis.GAZETTEER,
                needs=needs,
                minor=table == "cities.tsv",
            )
            for form in row[0].split("|"):
                yield from ((variant, known) for variant in _variants(form, row[1]))


def _variants(form: str, english: str) -> Iterator[str]:
    """Yield a form with its usual other spellings: عبدالله in one word, ج for a foreign g."""
    yield form
    if "عبد ال" in form:
        yield form.replace("عبد ال", "عبدال")
    if "ابو " in form:
        yield form.replace("ابو ", "ابو")
    if "غ" in form and "g" in english.lower() and "gh" not in english.lower():
        with_j = form.replace("غ", "ج")
        if with_j not in common_words():
            yield with_j


def surname_of(name: str) -> str:
    """Return the surname of an English name, with the particles that belong to it."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in {"de", "da", "dos", "van", "von", "der", "bin", "le", "la", "el"}:
        first -= 1
    return " ".join(words[first:])
