"""The forms that an Arabic word takes in a sentence: what is attached before it, and the endings that grammar adds.

All words here are folded (see `fold`), so that ة is ه.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.arabic.normalise import fold_spelling

WORD = re.compile(r"[^\W_]+")
ARTICLE = "ال"
_SHORTEST = 3  # letters that must be left of a word for its article to be one: الف is "a thousand"
_ENDED = 4  # letters from which on a word may have an ending: shorter ones become other words by it
_CONJUNCTIONS, _PREPOSITIONS = "وف", "بكل"
_OWNERS = ("ها", "هم", "هما", "هن", "نا", "كم")  # its, their, our, your
_DECLINED = ({"ابو", "ابي", "ابا"}, {"بنو", "بني"}, {"اخو", "اخي", "اخا"}, {"ذو", "ذي", "ذا"})
_CONJOINED = re.compile(r"[وبكل]?ال|لل")  # has an article already


def fold(text: str) -> str:
    """Level the spellings that writers mix, the Egyptian ئو for ؤو among them (شئون, شؤون); the length stays."""
    return fold_spelling(text.replace("ئو", "ؤو"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a word of a sentence."""

    before: int  # letters of و ف ب ك ل attached before it
    definite: bool  # whether it has the article
    stem: str  # the rest


def readings(word: str) -> Iterator[Reading]:
    """Yield every way to read a folded word, those with fewer letters attached first."""
    yield from _with_article(word, 0)
    conjunction = 1 if word[:1] in _CONJUNCTIONS else 0
    for at in dict.fromkeys((conjunction, 0)):
        rest = word[at:]
        if at and rest:
            yield from _with_article(rest, at)
        if rest[:1] in _PREPOSITIONS and len(rest) > 1:
            yield from _with_preposition(rest, at)


def _with_article(word: str, before: int) -> Iterator[Reading]:
    yield Reading(before=before, definite=False, stem=word)
    if word.startswith(ARTICLE) and len(word) >= len(ARTICLE) + _SHORTEST - 1:
        yield Reading(before=before, definite=True, stem=word.removeprefix(ARTICLE))


def _with_preposition(word: str, at: int) -> Iterator[Reading]:
    if word[0] == "ك" and len(word) <= _ENDED:  # كسرت is "broke" far more often than "like Sirte"
        return
    yield from _with_article(word[1:], at + 1)
    if word.startswith("لل"):  # ل with the article ال, which loses its alef; before a lam, its lam too
        yield Reading(before=at + 1, definite=True, stem=word[2:])
        yield Reading(before=at + 1, definite=True, stem=word[1:])


def without_article(word: str) -> str:
    """Return a folded word without its article."""
    return word.removeprefix(ARTICLE) if len(word) >= len(ARTICLE) + _SHORTEST - 1 else word


def first_forms(word: str, *, common: bool) -> set[str]:
    """Return what the first of several words may be: without its article, in any case, dual before an owner."""
    stem = without_article(word)
    forms = ended_forms(stem, feminine=False, common=False)
    return forms | ({f"{stem}ا", f"{stem}ي"} if common and len(stem) >= _SHORTEST else set())


def second_forms(word: str, *, common: bool) -> set[str]:
    """Return what the second word may be; an owner may follow with ل: وقفا لإطلاق النار for وقف إطلاق النار."""
    owner = f"ل{word.removeprefix('ا')}" if word.startswith(ARTICLE) else f"ل{word}"
    return later_forms(word, common=common) | ({owner} if common else set())


def later_forms(word: str, *, common: bool) -> set[str]:
    """Return what a word may be behind the first word of a term: as it is given, or with an article added.

    With `common` an indefinite one may be accusative: هجوما انتحاريا for هجوم انتحاري.
    """
    if without_article(word) != word or _CONJOINED.match(word):
        return {word}
    return {word, ARTICLE + word, *({f"{word}ا"} if common and len(word) >= _ENDED else ())}


def ended_forms(word: str, *, feminine: bool, common: bool) -> set[str]:
    """Return a word with the endings that it may have as the last of a term.

    Args:
        word: the folded word.
        feminine: whether it ends in ة, which becomes ت before an owner: حكومتها.
        common: whether it is no name, so that it may have an owner or an indefinite accusative at all.
    """
    forms = next(({*declined} for declined in _DECLINED if word in declined), {word})
    if len(word) < _ENDED:
        return forms
    if word.endswith(("ون", "ين")) and len(word) > _ENDED:
        forms |= {f"{word[:-2]}ون", f"{word[:-2]}ين"}
    if feminine:
        forms |= {f"{word[:-1]}ت{owner}" for owner in (*_OWNERS, "ه")}
    elif common:
        forms |= {f"{word}{owner}" for owner in _OWNERS} | {f"{word}ا"}
    return forms
