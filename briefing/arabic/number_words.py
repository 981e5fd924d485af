"""Arabic number words in all their forms, and how a word of running text is looked up among them."""

import enum
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.numerals import ascii_digits, read_arabic, split_digits
from briefing.quantity import Token, TokenKind


class Role(enum.Enum):
    """How a number word takes part in a number."""

    ONE = enum.auto()  # احد، احدى: one in "eleven" and "twenty-one" only, else "someone" or "one of"
    UNIT = enum.auto()  # 1 to 9
    TEN = enum.auto()  # عشر: ten, or the second half of 11 to 19
    TENS = enum.auto()  # 20 to 90
    HUNDRED = enum.auto()  # مئة: multiplies a unit before it
    HUNDREDS = enum.auto()  # 200 to 900 in one word
    SCALE = enum.auto()  # ألف، مليون
    DUAL_SCALE = enum.auto()  # ألفين، مليونين
    PLURAL_SCALE = enum.auto()  # آلاف، ملايين: vague unless a number stands before it
    FRACTION = enum.auto()  # نصف، ثلث، ربع
    ORDINAL = enum.auto()  # ثالث; with عشر or عشرين behind it, the thirteenth or twenty-third
    DECADE = enum.auto()  # تسعينيات
    VAGUE = enum.auto()  # عشرات، بضع


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a word means as part of a number."""

    role: Role
    value: Decimal
    prefix: str = ""  # the clitics attached to it: و ف ب ك ل ال

    @property
    def joined(self) -> bool:
        """Say whether the conjunction و is attached."""
        return self.prefix.startswith("و")

    @property
    def bare(self) -> bool:
        """Say whether nothing but the article is attached: only then can it continue a number."""
        return self.prefix in {"", "ال"}


_MARKS = r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d"
_DIGITS = (
    r"(?<!\d )\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d|[.,٫٬:]\d| \d)"  # 25 000
    r"|\d{1,3}(?:،\d{3})+(?!\d)"  # 783،562
    r"|\d+(?:[.,٫٬]\d+)*"
)
_SIGN = r"[^\s\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>[^\W\d_](?:[^\W\d_]|[{_MARKS}])*)|(?P<sign>{_SIGN})")
_SPACE = re.compile(r"[\s،]")
_DROPPED = re.compile(f"[{_MARKS}]")
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ؤ": "و"})
_PRONOUN = re.compile(r"(?:هما|هم|هن|ها|نا|كم|ه)$")


def fold(word: str) -> str:
    """Fold the spellings of an Arabic word into one: marks dropped, hamza and final letters levelled."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", word)).translate(_FOLDED)


