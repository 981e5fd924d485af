"""Dates of the timeline as an editor reads them, no more exact than they are known."""

from briefing.dossier import Precision, TimelineEntry
from briefing.english.months import MONTHS

_SEASONS = {3: "Spring", 6: "Summer", 9: "Autumn", 12: "Winter"}  # by their first month
_SEASON_MONTHS = 3


def entry_date(entry: TimelineEntry) -> str:
    """Write the date of an entry: "September 2014", "About 2013", "12–15 November 2014"; "Unresolved" for none."""
    if entry.precision is Precision.UNRESOLVED:
        return "Unresolved"
    words = _words(entry)
    return f"About {words[0].lower() + words[1:] if _is_common(words) else words}" if entry.approximate else words


def _is_common(words: str) -> bool:
    """Say whether a date begins with a word that English writes small within a phrase, unlike the months."""
    return words.split(" ", maxsplit=1)[0] in {"Week", *_SEASONS.values()}


def _words(entry: TimelineEntry) -> str:
    match entry.precision:
        case Precision.WEEK if not entry.end:
            return f"Week of {iso_words(entry.date)}"
        case Precision.SEASON:
            return _season(entry.date, entry.end)
        case Precision.DECADE:
            return _decades(entry.date, entry.end)
        case _:
            return stretch_words(entry.date, entry.end) if entry.end else iso_words(entry.date)


def iso_words(iso: str) -> str:
    """Write a day, month or year of ISO 8601 in words: "2014-09" is "September 2014"; other texts stay as they are."""
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or not _is_month(parts):
        return iso
    year, rest = parts[0], [int(part) for part in parts[1:]]
    if not rest:
        return str(int(year))
    month = f"{MONTHS[rest[0] - 1]} {int(year)}"
    return f"{rest[1]} {month}" if len(rest) > 1 else month


def _is_month(parts: list[str]) -> bool:
    return len(parts) == 1 or 1 <= int(parts[1]) <= len(MONTHS)


def stretch_words(first: str, last: str) -> str:
    """Write a stretch of time, what both ends share once: "12–15 November 2014", "July–August 2015"."""
    start, end = iso_words(first).split(" "), iso_words(last).split(" ")
    shared = 0
    while shared < min(len(start), len(end)) - 1 and start[-1 - shared] == end[-1 - shared]:
        shared += 1
    begins = start[: len(start) - shared]
    dash = "–" if len(begins) == 1 == len(end) - shared else " – "
    return f"{' '.join(begins)}{dash}{' '.join(end)}"


def _season(first: str, last: str) -> str:
    """Write "Summer 2014" or "Winter 2014–15"; months where they are no season."""
    year, month = (int(part) for part in first.split("-"))
    name = _SEASONS.get(month)
    if name is None or (last and (int(last[:4]) * 12 + int(last[5:7])) - (year * 12 + month) != _SEASON_MONTHS - 1):
        return stretch_words(first, last) if last else iso_words(first)
    return f"{name} {year}–{(year + 1) % 100:02}" if name == "Winter" else f"{name} {year}"


def _decades(first: str, last: str) -> str:
    """Write "1990s", or "1980s–1990s"."""
    begin = int(first) // 10 * 10
    end = int(last) // 10 * 10 if last else begin
    return f"{begin}s" if begin == end else f"{begin}s–{end}s"
