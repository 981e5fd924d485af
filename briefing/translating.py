"""Translates the sentences of a briefing, each distinct one once, and sees each through the guards.

A sentence whose translation fails a guard is tried again: split at its clause boundaries, decoded more
carefully, with the English of glossary terms and of known names put into the Arabic. The better of the two attempts
is kept, figures and names that are certainly wrong are repaired, and what still fails is flagged; nothing is dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from briefing.arabic.sentences import split_clauses
from briefing.document import Check, Repair
from briefing.glossary import GlossaryTerm, glossary_of
from briefing.guards import GuardInput, check, repair_names, repair_numbers
from briefing.known_english import with_terms_and_names
from briefing.ports import Embedder, Progress, Translator

# Part of every cache key: raise it with any change to what comes out of here or of the guards and repairs.
GUARDS_VERSION = "2"
# Translation models of the Marian kind lose the end of what is longer (OPUS-CAT #93).
LONGEST_SEGMENT = 48
# On the second attempt a sentence is cut finer: shorter segments lose less.
CAREFUL_SEGMENT = 20
# Segments between two reports of progress: enough to fill every core, few enough to be heard of within seconds.
REPORTED_SEGMENTS = 256
# A model ends every clause as if it were a sentence and begins the next one so. What begins with one of these words
# goes on with the clause before it, and so loses the stop before it.
CONTINUING = frozenset({"and", "but", "nor", "or", "to", "until", "where", "which", "while", "who", "whom", "whose"})
# These are no names, so that they may lose their capital where no stop stands before them.
SMALL_WORDS = CONTINUING | frozenset(
    {"a", "an", "as", "at", "by", "for", "from", "in", "of", "on", "that", "the", "with"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A sentence in English, with the guards' verdicts."""

    source: str  # normalised Arabic
    en: str
    checks: tuple[Check, ...]
    repairs: tuple[Repair, ...] = ()

    @property
    def failures(self) -> int:
        """How many guards it failed."""
        return sum(not check.passed for check in self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedTranslator:
    """A translator with everything its answers are checked by."""

    translator: Translator
    embedder: Embedder
    glossary: tuple[GlossaryTerm, ...]
    progress: Progress
    segments: int = REPORTED_SEGMENTS  # translated at a time; a worker takes fewer, to hear of a cancellation sooner

    def translate(self, sentences: Sequence[str]) -> dict[str, Translation]:
        """Translate normalised sentences; the answer holds each distinct one."""
        first = self.first_attempt(sentences)
        kept = {translation.source: translation for translation in first}
        failed = [translation for translation in first if translation.failures]
        if not failed:
            return kept
        for before, after in zip(failed, self._second_attempt(failed), strict=True):
            kept[before.source] = min(before, after, key=lambda each: each.failures)
        return kept

    def first_attempt(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate and check each distinct sentence once, in one batch."""
        distinct = list(dict.fromkeys(sentences))
        hypotheses = self._attempt(distinct, stage="translate", segment=LONGEST_SEGMENT, attempt=0)
        return self._guarded(distinct, hypotheses)

    def _second_attempt(self, failed: Sequence[Translation]) -> list[Translation]:
        """Translate once more, with what is known of the English beforehand written into the Arabic."""
        glossary = glossary_of(self.glossary)
        asked = [with_terms_and_names(each.source, glossary=glossary, before=each.en) for each in failed]
        hypotheses = self._attempt(asked, stage="translate again", segment=CAREFUL_SEGMENT, attempt=1)
        return self._guarded([each.source for each in failed], hypotheses)

    def _attempt(self, sentences: Sequence[str], *, stage: str, segment: int, attempt: int) -> list[str]:
        """Translate all sentences as one batch of segments."""
        split = [split_clauses(sentence, max_words=segment) for sentence in sentences]
        hypotheses = iter(self._hypotheses([part for parts in split for part in parts], stage, attempt))
        return [rejoin(parts, list(islice(hypotheses, len(parts)))) for parts in split]

    def _hypotheses(self, segments: Sequence[str], stage: str, attempt: int) -> list[str]:
        """Translate segments, alike lengths together, and give them back in their order."""
        self.progress.stage(stage, len(segments))
        order = sorted(range(len(segments)), key=lambda index: -len(segments[index]))
        hypotheses = [""] * len(segments)
        for start in range(0, len(order), self.segments):
            chunk = order[start : start + self.segments]
            translated = self.translator.translate([segments[index] for index in chunk], attempt=attempt)
            for index, hypothesis in zip(chunk, translated, strict=True):
                hypotheses[index] = hypothesis
            self.progress.advance(len(chunk))
        return hypotheses

    def _guarded(self, sources: Sequence[str], english: Sequence[str]) -> list[Translation]:
        similarities = np.sum(self.embedder.embed(sources) * self.embedder.embed(english), axis=1)  # [sentences]
        return [
            self._checked(source, text, float(similarity))
            for source, text, similarity in zip(sources, english, similarities, strict=True)
        ]

    def _checked(self, source: str, english: str, similarity: float) -> Translation:
        named, name_repairs = repair_names(source, english, glossary=glossary_of(self.glossary))
        repaired, repairs = repair_numbers(source, named)
        given = GuardInput(
            source=source,
            hypothesis=repaired,
            similarity=similarity,
            glossary=self.glossary,
            repairs=repairs,
            name_repairs=name_repairs,
        )
        return Translation(source=source, en=repaired, checks=check(given), repairs=(*repairs, *name_repairs))


def rejoin(parts: Sequence[str], hypotheses: Sequence[str]) -> str:
    """Make one sentence, with a capital, of its clauses' translations; one that can stand alone stays a sentence."""
    joined = "".join(hypotheses[:1])
    for part, following in zip(parts, hypotheses[1:], strict=False):  # the part before each join
        first = following.split(maxsplit=1)[0].rstrip(",").lower() if following.split() else ""
        if first in CONTINUING and part[-1] not in ".!?؟؛…":
            joined = joined.removesuffix(".")
        lowered = first in SMALL_WORDS and not joined.endswith((".", "!", "?"))
        comma = "," if part[-1] in "،," and joined[-1:].isalnum() else ""
        joined = f"{joined}{comma} {following[:1].lower() if lowered else following[:1]}{following[1:]}".strip()
    return joined[:1].upper() + joined[1:]
