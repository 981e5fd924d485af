"""Finds the quantities in English text: digits, number words, percentages, money, ranges, times, decades."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import partial

from briefing.english.context import currency_after, currency_before, is_approximate, percent_after
from briefing.english.dates import find_month_names
from briefing.english.number_grammar import Run, read_number
from briefing.english.number_words import tokens
from briefing.quantity import COUNTED, Kind, Quantity, Stretch, combined, quantity_of, stretches

_DASHES = frozenset({"-", "–", "—", "−"})
_HALF_DAY = 12
_DOTTED_TIME = re.compile(r"(\d{1,2})\.([0-5]\d)")


def find_numbers(text: str) -> list[Quantity]:
    """Find the quantities a text states, in order and without overlap; offsets count code points."""
    months = [(month.start, month.end) for month in find_month_names(text)]
    run = Run(tokens=[t for t in tokens(text) if not any(t.start >= start and t.end <= end for start, end in months)])
    return [
        quantity_of(stretch, text=text, tokens=run.tokens, approximate=is_approximate(run, stretch.first))
        for stretch in stretches(len(run.tokens), partial(_stretch, run))
    ]


def _stretch(run: Run, index: int) -> Stretch | None:
    """Read the quantity that begins at a token."""
    return _clock(run, index) or _range(run, index) or _single(run, index)


def _single(run: Run, index: int) -> Stretch | None:
    """Read one number with the percent sign or currency around it."""
    sign, start = currency_before(run, index)
    stretch = read_number(run, start, money=bool(sign))
    if stretch is None:
        return None
    if sign:
        return replace(stretch, first=index, kind=Kind.MONEY, currency=sign)
    if stretch.kind not in {Kind.CARDINAL, Kind.FRACTION}:
        return stretch
    stop = percent_after(run, stretch.stop)
    if stop > stretch.stop:
        return replace(stretch, kind=Kind.PERCENT, stop=stop)
    currency, stop = currency_after(run, stretch.stop)
    return replace(stretch, kind=Kind.MONEY, currency=currency, stop=stop) if currency else stretch


def _range(run: Run, index: int) -> Stretch | None:
    """Read "10 to 20", "10-20" and "between 10 and 20"."""
    lower = _single(run, index)
    if lower is None or lower.kind not in COUNTED:
        return None
    between = run.form(index - 1) == "between"
    link = run.form(lower.stop)
    if not (link in {"to", "until"} or (link == "and" and between) or link in _DASHES):
        return None
    upper = _single(run, lower.stop + 1)
    return combined(lower, upper) if upper else None


def _clock(run: Run, index: int) -> Stretch | None:
    """Read 9:30, 9:30 p.m., 9 a.m. and 9 o'clock as minutes since midnight."""
    dotted = _DOTTED_TIME.fullmatch(run.form(index))
    hour = int(dotted[1]) if dotted else _at_most(run, index, 24)
    if hour is None:
        return None
    stop, minutes = index + 1, None
    if run.form(stop) == ":" and len(run.form(stop + 1)) == len("00") and run.adjacent(stop):
        minutes = _at_most(run, stop + 1, 59)
        stop += 2 if minutes is not None else 0
    half_day = run.form(stop) + run.form(stop + 2) if run.form(stop + 1) == "." else run.form(stop)
    if half_day in {"am", "pm"}:
        stop += 3 if run.form(stop + 1) == "." and len(run.form(stop)) == 1 else 1
        hour = hour % _HALF_DAY + (_HALF_DAY if half_day == "pm" else 0)
    elif run.form(stop) == "o" and run.form(stop + 2) == "clock":
        stop += 3
    elif minutes is None:
        return None
    if dotted:
        minutes = int(dotted[2])
    return Stretch(first=index, stop=stop, value=Decimal(hour * 60 + (minutes or 0)), kind=Kind.CLOCK)


def _at_most(run: Run, index: int, limit: int) -> int | None:
    form = run.form(index)
    return int(form) if form.isdecimal() and len(form) <= len("00") and int(form) <= limit else None
