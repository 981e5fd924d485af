"""What a date is resolved against, and what comes of it."""

from dataclasses import dataclass
from datetime import date

from briefing.arabic.tense import Tense
from briefing.english.months import MONTHS
from briefing.knowledge.dates.period import Period

STATED = "stated"
NO_PUBLICATION = "not resolved: the article has no publication date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a date is resolved against."""

    published: date | None  # in the time zone of the outlet
    tense: Tense  # of the words around the date
    year: int | None  # of the date before it in the sentence

    @property
    def future(self) -> bool:
        """Whether the words around the date speak of what is to come."""
        return self.tense is Tense.FUTURE

    @property
    def counted(self) -> str:
        """The basis of what is counted from the day of publication."""
        return f"counted from publication on {spoken(self.published)}" if self.published else NO_PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a date means."""

    period: Period | None  # None: it cannot be told
    basis: str
    approximate: bool = False


def spoken(day: date) -> str:
    """Return a day as it is said in English: 12 November 2014."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
