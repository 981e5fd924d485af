"""Works out which day, month or year an expression of time means, counted from the day of publication."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import assert_never

from briefing.arabic.tense import Tense
from briefing.arabic.time_expressions import (
    Decade,
    Meaning,
    OnWeekday,
    Season,
    Shifted,
    Stated,
    Stretched,
    Unresolvable,
)
from briefing.arabic.time_words import Unit
from briefing.dossier import Precision
from briefing.knowledge.dates.hijri_resolution import resolve_hijri
from briefing.knowledge.dates.period import Period, day_period, month_period, week_period, year_period
from briefing.knowledge.dates.scene import NO_PUBLICATION, STATED, Resolution, Scene, spoken
from briefing.quantity import Calendar, DateMention

_WEEK = 7
_CENTURY = 100
_THIS_CENTURY = 70  # two digits below it belong to the 2000s
_SOON = 90  # days in which an unmarked day and month may lie ahead …
_LONG_AGO = 270  # … where otherwise it would be so many days past
_SEASON_MONTHS = 3


def resolve(meaning: Meaning, scene: Scene) -> Resolution | None:
    """Resolve an expression of time; None where it turns out to be no date of the calendar (31 February)."""
    try:
        return _resolve(meaning, scene)
    except (ValueError, OverflowError):
        return None


def _resolve(meaning: Meaning, scene: Scene) -> Resolution | None:
    if isinstance(meaning, Stated):
        return _stated(meaning, scene)
    if isinstance(meaning, Decade):
        return _decade(meaning)
    if isinstance(meaning, Unresolvable):
        return Resolution(period=None, basis=f"not resolved: {meaning.reason}")
    if scene.published is None:
        return Resolution(period=None, basis=NO_PUBLICATION)
    return _counted(meaning, scene.published, scene)


def _counted(meaning: Shifted | Stretched | OnWeekday | Season, today: date, scene: Scene) -> Resolution:
    """Resolve what only the day of publication tells."""
    approximate = False
    match meaning:
        case Shifted(weekday=int(weekday)):
            return _named_day(meaning, weekday, today, scene)
        case Shifted():
            period, approximate = _shifted(meaning, today), meaning.approximate
        case Stretched():
            period, approximate = _stretched(meaning, today), meaning.approximate
        case OnWeekday():
            period = _on_weekday(meaning, today, future=scene.future)
        case Season():
            period = _nearest(
                partial(month_period, month=meaning.month, months=_SEASON_MONTHS, precision=Precision.SEASON),
                today,
                shift=meaning.shift,
                tense=Tense.UNKNOWN,
            )
        case _:
            assert_never(meaning)
    return Resolution(period=period, basis=scene.counted, approximate=approximate)


def _named_day(meaning: Shifted, weekday: int, today: date, scene: Scene) -> Resolution:
    """Resolve "today, Friday": the weekday holds where publication fell on the day before or behind it."""
    day = today + timedelta(days=meaning.shift)
    days_off = (weekday - day.weekday() + 3) % _WEEK - 3
    if abs(days_off) > 1:
        basis = f"not resolved: the weekday does not fit publication on {spoken(today)}"
        return Resolution(period=None, basis=basis)
    return Resolution(period=day_period(day + timedelta(days=days_off)), basis=scene.counted)


def _shifted(meaning: Shifted, today: date) -> Period:
    match meaning.unit:
        case Unit.DAY:
            return day_period(today + timedelta(days=meaning.shift))
        case Unit.WEEK:
            return week_period(today + timedelta(weeks=meaning.shift))
        case Unit.YEAR:
            return year_period(today.year + meaning.shift)
        case _:
            month = month_period(today.year, today.month + meaning.shift)
    if meaning.day is None:
        return month
    last = month.first.replace(day=meaning.last_day) if meaning.last_day else None
    return day_period(month.first.replace(day=meaning.day), last)


def _stretched(meaning: Stretched, today: date) -> Period:
    back = meaning.shift < 0
    match meaning.unit:
        case Unit.DAY | Unit.WEEK:
            days = meaning.shift * (_WEEK if meaning.unit is Unit.WEEK else 1)
            ends = sorted((today, today + timedelta(days=days)))
            return day_period(ends[0], ends[1])
        case Unit.MONTH:
            first = today.month + meaning.shift if back else today.month
            return month_period(today.year, first, months=abs(meaning.shift) + 1)
        case _:
            years = meaning.shift * (10 if meaning.unit is Unit.DECADE else 1)
            first, last = sorted((today.year, today.year + years))
            return year_period(first, last=last)


def _on_weekday(meaning: OnWeekday, today: date, *, future: bool) -> Period:
    back, ahead = (today.weekday() - meaning.weekday) % _WEEK, (meaning.weekday - today.weekday()) % _WEEK
    if meaning.week is not None:
        day = today - timedelta(days=today.weekday()) + timedelta(weeks=meaning.week, days=meaning.weekday)
    elif meaning.shift is None or meaning.shift == 0:
        day = today + timedelta(days=ahead) if future else today - timedelta(days=back)
    elif meaning.shift > 0:
        day = today + timedelta(days=ahead or _WEEK)
    else:
        day = today - timedelta(days=(back or _WEEK) + _WEEK * (-meaning.shift - 1))
    length = (meaning.last - meaning.weekday) % _WEEK if meaning.last is not None else 0
    return day_period(day, day + timedelta(days=length))


def _decade(meaning: Decade) -> Resolution | None:
    """Resolve the nineties; the twenties without a century may be those of two centuries."""
    if meaning.first < _CENTURY and meaning.century_shift is None and meaning.first < 30:  # noqa: PLR2004 - see above
        return None
    century = 0 if meaning.first >= _CENTURY else 1900
    last = (meaning.last if meaning.last is not None else meaning.first) % _CENTURY
    first = century + meaning.first
    end = first - first % _CENTURY + last + 9
    basis = STATED if century == 0 or meaning.century_shift is not None else "decade as stated, century assumed"
    return Resolution(period=year_period(first, last=end, precision=Precision.DECADE), basis=basis)


def _stated(meaning: Stated, scene: Scene) -> Resolution | None:
    """Resolve a date that states at least a month or a year."""
    if meaning.date.calendar is Calendar.HIJRI:
        return resolve_hijri(meaning, scene)
    return _single(meaning, scene) if meaning.until is None else _stretch_of(meaning, meaning.until, scene)


def _stretch_of(meaning: Stated, until: DateMention, scene: Scene) -> Resolution | None:
    """Resolve a stretch between two dates; what one of them lacks, the other gives."""
    first, last = meaning.date, until
    if first.month is not None and last.month is None:
        return None
    if first.year is None and last.year is not None:
        later = first.month is not None and last.month is not None and first.month > last.month
        first = replace(first, year=last.year - later)
    begin = _single(replace(meaning, date=first), scene)
    if begin is None or begin.period is None:
        return begin
    bare = replace(meaning, weekday=None, first_day=None)
    for year in range(begin.period.first.year, begin.period.first.year + 2):
        end = _of_year(replace(bare, date=last), last.year if last.year is not None else year)
        if end.last >= begin.period.first:
            return replace(begin, period=begin.period.until(end))
    return None


def _single(meaning: Stated, scene: Scene) -> Resolution | None:
    """Resolve one Gregorian date, its year stated, counted or found."""
    said = meaning.date
    if said.year is not None:
        return Resolution(period=_of_year(meaning, _full_year(said)), basis=STATED)
    if meaning.same_year:
        period = _of_year(meaning, scene.year) if scene.year is not None else None
        known = "stated; the year from the date before it"
        return Resolution(period=period, basis=known if period else "not resolved: counted from another date")
    if meaning.known_year is not None:
        basis = "day and month as stated, year of the event that is known by them"
        return Resolution(period=_of_year(meaning, meaning.known_year), basis=basis)
    if scene.published is None:
        return Resolution(period=None, basis=NO_PUBLICATION)
    if meaning.year_shift is not None:
        return Resolution(period=_of_year(meaning, scene.published.year + meaning.year_shift), basis=scene.counted)
    period = _nearest(
        lambda year: _of_year(meaning, year),
        scene.published,
        shift=meaning.shift,
        tense=scene.tense,
        weekday=meaning.weekday if said.day is not None else None,
    )
    parts = "day and month" if said.day is not None else "month"
    return Resolution(period=period, basis=f"{parts} as stated, year from publication on {spoken(scene.published)}")


def _of_year(meaning: Stated, year: int) -> Period:
    """Return what a stated date means in a year.

    Raises:
        ValueError: where the year has no such day.
    """
    said = meaning.date
    if meaning.month is not None:
        precision = Precision.SEASON if meaning.season else Precision.MONTH
        return month_period(year, meaning.month, months=meaning.months, precision=precision)
    if said.month is None:
        return year_period(year)
    if said.day is None:
        return month_period(year, said.month)
    last = date(year, said.month, said.day)
    return day_period(last.replace(day=meaning.first_day), last) if meaning.first_day else day_period(last)


def _nearest(
    of_year: Callable[[int], Period], today: date, *, shift: int | None, tense: Tense, weekday: int | None = None
) -> Period:
    """Choose the year of a date that states none: the last one, or the next where it is to come.

    Raises:
        ValueError: where no year near has such a day.
    """
    near = [period for year in range(today.year - 5, today.year + 6) if (period := _try(of_year, year)) is not None]
    fitting = [
        period for period in near if period.last.weekday() == weekday and abs(period.first.year - today.year) <= 1
    ]
    if len(fitting) == 1:
        return fitting[0]
    if shift == 0:
        return min(near, key=lambda period: abs(period.first.year - today.year))
    past = [period for period in near if (period.last < today if shift else period.first <= today)]
    ahead = [period for period in near if (period.first > today if shift else period.last >= today)]
    if not past or not ahead:
        raise ValueError("no such date in the years around publication")
    if shift is not None:
        return ahead[0] if shift > 0 else past[max(shift, -len(past))]
    if tense is Tense.OWED:
        return ahead[0] if (ahead[0].first - today).days < (today - past[-1].last).days else past[-1]
    if tense is Tense.UNKNOWN and past[-1].precision is Precision.DAY:
        soon = (ahead[0].first - today).days <= _SOON and (today - past[-1].last).days >= _LONG_AGO
        return ahead[0] if soon else past[-1]
    return ahead[0] if tense is Tense.FUTURE else past[-1]


def _try(of_year: Callable[[int], Period], year: int) -> Period | None:
    try:
        return of_year(year)
    except ValueError:
        return None  # 29 February


def _full_year(said: DateMention) -> int:
    """Return the year of a date; two digits of a numeric one belong to the century around 2000."""
    year = said.year or 0
    if said.numeric and year < _CENTURY:
        return year + (2000 if year < _THIS_CENTURY else 1900)
    return year
