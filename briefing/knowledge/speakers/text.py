"""A sentence as speakers are looked for in it: its words, the names that stand on them, its punctuation."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.dossier import EntityKind
from briefing.names.mention import NameMention
from briefing.names.role_tables import Noun, bare, noun_at, nouns, word_set
from briefing.names.words import Word, words_of

SHORTEST_QUOTATION = 4  # words: fewer are a name, or a word held at a distance
_QUOTE = re.compile(r"[«»“”\"„]")
_LONGEST_NOUN = 8  # words of a listed noun, at most
_FREE = re.compile(r"\s[وفبلك]?$")
_BREAK = re.compile(r"[^\s«»“”\"„'’‘]")  # punctuation that ends a phrase
_REACH = 3  # sentences over which a quotation may go on
_OWN_ENDINGS = (("ها", ""), ("هم", ""), ("ته", "ه"), ("تها", "ه"), ("ا", ""))  # ضباطها, محاميته, ضابطا
_SPOKESMEN = word_set("متحدث متحدثه ناطق ناطقه رسمي رسميه اعلامي عسكري")
_OPENS_ONLY, _CLOSES_ONLY = "«„", "»"  # newspapers set “ and ” either way round


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks: `text[start:end]`, the marks left out."""

    start: int
    end: int
    closed: bool  # whether the closing mark stands in the same text


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWord:
    """A name on a word: `first` to `stop` are indices of words."""

    mention: NameMention
    stop: int
    prefix: int  # letters of the first word in front of the name

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        return self.mention.kind is EntityKind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpeechText:
    """One normalised sentence with its words and names."""

    text: str
    words: tuple[Word, ...]
    bares: tuple[str, ...]  # the words without their articles
    broken: tuple[bool, ...]  # whether punctuation before a word ends a phrase
    names: dict[int, NamedWord]  # by the word they begin on
    quotations: tuple[Quotation, ...]

    def key(self, index: int) -> str:
        """Return a word in levelled spelling; empty behind the last one."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def before(self, index: int) -> str:
        """Return what stands between a word and the one before, or behind the last word."""
        if index < len(self.words):
            return self.words[index].before
        return self.text[self.words[-1].end :] if self.words else ""

    def breaks(self, index: int) -> bool:
        """Whether a phrase cannot go on over the punctuation before a word."""
        return index >= len(self.words) or self.broken[index]

    def quoted_words(self, index: int) -> int:
        """Return how many words stand between the quotation mark before a word and its partner; 0 without a mark."""
        if not self.quotations or index >= len(self.words):
            return 0
        start = self.words[index].start
        quotation = next((each for each in self.quotations if each.start <= start < each.end), None)
        if quotation is None or self.text[quotation.start : start].strip():
            return 0
        return sum(1 for word in self.words[index:] if word.start < quotation.end)

    def quotes(self, index: int) -> bool:
        """Whether a quotation begins on a word."""
        return self.quoted_words(index) > 0

    def opens_quotation(self, index: int) -> bool:
        """Whether words in quotation marks, not a name, begin on a word."""
        return self.quoted_words(index) >= SHORTEST_QUOTATION

    def named(self, index: int, *, prefix: int = 0) -> NamedWord | None:
        """Return the name that begins on a word behind so many letters."""
        found = self.names.get(index)
        return found if found is not None and found.prefix == prefix else None

    def noun(self, index: int, *, key: str = "") -> tuple[Noun, int] | None:
        """Return the longest listed noun that begins on a word, and the index behind it.

        Args:
            index: The word.
            key: How the word reads without its prefixes, where it has some.
        """
        if not 0 <= index < len(self.words) or (
            self.key(index) == "امام" and not self.words[index].text.startswith("إ")
        ):
            return None  # أمام is "before", and إمام an imam
        first = bare(key) if key else self.bares[index]
        end = min(index + _LONGEST_NOUN, len(self.words))
        broken = next((more for more in range(index + 1, end) if self.broken[more]), end)
        if (found := noun_at(self.bares[index:broken], 0, first=first)) is not None:
            return found[0], index + found[1]
        for ending, rest in _OWN_ENDINGS:
            own = first.removesuffix(ending) + rest
            if first.endswith(ending) and (own,) in nouns():
                return nouns()[own,], index + 1
        return None

    def has_pronoun(self, index: int) -> bool:
        """Whether a noun carries a pronoun, which makes it definite: ضباطها, محاميته."""
        key = self.key(index)
        accusative = key.endswith("ا") and not key.endswith("ها")
        return not accusative and self.noun(index) is not None and (self.bares[index],) not in nouns()

    def is_definite(self, index: int) -> bool:
        """Whether a word has the article."""
        return self.key(index).startswith(("ال", "لل", "وال", "بال"))


def quotations_in(text: str, *, inside: bool = False) -> tuple[Quotation, ...]:
    """Pair the quotation marks of a text; one left open reaches to the end.

    Newspapers mix the shapes of marks, so that any mark closes what is open, but « does not and » opens nothing.

    Args:
        text: The text.
        inside: Whether it begins inside a quotation that was opened before.
    """
    found: list[Quotation] = []
    start, inner = (0 if inside else -1), False
    for mark in _QUOTE.finditer(text):
        if start >= 0 and _opens_inner(text, start, mark):
            inner = True
        elif inner and mark.group() not in {*_OPENS_ONLY, *_CLOSES_ONLY}:
            inner = False
        elif start < 0 and mark.group() not in _CLOSES_ONLY:
            start = mark.end()
        elif start >= 0 and mark.group() not in _OPENS_ONLY:
            found.append(Quotation(start=start, end=mark.start(), closed=True))
            start, inner = -1, False
    if start >= 0:
        found.append(Quotation(start=start, end=len(text), closed=False))
    return tuple(found)


def _opens_inner(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a straight mark inside «» opens a quotation of its own: و"بعضهم, behind a space or a conjunction."""
    before, behind = text[: mark.start()], text[mark.end() : mark.end() + 1]
    return (
        text[start - 1 : start] == "«" and mark.group() == '"' and behind.isalpha() and _FREE.search(before) is not None
    )


