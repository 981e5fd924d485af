"""Whether an English sentence names what its Arabic names: usual variants, surnames, acronyms, nationalities count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.arabic.normalise import fold_spelling
from briefing.dossier import EntityKind, NameBasis
from briefing.english.spelling import phrase_stands, words_of
from briefing.glossary import built_in_terms
from briefing.guards.likeness import likeness
from briefing.guards.name_tables import (
    FAMILY_FIRST,
    KINDS_OF_BODY,
    KINDS_OF_PLACE,
    LOCATING,
    NEVER_SURE,
    PARTICLES,
    other_names,
    places_that_are_words,
)
from briefing.names.mention import NameMention
from briefing.names.sound import by_sound

ALIKE = 0.85  # likeness from which on two spellings are of one name
SAME = 0.95  # likeness from which on even a spelling that the lists have for another name is of this one
ECHO = 0.6  # likeness of a word's English and of its Arabic spelled by sound, where they are the same word
REMINDING = 0.6  # likeness from which on a word may be meant for a name
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ORDINAL = re.compile(r"[IVX]+")
_ADJECTIVE = re.compile(r"(?:an|[ei]ans?|ns?|is?|ese|ish|ers?|ites?)$")
_LONG_STEM = 7  # letters from which on two words with the same beginning are kin
_STEM = 4  # letters that a place and its people share: Libya, Libyan


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishWords:
    """An English sentence, cut for looking names up in it."""

    levelled: tuple[str, ...]
    capitalised: tuple[str, ...]  # words that begin with a capital, without possessive endings
    opening: str  # its first word, which has a capital in any case

    @classmethod
    def of(cls, text: str) -> "EnglishWords":
        """Cut a sentence."""
        words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
        return cls(
            levelled=tuple(words_of(text)),
            capitalised=tuple(word for word in words if word[0].isupper()),
            opening=words[0] if words else "",
        )


def is_checked(mention: NameMention) -> bool:
    """Say whether a name must stand in the English: its spelling is known, and it is no description of a body."""
    described = mention.kind is EntityKind.ORGANISATION and mention.basis is NameBasis.RULES
    return mention.certain and not described


def checked_mentions(mentions: Sequence[NameMention]) -> Iterator[NameMention]:
    """Yield the mentions that are checked, each name once."""
    seen: set[str] = set()
    for mention in mentions:
        if is_checked(mention) and mention.name not in seen:
            seen.add(mention.name)
            yield mention


def has_name(mention: NameMention, english: EnglishWords) -> bool:
    """Say whether the English names what a mention names, in any usual way or a spelling near it."""
    if has_exactly(mention, english):
        return True
    return all(any(_sounds(word, english.capitalised) for word in words) for words in _wanted(mention))


def is_doubtful(mention: NameMention, source: str) -> bool:
    """Say whether a name may be a common word in its sentence: a surname alone (الأسد), a place like سرت ("spread").

    A word that says "in" or "the town of" before it takes the doubt away from a place, not from a surname.
    """
    if " " in mention.form:
        return False
    if mention.kind is EntityKind.PERSON:
        return True
    before = fold_spelling(source[: mention.start]).split()[-1:] or [""]
    located = before[0] in LOCATING or (source[mention.start - 1 : mention.start] == "ب" and mention.start > 0)
    form = fold_spelling(mention.form)
    return form in NEVER_SURE or (form in places_that_are_words() and not located)


def is_misspelt(mention: NameMention, english: EnglishWords) -> bool:
    """Say whether some word of the English may be meant for a name that is missing."""
    known = known_words()
    words = [word for word in english.capitalised if word != english.opening and word.lower() not in known]
    return any(likeness(target, word) >= REMINDING for target in surname_of(mention) for word in words)


def has_exactly(mention: NameMention, english: EnglishWords) -> bool:
    """Say whether the English names what a mention names in one of the spellings that are usual."""
    if any(phrase_stands(phrase, english.levelled) for phrase in phrases(mention.name, mention.kind)):
        return True
    if mention.kind is EntityKind.PLACE and _is_people_of(mention.name, english.capitalised):
        return True
    if mention.name.isupper() and mention.name in _initials(english.capitalised):
        return True
    # A person's surname alone must have its capital: "the ban" is not Ban Ki-moon.
    there = words_of(" ".join(english.capitalised)) if mention.kind is EntityKind.PERSON else english.levelled
    return all(any(_stands(word, there, mention.kind, english) for word in words) for words in _wanted(mention))


def _stands(word: str, there: Sequence[str], kind: EntityKind, english: EnglishWords) -> bool:
    """Say whether a word of a name stands among words; of a place, its people do as well: West Africans."""
    return phrase_stands(word, there) or (kind is EntityKind.PLACE and _is_people_of(word, english.capitalised))


@lru_cache(maxsize=10_000)
def phrases(name: str, kind: EntityKind) -> tuple[str, ...]:
    """Return everything that stands for a name as well as it does itself."""
    found = [name, *_others(name), *_glossary_phrases().get(" ".join(words_of(name)), ())]
    if kind is EntityKind.ORGANISATION:
        initials = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
        found += [initials] if len(initials) > 1 else []
    return tuple(found)


def surname_of(mention: NameMention) -> list[str]:
    """Return the words of a person's name of which one must stand: the surname where the Arabic has it, else any."""
    words = [word for word in re.split(r"[\s-]+", mention.name) if not _ORDINAL.fullmatch(word)]
    words = [word for word in words if word.lower() not in PARTICLES] or words
    last = words[-1]
    full = " " in mention.form and likeness(by_sound(mention.form.split()[-1]), last) >= ECHO
    return [last] if full and words[0] not in FAMILY_FIRST else words


