"""What the nouns beside a number count, and what the words around them make of it, in English: lists and affixes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TypeVar

from briefing.arabic.number_words import fold
from briefing.tables import rows_of

Found = TypeVar("Found")

_SOUND = "+ون"  # stands in the lists for the sound masculine plural, with its feminine
_JOINED = "_"  # stands in the lists for the space in a term of two words
# و and ف join, ب ك ل govern, ال is the article; a verb may have س of the future.
_CLITICS = re.compile(r"^[وف]?(?:لل|[بكل]?ال|[بكل])?")
_PRONOUN = re.compile(r"(?:هما|هم|هن|ها|نا|ه)$")
_OWNERS = ("هما", "هم", "هن", "ها")  # endings that say whose something is
_NO_MOVES = frozenset({"بنما"})  # Panama, no "it grew"
_SHORTEST = 3  # letters of a noun that is left when affixes are cut off
_LONGEST_TERM = 2  # words


class Sort(StrEnum):
    """What sort of thing a noun counts."""

    PERSON = "person"
    CASUALTY = "casualty"  # persons by what happened to them: قتيل
    THING = "thing"
    MEASURE = "measure"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun that may be counted."""

    en: str  # English plural: "fighters"; "" for a noun that no list has
    sort: Sort = Sort.THING
    unit: str = ""  # "people", the name of a measure, or ""
    key: str  # equal for nouns that may count the same thing
    dual: bool = False  # the form means two of them: شخصين
    plural: bool = False  # the form means more than two
    people: str = ""  # the adjective of a nationality: "Moroccan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What happened to those counted."""

    key: str
    en: str  # "killed", "who left"
    casualty: bool = False
    befalls: str = "any"  # person, thing or any

    def suits(self, sort: Sort) -> bool:
        """Say whether it can happen to what a noun of this sort counts."""
        living = sort in {Sort.PERSON, Sort.CASUALTY}
        return self.befalls == "any" or living == (self.befalls == "person")


class Direction(StrEnum):
    """Which way a measure goes."""

    RISE = "rise"
    FALL = "fall"


def noun_of(form: str) -> Noun | None:
    """Find a folded word, or two joined by a space, among the counted nouns: affixes are cut off where need be."""
    table = _nouns()
    for stem in _stems(form):
        found = table.get(stem)
        if found is not None:
            return found
    return None


def is_bare(form: str) -> bool:
    """Say whether a noun of the lists stands without attached prefixes, as it does right behind a number."""
    return form in _nouns()


def nationality(form: str) -> str:
    """Return the English adjective of a nationality, or "": ليبي is "Libyan"."""
    found = noun_of(form)
    return found.people if found else ""


def outcome_before(form: str) -> Outcome | None:
    """Find a word that says, before the number, what happened: مقتل, وأصيب."""
    return _first(_outcomes()[0], form)


def outcome_behind(form: str) -> Outcome | None:
    """Find a word that says so behind the noun: قتلوا, مصرعهم."""
    return _first(_outcomes()[1], form)


def measured_by(form: str) -> str:
    """Return what a noun or verb says is measured, in English: تضخم is "inflation"; "" for other words."""
    return _first(_measured()["measured"], form) or ""


def direction_of(form: str) -> tuple[Direction, str] | None:
    """Return which way a word of movement goes, and its English: خفض is a fall, "cut"."""
    if form in _NO_MOVES:
        return None
    for direction in Direction:
        word = _first(_measured()[direction.value], form)
        if word:
            return direction, word
    return None


def belongs_to(form: str) -> str:
    """Return what a price or a rise belongs to: نفط is "oil"; "" for other words."""
    return _first(_measured()["of"], form) or ""


def unknown_noun(form: str) -> Noun:
    """Return a noun that no list has: it counts itself."""
    bare = form.removeprefix("ال")
    stem = bare[:-1] if bare.endswith("ا") and len(bare) > _SHORTEST else bare
    return Noun(en="", key=f"ar:{stem}")


def is_definite(form: str) -> bool:
    """Say whether a word has the article, and does not only begin like it (ألغام, mines)."""
    return form.startswith("ال") and form not in _nouns()


def plain_form(words: str) -> str:
    """Cut the attached prefixes off the first word of a term as it is shown: ومدنيين, للقتلى."""
    word, _, rest = words.partition(" ")
    folded = fold(word)
    if len(word) != len(folded):
        return words
    tables = (_nouns().keys(), _outcomes()[0].keys(), *(table.keys() for table in _measured().values()))
    for cut in _cuts(folded):
        if any({folded[cut:], folded[cut:].removesuffix("ا")} & table for table in tables):
            return f"{word[cut:]} {rest}".strip()
    for owner in _OWNERS:  # سكانها: without whose they are
        bare = folded.removesuffix(owner)
        if bare != folded and not rest and any(bare in table for table in tables):
            return word[: len(bare)]
    return words