def tokens(text: str) -> list[Token]:
    """Cut a text, normalised or raw, into words, digit strings and signs with their offsets."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if match.lastgroup == "digits":
            yield from _digits(raw, match.start())
            continue
        if match.lastgroup == "word":
            kind, form = TokenKind.WORD, fold(raw)
        else:
            kind, form = TokenKind.SIGN, "%" if raw in "%٪﹪%" else raw
        yield Token(start=match.start(), end=match.end(), kind=kind, form=form)


def _digits(raw: str, offset: int) -> Iterator[Token]:
    """Make one token of a digit string, or one of each part where it is no single number (2014,2015)."""
    form = ascii_digits(_SPACE.sub("", raw))
    pieces = [(0, raw, form)]
    if read_arabic(form) is None:
        pieces = [(at, digits, ascii_digits(digits)) for at, digits in split_digits(raw)]
    for at, text, digits in pieces:
        yield Token(start=offset + at, end=offset + at + len(text), kind=TokenKind.DIGITS, form=digits)


_ROOTS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
_TENS_ROOTS = {**_ROOTS, 2: "عشر"}
_SCALES = {10**6: "مليون", 10**9: "مليار", 10**12: "تريليون"}
_FORMS: dict[tuple[Role, str], str] = {
    (Role.ONE, "1"): "احد احدي",
    (Role.UNIT, "1"): "واحد واحده",
    (Role.UNIT, "2"): "اثنان اثنين اثنتان اثنتين اثنا اثنتا اثني اثنتي ثنتان ثنتين",
    (Role.UNIT, "8"): "ثماني ثمانيه",
    (Role.TEN, "10"): "عشر عشره",
    (Role.HUNDRED, "100"): "مئه مائه مئات",
    (Role.HUNDREDS, "200"): "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي ميتين",
    (Role.SCALE, "1000"): "الف",
    (Role.DUAL_SCALE, "2000"): "الفان الفين الفا الفي",
    (Role.PLURAL_SCALE, "1000"): "الاف الوف",
    (Role.PLURAL_SCALE, "1000000"): "ملايين",
    (Role.SCALE, "1000000000"): "بليون بليونا",
    (Role.PLURAL_SCALE, "1000000000"): "بلايين",
    (Role.DUAL_SCALE, "2000000000"): "بليونين بليونان",
    (Role.FRACTION, "0.5"): "نصف",
    (Role.FRACTION, "0.25"): "ربع",
    (Role.FRACTION, "0.75"): "ارباع",
    (Role.FRACTION, "0.3333"): "ثلث",
    (Role.FRACTION, "0.6667"): "ثلثان ثلثين ثلثا ثلثي",
    (Role.ORDINAL, "1"): "اول اولي حادي حاديه",
    (Role.ORDINAL, "2"): "ثاني ثان ثانيه ثانيا",
    (Role.ORDINAL, "3"): "ثالث ثالثه ثالثا",
    (Role.ORDINAL, "4"): "رابع رابعه رابعا",
    (Role.ORDINAL, "5"): "خامس خامسه خامسا",
    (Role.ORDINAL, "6"): "سادس سادسه سادسا",
    (Role.ORDINAL, "7"): "سابع سابعه سابعا",
    (Role.ORDINAL, "8"): "ثامن ثامنه ثامنا",
    (Role.ORDINAL, "9"): "تاسع تاسعه تاسعا",
    (Role.ORDINAL, "10"): "عاشر عاشره",
    (Role.VAGUE, "0"): "عشرات بضع بضعه نيف",
}


def _listed() -> Iterator[tuple[str, Entry]]:
    for (role, value), words in _FORMS.items():
        for word in words.split():
            yield word, Entry(role=role, value=Decimal(value))


def _units_and_hundreds() -> Iterator[tuple[str, Entry]]:
    for unit, root in _ROOTS.items():
        for word in (root, f"{root}ه"):
            yield word, Entry(role=Role.UNIT, value=Decimal(unit))
        for stem in (root, f"{root}ي") if root == "ثمان" else (root,):
            for hundred in ("مئه", "مائه", "ميه", "مايه"):
                yield stem + hundred, Entry(role=Role.HUNDREDS, value=Decimal(unit * 100))


def _tens_and_scales() -> Iterator[tuple[str, Entry]]:
    for unit, root in _TENS_ROOTS.items():
        for ending in ("ون", "ين"):
            yield root + ending, Entry(role=Role.TENS, value=Decimal(unit * 10))
        for ending in ("ينات", "ينيات"):
            yield root + ending, Entry(role=Role.DECADE, value=Decimal(unit * 10))
    for scale, root in _SCALES.items():
        for ending in ("", "ا"):
            yield root + ending, Entry(role=Role.SCALE, value=Decimal(scale))
        for ending in ("ين", "ان", "ي"):
            yield root + ending, Entry(role=Role.DUAL_SCALE, value=Decimal(2 * scale))
        yield f"{root}ات", Entry(role=Role.PLURAL_SCALE, value=Decimal(scale))


WORDS: dict[str, Entry] = dict((*_listed(), *_units_and_hundreds(), *_tens_and_scales()))
_OTHER_WORDS = frozenset({"لست", "لسبع", "لتسع"})  # "I am not" and the like
_CLITICS = re.compile(r"^و?ف?(?:لل|[بكل]?(?:ال)?)")


def look_up(form: str) -> Entry | None:
    """Find a folded word among the number words, with و ف ب ك ل ال taken off where need be.

    A fraction may also carry a pronoun: ثلثهم, a third of them.
    """
    if form in _OTHER_WORDS:
        return None
    clitics = _CLITICS.match(form)
    for cut in range(clitics.end() + 1 if clitics else 1):
        entry = WORDS.get(form[cut:]) or _owned_fraction(form[cut:])
        if entry is not None:
            return Entry(role=entry.role, value=entry.value, prefix=form[:cut])
    return None


def _owned_fraction(form: str) -> Entry | None:
    entry = WORDS.get(_PRONOUN.sub("", form))
    return entry if entry is not None and entry.role is Role.FRACTION else None
