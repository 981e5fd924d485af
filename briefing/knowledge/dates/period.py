"""Stretches of the calendar with the precision at which they are known."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.dossier import Precision

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day, a month, a year … or a stretch of several."""

    first: date
    last: date  # inclusive
    precision: Precision

    @property
    def begins(self) -> str:
        """The first day, month or year in ISO 8601."""
        return self._shown(self.first)

    @property
    def ends(self) -> str:
        """The last day, month or year in the same form; empty where it is the first one or its single week."""
        end = self._shown(self.last)
        week = self.precision is Precision.WEEK and (self.last - self.first).days < 7  # noqa: PLR2004 - days of a week
        return "" if week or end == self.begins else end

    def _shown(self, day: date) -> str:
        if self.precision in {Precision.YEAR, Precision.DECADE}:
            return f"{day.year:04}"
        return (
            f"{day.year:04}-{day.month:02}"
            if self.precision in {Precision.MONTH, Precision.SEASON}
            else day.isoformat()
        )

    def until(self, other: "Period") -> "Period":
        """Return the stretch from this period to the end of a later one."""
        return Period(first=self.first, last=max(self.last, other.last), precision=self.precision)


def day_period(day: date, last: date | None = None) -> Period:
    """Return one day, or the days up to `last`."""
    return Period(first=day, last=last or day, precision=Precision.DAY)


def week_period(day: date) -> Period:
    """Return the week, Monday to Sunday, that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Period(first=monday, last=monday + timedelta(days=6), precision=Precision.WEEK)


def month_period(year: int, month: int, *, months: int = 1, precision: Precision = Precision.MONTH) -> Period:
    """Return a month, or so many of them; `month` may lie outside 1 to 12 and is carried over to other years.

    Raises:
        ValueError: for years before 1 or after 9999.
    """
    first, last = _carried(year, month), _carried(year, month + months - 1)
    return Period(first=date(*first, 1), last=date(*last, monthrange(*last)[1]), precision=precision)


def year_period(year: int, *, last: int | None = None, precision: Precision = Precision.YEAR) -> Period:
    """Return a year, or the years up to `last`.

    Raises:
        ValueError: for years before 1 or after 9999.
    """
    return Period(first=date(year, 1, 1), last=date(last or year, _MONTHS, 31), precision=precision)


def _carried(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
