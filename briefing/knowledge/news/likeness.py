"""Whether two Arabic statements, of whatever day and outlet, say the same thing.

Sentence vectors alone do not tell: another toll makes two vectors unlike, while "raised" and "cut" leave them alike.
So vectors are taken of sentences whose figures are levelled, words that tell events apart must be shared, and
opposed words, other places or other days refuse a match.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache

import numpy as np

from briefing.arabic.normalise import fold_spelling, normalise_text
from briefing.arabic.numbers import find_numbers
from briefing.arabic.stems import content_stems, stem
from briefing.dossier import EntityKind
from briefing.knowledge.conflicts.opposition import find_oppositions, words_of
from briefing.markup import without_markup
from briefing.names.find import find_names
from briefing.ports import Embedder, Vectors
from briefing.tables import rows_of

# Chosen on 82 pairs of sentences written for it: with what refuses a match, they find 35 of 40 restatements, and take
# one of 42 other pairs, most of them one word apart, for the same.
ALIKE = 0.72  # cosine of two sentences with levelled figures, from which they may say the same
SAME = 1.22  # that cosine and the share of words in common, together, from which they do
COMPARED = 40  # candidates whose vectors are looked at for one statement: those that share most words with it
EDITED = 0.6  # share of words in common and in order from which one statement is an edit of the other
EXCHANGED = 2  # words in each other's place, at most, that are compared by themselves
SYNONYMS = 0.6  # cosine of two words below which they name different things
LEVELLED = "10"  # what stands for every figure
_WEEKDAYS = "السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه"
_DAYS = frozenset(_WEEKDAYS.split())


@dataclass(frozen=True, kw_only=True)
class Statement:
    """An Arabic statement as it is compared."""

    ar: str  # as its publisher wrote it
    en: str = ""  # "" where the briefing does not show it in English
    story: str = ""  # id of its story

    @cached_property
    def text(self) -> str:
        """Return it normalised."""
        return normalise_text(without_markup(self.ar))

    @cached_property
    def key(self) -> str:
        """Return what is equal for statements that differ in spelling and punctuation alone."""
        return " ".join(words_of(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the words that tell what it is about."""
        return content_stems(self.text)

    @cached_property
    def levelled(self) -> str:
        """Return it with one and the same number for every figure: what is embedded."""
        parts, behind = [], 0
        for number in find_numbers(self.text):
            if number.is_figure:
                parts += [self.text[behind : number.start], LEVELLED]
                behind = number.end
        return "".join((*parts, self.text[behind:]))


class Pool:
    """Statements to be searched."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Take them; of statements of one key the first stands for all."""
        self.by_key: dict[str, Statement] = {}
        for statement in statements:
            self.by_key.setdefault(statement.key, statement)

    @cached_property
    def _by_stem(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for statement in self.by_key.values():
            for each in statement.stems:
                found.setdefault(each, []).append(statement)
        return found

    def near(self, statement: Statement) -> list[Statement]:
        """Return the statements that share enough words with one to be the same, the nearest first.

        A cosine is 1 at most, so that the rest cannot reach `SAME`; `COMPARED` are returned at most.
        """
        counts = Counter(each.key for stem in sorted(statement.stems) for each in self._by_stem.get(stem, ()))
        found = [each for each in map(self.by_key.__getitem__, counts) if shared_words(statement, each) >= SAME - 1]
        return sorted(found, key=lambda each: (-shared_words(statement, each), each.key))[:COMPARED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparer:
    """Compares statements; embeds only what has to be, each text once."""

    embedder: Embedder
    _rows: dict[str, Vectors] = field(default_factory=dict)

    def alike(self, statement: Statement, pool: Pool) -> list[Statement]:
        """Return the statements of the pool that say what one says, the likest first."""
        near = pool.near(statement)
        if not near:
            return []
        vectors = self._embed([each.levelled for each in (statement, *near)])
        cosines = [float(cosine) for cosine in vectors[1:] @ vectors[0]]
        scored = [
            (cosine + shared_words(statement, each), each)
            for cosine, each in zip(cosines, near, strict=True)
            if cosine >= ALIKE
        ]
        same = [(score, each) for score, each in scored if score >= SAME and not self._differ(statement, each)]
        return [each for _, each in sorted(same, key=lambda found: (-found[0], found[1].key))]

    def _differ(self, one: Statement, other: Statement) -> bool:
        """Whether two statements that look alike are about different things."""
        if differ(one, other):
            return True
        vectors = self._embed([phrase for pair in exchanged(one, other) for phrase in pair])
        return bool(np.any(np.sum(vectors[::2] * vectors[1::2], axis=1) < SYNONYMS))

    def _embed(self, texts: Sequence[str]) -> Vectors:
        new = [each for each in dict.fromkeys(texts) if each not in self._rows]
        if new:
            self._rows.update(zip(new, self.embedder.embed(new), strict=True))
        return np.stack([self._rows[each] for each in texts]) if texts else np.zeros((0, 1), dtype=np.float32)


def shared_words(one: Statement, other: Statement) -> float:
    """Return the share of the telling words that two statements have in common, 0 to 1 (method: Dice)."""
    return 2 * len(one.stems & other.stems) / max(1, len(one.stems) + len(other.stems))


def exchanged(one: Statement, other: Statement) -> list[tuple[str, str]]:
    """Return the words that stand in each other's place where the words around them are the same.

    "Opened a hospital in Sabha" is not "opened a school in Sabha", however alike their vectors.
    """
    here, there = words_of(one.levelled), words_of(other.levelled)
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    if matcher.ratio() < EDITED:
        return []
    places = [each[1:] for each in matcher.get_opcodes() if each[0] == "replace" and each[1] > 0]
    blocks = ((here[a:b], there[c:d]) for a, b, c, d in places if b - a == d - c <= EXCHANGED)
    pairs = (pair for block in blocks for pair in zip(*block, strict=True))
    return [pair for pair in pairs if all(map(content_stems, pair)) and stem(pair[0]) != stem(pair[1])]


def differ(one: Statement, other: Statement) -> bool:
    """Whether two statements that look alike say it of other places, nations or days, or say the opposite."""
    readings = ((read(one.text), read(other.text)) for read in (_places, _nations, _days))
    apart = any(here and there and not here & there for here, there in readings)
    return apart or bool(find_oppositions(one.text, other.text))


def _days(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) & _DAYS


@lru_cache(maxsize=4096)
def _nations(text: str) -> frozenset[str]:
    """Return the nations that adjectives of a normalised text name: French, Turkish."""
    found = (_ADJECTIVE.fullmatch(word) for word in words_of(text))
    names = (_nationalities().get(each["one"]) or _nationalities().get(each["other"]) for each in found if each)
    return frozenset(filter(None, names))


# An article or a preposition comes off only where the rest is a nation: the Libyan begins with the letter of "for".
_ADJECTIVE = re.compile(r"[وف]?(?P<one>[بلك]?(?:ال|ل)?(?P<other>[^\W\d_]{2,}))(?:يه|يون|يين|يات|ي)")


@cache
def _nationalities() -> Mapping[str, str]:
    """Return the English nationality by the Arabic one without its ending."""
    rows = rows_of("briefing.knowledge", "nationalities.tsv")
    return {fold_spelling(row[2].split(maxsplit=1)[0]).removesuffix("ي"): row[0] for row in rows}


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    return frozenset(name.name for name in find_names(text) if name.kind is EntityKind.PLACE)
