"""Finds the quantities in Arabic text: digits of either script, number words, percentages, money, ranges, times."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial

from briefing.arabic.context import currency_after, is_approximate, percent_after
from briefing.arabic.months import find_months
from briefing.arabic.number_grammar import Run, joined_at, read_number
from briefing.arabic.number_words import Role, look_up, tokens
from briefing.quantity import COUNTED, Kind, Quantity, Stretch, Token, TokenKind, combined, quantity_of, stretches

_BETWEEN = frozenset({"بين", "مابين"})
_TO = frozenset({"الي", "حتي", "-", "–", "—", "−"})
_REMEMBERED = 4096  # sentences: figures, dates and guards ask for the numbers of one sentence several times
_EACH = frozenset({"الواحد", "الواحده"})  # "for each" begins no range: يصل سعر الرأس الواحدة إلى 35 ألف جنيه
_DOTTED_TIME = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_HALF_PAST = frozenset({Role.FRACTION})


def find_numbers(text: str) -> list[Quantity]:
    """Find the quantities a text states, in order and without overlap.

    The text may be normalised or raw; offsets count code points of the text as given. Month names are left to
    `briefing.arabic.dates`; واحد and أول are found (as 1), أحد "someone" and الأحد "Sunday" are not.
    """
    return list(_found(text))


@lru_cache(maxsize=_REMEMBERED)
def _found(text: str) -> tuple[Quantity, ...]:
    run = _run(text)
    return tuple(
        quantity_of(stretch, text=text, tokens=run.tokens, approximate=is_approximate(run, stretch.first))
        for stretch in stretches(len(run.tokens), partial(_stretch, run))
    )


def _run(text: str) -> Run:
    """Cut a text into tokens, with the words of month names taken out of the look-up."""
    all_tokens = tokens(text)
    months = [(month.start, month.end) for month in find_months(text)]
    entries = [
        look_up(token.form)
        if token.kind is TokenKind.WORD and not any(token.end > start and token.start < end for start, end in months)
        else None
        for token in all_tokens
    ]
    return Run(tokens=all_tokens, entries=entries)


def _stretch(run: Run, index: int) -> Stretch | None:
    """Read the quantity that begins at a token, with its range, percent sign and currency."""
    stretch = _clock(run, index) or _range(run, index) or _single(run, index)
    if stretch is None:
        return None
    before = run.form(index - 1)
    if before == "%" and run.kind(index - 2) is not TokenKind.DIGITS and stretch.kind is Kind.CARDINAL:
        return replace(stretch, kind=Kind.PERCENT, first=index - 1)
    if before in {"$", "€", "£"} and stretch.kind is Kind.CARDINAL:
        return replace(stretch, kind=Kind.MONEY, currency=currency_after(run, index - 1)[0], first=index - 1)
    return stretch


def _single(run: Run, index: int, *, join: bool = True) -> Stretch | None:
    """Read one number and what directly follows it."""
    stretch = read_number(run, index, join=join)
    return None if stretch is None else _with_half(run, _with_unit(run, stretch))


def _with_unit(run: Run, stretch: Stretch) -> Stretch:
    """Add the percent sign or the currency behind a number."""
    if stretch.kind not in {Kind.CARDINAL, Kind.FRACTION}:
        return stretch
    stop = percent_after(run, stretch.stop)
    if stop > stretch.stop:
        return replace(stretch, kind=Kind.PERCENT, stop=stop)
    currency, stop = currency_after(run, stretch.stop)
    if currency:
        return replace(stretch, kind=Kind.MONEY, currency=currency, stop=stop)
    return stretch


def _with_half(run: Run, stretch: Stretch) -> Stretch:
    """Add the half of "three years and a half", which stands behind the noun."""
    after = stretch.stop + 1
    entry = run.entry(after)
    if (
        stretch.kind is not Kind.CARDINAL
        or stretch.scale > 1
        or run.kind(stretch.stop) is not TokenKind.WORD
        or run.entry(stretch.stop)
    ):
        return stretch
    if entry is None or entry.role is not Role.FRACTION or entry.prefix != "و":
        return stretch
    return replace(stretch, stop=after + 1, value=stretch.value + entry.value, parts=(stretch.value, entry.value))


def _range(run: Run, index: int) -> Stretch | None:
    """Read "from 10 to 20", "10-20" or "between 10 and 20"."""
    if run.form(index) in _EACH:
        return None
    between = run.form(index - 1) in _BETWEEN
    for join in (False, True) if between else (True,):
        lower = _single(run, index, join=join)
        if lower is None or lower.kind not in COUNTED:
            return None
        start = joined_at(run, lower.stop) if between else lower.stop + 1
        if start is None or (not between and run.form(lower.stop) not in _TO):
            continue
        upper = _single(run, start)
        whole = combined(lower, upper) if upper else None
        if whole:
            return whole
    return None


def _clock(run: Run, index: int) -> Stretch | None:
    """Read 11:30, or the hour behind الساعة with its half or quarter."""
    minutes = _digital_clock(run, index)
    if minutes is not None:
        return Stretch(first=index, stop=index + 3, value=Decimal(minutes), kind=Kind.CLOCK)
    if not run.form(index - 1).endswith("الساعه"):
        return None
    dotted = _DOTTED_TIME.fullmatch(run.form(index))
    if dotted:
        return Stretch(
            first=index, stop=index + 1, value=Decimal(int(dotted[1]) * 60 + int(dotted[2])), kind=Kind.CLOCK
        )
    hour = read_number(run, index)
    if hour is None or hour.kind not in {Kind.CARDINAL, Kind.ORDINAL} or hour.value not in range(25):
        return None
    entry = run.entry(hour.stop)
    extra = Decimal(0)
    if entry is not None and entry.role in _HALF_PAST and entry.joined:
        extra = Decimal(round(entry.value * 60))
    stop = hour.stop + bool(extra)
    return replace(hour, stop=stop, value=hour.value * 60 + extra, kind=Kind.CLOCK, parts=())


def _digital_clock(run: Run, index: int) -> int | None:
    """Read 11:30 as minutes since midnight."""
    if run.form(index + 1) != ":" or not _two_digits(run.token(index)) or not _two_digits(run.token(index + 2)):
        return None
    hour, minute = int(run.form(index)), int(run.form(index + 2))
    adjacent = run.tokens[index].end == run.tokens[index + 1].start
    return hour * 60 + minute if adjacent and hour <= 24 and minute < 60 and len(run.form(index + 2)) == 2 else None  # noqa: PLR2004 - hours and minutes


def _two_digits(token: Token | None) -> bool:
    return token is not None and token.kind is TokenKind.DIGITS and token.form.isdigit() and len(token.form) <= 2  # noqa: PLR2004 - a clock shows two digits
