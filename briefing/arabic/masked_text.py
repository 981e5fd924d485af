"""A sentence with its numbers and dates masked, so that rules about the words around them can be patterns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing.arabic.dates import find_dates
from briefing.arabic.normalise import fold_spelling
from briefing.arabic.numbers import find_numbers
from briefing.arabic.time_words import MISSPELT_MONTHS, NEXT, PAST, WEEKDAYS
from briefing.quantity import DateMention, Kind, Quantity

_MASKED = frozenset({Kind.CARDINAL, Kind.ORDINAL, Kind.VAGUE, Kind.DECADE})
_LAST_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_DAY_BEFORE_YESTERDAY = re.compile(r"(?<!\w)[وف]?(?:اول (?:من )?امس|امس الاول)(?!\w)")
_MISSPELT = re.compile(
    rf"(?<!\w)[وف]?[بل]?(?P<name>{'|'.join(MISSPELT_MONTHS)})(?= (?:{PAST}|{NEXT}|(?:19|20)\d\d)(?!\w))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedText:
    """A text of the same length as the sentence: `@` for every letter of a date, `#` for every one of a number."""

    plain: str  # folded
    masked: str
    numbers: dict[int, Quantity]  # by where they start
    dates: dict[int, DateMention]

    def number(self, match: re.Match[str], group: str) -> Quantity | None:
        """Return the number that a group of a match over the masked text covers, if it is one and no more."""
        found = self.numbers.get(match.start(group)) if match[group] else None
        return found if found is not None and found.end == match.end(group) else None

    def date(self, match: re.Match[str], group: str) -> DateMention | None:
        """Return the date that a group of a match over the masked text covers, if it is one and no more."""
        found = self.dates.get(match.start(group)) if match[group] else None
        return found if found is not None and found.end == match.end(group) else None

    def word_before(self, start: int) -> str:
        """Return the word, folded, that ends before an offset; "" where a sign or nothing stands there."""
        found = re.search(r"(\w+) $", self.plain[max(0, start - 40) : start])
        return found[1] if found else ""

    def word_after(self, end: int) -> str:
        """Return the word, folded, that follows an offset after a space; "" where there is none."""
        found = re.match(r" (\w+)", self.plain[end : end + 40])
        return found[1] if found else ""


def mask(sentence: str) -> MaskedText:
    """Find the numbers and absolute dates of a normalised sentence and mask them."""
    plain = fold_spelling(sentence)
    dates = {date.start: date for date in (*find_dates(sentence), *_misspelt_months(sentence, plain))}
    taken = [(date.start, date.end) for date in dates.values()]
    taken += [match.span() for match in _DAY_BEFORE_YESTERDAY.finditer(plain)]
    numbers = {}
    for number in find_numbers(sentence):
        free = _beyond(number, taken)
        if free is not None and free.kind in _MASKED and plain[free.start : free.end] not in WEEKDAYS:
            numbers[free.start] = free
    characters = list(plain)
    for sign, spans in (("@", dates.values()), ("#", numbers.values())):
        for span in spans:
            characters[span.start : span.end] = sign * (span.end - span.start)
    return MaskedText(plain=plain, masked="".join(characters), numbers=numbers, dates=dates)


def _beyond(number: Quantity, taken: Sequence[tuple[int, int]]) -> Quantity | None:
    """Return a number that no date covers; of the range "1982 to 2019" whose first year is a date, the second year."""
    if not any(number.start < end and start < number.end for start, end in taken):
        return number
    year = _LAST_YEAR.search(number.text) if number.upper is not None else None
    if year is None or any(number.start + year.start() < end for _, end in taken if end <= number.end):
        return None
    start = number.start + year.start()
    return replace(number, start=start, text=year.group(), value=Decimal(year.group()), upper=None)


def _misspelt_months(sentence: str, plain: str) -> list[DateMention]:
    """Read a month's name with a common slip of the pen, where "last", "next" or a year proves it one."""
    found = []
    for match in _MISSPELT.finditer(plain):
        start, end = match.span("name")
        year = re.match(r" ((?:19|20)\d\d)(?!\w)", plain[end:])
        stop = end + year.end() if year else end
        month = MISSPELT_MONTHS[match["name"]]
        found.append(
            DateMention(
                start=start, end=stop, text=sentence[start:stop], month=month, year=int(year[1]) if year else None
            )
        )
    return found
