"""Digit strings: what "3.500", "1,250,000" or "2,5" stands for, by the role of its separators."""

import re
import unicodedata
from decimal import Decimal

_SEPARATOR = re.compile(r"[.,]")
_GROUP = 3  # digits between thousands separators
_LONGEST = 15  # digits; a longer string is a code or an account, no quantity
LARGEST_SCALE = Decimal(10**12)  # beyond it scale words are noise


def ascii_digits(text: str) -> str:
    """Rewrite digits of any script, and the Arabic separators, in ASCII; the length stays."""
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else {"٫": ".", "٬": ","}.get(char, char) for char in text
    )


def _too_long(text: str) -> bool:
    return sum(char.isdecimal() for char in text) > _LONGEST


def _grouped(parts: list[str]) -> bool:
    """Say whether parts look like 1|250|000."""
    head, *rest = parts
    return 1 <= len(head) <= _GROUP and not head.startswith("0") and all(len(part) == _GROUP for part in rest)


def read_arabic(text: str, *, decimal_context: bool = False) -> Decimal | None:
    """Read a digit string of Arabic text, where dot and comma may both mark thousands.

    `decimal_context` says that a scale word, a percent sign or a unit of measure follows: "1.234 million" is a
    decimal, "1.234 people" is not. Returns None where the string is no single number (2014,2015 or 5.11.2014).
    """
    if _too_long(text):
        return None
    marks = _SEPARATOR.findall(text)
    parts = _SEPARATOR.split(text)
    if not marks:
        return Decimal(text)
    if len(set(marks)) == len({".", ","}):
        whole, fraction = parts[:-1], parts[-1]
        return Decimal(f"{''.join(whole)}.{fraction}") if marks.count(marks[-1]) == 1 and _grouped(whole) else None
    if _grouped(parts) and not (decimal_context and len(marks) == 1 and marks[0] == "."):
        return Decimal("".join(parts))
    if len(marks) == 1 and (marks[0] == "." or len(parts[1]) < _GROUP):
        return Decimal(f"{parts[0]}.{parts[1]}")
    return None


def read_english(text: str) -> Decimal | None:
    """Read a digit string of English text: commas mark thousands, a dot the decimals; None where it is no number."""
    whole, _, fraction = text.partition(".")
    parts = whole.split(",")
    if _too_long(text) or "." in fraction or "," in fraction or (len(parts) > 1 and not _grouped(parts)):
        return None
    return Decimal("".join(parts) + (f".{fraction}" if fraction else ""))


def split_digits(text: str) -> list[tuple[int, str]]:
    """Split a string such as 2014,2015 into its bare digit strings, each with its offset."""
    return [(match.start(), match.group()) for match in re.finditer(r"\d+", text)]


def write_english(value: Decimal, *, year: bool = False) -> str:
    """Write a number the English way: thousands commas, none in a year, no trailing zeros."""
    whole = value == value.to_integral_value()
    shown = f"{int(value)}" if whole else f"{value.normalize():f}"
    if year:
        return shown
    head, dot, tail = shown.partition(".")
    return f"{int(head):,}{dot}{tail}"
