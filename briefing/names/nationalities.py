"""Adjectives of countries: they name no one by themselves, but belong to the names of offices and ministries."""

from collections.abc import Mapping
from functools import cache

from briefing.names.known import rows

_ENDINGS = ("", "ه", "ين", "ون", "ان", "تين", "ات")


@cache
def _adjectives() -> Mapping[str, str]:
    return {form: row[1] for row in rows("nationalities.tsv") for form in row[0].split("|")}


def nationality(key: str) -> str | None:
    """Return the English of الفرنسي, فرنسية, الفرنسيين ...; None for any other word."""
    word = key.removeprefix("ال")
    for ending in _ENDINGS:
        if word.endswith(ending) and (found := _adjectives().get(word[: len(word) - len(ending)])):
            return found
    return None