def _first(words: Mapping[str, Found], form: str) -> Found | None:
    for stem in _stems(form):
        if stem in words:
            return words[stem]
    return words.get(form[1:]) if form.startswith("س") else None


def _cuts(form: str) -> Iterator[int]:
    """Give the lengths of prefixes that may be cut off a word, none first."""
    match = _CLITICS.match(form)
    longest = match.end() if match else 0
    for cut in range(longest + 1):
        if cut == 0 or (len(form) - cut >= _SHORTEST and form[cut : cut + 2] != "ال"):
            yield cut


@cache
def _stems(form: str) -> tuple[str, ...]:
    """Return a word without its affixes, in the order of likelihood: whole, prefixes off, pronoun off."""
    stems = [form[cut:] for cut in _cuts(form)]
    for stem in tuple(stems):
        if stem.endswith("ا") and len(stem) > _SHORTEST:
            stems.append(stem[:-1])
        owned = _PRONOUN.sub("", stem)
        if owned != stem and len(owned) >= _SHORTEST:
            stems += [owned, *([f"{owned[:-1]}ه"] if owned.endswith("ت") else [])]
    return tuple(dict.fromkeys(stems))


@cache
def _nouns() -> dict[str, Noun]:
    """Read the counted nouns and the nationalities; where two share a form, the first in the list has it."""
    table: dict[str, Noun] = {}
    for sort, en, unit, key, words in _rows("counted.tsv"):
        noun = Noun(en=en, sort=Sort(sort), unit=_given(unit), key=_given(key) or en)
        _enter(table, noun, _forms(words))
    for adjective, people, words in _rows("nationalities.tsv"):
        noun = Noun(en=people, sort=Sort.PERSON, unit="people", key=people, people=adjective)
        _enter(table, noun, _forms(words, nisba=True))
    return table


def _enter(table: dict[str, Noun], noun: Noun, forms: Sequence[str]) -> None:
    for form in forms:
        for inflected in (form, *_accusatives(form)):
            table.setdefault(inflected, noun if form == forms[0] else replace(noun, plural=True))
    for dual in _duals(forms[0]):
        table.setdefault(dual, replace(noun, dual=True))


def _forms(words: str, *, nisba: bool = False) -> list[str]:
    """Return the singular and its plurals, folded."""
    singular, *plurals = (fold(word).replace(_JOINED, " ") for word in words.split())
    listed: list[str] = []
    stem = singular
    for plural in plurals:
        sound = plural == fold(_SOUND)
        listed += [stem + ending for ending in ("ون", "ين", "و", "ي")] if sound else [plural]
        stem = stem if sound else plural  # the sign is for the word before it
    if nisba and singular.endswith("ي"):
        listed += [singular + ending for ending in ("ه", "ات", "ون", "ين", "تين")]
    return [singular, *dict.fromkeys(listed)]


def _accusatives(form: str) -> list[str]:
    """Return the form with the ا of the accusative, where it can have one."""
    return [] if form.endswith(("ه", "ا", "ء", "ون", "ين", "ات")) or " " in form else [f"{form}ا"]


def _duals(singular: str) -> list[str]:
    """Return the forms that mean two; the construct ones (شخصا) cannot be told from other words and are left out."""
    if " " in singular:
        return []
    stem = f"{singular[:-1]}ت" if singular.endswith("ه") else singular
    return [f"{stem}ان", f"{stem}ين"]


@cache
def _outcomes() -> tuple[dict[str, Outcome], dict[str, Outcome]]:
    before: dict[str, Outcome] = {}
    behind: dict[str, Outcome] = {}
    for key, sort, en, leading, following in _rows("outcomes.tsv"):
        outcome = Outcome(key=key.removesuffix("*"), en=en, casualty=key.endswith("*"), befalls=sort)
        for table, words in ((before, leading), (behind, following)):
            for word in _given(words).split():
                table.setdefault(fold(word).replace(_JOINED, " "), outcome)
    return before, behind


@cache
def _measured() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {"measured": {}, "rise": {}, "fall": {}, "of": {}}
    for sort, en, words in _rows("measured.tsv"):
        for word in words.split():
            tables[sort].setdefault(fold(word).replace(_JOINED, " "), en)
    return tables


def _given(field: str) -> str:
    return "" if field == "-" else field


def _rows(name: str) -> Iterator[list[str]]:
    return rows_of("briefing.knowledge", name)
