"""Converts Hijri dates to Gregorian ones, by the Umm al-Qura calendar of Saudi Arabia (see docs/adr/0011)."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

MONTH_NAMES = (
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Ula",
    "Jumada al-Akhira",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qadah",
    "Dhu al-Hijjah",
)
_MONTHS = 12


def gregorian_day(*, year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri date; None where the calendar has no such day (1343 to 1500 AH)."""
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def gregorian_month(*, year: int, month: int) -> tuple[date, date] | None:
    """Return the first and the last day of a Hijri month; None outside the calendar."""
    first = gregorian_day(year=year, month=month, day=1)
    following = (year + 1, 1) if month == _MONTHS else (year, month + 1)
    behind = gregorian_day(year=following[0], month=following[1], day=1)
    return (first, behind - timedelta(days=1)) if first and behind else None


def gregorian_year(year: int) -> tuple[date, date] | None:
    """Return the first and the last day of a Hijri year; None outside the calendar."""
    first, behind = gregorian_day(year=year, month=1, day=1), gregorian_day(year=year + 1, month=1, day=1)
    return (first, behind - timedelta(days=1)) if first and behind else None


def hijri_year(day: date) -> int | None:
    """Return the Hijri year of a Gregorian day; None outside the calendar."""
    try:
        year, _, _ = Gregorian.fromdate(day).to_hijri().datetuple()
    except OverflowError:
        return None
    return year
