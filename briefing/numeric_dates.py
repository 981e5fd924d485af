"""Reads dates written in digits alone, which look the same in Arabic and in English text."""

import re
from collections.abc import Iterator

from briefing.quantity import DateMention

DAYS, MONTHS = 31, 12
_NUMERIC = re.compile(r"(?<![\d.,])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|[.,]\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def numeric_dates(text: str, *, digits: str) -> Iterator[DateMention]:
    """Read 5-11-2014, 5/11/2014 and 2014-11-05; `digits` is the text with its digits in ASCII, of the same length.

    Day and month are read in the order day, month, unless only the other order is possible.
    """
    readings = [(match, match[3], match[2], match[1]) for match in _ISO.finditer(digits)]
    readings += [(match, match[1], match[3], match[4]) for match in _NUMERIC.finditer(digits)]
    for match, day, month, year in readings:
        days, months = int(day), int(month)
        if months > MONTHS >= days:
            days, months = months, days
        if 1 <= days <= DAYS and 1 <= months <= MONTHS:
            start, end = match.span()
            yield DateMention(
                start=start, end=end, text=text[start:end], day=days, month=months, year=int(year), numeric=True
            )
