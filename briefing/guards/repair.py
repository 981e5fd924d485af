"""Puts the right figure into a translation where it is certain which one was altered, and which it should be."""

import re
from collections.abc import Sequence
from decimal import Decimal

from briefing.document import Repair
from briefing.english.dates import find_month_names
from briefing.guards.facts import Fact, Measure
from briefing.guards.numbers import compare
from briefing.numerals import write_english

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_SCALE_WORD = re.compile(r"\d[\s-]*(thousand|million|billion|trillion)\b", re.IGNORECASE)
_TELLING = 3  # significant digits below which numbers resemble by chance
_FIVE_DIGITS = Decimal(10_000)
_NEAR_YEARS = 60  # years apart beyond which two years are hardly one, altered


def repair_numbers(source: str, hypothesis: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the translation with altered figures put right, and what was changed.

    A figure is replaced only where the figures without counterpart pair up one to one, in order and in kind, each
    English one being a plausible alteration of its Arabic one: digits lost, changed or swapped, a scale word lost, a
    thousands separator read as a decimal point, a percent sign lost, another month. Where anything is uncertain
    nothing is changed.
    """
    changes = [_change(lost, other, hypothesis) for lost, other in _pairs(source, hypothesis)]
    certain = [change for change in changes if change is not None]
    if not changes or len(certain) < len(changes):
        return hypothesis, ()
    repaired = hypothesis
    for start, end, now in sorted(certain, reverse=True):  # from the end, so that offsets stay right
        repaired = repaired[:start] + now + repaired[end:]
    after = compare(source, repaired)
    if after.missing or after.extra:
        return hypothesis, ()
    return repaired, tuple(Repair(was=hypothesis[start:end], now=now) for start, end, now in sorted(certain))


def _pairs(source: str, hypothesis: str) -> list[tuple[Fact, Fact]]:
    """Pair the figures without counterpart, Arabic with English; none where another pairing is possible."""
    result = compare(source, hypothesis)
    if len(result.missing) != len(result.extra):
        return []
    pairs = list(zip(result.missing, result.extra, strict=True))
    if not all(_altered(*pair) for pair in pairs) or _crossed(result.missing, result.extra):
        return []
    return pairs


def _crossed(missing: Sequence[Fact], extra: Sequence[Fact]) -> bool:
    """Say whether a missing figure could also have become another of the extra ones."""
    return any(_altered(lost, other) for at, lost in enumerate(missing) for to, other in enumerate(extra) if at != to)


def _altered(lost: Fact, other: Fact) -> bool:
    """Say whether an English figure is a plausible alteration of an Arabic one."""
    if other.spelled or (lost.currency and other.currency and lost.currency != other.currency):
        return False
    if lost.measure is Measure.PERCENT and other.measure is Measure.NUMBER:
        return lost.value == other.value
    if lost.measure is not other.measure:
        return False
    if lost.measure in {Measure.NUMBER, Measure.PERCENT}:
        return _altered_number(lost, other)
    return lost.measure is Measure.MONTH


def _altered_number(lost: Fact, other: Fact) -> bool:
    """Say whether digits or the scale of a number were altered; years must be near each other."""
    if lost.year and other.year:
        return abs(lost.value - other.value) <= _NEAR_YEARS and _digits_kept(lost, other)
    return _same_digits(lost, other)


def _digit_string(value: Decimal) -> str:
    return re.sub(r"\D", "", write_english(value, year=True)).strip("0")


def _same_digits(lost: Fact, other: Fact) -> bool:
    """Say whether the digits before the closing zeros agree, or all but a lost, added, changed or swapped one."""
    one, two = _digit_string(lost.value), _digit_string(other.value)
    return one == two or (max(len(one), len(two)) >= _TELLING and _digits_kept(lost, other))


def _digits_kept(lost: Fact, other: Fact) -> bool:
    one, two = (re.sub(r"\D", "", write_english(fact.value, year=True)) for fact in (lost, other))
    return _one_edit_apart(one, two) or (sorted(one) == sorted(two) and one[:1] == two[:1])


def _one_edit_apart(one: str, two: str) -> bool:
    """Say whether one digit inserted, dropped or changed makes the strings equal."""
    if abs(len(one) - len(two)) > 1:
        return False
    if len(one) == len(two):
        return sum(a != b for a, b in zip(one, two, strict=True)) <= 1
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _change(lost: Fact, other: Fact, hypothesis: str) -> tuple[int, int, str] | None:
    """Return which stretch of the English to replace, and with what; None where the figure is no plain numeral."""
    if lost.measure is Measure.MONTH:
        return _month_change(lost, other, hypothesis)
    numerals = list(_NUMERAL.finditer(hypothesis, other.start, other.end))
    if len(numerals) != 1:
        return None
    numeral = numerals[0]
    end = numeral.end()
    if lost.measure is Measure.PERCENT and other.measure is Measure.NUMBER:
        return numeral.start(), end, f"{numeral.group()}%"
    scale_word = _SCALE_WORD.match(hypothesis, end - 1, other.end)
    if scale_word:
        end = scale_word.end()
    elif hypothesis[end : end + 1].isalpha():
        return None
    # A year, or the number of a resolution, keeps the look that the model gave it: 2254, not 2,254.
    bare = (lost.year and other.year) or re.fullmatch(r"\d{4}", numeral.group()) is not None
    return numeral.start(), end, _written(lost.value, bare=bare, short=scale_word is not None)


def _month_change(lost: Fact, other: Fact, hypothesis: str) -> tuple[int, int, str] | None:
    """Return which month's name to replace, and with which."""
    names = [name for name in find_month_names(hypothesis) if other.start <= name.start < other.end]
    return (names[0].start, names[0].end, lost.shown) if len(names) == 1 else None


def _written(value: Decimal, *, bare: bool, short: bool) -> str:
    """Write a figure as an English newspaper does: millions and above in short where that is exact.

    `bare` asks for four digits without their comma.
    """
    places = Decimal("0.001") if short else Decimal("0.1")
    for name in ("trillion", "billion", "million"):
        scaled = value / _SCALES[name]
        if scaled >= 1 and scaled == scaled.quantize(places):
            return f"{write_english(scaled)} {name}"
    return write_english(value, year=bare and value < _FIVE_DIGITS)
