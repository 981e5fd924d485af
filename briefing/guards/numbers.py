"""Guard: the numbers, percentages, dates and amounts of the Arabic stand in the English, and no others."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.document import Check, Repair
from briefing.guards.facts import Fact, Measure, arabic_facts, english_facts
from briefing.numerals import write_english

NAME = "numbers"
_HALF_DAY = 12 * 60  # minutes: 9:30 in the evening is 21:30
_SAME_CURRENCY = (frozenset({"lira", "pound"}), frozenset({"riyal", "rial"}))
_NUMERIC = frozenset({Measure.NUMBER, Measure.DATE_PART})
_LARGEST = Decimal(10_000)  # beyond any year, hour or share
_SHARE_TOLERANCE = Decimal("0.01")  # two thirds as 0.667


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The figures of a sentence pair that have no counterpart."""

    missing: tuple[Fact, ...]  # in the Arabic only
    extra: tuple[Fact, ...]  # in the English only
    currencies: tuple[tuple[Fact, Fact], ...]  # same amount, another currency


def compare(source: str, hypothesis: str) -> Comparison:
    """Hold the figures of an Arabic sentence against those of its English translation."""
    arabic, english = arabic_facts(source), english_facts(hypothesis)
    return Comparison(
        missing=tuple(fact for fact in arabic if fact.certain and not _answered(fact, english)),
        extra=tuple(fact for fact in english if fact.certain and not _answered(fact, arabic)),
        currencies=tuple(_other_currency(arabic, english)),
    )


def check_numbers(source: str, hypothesis: str, *, repairs: Sequence[Repair] = ()) -> Check:
    """Give the verdict on the figures of a translation; repairs made before are told in the detail."""
    result = compare(source, hypothesis)
    lost = {fact.value for fact in result.missing}
    problems = [_missing(fact, result.extra) for fact in result.missing]
    problems += [
        _extra(fact) for fact in result.extra if not (fact.value in lost and _percent_apart(fact, result.missing))
    ]
    problems += [
        f"{arabic.shown} {arabic.currency}s in the Arabic stands as {english.currency}s in the English"
        for arabic, english in result.currencies
    ]
    told = [f"repaired: {repair.was} -> {repair.now}" for repair in repairs]
    return Check(name=NAME, passed=not problems, detail="; ".join(dict.fromkeys([*problems, *told])))


def _percent_apart(fact: Fact, others: Sequence[Fact]) -> bool:
    """Say whether a figure differs from another only by its percent sign."""
    return any(
        fact.value == other.value
        and Measure.PERCENT in {fact.measure, other.measure}
        and fact.measure is not other.measure
        for other in others
    )


def _missing(fact: Fact, extra: Sequence[Fact]) -> str:
    if _percent_apart(fact, extra):
        sides = ("Arabic", "English") if fact.measure is Measure.PERCENT else ("English", "Arabic")
        return f"{write_english(fact.value)} is a percentage in the {sides[0]} but not in the {sides[1]}"
    quoted = f" ({fact.text})" if fact.spelled or fact.measure is Measure.MONTH else ""
    return f"{fact.shown}{quoted} in the Arabic is missing from the English"


def _extra(fact: Fact) -> str:
    return f"English has {fact.shown}, which the Arabic does not"


def _answered(fact: Fact, others: Sequence[Fact]) -> bool:
    """Say whether another sentence states a figure, as a whole or addend by addend."""
    if any(same(fact, other) for other in others):
        return True
    if fact.parts and all(
        any((other.measure in _NUMERIC and other.value == part) or part < 1 for other in others) for part in fact.parts
    ):
        return True
    return any(fact.value in other.parts for other in others)


def same(one: Fact, other: Fact) -> bool:
    """Say whether two figures may be one and the same."""
    if ({one.measure} | one.also) & ({other.measure} | other.also):
        return _equal(one, other)
    kinds = {one.measure, other.measure}
    if max(one.value, other.value) > _LARGEST:
        return False
    if kinds <= _NUMERIC or kinds == {Measure.DATE_PART, Measure.MONTH}:
        return one.value in {other.value, other.value % 100} or other.value == one.value % 100
    if kinds == {Measure.DECADE, Measure.NUMBER}:
        return one.value % 100 == other.value % 100
    if kinds == {Measure.CLOCK, Measure.NUMBER}:
        return _hour(*_sorted(one, other, first=Measure.CLOCK))
    return Measure.FRACTION in kinds and _share(*_sorted(one, other, first=Measure.FRACTION))


def _sorted(one: Fact, other: Fact, *, first: Measure) -> tuple[Fact, Fact]:
    return (one, other) if one.measure is first else (other, one)


def _hour(clock: Fact, number: Fact) -> bool:
    """Say whether a number is a time of day without its colon: 9 for 21:00, 1120 for 11:20."""
    hours, minutes = divmod(clock.value, 60)
    return number.value == hours * 100 + minutes or (
        minutes == 0 and (clock.value - number.value * 60) % _HALF_DAY == 0
    )


def _share(fraction: Fact, number: Fact) -> bool:
    """Say whether a percentage or a decimal is a fraction: 50 percent for half."""
    scale = 100 if number.measure is Measure.PERCENT else 1
    return abs(fraction.value - number.value / scale) < _SHARE_TOLERANCE


def _equal(one: Fact, other: Fact) -> bool:
    if one.measure is Measure.CLOCK and other.measure is Measure.CLOCK:
        halves = {one.half, other.half} - {""}
        return len(halves) < 2 and (one.value - other.value) % _HALF_DAY == 0  # noqa: PLR2004 - a.m. and p.m.
    if one.measure is Measure.DECADE and other.measure is Measure.DECADE:
        return one.value % 100 == other.value % 100
    if one.measure is Measure.FRACTION:
        return abs(one.value - other.value) < _SHARE_TOLERANCE
    return one.value == other.value


def _other_currency(arabic: Sequence[Fact], english: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Find amounts that stand on both sides in different currencies."""
    found = []
    for fact in arabic:
        amounts = [other for other in english if fact.currency and other.currency and same(fact, other)]
        if amounts and not any(_same_currency(fact.currency, other.currency) for other in amounts):
            found.append((fact, amounts[0]))
    return found


def _same_currency(one: str, other: str) -> bool:
    return one == other or any({one, other} <= family for family in _SAME_CURRENCY)
