"""Measures how many names of the references a translation has: a word for names where no annotation exists.

A name is a word with a capital that does not begin a sentence, at least three letters long; so "Monday" counts and
"UN" does not. Spelling must agree, case aside, which is hard on transliterations: compare systems on one set, and
do not read the share as a share of right names.
"""

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:…]['\"”’)]*\s+|\n)['\"“‘(\[]*$")
SHORTEST = 3


def names_in(sentence: str) -> Iterator[str]:
    """Yield the names of an English sentence, in lower case, each as often as it stands."""
    for found in _WORD.finditer(sentence):
        word = found[0]
        named = word[0].isupper() and len(word) >= SHORTEST and not word.isupper()
        if named and not _OPENING.search(sentence[: found.start()]):
            yield re.sub(r"['’]s$", "", word).lower()


def names_kept(references: Sequence[str], hypotheses: Sequence[str]) -> float:
    """Return the share of the references' distinct names that stand in their hypotheses: 0 to 1."""
    kept = total = 0
    for reference, hypothesis in zip(references, hypotheses, strict=True):
        wanted = set(names_in(reference))
        words = {re.sub(r"['’]s$", "", word.lower()) for word in _WORD.findall(hypothesis)}
        kept += len(wanted & words)
        total += len(wanted)
    return kept / total if total else 1.0
