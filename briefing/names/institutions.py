"""Recognises institutions by their build: a word for one, its rank, its field: المعهد الوطني للجيوفيزياء."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.dossier import EntityKind, NameBasis
from briefing.names.known import KnownName, Match, rows
from briefing.names.nationalities import nationality
from briefing.names.words import Word, readings

_LONGEST_FIELD = 5  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What was read of an institution's name."""

    english: str
    stop: int  # index of the word behind it


@cache
def _table(name: str) -> Mapping[tuple[str, ...], str]:
    return {tuple(form.split()): row[1] for row in rows(name) for form in row[0].split("|")}


def institution_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """Find an institution whose name starts at a word; its field must be one of the table."""
    for reading in readings(words[first].key):
        is_definite = reading.key.startswith("ال")
        pattern = _table("institutions.tsv").get((reading.key.removeprefix("ال"),))
        if pattern is None:
            continue
        before = _ranks(words, first + 1) if is_definite else _Read(english="", stop=first + 1)
        field = _field(words, before.stop, joined=bool(before.english))
        if field is None or (is_definite and not before.english):
            continue
        after = _ranks(words, field.stop)
        name = f"{after.english}{before.english}{_in_english(pattern, field.english, behind=is_definite)}"
        known = KnownName(kind=EntityKind.ORGANISATION, name=name, short=name, basis=NameBasis.RULES)
        yield Match(first=first, stop=after.stop, offset=reading.offset, known=known)
        return


def _in_english(pattern: str, field: str, *, behind: bool) -> str:
    """Put a field before its institution, Consumer Protection Agency, or behind it: Council for Energy."""
    noun = pattern.removeprefix("{field} ")
    if noun == pattern:
        return pattern.format(field=field)
    return f"{noun} for {field}" if behind else f"{field.removeprefix('the ')} {noun}"


def _ranks(words: Sequence[Word], index: int) -> _Read:
    """Read adjectives of rank and country: الوطني, العليا, التونسية; English puts the country first."""
    ranks, countries = "", ""
    while index < len(words) and words[index].before == " " and words[index].key.startswith("ال"):
        key = words[index].key
        rank, country = _table("ranks.tsv").get((key.removeprefix("ال"),)), nationality(key)
        if rank is None and country is None:
            break
        ranks += f"{rank} " if rank else ""
        countries += f"{country} " if country and not rank else ""
        index += 1
    return _Read(english=countries + ranks, stop=index)


def _field(words: Sequence[Word], index: int, *, joined: bool) -> _Read | None:
    """Read the longest field that starts at a word, behind ل where adjectives come before it."""
    for length in range(_LONGEST_FIELD, 0, -1):
        stop = index + length
        if stop > len(words) or any(word.before != " " for word in words[index:stop]):
            continue
        first = words[index].key
        first = "ال" + first[2:] if first.startswith("لل") else first.removeprefix("ل") if joined else first
        if joined and not words[index].key.startswith("ل"):
            return None
        english = _table("fields.tsv").get((first, *(word.key for word in words[index + 1 : stop])))
        if english:
            return _Read(english=english, stop=stop)
    return None
