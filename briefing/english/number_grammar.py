"""How English number words and digit strings combine into one number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing.english.number_words import DECADES, FRACTIONS, HUNDRED, IMPRECISE, ORDINALS, SCALES, TENS, UNITS, VAGUE
from briefing.numerals import LARGEST_SCALE, read_english
from briefing.quantity import Kind, Stretch, Token, TokenKind

_ONE = Decimal(1)
_TEN = Decimal(10)
_DOZEN = Decimal(12)
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ROUND = frozenset({*SCALES, "hundred", "dozen"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The tokens of a text; indices out of range are empty."""

    tokens: Sequence[Token]

    def form(self, index: int) -> str:
        """Return a token in lower case."""
        return self.tokens[index].form if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> TokenKind | None:
        """Return the kind of a token."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def adjacent(self, index: int) -> bool:
        """Say whether no space stands between a token and the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start


def read_number(run: Run, index: int, *, money: bool = False) -> Stretch | None:
    """Read the number that begins at a token; `money` says that a currency sign stands before it ("$5m")."""
    vague = _vague(run, index)
    if vague is not None:
        return vague
    form = run.form(index)
    if form in DECADES:
        return Stretch(first=index, stop=index + 1, value=DECADES[form], kind=Kind.DECADE)
    if run.kind(index) is TokenKind.DIGITS:
        return _from_digits(run, index, money=money)
    if form in {"a", "an"} and run.form(index + 1) not in _ROUND:
        return _share_of(run, index)
    return _fraction(run, index) or _words(run, index)


def _share_of(run: Run, index: int) -> Stretch | None:
    """Read "a third of", "a fifth of"; without "of" they may be places in an order."""
    value = FRACTIONS.get(f"{run.form(index + 1)}s")
    if value is None or run.form(index + 1) in FRACTIONS or run.form(index + 2) != "of":
        return None
    return Stretch(first=index, stop=index + 2, value=value, kind=Kind.FRACTION)


def _vague(run: Run, index: int) -> Stretch | None:
    """Read "tens of thousands", "dozens", "several hundred"."""
    stop = index
    if run.form(index) in IMPRECISE:
        stop += 1
        if run.form(stop) not in _ROUND:
            return None
        while run.form(stop) in _ROUND:
            stop += 1
        return Stretch(first=index, stop=stop, value=Decimal(0), kind=Kind.VAGUE)
    while run.form(stop) in VAGUE:
        stop += 1
        if run.form(stop) == "of" and run.form(stop + 1) in VAGUE:
            stop += 1
    return Stretch(first=index, stop=stop, value=Decimal(0), kind=Kind.VAGUE) if stop > index else None


def _from_digits(run: Run, index: int, *, money: bool) -> Stretch | None:
    """Read a digit string with what is attached to it: 3rd, 1990s, 25k, 2.5 million."""
    value = read_english(run.form(index))
    if value is None:
        return None
    stop = index + 1
    ending = run.form(stop) if run.adjacent(stop) else ""
    if ending in _ENDINGS:
        return Stretch(first=index, stop=stop + 1, value=value, kind=Kind.ORDINAL)
    if ending == "s" or (ending in {"'", "’"} and run.form(stop + 1) == "s" and value % 10 == 0):
        return Stretch(first=index, stop=stop + (ending != "s") + 1, value=value, kind=Kind.DECADE)
    if ending == "m" and money:
        return Stretch(first=index, stop=stop + 1, value=value * SCALES["million"], scale=SCALES["million"])
    return _scaled(run, index, value, stop)


def _scaled(run: Run, index: int, value: Decimal, stop: int) -> Stretch:
    """Apply the scale words behind a number, and add "and a half"."""
    scale = _ONE
    value, stop, mixed = _and_fraction(run, value, stop)
    while scale < LARGEST_SCALE and (multiplier := _multiplier(run, stop)) is not None:
        scale *= multiplier[0]
        stop = multiplier[1]
    total = value * scale
    if scale > 1 and not mixed:
        share, stop, _ = _and_fraction(run, Decimal(0), stop)
        total += share * scale
    return Stretch(first=index, stop=stop, value=total, scale=scale)


def _multiplier(run: Run, index: int) -> tuple[Decimal, int] | None:
    """Return a scale word's value and the index behind it; a hyphen may stand before it."""
    at = index + 1 if run.form(index) == "-" else index
    form = run.form(at)
    if form in {"hundred", "dozen"}:
        return (HUNDRED if form == "hundred" else _DOZEN), at + 1
    return (SCALES[form], at + 1) if form in SCALES and (form != "k" or run.adjacent(at)) else None


