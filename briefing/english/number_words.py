"""English number words, and how English text is cut into the tokens that numbers are made of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.numerals import read_english, split_digits
from briefing.quantity import Token, TokenKind

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
UNITS: dict[str, Decimal] = {word: Decimal(value) for value, word in enumerate(_SMALL)}
TENS: dict[str, Decimal] = {word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)}
ORDINALS: dict[str, Decimal] = {
    **{word: Decimal(value) for value, word in enumerate(_SMALL_ORDINALS)},
    **{f"{word[:-1]}ieth": value for word, value in TENS.items()},
    "hundredth": Decimal(100),
    "thousandth": Decimal(1000),
    "thirdly": Decimal(3),
}
DECADES: dict[str, Decimal] = {f"{word[:-1]}ies": value for word, value in TENS.items()}
HUNDRED = Decimal(100)
SCALES: dict[str, Decimal] = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "k": Decimal(10**3),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
}
FRACTIONS: dict[str, Decimal] = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "thirds": Decimal("0.3333"),
    "fifths": Decimal("0.2"),
}
VAGUE = frozenset({"dozens", "hundreds", "thousands", "millions", "billions", "trillions", "scores", "tens"})
IMPRECISE = frozenset({"several", "few", "many", "couple", "some-odd"})  # before "hundred": no value
_DIGITS = r"(?<!\d )\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d|[.,:]\d| \d)|\d+(?:[.,]\d+)*"  # 25 000; 25,000.5
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+)|(?P<sign>\S)")


def tokens(text: str) -> list[Token]:
    """Cut a text into words in lower case, digit strings and signs with their offsets."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        if match.lastgroup != "digits":
            kind = TokenKind.WORD if match.lastgroup == "word" else TokenKind.SIGN
            yield Token(start=start, end=end, kind=kind, form=raw.lower())
            continue
        form = re.sub(r"\s", "", raw)
        pieces = [(0, raw, form)]
        if read_english(form) is None:
            pieces = [(at, digits, digits) for at, digits in split_digits(raw)]
        for at, shown, digits in pieces:
            yield Token(start=start + at, end=start + at + len(shown), kind=TokenKind.DIGITS, form=digits)
