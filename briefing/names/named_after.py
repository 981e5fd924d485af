"""Recognises what is called after a person: مستشفى كمال عدوان, مطار محمد الخامس."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefing.dossier import EntityKind, NameBasis
from briefing.names.known import KnownName, Match, known_forms, match_at, rows
from briefing.names.people import name_at
from briefing.names.words import Word, readings

_BEFORE = frozenset({" ", ' "', " «", " “"})  # what stands between the two


@cache
def _kinds() -> Mapping[str, tuple[str, EntityKind]]:
    """Return the English and the kind of each word for something that may be called after a person."""
    return {form: (row[1], EntityKind(row[2])) for row in rows("named_after.tsv") for form in row[0].split("|")}


def namesake_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """Find something that is called after a person and starts at a word."""
    for reading in readings(words[first].key):
        found = _kinds().get(reading.key)
        if found is None or reading.offset > 1 or first + 1 >= len(words) or words[first + 1].before not in _BEFORE:
            continue
        pattern, kind = found
        for person in _people_at(words, first + 1):
            name = pattern.format(name=person.known.name)
            known = KnownName(kind=kind, name=name, short=name, basis=NameBasis.TRANSLITERATED)
            yield Match(first=first, stop=person.stop, offset=reading.offset, known=known)
            return


def _people_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """Find the person, listed or not."""
    for match in match_at(words, first, known_forms()):
        if match.known.kind is EntityKind.PERSON and match.offset == 0 and match.known.short == match.known.name:
            yield match
    yield from name_at(words, first)
