"""A sentence cut into words and numbers, as figures are read from it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from briefing.arabic.number_words import fold, tokens
from briefing.arabic.numbers import find_numbers
from briefing.knowledge.figures.nouns import direction_of
from briefing.quantity import Quantity, Token, TokenKind

_STOPS = frozenset(".؛:!?؟;…")
# Words that turn from one statement, or one speaker, to another.
_TURNING = "بينما وبينما فيما وفيما لكن ولكن لكنه لكنها ولكنه أما وأما غير بيد إلا وليس بالمقابل"
_PAIRED = {"غير": "ان", "بيد": "ان", "الا": "ان"}  # words that turn only with أن behind them
_AFTER = {  # words that turn only with one of these before them: في حين, من جهته
    "حين": frozenset({"في"}),
    "المقابل": frozenset({"في", "وفي"}),
    **dict.fromkeys(("جهته", "جهتها", "جانبه", "جانبها", "جهتهم"), frozenset({"من", "ومن"})),
}
_MOVED_REACH = 8  # words before "from" among which a word of rising or falling stands
_THOUSAND, _MILLION = Decimal(1000), Decimal(10**6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number of a sentence with the words that it takes up."""

    first: int  # index of its first token
    stop: int  # index behind its last token
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence's tokens and numbers; indices out of range are empty."""

    text: str
    tokens: Sequence[Token]
    numerals: Sequence[Numeral]

    def form(self, index: int) -> str:
        """Return the folded form of a token."""
        return self.tokens[index].form if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        """Say whether a token is a word."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind is TokenKind.WORD

    def raw(self, first: int, stop: int) -> str:
        """Return the text of some tokens as it stands."""
        return self.text[self.tokens[first].start : self.tokens[stop - 1].end]

    def forms(self, first: int, stop: int) -> list[str]:
        """Return the folded forms of some tokens, from where the sentence begins at the earliest."""
        return [token.form for token in self.tokens[max(first, 0) : max(stop, 0)]]

    def ends_clause(self, index: int) -> bool:
        """Say whether a token parts two statements: a stop, or a word such as بينما."""
        return self.form(index) in _STOPS or turns(self, index)

    def clause_start(self, index: int) -> int:
        """Return the index of the first token of the clause that a token stands in."""
        while index > 0 and not self.ends_clause(index - 1):
            index -= 1
        return index


@cache
def _turning() -> frozenset[str]:
    return listed(_TURNING)


def turns(line: Line, index: int) -> bool:
    """Say whether the sentence turns to another statement at a token: بينما, غير أن, في حين."""
    form = line.form(index)
    if form in _AFTER:
        return line.form(index - 1) in _AFTER[form]
    if form not in _turning():
        return False
    return form not in _PAIRED or line.form(index + 1).startswith(_PAIRED[form])


def listed(words: str) -> frozenset[str]:
    """Return the words of a list, their spelling levelled."""
    return frozenset(map(fold, words.split()))


@lru_cache(maxsize=4096)
def read_line(text: str) -> Line:
    """Cut a normalised sentence into tokens and find its numbers."""
    cut = tokens(text)
    starts = [token.start for token in cut]
    numerals = [
        Numeral(first=bisect_left(starts, found.start), stop=bisect_left(starts, found.end), quantity=found)
        for found in find_numbers(text)
    ]
    return Line(text=text, tokens=cut, numerals=numerals)


def split_change(line: Line, numeral: Numeral) -> list[Numeral]:
    """Split what looks like a range but is a change: ارتفعت من 12 إلى 15 was 12 and is 15."""
    quantity = numeral.quantity
    to = next((index for index in range(numeral.first, numeral.stop) if line.form(index) == "الي"), None)
    if quantity.upper is None or to is None or line.form(numeral.first - 1) != "من":
        return [numeral]
    start = max(line.clause_start(numeral.first), numeral.first - _MOVED_REACH)
    if not any(direction_of(form) for form in line.forms(start, numeral.first)):
        return [numeral]
    low, high = quantity.value, quantity.upper
    while low * _THOUSAND <= high * 2 and low * _THOUSAND >= high / 2:
        low *= _THOUSAND
    if low * _MILLION <= high * 2 and low * _MILLION >= high / 2:
        low *= _MILLION
    was = replace(quantity, end=line.tokens[to - 1].end, text=line.raw(numeral.first, to), value=low, upper=None)
    now = replace(
        quantity, start=line.tokens[to + 1].start, text=line.raw(to + 1, numeral.stop), value=high, upper=None
    )
    return [
        Numeral(first=numeral.first, stop=to, quantity=was),
        Numeral(first=to + 1, stop=numeral.stop, quantity=now),
    ]


def turn_before(line: Line, position: int) -> int | None:
    """Return the code point of the word with which the clause at a place turns from the one before; None for none."""
    index = bisect_left([token.start for token in line.tokens], position)
    while index > 0 and line.form(index - 1) not in _STOPS:
        index -= 1
        if turns(line, index):
            return line.tokens[index].start
    return None
