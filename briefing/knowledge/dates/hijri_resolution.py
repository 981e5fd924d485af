"""Works out which Gregorian days a Hijri date means."""

from datetime import date

from briefing.arabic.hijri import MONTH_NAMES, gregorian_day, gregorian_month, gregorian_year, hijri_year
from briefing.arabic.time_expressions import Stated
from briefing.dossier import Precision
from briefing.knowledge.dates.period import Period
from briefing.knowledge.dates.scene import NO_PUBLICATION, Resolution, Scene
from briefing.quantity import DateMention


def resolve_hijri(meaning: Stated, scene: Scene) -> Resolution | None:
    """Resolve a Hijri date; a month or year of it lies across Gregorian ones.

    Raises:
        ValueError: where the calendar has no such date.
    """
    said = meaning.date
    if said.year is not None:
        period: Period | None = _hijri_period(said, said.year)
        basis = f"converted from {_hijri_spoken(said, said.year)} of the Umm al-Qura calendar"
        return Resolution(period=period, basis=basis, approximate=said.day is not None)
    if scene.published is None:
        return Resolution(period=None, basis=NO_PUBLICATION)
    this = hijri_year(scene.published)
    if this is None:
        return None
    period = _nearest_hijri(meaning, scene.published, year=this, future=scene.future)
    return Resolution(period=period, basis=f"{scene.counted}, by the Umm al-Qura calendar", approximate=bool(said.day))


def _nearest_hijri(meaning: Stated, today: date, *, year: int, future: bool) -> Period:
    """Choose the Hijri year of a date that states none.

    Raises:
        ValueError: where the calendar does not reach.
    """
    said = meaning.date
    if meaning.shift == 0 or meaning.year_shift is not None:
        return _hijri_period(said, year + (meaning.year_shift or 0))
    days = [(_hijri_days(said, near), near) for near in range(year - 2, year + 3)]
    past = [near for (first, last), near in days if (last < today if meaning.shift else first <= today)]
    ahead = [near for (first, last), near in days if (first > today if meaning.shift else last >= today)]
    forward = meaning.shift > 0 if meaning.shift is not None else future
    return _hijri_period(said, ahead[0] if forward else past[-1])


def _hijri_days(said: DateMention, year: int) -> tuple[date, date]:
    """Return the first and the last Gregorian day of a Hijri date.

    Raises:
        ValueError: where the calendar has no such date.
    """
    if said.month is None:
        days = gregorian_year(year)
    elif said.day is None:
        days = gregorian_month(year=year, month=said.month)
    else:
        day = gregorian_day(year=year, month=said.month, day=said.day)
        days = (day, day) if day is not None else None
    if days is None:
        raise ValueError(f"the Hijri calendar has no {said.text}")
    return days


def _hijri_period(said: DateMention, year: int) -> Period:
    first, last = _hijri_days(said, year)
    precision = Precision.YEAR if said.month is None else Precision.MONTH if said.day is None else Precision.DAY
    return Period(first=first, last=last, precision=precision)


def _hijri_spoken(said: DateMention, year: int) -> str:
    month = MONTH_NAMES[said.month - 1] if said.month else ""
    return " ".join(str(part) for part in (said.day, month, year, "AH") if part)
