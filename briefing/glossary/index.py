"""A glossary ready for use: finds its terms in a sentence by one look-up a word, the longest term first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.arabic.normalise import normalise_text
from briefing.glossary.forms import (
    WORD,
    ended_forms,
    first_forms,
    fold,
    later_forms,
    readings,
    second_forms,
    without_article,
)
from briefing.glossary.term import GlossaryTerm, TermOrigin

# What may stand between two words of a term: no full stop and no comma, behind which another clause begins.
_GAP = re.compile(r"[\s\"'«»“”‘’()\[\]\-–_]{1,4}")
_ORIGINS = tuple(TermOrigin)
_LAST_LETTER = re.compile(r"ة\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatch:
    """A term where it stands in a normalised sentence."""

    start: int  # with what is attached before it
    end: int  # exclusive
    before: str  # و ف ب ك ل as they are attached, the article left out
    term: GlossaryTerm

    @property
    def rank(self) -> tuple[int, int, int]:
        """What goes before another in the same place: the longer, the client's, the one with less attached."""
        return self.start - self.end, _ORIGINS.index(self.term.origin), len(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A term as it is looked up."""

    term: GlossaryTerm
    definite: bool  # whether its first word must have the article: it is given with it
    later: tuple[frozenset[str], ...]  # what each further word may be


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    start: int
    end: int
    text: str  # folded


class Glossary:
    """The terms that hold for a briefing."""

    def __init__(self, terms: Sequence[GlossaryTerm] = ()) -> None:
        """Index the terms; of several for the same Arabic the first holds."""
        first = {_key(term): term for term in reversed(terms)}
        self.terms = tuple(term for term in terms if first.get(_key(term)) is term)
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for term in self.terms:
            for stem, entry in _entries(term):
                self._entries[stem].append(entry)

    def __bool__(self) -> bool:
        """Whether there is any term."""
        return bool(self.terms)

    def matches(self, sentence: str) -> list[TermMatch]:
        """Find every term in a normalised sentence, in order; of two that overlap the longer one stands there."""
        tokens = [
            _Token(start=found.start(), end=found.end(), text=found[0]) for found in WORD.finditer(fold(sentence))
        ]
        candidates = [match for at in range(len(tokens)) for match in self._at(sentence, tokens, at)]
        taken: list[TermMatch] = []
        for match in sorted(candidates, key=lambda each: each.rank):
            if all(match.end <= other.start or other.end <= match.start for other in taken):
                taken.append(match)
        return sorted(taken, key=lambda match: match.start)

    def terms_in(self, sentence: str) -> tuple[GlossaryTerm, ...]:
        """Return the terms that stand in a normalised sentence, each once, in order."""
        return tuple(dict.fromkeys(match.term for match in self.matches(sentence)))

    def _at(self, sentence: str, tokens: Sequence[_Token], at: int) -> Iterator[TermMatch]:
        for reading in readings(tokens[at].text):
            for entry in self._entries.get(reading.stem, ()):
                if entry.definite and not reading.definite:
                    continue
                if _goes_on(sentence, tokens[at:], entry.later):
                    start = tokens[at].start
                    yield TermMatch(
                        start=start,
                        end=tokens[at + len(entry.later)].end,
                        before=sentence[start : start + reading.before],
                        term=entry.term,
                    )


def _goes_on(sentence: str, tokens: Sequence[_Token], later: Sequence[frozenset[str]]) -> bool:
    """Say whether the words behind the first one are those of a term."""
    if len(tokens) <= len(later):
        return False
    return all(
        token.text in forms and _GAP.fullmatch(sentence, before.end, token.start)
        for before, token, forms in zip(tokens, tokens[1:], later, strict=False)
    )


def _entries(term: GlossaryTerm) -> Iterator[tuple[str, _Entry]]:
    """Yield a term under each form of its first word."""
    words = _words(term)
    if not words:
        return
    feminine = _LAST_LETTER.search(normalise_text(term.ar)) is not None
    common = term.en == term.en.lower()
    definite = words[0] != without_article(words[0])
    if len(words) == 1:
        entry = _Entry(term=term, definite=definite, later=())
        for stem in ended_forms(without_article(words[0]), feminine=feminine, common=common):
            yield stem, entry
        return
    later = [second_forms(words[1], common=common), *(later_forms(word, common=common) for word in words[2:])]
    later[-1] = {form for stem in later[-1] for form in ended_forms(stem, feminine=feminine, common=common)}
    entry = _Entry(term=term, definite=definite, later=tuple(map(frozenset, later)))
    for stem in first_forms(words[0], common=common):
        yield stem, entry


def _words(term: GlossaryTerm) -> list[str]:
    return WORD.findall(fold(normalise_text(term.ar)))


def _key(term: GlossaryTerm) -> str:
    """Return what is the same for two terms that stand in the same places."""
    words = _words(term)
    return " ".join(words)


@lru_cache(maxsize=64)  # every batch of sentences of a job comes with the same terms
def glossary_of(terms: tuple[GlossaryTerm, ...]) -> Glossary:
    """Return the glossary of some terms, the ones that go before others first."""
    return Glossary(terms)


def merged(*layers: Iterable[GlossaryTerm]) -> tuple[GlossaryTerm, ...]:
    """Return the terms of several glossaries; where two speak of the same Arabic, that of the earlier glossary."""
    return glossary_of(tuple(term for layer in layers for term in layer)).terms


def of_origin(terms: Iterable[GlossaryTerm], origin: TermOrigin) -> tuple[GlossaryTerm, ...]:
    """Return the terms as those of an origin."""
    return tuple(replace(term, origin=origin) for term in terms)
