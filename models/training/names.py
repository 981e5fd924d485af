"""Other names in a pair, the same on both sides: a name is to be written by its sound, not from memory."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.training.data import Pair
from models.training.mentions import LONGEST, Mention, find_mentions, is_name_word
from models.training.sound import unlikeness

PERSONS = "lexicon-named-entities"  # the corpora that the names are taken from
PLACES = "lexicon-arwikicats"
KEPT = 0.4  # of the names found in a pair, the share that stays

_TITLES = {"السيد": ("Mr",), "السيدة": ("Ms", "Mrs", "Mme"), "الدكتور": ("Dr",), "الدكتورة": ("Dr",)}
_REGION = re.compile(r" \([^()]+\)$")
_ENGLISH_REGION = re.compile(r", [^,]+$")
SHORTEST_CAPITALS = 3  # letters: "LEONE" is a surname in capitals, "UN" is no name
COMMON = 3  # times that a word stands in small letters: then it is no name, "Red Square" for one

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
_BEFORE_A_PLACE = re.compile(r"\b(?:in|near|from|at|to|outside|around|towards?) $")
_TITLE = "President Minister General Colonel Sheikh Prince Princess King Queen Judge Mr Mrs Ms Dr Pope Prime Foreign"
_NEIGHBOUR_BEFORE = re.compile(rf"\b(?!(?:{_TITLE.replace(' ', '|')})\b)[A-Z][\w'’-]* $")
_NEIGHBOUR_BEHIND = re.compile(r"(?:'s)? [A-Z]|-\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in both languages, with as many words in the one as in the other."""

    arabic: str
    english: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.arabic.split())


class NameSwapper:
    """The names that may stand for each other, and where the pairs have some."""

    def __init__(self, corpora: Mapping[str, Iterable[Pair]]) -> None:
        """Take from the lexicons what is surely a name: the consonants of each word agree."""
        persons = clean_names(_untitled(pair) for pair in corpora.get(PERSONS, ()))
        places = clean_names(_without_region(pair) for pair in corpora.get(PLACES, ()))
        self.kinds = {name.english: "person" for name in persons} | {name.english: "place" for name in places}
        self.donors: dict[tuple[str, int], list[Name]] = {}
        for kind, names in (("person", persons), ("place", places)):
            for name in names:
                self.donors.setdefault((kind, name.words), []).append(name)
        self.common = common_words(corpora.values())
        self._names: dict[Pair, Sequence[tuple[Mention, Sequence[Name]]]] = {}  # a millisecond a pair to find

    def swap(self, pair: Pair, *, rng: random.Random) -> Pair:
        """Put other names of their kind in place of most of the names of a sentence."""
        if pair not in self._names:
            self._names[pair] = list(self.find(pair))
        changes = [(mention, rng.choice(rivals)) for mention, rivals in self._names[pair] if rng.random() >= KEPT]
        arabic, english = pair.arabic, pair.english
        for mention, name in sorted(changes, key=lambda change: -change[0].arabic.start):
            arabic = put_name(arabic, mention.arabic, name.arabic)
        for mention, name in sorted(changes, key=lambda change: -change[0].english.start):
            english = english[: mention.english.start] + name.english + english[mention.english.stop :]
        return Pair(arabic=arabic, english=english)

    def find(self, pair: Pair) -> Iterator[tuple[Mention, Sequence[Name]]]:
        """Yield the names that both sides of a pair mention, each with those that may stand in its place."""
        for mention in find_mentions(pair):
            rivals = self.donors.get((self._kind(pair.english, mention), mention.words), ())
            if rivals and not _is_part_of_a_name(pair.english, mention.english):
                yield mention, rivals

    def _kind(self, english: str, mention: Mention) -> str:
        """Return whose name it is; empty where it may be none."""
        name = english[mention.english]
        if any(word.lower() in self.common for word in name.split()):
            return ""
        if name in self.kinds:
            return self.kinds[name]
        if mention.words > 1:
            return "person"
        return "place" if mention.exact and _BEFORE_A_PLACE.search(english[: mention.english.start]) else ""


def common_words(corpora: Iterable[Iterable[Pair]]) -> frozenset[str]:
    """Return the English words that are written in small letters again and again."""
    counts = Counter(word for corpus in corpora for pair in corpus for word in _SMALL_WORD.findall(pair.english))
    return frozenset(word for word, count in counts.items() if count >= COMMON)


def _is_part_of_a_name(english: str, place: slice) -> bool:
    """Tell whether a further word with a capital adjoins: "New York" is not to become "New Oakham"."""
    return bool(_NEIGHBOUR_BEFORE.search(english[: place.start]) or _NEIGHBOUR_BEHIND.match(english[place.stop :]))


def clean_names(pairs: Iterable[Pair]) -> list[Name]:
    """Keep pairs of equally many words, all of them with a capital and with the consonants of their counterparts."""
    names: dict[Name, None] = {}
    for pair in pairs:
        arabic, english = pair.arabic.split(), [_as_in_news(word) for word in pair.english.split()]
        if 0 < len(arabic) == len(english) <= LONGEST and all(map(_is_same_name, arabic, english)):
            names[Name(arabic=pair.arabic, english=" ".join(english))] = None
    return list(names)


def put_name(arabic: str, place: slice, name: str) -> str:
    """Put an Arabic name in a place of a text, where a preposition may be written together with it."""
    before = arabic[: place.start]
    if re.search(r"\b[وف]?ل$", before):
        name = re.sub("^ا(?=ل)", "", name)  # "to" and the article are written as one
    return before + name + arabic[place.stop :]


def _is_same_name(arabic: str, english: str) -> bool:
    return is_name_word(english) and unlikeness(arabic, english) == 0


def _as_in_news(word: str) -> str:
    """Write a word of a name without accents and not in capitals."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    return plain.capitalize() if plain.isupper() and len(plain) >= SHORTEST_CAPITALS else plain


def _untitled(pair: Pair) -> Pair:
    """Leave out "Mr" and the like on both sides."""
    title, _, arabic = pair.arabic.partition(" ")
    english_title, _, english = pair.english.partition(" ")
    return Pair(arabic=arabic, english=english) if english_title in _TITLES.get(title, ()) else pair


def _without_region(pair: Pair) -> Pair:
    """Leave out the brackets behind an Arabic place and what answers them in the English."""
    if not _REGION.search(pair.arabic):
        return pair
    return Pair(arabic=_REGION.sub("", pair.arabic), english=_ENGLISH_REGION.sub("", pair.english))
