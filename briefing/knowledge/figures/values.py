"""Whether two values given for one thing can both be right, and how a value is written for an English reader."""

from dataclasses import dataclass
from decimal import Decimal

from briefing.dossier import Bound
from briefing.knowledge.figures.reading import FigureReading

_ROUNDED = 0.005  # share by which a plain value may be rounded where it has four digits or more
_ABOUT = 0.05  # share that "about" allows at least,
_ABOUT_MOST = 0.1  # and at most
_BEYOND = 1.5  # "more than 1,000" is at most so many times as much, else it would be said otherwise
_BELOW = 0.5
_LARGE = 1000
_WORDS = {Bound.ABOUT: "about", Bound.MORE_THAN: "more than", Bound.LESS_THAN: "less than", Bound.AT_LEAST: "at least",
          Bound.AT_MOST: "at most"}  # fmt: skip
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_DECIMALS = 2  # of a value written with a scale word
_SIGNS = {"dollar": "$", "euro": "€"}
_INVARIABLE = frozenset({"yen", "yuan", "lira"})
_PLURALS = {
    "inch": "inches",
    "pound (weight)": "pounds (weight)",
    "foot": "feet",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
}
_PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The values that a statement allows."""

    low: float
    high: float

    def meets(self, other: "Span") -> bool:
        """Say whether a value can lie in both."""
        return self.low <= other.high and other.low <= self.high


def fit(one: FigureReading, other: FigureReading) -> bool:
    """Say whether two values can both be right."""
    return span_of(one).meets(span_of(other))


def span_of(reading: FigureReading) -> Span:
    """Return the values that a figure allows, as news means them."""
    low, high = reading.value, reading.value if reading.upper is None else reading.upper
    match reading.bound:
        case Bound.ABOUT:
            return Span(low=low * (1 - _leeway(low)), high=high * (1 + _leeway(high)))
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return Span(low=low, high=high * _BEYOND)
        case Bound.LESS_THAN | Bound.AT_MOST:
            return Span(low=low * _BELOW, high=high)
        case Bound.EXACT:
            rounded = _ROUNDED if high >= _LARGE and not reading.unit.startswith(_PERCENT) else 0.0
            return Span(low=low * (1 - rounded), high=high * (1 + rounded))


def _leeway(value: float) -> float:
    """Return the share that "about" allows: half of the last digit that counts, within bounds."""
    last = Decimal(str(value)).normalize()
    unit = Decimal(1).scaleb(int(last.as_tuple().exponent))
    return min(max(float(unit) / 2 / value, _ABOUT), _ABOUT_MOST) if value else 0.0


def show(reading: FigureReading) -> str:
    """Write a value as an editor reads it: "more than 150,000", "2,600–3,500", "12%", "about $40 million"."""
    words = [_WORDS[reading.bound]] if reading.bound in _WORDS else []
    words.append(_with_unit(reading))
    if reading.per:
        words.append(reading.per)
    return " ".join(words)


def _with_unit(reading: FigureReading) -> str:
    values = [reading.value] if reading.upper is None else [reading.value, reading.upper]
    if reading.unit == _PERCENT:
        return "–".join(_plain(value) for value in values) + "%"
    number = _range(values)
    if reading.unit in _SIGNS:
        return f"{_SIGNS[reading.unit]}{number}"
    if reading.unit in {"", "people"}:
        return number
    return f"{number} {plural(reading.unit) if max(values) != 1 else reading.unit}"


def plural(unit: str) -> str:
    """Return the plural of a unit's name: "Libyan dinars", "feet"."""
    if unit.rsplit(maxsplit=1)[-1] in _INVARIABLE:
        return unit
    return _PLURALS.get(unit, f"{unit}s")


def _range(values: list[float]) -> str:
    if len(values) == 1:
        return _scaled(values[0])
    shown = [_scaled(value) for value in values]
    words = [text.split() for text in shown]
    if all(len(parts) > 1 for parts in words) and words[0][1] == words[1][1]:
        return f"{words[0][0]}–{shown[1]}"
    return "–".join(shown)


def _scaled(value: float) -> str:
    """Write a number with "million" where that keeps all its digits."""
    exact = Decimal(str(value))
    for scale, word in _SCALES:
        share = exact / scale
        if share >= 1 and share == round(share, _DECIMALS):
            return f"{_plain(float(share))} {word}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
