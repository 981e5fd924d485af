"""Offices, bodies and the words that describe them, as the tables beside this module list them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice
from types import MappingProxyType

from briefing.arabic.normalise import fold_spelling
from briefing.tables import rows_of

_SHORTEST = 3  # letters that may stand behind an article or before an ending

_FEMININE = frozenset({"ام", "اخت", "بنت", "ميليشيا", "مليشيا"})  # although their ending does not show it
_MASCULINE = frozenset({"امن", "اهل", "اعلام", "درك", "حرس"})  # English plurals that are no Arabic ones
_NO_ARTICLE = frozenset({"الان", "الله", "التي", "الذي", "الذين", "الفا", "الاف"})


class NounKind(StrEnum):
    """What sort of speaker a noun describes."""

    OFFICE = "office"  # a minister, a king: capitals in English
    OFFICIAL = "official"  # an official or an expert
    TITLE = "title"  # a rank before a name
    COURTESY = "courtesy"  # Mr, Ms: no office
    PUBLIC = "public"  # speaks for himself
    INSTITUTION = "institution"
    DOCUMENT = "document"
    MEDIUM = "medium"
    UNNAMED = "unnamed"  # sources, reports, estimates

    @property
    def is_person(self) -> bool:
        """Whether a person can be it."""
        return self in _PEOPLE


_PEOPLE = frozenset({NounKind.OFFICE, NounKind.OFFICIAL, NounKind.TITLE, NounKind.COURTESY, NounKind.PUBLIC})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun of the tables in one of its forms."""

    lemma: str  # singular, levelled, without the article
    english: str
    english_plural: str  # equal to `english` for what has no singular
    kind: NounKind
    plural: bool
    feminine: bool  # of the form at hand, where it is singular


Nouns = Mapping[tuple[str, ...], Noun]


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """Level a word's spelling and take its article off."""
    folded = fold_spelling(word)
    return folded[2:] if folded.startswith("ال") and len(folded) > _SHORTEST and folded not in _NO_ARTICLE else folded


def word_set(words: str) -> frozenset[str]:
    """Return words in levelled spelling."""
    return frozenset(fold_spelling(words).split())


@cache
def nouns() -> Nouns:
    """Return every form of every noun that can head a role or a speaker, as levelled words without articles."""
    found: dict[tuple[str, ...], Noun] = {}
    rows = [*_rows("roles.tsv"), *_rows("speakers.tsv")]
    for forms in (_lemma, _plural_forms, _derived_forms):  # مدرسة is a school before it is a teacher
        for row in rows:
            for form, noun in forms(*row):
                found.setdefault(form, noun)
    return MappingProxyType(found)


@cache
def noun_lengths() -> Mapping[str, tuple[int, ...]]:
    """Return how many words the nouns have that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for form in nouns():
        lengths.setdefault(form[0], set()).add(len(form))
    return MappingProxyType({first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})


@cache
def nationalities() -> Mapping[str, str]:
    """Return nationality adjectives by their levelled masculine form."""
    rows = rows_of("briefing.names", "nationalities.tsv")
    pairs = ((form, row[1]) for row in rows for form in row[0].split("|"))
    more = ((" ".join(form), english) for form, english in role_words("nation").items())
    return MappingProxyType({fold_spelling(form): english for form, english in (*pairs, *more)})


@cache
def role_words(kind: str) -> Mapping[tuple[str, ...], str]:
    """Return words of one kind: "adj", "nation", "field", "topic" or "deed"; see the table."""
    rows = (row for row in _rows("role_words.tsv") if row[0] == kind)
    return MappingProxyType({tuple(map(fold_spelling, arabic.split())): english for _, arabic, english in rows})


@lru_cache(maxsize=65536)
def adjective_in_english(word: str) -> str:
    """Return the English of an adjective in any gender and number; empty for a word that is none.

    Args:
        word: Levelled and without its article.
    """
    for stem in _stems(word):
        english = nationalities().get(stem) or role_words("adj").get((stem,), "")
        if english:
            return english
    return ""


def is_nationality(english: str) -> bool:
    """Whether an English adjective is one of nationality."""
    return english in set(nationalities().values())


def _stems(word: str) -> Iterator[str]:
    yield word
    for ending in ("ه", "ون", "ين", "ات", "ان", "ن", "تان", "ا"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            yield word[: -len(ending)]


def _lemma(
    arabic: str, _plurals: str, english: str, english_plural: str, kind: str
) -> Iterator[tuple[tuple[str, ...], Noun]]:
    words = tuple(map(fold_spelling, arabic.split()))
    noun = _noun(arabic, english, english_plural, kind)
    only_plural = noun.english == noun.english_plural
    feminine = words[0].endswith(("ه", "ات")) or words[0] in _FEMININE or (only_plural and words[0] not in _MASCULINE)
    yield words, replace(noun, plural=only_plural, feminine=feminine)


def _plural_forms(
    arabic: str, plurals: str, english: str, english_plural: str, kind: str
) -> Iterator[tuple[tuple[str, ...], Noun]]:
    noun = _noun(arabic, english, english_plural, kind)
    for plural in plurals.split(",") if plurals else ():
        for form in _cases(tuple(map(fold_spelling, plural.split()))):
            yield form, replace(noun, plural=True, feminine=not noun.kind.is_person)


def _derived_forms(
    arabic: str, plurals: str, english: str, english_plural: str, kind: str
) -> Iterator[tuple[tuple[str, ...], Noun]]:
    """Yield the feminine of a person and, where no plural is listed, the sound ones."""
    first, *rest = map(fold_spelling, arabic.split())
    noun = _noun(arabic, english, english_plural, kind)
    if not noun.kind.is_person or noun.kind is NounKind.TITLE or first.endswith("ه"):
        return
    feminine = replace(noun, feminine=True)
    yield (f"{first}ه", *rest), feminine
    if rest[:1] == ["عام"]:
        yield (f"{first}ه", "عامه", *rest[1:]), feminine
    if not plurals:
        for ending in ("ون", "ين", "و", "ات"):
            yield (first + ending, *rest), replace(noun, plural=True, feminine=ending == "ات")


def _noun(arabic: str, english: str, english_plural: str, kind: str) -> Noun:
    return Noun(
        lemma=fold_spelling(arabic),
        english=english,
        english_plural=english_plural or f"{english}s",
        kind=NounKind(kind),
        plural=False,
        feminine=False,
    )


def _cases(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a plural in its other cases: مسؤولون, مسؤولين, and before a complement مسؤولو, مسؤولي."""
    yield words
    first = words[0]
    if first.endswith("ون"):
        for ending in ("ين", "و", "ي"):
            others = tuple(f"{word[:-2]}ين" if word.endswith("ون") else word for word in words[1:])
            yield (first[:-2] + ending, *others)
    if first.endswith(("ان", "اء")):
        yield (first, *(f"{word[:-2]}ين" if word.endswith("ون") else word for word in words[1:]))


def _rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table that has a head."""
    return islice(rows_of("briefing.names", name), 1, None)


def noun_at(bares: Sequence[str], index: int, *, first: str = "") -> tuple[Noun, int] | None:
    """Return the longest noun that begins on a word, and the index behind it.

    Args:
        bares: Words without their articles.
        index: The word to begin on.
        first: How that word reads without its prefixes, where it has some.
    """
    if index >= len(bares):
        return None
    head = first or bares[index]
    for length in noun_lengths().get(head, ()):
        stop = index + length
        if stop <= len(bares) and (found := nouns().get((head, *bares[index + 1 : stop]))) is not None:
            return found, stop
    return None
