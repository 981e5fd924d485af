"""Finds where two Arabic sentences say opposite things: opposed words, or one verb affirmed and negated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from briefing.arabic.normalise import fold_spelling
from briefing.tables import rows_of

_WORD = re.compile(r"[^\W_]+")
_PAST = ("", "ت", "وا", "ا", "تا", "ن", "ه", "ها", "هم")
_PRESENT = ("", "ون", "وا", "ان", "ا", "ن", "ه", "ها")
_NOUN_BEFORE = ("", "ال", "وال", "بال", "لل", "ب", "ل", "ك")
_NOUN_AFTER = ("", "ه", "ها", "هم", "ا", "ات", "ون", "ين", "ان")
_NEGATING = "لم لن لا ليس ليست عدم ولم ولن ولا وليس وليست فلم فلن فلا وعدم بعدم"
_NEGATIONS = frozenset(_NEGATING.split())
# Negated, these state a bound or go on, and deny nothing: "no more than", "is still".
_BOUNDING = "يقل تقل يزيد تزيد يتجاوز تتجاوز يتعدي تتعدي يفوق تفوق يبلغ تبلغ يزال تزال سيما بد شك يخلو تخلو يكاد تكاد"
_BOUNDS = frozenset(_BOUNDING.split())
_NEARBY = 4  # words between the parts of an expression: its subject may stand there
_SHORTEST_ROOT = 3  # letters of a verb that two of its forms must share
_OPENING = frozenset("يتنا")  # the letters that a present tense begins with


class OppositionKind(StrEnum):
    """What it takes for two opposed words to contradict each other."""

    DENIAL = "denial"  # one denies what the other affirms
    FATE = "fate"  # one of the two is wrong, whenever they are said
    PASSING = "passing"  # both may be true, one after the other
    NEGATION = "negation"  # the same verb, once affirmed and once negated


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """Two words, one of each sentence, that say opposite things."""

    kind: OppositionKind
    one: str  # English of the first sentence's word; "" where there is none: see `kind`
    other: str  # English of the second sentence's word
    one_at: int  # index of the word among the words of its sentence: see `words_of`
    other_at: int
    verbal: bool  # both words are verbs: behind each stands who does it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    kind: OppositionKind
    english: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A word of the table as a sentence has it."""

    pair: int
    side: int  # 0 or 1, turned round where it is negated
    at: int  # index of its word
    verb: bool


@lru_cache(maxsize=4096)
def words_of(sentence: str) -> tuple[str, ...]:
    """Return the words of a normalised sentence, their spelling levelled."""
    return tuple(_WORD.findall(fold_spelling(sentence)))


def find_oppositions(one: str, other: str) -> list[Opposition]:
    """Find the opposed words of two normalised sentences.

    A sentence that has both words of a pair ("oil rose while gold fell") opposes nothing with them.
    """
    here, there = _signs(one), _signs(other)
    pairs = _table()[0]
    found = [
        Opposition(
            kind=pairs[sign.pair].kind,
            one=pairs[sign.pair].english[sign.side],
            other=pairs[sign.pair].english[against.side],
            one_at=sign.at,
            other_at=against.at,
            verbal=sign.verb and against.verb,
        )
        for sign in here
        for against in there
        if sign.pair == against.pair and sign.side != against.side
    ]
    return found or list(_negations(one, other))


def is_negated(words: Sequence[str], at: int) -> bool:
    """Whether a word is negated by the one before it, or by one before a helping verb."""
    return any(word in _NEGATIONS for word in words[max(0, at - 1) : at]) or (
        at > 1 and words[at - 1] in {"يتم", "تتم", "يجر"} and words[at - 2] in _NEGATIONS
    )


def has_negation(sentence: str) -> bool:
    """Whether anything in a normalised sentence is negated."""
    return bool(_NEGATIONS & set(words_of(sentence)))


@lru_cache(maxsize=4096)
def _signs(sentence: str) -> tuple[_Sign, ...]:
    """Return the words of the table, the first of each side of a pair; no pair of which a sentence has both sides."""
    words = words_of(sentence)
    found: dict[tuple[int, int], _Sign] = {}
    taken: set[tuple[int, int]] = set()  # pair and word: "candidacy" in "withdrew the candidacy" is no sign by itself
    for at, word in enumerate(words):
        for use in (each for form in _bare(word) for each in _table()[1].get(form, ())):
            behind = range(at + 1, min(at + 2 + _NEARBY, len(words)))
            follows = [place for place in behind if words[place] in use.follows]
            if (use.follows and not follows) or (use.pair, at) in taken:
                continue
            taken.update((use.pair, place) for place in follows)
            if (side := _side(use, words, at)) is not None:
                found.setdefault((use.pair, side), _Sign(pair=use.pair, side=side, at=at, verb=use.verb))
    return tuple(sign for (pair, side), sign in found.items() if (pair, 1 - side) not in found)


