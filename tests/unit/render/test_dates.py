"""Dates of the timeline are written as an editor reads them and never more exact than they are."""

import pytest

from briefing.dossier import Precision, TimelineEntry
from briefing.render.dates import entry_date, iso_words
from sample_document import BEFORE


def entry(date: str, end: str, precision: str, *, approximate: bool = False) -> TimelineEntry:
    return TimelineEntry(
        story="story-1",
        date=date,
        end=end,
        precision=Precision(precision),
        approximate=approximate,
        expression="",
        basis="stated",
        point=BEFORE,
    )


@pytest.mark.parametrize(
    ("date", "end", "precision", "words"),
    [
        ("2014-11-15", "", "day", "15 November 2014"),
        ("2014-11-12", "2014-11-15", "day", "12–15 November 2014"),
        ("2014-11-28", "2014-12-02", "day", "28 November – 2 December 2014"),
        ("2013-11-12", "2014-01-03", "day", "12 November 2013 – 3 January 2014"),
        ("2014-11-10", "", "week", "Week of 10 November 2014"),
        ("2014-09", "", "month", "September 2014"),
        ("2015-07", "2015-08", "month", "July–August 2015"),
        ("2013-12", "2014-02", "month", "December 2013 – February 2014"),
        ("2013-06", "2013-08", "season", "Summer 2013"),
        ("2014-12", "2015-02", "season", "Winter 2014–15"),
        ("2013-06", "2013-09", "season", "June–September 2013"),
        ("2009", "", "year", "2009"),
        ("2011", "2018", "year", "2011–2018"),
        ("1990", "1999", "decade", "1990s"),
        ("1980", "1999", "decade", "1980s–1990s"),
        ("", "", "unresolved", "Unresolved"),
    ],
)
def test_a_date_is_written_in_the_precision_it_has(date: str, end: str, precision: str, words: str) -> None:
    assert entry_date(entry(date, end, precision)) == words


@pytest.mark.parametrize(
    ("date", "end", "precision", "words"),
    [
        ("2015", "", "year", "About 2015"),
        ("2014-09", "", "month", "About September 2014"),
        ("2014-11-10", "", "week", "About week of 10 November 2014"),
        ("2013-06", "2013-08", "season", "About summer 2013"),
    ],
)
def test_an_approximate_date_says_so(date: str, end: str, precision: str, words: str) -> None:
    assert entry_date(entry(date, end, precision, approximate=True)) == words


@pytest.mark.parametrize("text", ["", "soon", "2014-13", "2014-xx"])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert iso_words(text) == text
