"""Recognises bodies of a country or a place: ministries, armies, courts, universities, airports."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefing.dossier import EntityKind, NameBasis
from briefing.names.known import KnownName, Match, known_forms, match_at, rows
from briefing.names.nationalities import nationality
from briefing.names.places import proper_place
from briefing.names.words import Word, readings

_MINISTERS = frozenset({"وزير", "وزيره", "وزراء", "وزيرا", "وزاره", "وزارات", "وزارتي", "وزيري"})


@cache
def _portfolios() -> Mapping[tuple[str, ...], str]:
    """Return what a ministry looks after: الدفاع, العمل والشؤون الاجتماعية."""
    return {tuple(form.split()): row[1] for row in rows("portfolios.tsv") for form in row[0].split("|")}


@cache
def _bodies() -> Mapping[tuple[str, ...], str]:
    """Return bodies that a country or a place names: الجيش الفرنسي, جامعة تونس."""
    return {tuple(form.split()): row[1] for row in rows("bodies.tsv") for form in row[0].split("|")}


@cache
def _body_words() -> frozenset[str]:
    return frozenset(words[0] for words in _bodies())


def organisation_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """Find an organisation whose name starts at a word."""
    for reading in readings(words[first].key):
        if reading.key == "وزاره":
            yield from _ministry(words, first, reading.offset)
        if words[first - 1 if first else 0].key not in _MINISTERS:
            yield from _body(words, first, reading.key, reading.offset)


def _ministry(words: Sequence[Word], first: int, offset: int) -> Iterator[Match]:
    """Read وزارة with its portfolio and its country: the French Defence Ministry."""
    for length in (4, 3, 2, 1):
        stop = first + 1 + length
        portfolio = _portfolios().get(tuple(word.key for word in words[first + 1 : stop]))
        if portfolio and stop <= len(words) and _is_one_phrase(words, first, stop):
            country = _country(words, stop)
            name = f"{country} {portfolio} Ministry" if country else f"{portfolio} Ministry"
            yield _match(first, stop + bool(country), offset, name)
            return


def _body(words: Sequence[Word], first: int, key: str, offset: int) -> Iterator[Match]:
    """Read a body with the adjective of its country, or with the place that it is in."""
    if key not in _body_words():
        return
    for length in (4, 3, 2, 1):
        stop = first + length
        pattern = _bodies().get((key, *(word.key for word in words[first + 1 : stop])))
        if pattern is None or stop > len(words) or not _is_one_phrase(words, first, stop):
            continue
        country = _country(words, stop)
        if country and "{country}" in pattern:
            yield _match(first, stop + 1, offset, pattern.format(country=country))
        elif "{place}" in pattern:
            yield from _in_place(words, first, stop, offset, pattern)


def _in_place(words: Sequence[Word], first: int, stop: int, offset: int, pattern: str) -> Iterator[Match]:
    """Read a body that is called after a place: جامعة القاهرة."""
    if stop >= len(words) or words[stop].before != " ":
        return
    kind = EntityKind.PLACE if words[first].key[offset:] in _facilities() else EntityKind.ORGANISATION
    is_known = False
    for place in match_at(words, stop, known_forms()):
        if place.known.kind is EntityKind.PLACE and place.offset == 0:
            is_known = True
            yield _match(first, place.stop, offset, pattern.format(place=place.known.name), kind=kind)
    unknown = None if is_known or stop != first + 1 else proper_place(words, stop, foreign=True)
    if unknown:
        english, behind = unknown
        yield _match(first, behind, offset, pattern.format(place=english), kind=kind, basis=NameBasis.TRANSLITERATED)


@cache
def _facilities() -> frozenset[str]:
    """Return the words for what is a place rather than an organisation: مطار."""
    return frozenset(form for row in rows("bodies.tsv") for form in row[0].split("|") if row[2:] == ["place"])


def _country(words: Sequence[Word], index: int) -> str | None:
    """Return the English of an adjective of a country at a word: الفرنسية."""
    if index < len(words) and words[index].before == " " and words[index].key.startswith("ال"):
        return nationality(words[index].key)
    return None


def _is_one_phrase(words: Sequence[Word], first: int, stop: int) -> bool:
    return all(word.before == " " for word in words[first + 1 : stop])


def _match(
    first: int,
    stop: int,
    offset: int,
    name: str,
    *,
    kind: EntityKind = EntityKind.ORGANISATION,
    basis: NameBasis = NameBasis.RULES,
) -> Match:
    known = KnownName(kind=kind, name=name, short=name, basis=basis)
    return Match(first=first, stop=stop, offset=offset, known=known)
