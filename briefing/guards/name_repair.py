"""Puts the usual spelling of a name into a translation where it is certain which words were meant for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.dossier import EntityKind
from briefing.english.spelling import phrase_stands, words_of
from briefing.glossary import Glossary
from briefing.guards.likeness import likeness
from briefing.guards.name_tables import PARTICLES
from briefing.guards.named import (
    ECHO,
    EnglishWords,
    checked_mentions,
    has_exactly,
    known_words,
    phrases,
)
from briefing.guards.names import names_outside
from briefing.names.mention import NameMention
from briefing.names.sound import by_sound
from briefing.point import Repair

MEANT = 0.78  # likeness from which on words are taken for a misspelling of a missing name
MEANT_OPENING = 0.88  # at the beginning of a sentence, where every word has a capital
CLEARER = 0.08  # by how much the best words must be more alike than any others
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
_WITHIN = re.compile(r"[ \-–’']{1,3}")
_ARTICLE = "al-"
_MORE_WORDS = 1  # that a misspelling may have than the name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """Words of the English that may be meant for a name."""

    start: int
    end: int
    text: str
    alike: float


def repair_names(source: str, hypothesis: str, *, glossary: Glossary | None = None) -> tuple[str, tuple[Repair, ...]]:
    """Return the translation with misspelled names put right, and what was changed.

    A name of the Arabic that the English lacks, or has in an unusual spelling, replaces the one stretch of capitalised
    words that sounds like it. Where two stretches come into question, or the stretch names something else that the
    Arabic names too, nothing is changed.
    """
    mentions = list(checked_mentions(names_outside(source, glossary)))
    repairs: list[Repair] = []
    for mention in mentions:
        if has_exactly(mention, EnglishWords.of(hypothesis)):
            continue
        span = _meant(mention, hypothesis, [other for other in mentions if other is not mention])
        if span is None:
            continue
        now = english_of(mention, span.text)
        hypothesis = _replaced(hypothesis, was=span.text, now=now)
        repairs.append(Repair(was=span.text, now=now))
    return hypothesis, tuple(repairs)


def _replaced(english: str, *, was: str, now: str) -> str:
    """Put a name into the place of a misspelling, wherever that stands; no second article before al-."""
    article = r"(?:\b[Tt]he )?" if now.startswith(_ARTICLE) else ""
    repaired = re.sub(rf"{article}(?<!\w){re.escape(was)}(?!\w)", lambda _: now, english)
    return repaired[:1].upper() + repaired[1:] if english[:1].isupper() else repaired


def english_of(mention: NameMention, instead_of: str = "") -> str:
    """Return the English for a form of a name: the surname alone where the Arabic, or the misspelling, has no more."""
    if mention.kind is not EntityKind.PERSON:
        return mention.name
    words = mention.name.split()
    one_word = " " not in mention.form or (instead_of and " " not in instead_of.strip())
    if not one_word or len(words) == 1:
        return mention.name
    spoken = by_sound(mention.form.split()[-1])
    best = max(_parts(words), key=lambda part: likeness(spoken, part))
    return best if likeness(spoken, best) >= ECHO else mention.name


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Yield each word of a name with the particles before it, the last one first: "de Mistura"."""
    for at in range(len(words) - 1, -1, -1):
        first = at
        while first > 0 and words[first - 1].lower() in PARTICLES:
            first -= 1
        yield " ".join(words[first : at + 1])


def _meant(mention: NameMention, english: str, others: Sequence[NameMention]) -> _Span | None:
    """Return the words that are meant for a missing name; None where that is uncertain."""
    spans = sorted(_candidates(mention, english, others), key=lambda span: (-span.alike, span.start - span.end))
    if not spans:
        return None
    best = spans[0]
    apart = [span for span in spans[1:] if span.end <= best.start or best.end <= span.start]
    # The same misspelling twice is no doubt; another word as near is.
    doubtful = any(best.alike - span.alike < CLEARER and span.text != best.text for span in apart)
    return None if doubtful else best


def _candidates(mention: NameMention, english: str, others: Sequence[NameMention]) -> Iterator[_Span]:
    words = list(_WORD.finditer(english))
    targets = {mention.name, english_of(mention), english_of(mention, "x")}
    longest = max(len(re.split(r"[ -]", target)) for target in targets) + _MORE_WORDS
    for first in range(len(words)):
        for last in range(first, min(first + longest, len(words))):
            if last > first and not _WITHIN.fullmatch(english[words[last - 1].end() : words[last].start()]):
                break
            span = english[words[first].start() : words[last].end()]
            if not (span[0].isupper() and words[last].group()[0].isupper()) or _is_taken(span, others):
                continue
            alike = max(likeness(target, span) for target in targets)
            known = last == first and span.lower() in known_words()
            if alike >= (MEANT_OPENING if first == 0 or known else MEANT):
                yield _Span(start=words[first].start(), end=words[last].end(), text=span, alike=alike)


def _is_taken(span: str, others: Sequence[NameMention]) -> bool:
    """Say whether words are, or hold, the name of something else that the Arabic names."""
    words = words_of(span)
    return any(
        phrase_stands(phrase, words) or (len(words) == 1 and words[0] in words_of(phrase))
        for other in others
        for phrase in phrases(other.name, other.kind)
    )