def _side(use: "_Use", words: Sequence[str], at: int) -> int | None:
    """Return the side that a word takes, the other one where it is negated; None where that says nothing."""
    if use.follows or not is_negated(words, at):
        return use.side
    if words[at] in _BOUNDS:
        return None
    denial = _table()[0][use.pair].kind is OppositionKind.DENIAL
    return use.side if denial else 1 - use.side


def _bare(word: str) -> tuple[str, ...]:
    """Return a word, and without a joined conjunction where it may have one."""
    return (word, word[1:]) if word[0] in "وف" and len(word) > _SHORTEST_ROOT else (word,)


def _negations(one: str, other: str) -> Iterator[Opposition]:
    here, there = _verbs(one), _verbs(other)
    for root in here.keys() & there.keys():
        (at, negated), (other_at, other_negated) = here[root], there[root]
        if negated != other_negated:
            yield Opposition(kind=OppositionKind.NEGATION, one="", other="", one_at=at, other_at=other_at, verbal=True)


@lru_cache(maxsize=4096)
def _verbs(sentence: str) -> Mapping[str, tuple[int, bool]]:
    """Return where each possible verb stands, by its root letters, and whether it is negated; doubtful ones left out.

    Whether a word is a verb is not known: but of a pair one form stands behind a negation, which only verbs do.
    """
    words = words_of(sentence)
    found: dict[str, tuple[int, bool]] = {}
    doubtful = set()
    for at, word in enumerate(words):
        root = root_of(word)
        if len(root) < _SHORTEST_ROOT:
            continue
        negated = is_negated(words, at)
        if negated and word in _BOUNDS:
            continue
        if root in found and found[root][1] != negated:
            doubtful.add(root)
        found.setdefault(root, (at, negated))
    return {root: place for root, place in found.items() if root not in doubtful}


@lru_cache(maxsize=20_000)
def root_of(word: str) -> str:
    """Return the consonants that the past and the present of a verb share; a rough guess that errs by being strict."""
    bare = word[1:] if word[0] in "وف" and len(word) > _SHORTEST_ROOT + 1 else word
    if bare.startswith("ال"):
        return ""
    if len(bare) > _SHORTEST_ROOT and bare[0] in _OPENING:
        bare = bare[1:]
    for ending in ("وا", "ون", "ات", "ت", "ا", "ن"):
        if bare.endswith(ending) and len(bare) >= _SHORTEST_ROOT + len(ending):
            bare = bare.removesuffix(ending)
            break
    strong = re.sub("[اوي]", "", bare)
    return strong if len(strong) >= _SHORTEST_ROOT else bare.replace("ا", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """What a form of a word may stand for."""

    pair: int  # index of the pair in the table
    side: int  # 0 or 1
    follows: frozenset[str]  # of these words one must follow soon; empty where none has to
    verb: bool


_Forms = Mapping[str, tuple[_Use, ...]]


@cache
def _table() -> tuple[tuple[_Pair, ...], _Forms]:
    """Read the table: its pairs, and for every form of a word the pair, the side, and what must follow it."""
    rows = list(rows_of("briefing.knowledge", "opposites.tsv"))
    pairs = tuple(_Pair(kind=OppositionKind(kind), english=(one, other)) for kind, one, other, *_ in rows)
    forms: dict[str, list[_Use]] = {}
    for pair, row in enumerate(rows):
        for side, expressions in enumerate(row[3:]):
            for expression in fold_spelling(expressions).split():
                head, *rest = expression.split("_")
                follows = frozenset(form for word in rest for form in _inflected(word))
                use = _Use(pair=pair, side=side, follows=follows, verb="/" in head and not follows)
                for form in _inflected(head):
                    forms.setdefault(form, []).append(use)
    return pairs, {form: tuple(dict.fromkeys(uses)) for form, uses in forms.items()}


def _inflected(word: str) -> Iterator[str]:
    """Yield the forms of a word of the table."""
    past, slash, present = word.partition("/")
    if slash:
        yield from (past + ending for ending in _PAST)
        if past[-1] in "اي":  # weak: it falls before the endings of the feminine and the plural
            yield from (past[:-1] + ending for ending in ("ت", "وا", "تا"))
        yield from (
            f"{future}{letter}{present}{ending}" for future in ("", "س") for letter in "يت" for ending in _PRESENT
        )
        return
    base = word[:-1] + "ت" if word.endswith("ه") else word
    yield from (f"{before}{word}" for before in _NOUN_BEFORE)
    yield from (f"{before}{base}{ending}" for before in _NOUN_BEFORE for ending in _NOUN_AFTER)
