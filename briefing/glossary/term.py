"""One term of a glossary: the Arabic, the English that it must have, and whose wish that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefing.english.spelling import phrase_at, phrase_stands, words_of

_TAKEN: Final = "\x00"


class TermOrigin(StrEnum):
    """Whose term it is; the earlier goes before the later."""

    REQUEST = "request"  # of the client, for one briefing
    DEPLOYMENT = "deployment"  # of the operator, for every briefing
    BUILT_IN = "built-in"  # of the glossary that ships with Mujaz


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """One term: wherever the Arabic stands, the English must stand in the translation."""

    ar: str
    en: str
    also: tuple[str, ...] = ()  # other English that is as good: "UN" for "United Nations"
    origin: TermOrigin = TermOrigin.REQUEST

    def stands_in(self, hypothesis: str) -> bool:
        """Say whether the English stands in a translation.

        Case, articles, plural and possessive endings, hyphens, British or American spelling do not matter.
        """
        return self.stands_among(words_of(hypothesis))

    def stands_among(self, words: Sequence[str]) -> bool:
        """Say whether the English stands among the words that `briefing.english.spelling.words_of` gave."""
        return any(phrase_stands(english, words) for english in (self.en, *self.also))

    def place_among(self, words: Sequence[str]) -> range:
        """Return which of the words are the English; an empty range where it does not stand among them."""
        places = (phrase_at(english, words) for english in (self.en, *self.also))
        return next((place for place in places if place), range(0))


def lacking(terms: Sequence[GlossaryTerm], hypothesis: str) -> list[GlossaryTerm]:
    """Return the terms whose English a translation lacks, in their order.

    Words that are the English of one term are not that of another: "European Central Bank" does not answer for
    "central bank" as well. Of built-in terms that is not asked: "the UN Security Council" may say both.
    """
    words = every = words_of(hypothesis)
    found = set()
    for term in sorted(terms, key=lambda each: -len(words_of(each.en))):
        place = term.place_among(words)
        if place or term.stands_among(every if term.origin is TermOrigin.BUILT_IN else words):
            found.add(term)
            words = [_TAKEN if at in place else word for at, word in enumerate(words)]
    return [term for term in terms if term not in found]
