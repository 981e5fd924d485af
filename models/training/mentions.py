"""Names that both sides of a pair mention, found by their sound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.training.data import Pair
from models.training.sound import unlikeness

LONGEST = 3  # words of a name
SENTENCE = 5  # Arabic words: what is shorter is an entry of a lexicon

_NO_NAMES = frozenset(  # words with a capital that are no person and no place
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Islam", "Islamic", "Islamist", "Muslim", "Muslims", "Christian", "Catholic", "God", "Quran", "Sharia"),
        *("Christmas", "Ramadan", "Eid", "Covid", "Internet", "Parliament", "President", "Minister", "Party"),
        *("Republic", "United", "Nations", "European", "Union", "Gulf", "Federal", "General", "Emperor", "Imperial"),
    )
)
_PEOPLES = (  # endings of Egyptian, Turkish, Lebanese, Maronites and of their Arabic; of Iraqi, unlike Ali and Dubai
    (re.compile(r"(?:ians?|cans?|ish|ese|ites?|ists?)$"), re.compile(r"(?:ي|ية|يين|يون|يات|يا)$")),
    (re.compile(r"is?$"), re.compile(r"(?:ية|يين|يون|يات)$")),
)
_ARABIC_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*")
_NAME_WORD = re.compile(r"(?:[Aa]l-|[Ee]l-)?[A-ZÀ-Þ](?=.*[a-zß-ÿā-ž])[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
_PARTICLE = re.compile(r"bin|ben|ibn|de|van|von|der|da|di|la|le|du")
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_SHORTEST = 3  # letters of a name behind a prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name within a pair: where it stands among the characters of either side."""

    words: int  # as many on either side
    exact: bool  # all consonants agree
    arabic: slice  # without a prefix such as "and" or "in"
    english: slice


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """An English and an Arabic word that may be one name, by their places among the words."""

    english: int
    arabic: int
    prefix: int  # letters before the Arabic name
    unlikeness: int  # consonants that differ


def is_name_word(word: str) -> bool:
    """Tell whether an English word is written like a name, and is no name of a month or the like."""
    return bool(_NAME_WORD.fullmatch(word)) and word not in _NO_NAMES


def find_mentions(pair: Pair) -> list[Mention]:
    """Return the names of a sentence, each of which stands once on either side."""
    arabic, english = list(_ARABIC_WORD.finditer(pair.arabic)), list(_ENGLISH_WORD.finditer(pair.english))
    if len(arabic) < SENTENCE:
        return []
    matches = {(m.english, m.arabic): m for m in _matches([w[0] for w in arabic], [w[0] for w in english])}
    mentions: list[Mention] = []
    place = 0
    while place < len(english):
        chain = _longest_chain(place, matches, pair=pair, arabic=arabic, english=english)
        if chain:
            first, last = chain[0], chain[-1]
            start = arabic[first.arabic].start() + first.prefix
            mentions.append(
                Mention(
                    words=len(chain),
                    exact=not any(match.unlikeness for match in chain),
                    arabic=slice(start, arabic[last.arabic].end()),
                    english=slice(english[first.english].start(), english[last.english].end()),
                )
            )
        place += max(1, len(chain))
    return [mention for mention in mentions if _stands_once(mention, pair, mentions)]


def _longest_chain(
    place: int,
    matches: dict[tuple[int, int], _Match],
    *,
    pair: Pair,
    arabic: list[re.Match[str]],
    english: list[re.Match[str]],
) -> list[_Match]:
    """Return the longest name that begins with an English word; a single word must have one counterpart only."""
    chains: list[list[_Match]] = []
    for first in (match for match in matches.values() if match.english == place):
        chain = [first]
        while len(chain) < LONGEST:
            following = matches.get((chain[-1].english + 1, chain[-1].arabic + 1))
            if not following or following.prefix or not _adjoin(chain[-1], pair, arabic, english):
                break
            chain.append(following)
        chains.append(chain)
    best = max(chains, key=len, default=[])
    if [len(chain) for chain in chains].count(len(best)) > 1:
        return []
    return best if all(is_name_word(english[end.english][0]) for end in (*best[:1], *best[-1:])) else []


def _adjoin(match: _Match, pair: Pair, arabic: list[re.Match[str]], english: list[re.Match[str]]) -> bool:
    """Tell whether only a space parts a word from the next, on both sides."""
    gaps = ((pair.arabic, arabic[match.arabic]), (pair.english, english[match.english]))
    return all(text[word.end() : word.end() + 1] == " " for text, word in gaps)


def _stands_once(mention: Mention, pair: Pair, mentions: list[Mention]) -> bool:
    """Tell whether a name's letters are found once on either side, and no other name shares its Arabic."""
    sharing = [m for m in mentions if m.arabic.start < mention.arabic.stop and mention.arabic.start < m.arabic.stop]
    sides = ((pair.arabic, mention.arabic), (pair.english, mention.english))
    return len(sharing) == 1 and all(text.count(text[place]) == 1 for text, place in sides)


def _matches(arabic: list[str], english: list[str]) -> Iterator[_Match]:
    for place, theirs in enumerate(english):
        if is_name_word(theirs) or _PARTICLE.fullmatch(theirs):
            for other, ours in enumerate(arabic):
                match = _match(ours, theirs, places=(other, place))
                if match:
                    yield match


def _match(arabic: str, english: str, *, places: tuple[int, int]) -> _Match | None:
    """Hold two words against each other, the Arabic one with and without the letters that may stand before a name."""
    if any(theirs.search(english) and ours.search(arabic) for theirs, ours in _PEOPLES):
        return None
    best: _Match | None = None
    for prefix in ("", *_PREFIXES):
        if arabic.startswith(prefix) and (not prefix or len(arabic) >= len(prefix) + _SHORTEST):
            rest = unlikeness(arabic.removeprefix(prefix), english)
            silent = prefix == "و" and english[0].lower() not in "wouv"  # no consonant tells that it is one
            if rest is not None and (not best or rest < best.unlikeness or (rest == best.unlikeness and silent)):
                best = _Match(english=places[1], arabic=places[0], prefix=len(prefix), unlikeness=rest)
    return best
