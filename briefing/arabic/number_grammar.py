"""How Arabic number words and digit strings combine into one number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing.arabic.number_words import Entry, Role
from briefing.arabic.units import calls_for_decimals
from briefing.numerals import LARGEST_SCALE, read_arabic
from briefing.quantity import Kind, Stretch, Token, TokenKind

_ZERO = Decimal(0)
_ONE = Decimal(1)
_TEN = Decimal(10)
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_BEFORE_VERB = frozenset({"الذي", "والذي"})  # الذي ألف: who wrote
_MANY = frozenset({Role.PLURAL_SCALE, Role.SCALE, Role.HUNDRED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The tokens of a text with what each means as a number word; indices out of range are empty."""

    tokens: Sequence[Token]
    entries: Sequence[Entry | None]

    def token(self, index: int) -> Token | None:
        """Return a token, or None beyond the ends."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def entry(self, index: int) -> Entry | None:
        """Return the number word at a token."""
        return self.entries[index] if 0 <= index < len(self.entries) else None

    def form(self, index: int) -> str:
        """Return the folded form of a token."""
        token = self.token(index)
        return token.form if token else ""

    def kind(self, index: int) -> TokenKind | None:
        """Return the kind of a token."""
        token = self.token(index)
        return token.kind if token else None

    def role(self, index: int) -> Role | None:
        """Return the role of the number word at a token."""
        entry = self.entry(index)
        return entry.role if entry else None


def joined_at(run: Run, index: int) -> int | None:
    """Return where the number begins that و joins to what stands before `index`."""
    if run.form(index) == "و":
        return index + 1
    entry, following = run.entry(index), run.entry(index + 1)
    if run.form(index) == "واحد" and following is not None:  # وأحد عشر and وأحد وعشرون, folded
        return index if following.role is Role.TEN or (following.role is Role.TENS and following.joined) else None
    return index if entry is not None and entry.joined else None


def read_number(run: Run, index: int, *, join: bool = True) -> Stretch | None:
    """Read the number that begins at a token; without `join`, "a thousand and five hundred" is two numbers."""
    role = run.role(index)
    if role is Role.ORDINAL:
        return _ordinal(run, index)
    if role is Role.DECADE:
        return _decade(run, index)
    vague = _vague(run, index)
    if vague is not None:
        return vague
    first = _group(run, index)
    if first is None:
        return _fraction(run, index)
    return _sum(run, first) if join else first


def _decade(run: Run, index: int) -> Stretch:
    """Read تسعينيات, with القرن الماضي or the like behind it."""
    entry = run.entry(index)
    value, stop = entry.value if entry else _ZERO, index + 1
    if run.form(stop) == "القرن":
        century = read_number(run, stop + 1)
        if century is not None and century.kind in {Kind.ORDINAL, Kind.CARDINAL} and century.value > 1:
            return Stretch(first=index, stop=century.stop, value=value + (century.value - 1) * 100, kind=Kind.DECADE)
    return Stretch(first=index, stop=stop, value=value, kind=Kind.DECADE)


def _ordinal(run: Run, index: int) -> Stretch | None:
    """Read ثالث, الثالث عشر, الثالث والعشرين."""
    entry = run.entry(index)
    if entry is None:
        return None
    value, stop = entry.value, index + 1
    following = run.entry(stop)
    if following and following.role is Role.TEN and following.bare and value < _TEN:
        value, stop = value + _TEN, stop + 1
    elif following and following.role is Role.TENS and following.joined and value < _TEN:
        value, stop = value + following.value, stop + 1
    elif run.form(index).endswith(("حادي", "حاديه")):
        return None
    return Stretch(first=index, stop=stop, value=value, kind=Kind.ORDINAL)


def _vague(run: Run, index: int) -> Stretch | None:
    """Read عشرات الآلاف, مئات, آلاف, بضعة ملايين."""
    role = run.role(index)
    starts = role in {Role.VAGUE, Role.PLURAL_SCALE} or (role is Role.HUNDRED and run.form(index).endswith("ات"))
    if not starts:
        return None
    stop = index + 1
    while run.role(stop) in _MANY and run.entries[stop].bare:  # type: ignore[union-attr] # a role means an entry
        stop += 1
    return Stretch(first=index, stop=stop, value=_ZERO, kind=Kind.VAGUE)


def _fraction(run: Run, index: int) -> Stretch | None:
    """Read نصف or ثلث standing alone."""
    entry = run.entry(index)
    if entry is None or entry.role is not Role.FRACTION:
        return None
    return Stretch(first=index, stop=index + 1, value=entry.value, kind=Kind.FRACTION)


def _sum(run: Run, first: Stretch) -> Stretch:
    """Add the smaller groups that و joins to a number with a scale word: 25 ألفا و300."""
    total = first
    while total.scale > 1:
        start = joined_at(run, total.stop)
        if start is None:
            break
        addend = _scaled_fraction(run, start, total.scale) or _group(run, start)
        if addend is None or addend.value >= total.scale:
            break
        parts = (*(total.parts or (total.value,)), addend.value)
        total = replace(total, stop=addend.stop, value=total.value + addend.value, scale=addend.scale, parts=parts)
    return total


def _scaled_fraction(run: Run, index: int, scale: Decimal) -> Stretch | None:
    """Read the half in "a million and a half", with or without the scale word repeated."""
    entry = run.entry(index)
    if entry is None or entry.role is not Role.FRACTION:
        return None
    following = run.entry(index + 1)
    if following and following.role is Role.SCALE and following.bare:
        return Stretch(first=index, stop=index + 2, value=entry.value * following.value)
    return Stretch(first=index, stop=index + 1, value=entry.value * scale)


def _group(run: Run, index: int) -> Stretch | None:
    """Read a number below a thousand or a digit string, with the scale words behind it."""
    base = _digits(run, index) or _below_thousand(run, index) or _part(run, index)
    if base is None:
        return _scale_alone(run, index)
    value, stop = base
    scale = _ONE
    while scale < LARGEST_SCALE and (multiplier := _multiplier(run, stop)) is not None:
        scale *= multiplier
        stop += 1
    if run.role(index) is Role.FRACTION and scale == 1 and stop == index + 1:
        return None
    kind = Kind.FRACTION if scale == 1 and run.form(stop - 1) == "ارباع" else Kind.CARDINAL
    return Stretch(first=index, stop=stop, value=value * scale, scale=scale, kind=kind)


def _multiplier(run: Run, index: int) -> Decimal | None:
    """Return what a scale word behind a number multiplies it by."""
    entry = run.entry(index)
    if entry is None or not entry.bare:
        return None
    if entry.role in {Role.SCALE, Role.PLURAL_SCALE}:
        return entry.value
    return _THOUSAND if entry.role is Role.DUAL_SCALE and run.form(index) == "الفا" else None


def _scale_alone(run: Run, index: int) -> Stretch | None:
    """Read ألف, مليون, ألفين with no number before them."""
    entry = run.entry(index)
    if entry is None or entry.role not in {Role.SCALE, Role.DUAL_SCALE} or run.form(index - 1) in _BEFORE_VERB:
        return None
    value, stop = entry.value, index + 1
    scale = value if entry.role is Role.SCALE else value / 2
    while scale < LARGEST_SCALE and (multiplier := _multiplier(run, stop)) is not None:
        value, scale, stop = value * multiplier, scale * multiplier, stop + 1
    return Stretch(first=index, stop=stop, value=value, scale=scale)


def _digits(run: Run, index: int) -> tuple[Decimal, int] | None:
    if run.kind(index) is not TokenKind.DIGITS:
        return None
    decimals = _multiplier(run, index + 1) is not None or calls_for_decimals(run.form(index + 1))
    value = read_arabic(run.form(index), decimal_context=decimals)
    return None if value is None else (value, index + 1)


def _part(run: Run, index: int) -> tuple[Decimal, int] | None:
    """Read نصف before a scale word, and ثلاثة أرباع."""
    entry = run.entry(index)
    return (entry.value, index + 1) if entry is not None and entry.role is Role.FRACTION else None


def _below_thousand(run: Run, index: int) -> tuple[Decimal, int] | None:
    """Read number words below a thousand: the hundreds, then what و joins to them."""
    entry, following = run.entry(index), run.entry(index + 1)
    if entry is None:
        return None
    if entry.role is Role.HUNDREDS or entry.role is Role.HUNDRED:
        hundreds, stop = entry.value, index + 1
    elif entry.role is Role.UNIT and following and following.role is Role.HUNDRED and not following.prefix:
        hundreds, stop = entry.value * _HUNDRED, index + 2
    else:
        return _below_hundred(run, index)
    start = joined_at(run, stop)
    rest = None if start is None else _below_hundred(run, start)
    return (hundreds, stop) if rest is None else (hundreds + rest[0], rest[1])


def _below_hundred(run: Run, index: int) -> tuple[Decimal, int] | None:
    entry, following = run.entry(index), run.entry(index + 1)
    if entry is None or entry.role not in {Role.ONE, Role.UNIT, Role.TEN, Role.TENS}:
        return None
    if entry.role in {Role.ONE, Role.UNIT} and following:
        if following.role is Role.TEN and following.bare:
            return entry.value + _TEN, index + 2
        if following.role is Role.TENS and following.joined:
            return entry.value + following.value, index + 2
        if following.role is Role.FRACTION and run.form(index + 1) == "ارباع":
            return entry.value / 4, index + 2
    return None if entry.role is Role.ONE else (entry.value, index + 1)