def _wanted(mention: NameMention) -> list[list[str]]:
    """Return groups of words of a name; of each group one must stand."""
    if mention.kind is EntityKind.PERSON:
        return [surname_of(mention)]
    words = [word for word in _WORD.findall(mention.name) if word.lower() not in PARTICLES]
    if mention.kind is EntityKind.ORGANISATION:  # Republicans are the Republican Party
        return [[word for word in words if word.lower() not in KINDS_OF_BODY] or words]
    return [[word] for word in [word for word in words if word.lower() not in KINDS_OF_PLACE] or words]


def _sounds(word: str, capitalised: Sequence[str]) -> bool:
    """Say whether a word of a name stands in the English in a near spelling; another known name is hardly one."""
    known = known_words()
    return any(
        likeness(word, other) >= (SAME if other.lower() in known else ALIKE) or _same_stem(word, other)
        for other in capitalised
    )


def _same_stem(word: str, other: str) -> bool:
    """Say whether two words begin alike for longer than by chance: Democrats, Democratic."""
    return len(word) >= _LONG_STEM and other.lower().startswith(word.lower()[:_LONG_STEM])


def _initials(capitalised: Sequence[str]) -> str:
    """Return the first letters of words, all of those in capitals: "US Geological Survey" gives "USGS"."""
    return "".join(word if word.isupper() else word[0] for word in capitalised)


def _is_people_of(name: str, capitalised: Sequence[str]) -> bool:
    """Say whether an adjective of the place stands in the English: Libyan for Libya, Iraqis for Iraq."""
    others = {other.lower() for other in _others(name)}
    words = {word.lower() for word in capitalised}
    if any(word.removesuffix("s") in others for word in words):
        return True
    stem = name.lower()[:_STEM]
    return len(name) > _STEM and any(
        word.startswith(stem) and word != name.lower() and _ADJECTIVE.search(word) for word in words
    )


def _others(name: str) -> list[str]:
    return list(other_names().get(name, ()))


@cache
def known_words() -> frozenset[str]:
    """Return the words of every name that the lists have, in lower case: a near spelling that is one is another."""
    from briefing.names.known import known_forms  # noqa: PLC0415 - the lists are read when they are first needed

    names = {known.name for candidates in known_forms().values() for _, known in candidates}
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))


@cache
def _glossary_phrases() -> dict[str, tuple[str, ...]]:
    """Return the other English of the built-in glossary, by the levelled English."""
    return {" ".join(words_of(term.en)): term.also for term in built_in_terms()}