def _and_fraction(run: Run, value: Decimal, stop: int) -> tuple[Decimal, int, bool]:
    """Add "and a half" or "and three quarters" to a number."""
    if run.form(stop) == "-" and run.form(stop + 1) == "and":
        stop_and = stop + 1
    elif run.form(stop) == "and":
        stop_and = stop
    else:
        return value, stop, False
    at = stop_and + 1
    while run.form(at) in {"-", "a", "one"}:
        at += 1
    if run.form(at) == "three" and run.form(at + 1) == "quarters":
        return value + Decimal("0.75"), at + 2, True
    if run.form(at) in {"half", "quarter"}:
        return value + FRACTIONS[run.form(at)], at + 1, True
    return value, stop, False


def _fraction(run: Run, index: int) -> Stretch | None:
    """Read "half", "half a million", "two thirds", "three-quarters", "one third"."""
    form = run.form(index)
    at = index + 2 if run.form(index + 1) == "-" else index + 1
    if form in UNITS and run.form(at) in {*FRACTIONS, "third", "fifth"}:
        if run.form(at) in {"third", "fifth"} and form != "one":
            return None
        share = FRACTIONS.get(run.form(at), FRACTIONS.get(f"{run.form(at)}s", _ONE))
        return Stretch(
            first=index,
            stop=at + 1,
            value=(UNITS[form] * share).quantize(Decimal("0.001")).normalize(),
            kind=Kind.FRACTION,
        )
    if form not in {"half", "quarter"}:
        return None
    stop = index + 1
    stop += run.form(stop) == "of"
    stop += run.form(stop) in {"a", "an"}
    multiplier = _multiplier(run, stop)
    if multiplier is None:
        return Stretch(first=index, stop=index + 1, value=FRACTIONS[form], kind=Kind.FRACTION)
    return Stretch(first=index, stop=multiplier[1], value=FRACTIONS[form] * multiplier[0], scale=multiplier[0])


def _words(run: Run, index: int) -> Stretch | None:
    """Read a number in words: groups below a thousand with descending scale words."""
    first = _group(run, index)
    if first is None or first.kind is Kind.ORDINAL:
        return first
    total = first
    while total.scale > 1:
        following = total.stop
        following += run.form(following) in {"and", ","}
        addend = _group(run, following)
        if addend is None or addend.value >= total.scale:
            break
        parts = (*(total.parts or (total.value,)), addend.value)
        total = replace(addend, first=index, value=total.value + addend.value, parts=parts)
    return total


def _group(run: Run, index: int) -> Stretch | None:
    start = index + (run.form(index) in {"a", "an"})
    base = _below_thousand(run, start)
    if base is None:
        multiplier = _multiplier(run, start)
        if multiplier is None or run.form(start) in {"k", "-", "mn", "bn", "tn"}:
            return None
        base = Stretch(first=index, stop=start, value=_ONE)
    if base.kind is Kind.ORDINAL:
        return base
    return _scaled(run, index, base.value, base.stop)


def _below_thousand(run: Run, index: int) -> Stretch | None:
    """Read "twenty-one", "three hundred and five", "a hundred and five", "twenty-first"."""
    hundreds, stop = Decimal(0), index
    if run.form(index) == "hundred":
        hundreds, stop = HUNDRED, index + 1
    elif run.form(index) in UNITS and run.form(index + 1) == "hundred":
        hundreds, stop = UNITS[run.form(index)] * HUNDRED, index + 2
    rest = _below_hundred(run, stop + (bool(hundreds) and run.form(stop) == "and"))
    if rest is not None:
        return Stretch(first=index, stop=rest[1], value=hundreds + rest[0], kind=rest[2])
    return Stretch(first=index, stop=stop, value=hundreds) if hundreds else None


def _below_hundred(run: Run, index: int) -> tuple[Decimal, int, Kind] | None:
    form = run.form(index)
    if form in ORDINALS:
        return ORDINALS[form], index + 1, Kind.ORDINAL
    if form in UNITS:
        return UNITS[form], index + 1, Kind.CARDINAL
    if form not in TENS:
        return None
    at = index + 2 if run.form(index + 1) == "-" else index + 1
    unit = run.form(at)
    if unit in UNITS and 0 < UNITS[unit] < _TEN:
        return TENS[form] + UNITS[unit], at + 1, Kind.CARDINAL
    if unit in ORDINALS and 0 < ORDINALS[unit] < _TEN:
        return TENS[form] + ORDINALS[unit], at + 1, Kind.ORDINAL
    return TENS[form], index + 1, Kind.CARDINAL