def begin_inside(texts: Sequence[str]) -> tuple[bool, ...]:
    """Say of each sentence of an article whether it begins inside a quotation that an earlier one has opened.

    A mark that nothing closes within a few sentences was forgotten, and opens nothing.
    """
    found: list[bool] = []
    inside = False
    for index, text in enumerate(texts):
        found.append(inside)
        quotations = quotations_in(text, inside=inside)
        left_open = bool(quotations) and not quotations[-1].closed
        inside = left_open and _closes_in(texts[index + 1 : index + 1 + _REACH])
    return tuple(found)


def _closes_in(texts: Sequence[str]) -> bool:
    """Whether the first sentence with quotation marks begins by closing one."""
    for text in texts:
        marks = _QUOTE.findall(text)
        if marks:
            return marks[0] in _CLOSES_ONLY or (marks[0] not in _OPENS_ONLY and len(marks) % 2 == 1)
    return False


def speech_text(text: str, names: Sequence[NameMention]) -> SpeechText:
    """Read a normalised sentence."""
    words = tuple(words_of(text))
    starts, ends = [word.start for word in words], [word.end for word in words]
    found: dict[int, NamedWord] = {}
    for mention in names:
        inside = range(bisect_right(ends, mention.start), bisect_left(starts, mention.end))
        if inside and not _is_noun(mention, words, inside):
            prefix = max(0, mention.start - words[inside[0]].start)
            found[inside[0]] = NamedWord(mention=mention, stop=inside[-1] + 1, prefix=prefix)
    return SpeechText(
        text=text,
        words=words,
        bares=tuple(bare(word.key) for word in words),
        broken=tuple(word.before != " " and _BREAK.search(word.before) is not None for word in words),
        names=found,
        quotations=quotations_in(text),
    )


def _is_noun(mention: NameMention, words: Sequence[Word], inside: Sequence[int]) -> bool:
    """Whether a "name" is an office or part of one: المهندس by itself, باسم behind a spokesman."""
    if mention.kind is not EntityKind.PERSON:
        return False
    first = words[inside[0]].key
    before = bare(words[inside[0] - 1].key) if inside[0] else ""
    return (len(inside) == 1 and (bare(first),) in nouns()) or (first == "باسم" and before in _SPOKESMEN)
