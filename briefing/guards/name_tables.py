"""What is known of the words of names: which ones say little, and what else a name is called."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from briefing.arabic.normalise import fold_spelling

_DATA = files("briefing.guards") / "data"
PARTICLES = frozenset({
    "al", "el", "bin", "ben", "ibn", "abu", "bu", "bou", "ould", "de", "da", "di", "du", "dos", "la", "le", "van",
    "von", "der", "the", "of", "and",
})  # fmt: skip
FAMILY_FIRST = frozenset({
    "Xi", "Kim", "Moon", "Yoon", "Park", "Li", "Wang", "Ban", "Aung", "Sheikh", "Mullah", "Pope", "King", "Queen",
})  # fmt: skip
# Which say what a place is, not what it is called; English puts them in many ways.
KINDS_OF_PLACE = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower",
    "city", "province", "governorate", "state", "region", "sea", "ocean", "gulf", "river", "lake", "canal",
    "strait", "mount", "mountain", "mountains", "hills", "heights", "desert", "valley", "plain", "oasis", "island",
    "islands", "peninsula", "port", "airport", "crossing", "corridor", "square", "bridge", "dam", "camp", "prison",
    "hospital", "mosque", "palace", "street", "road", "district", "village", "base", "field", "green", "old", "new",
    "great", "high",
})  # fmt: skip
KINDS_OF_BODY = frozenset({
    "party", "movement", "organisation", "organization", "agency", "union", "club", "company", "corporation",
    "group", "front", "army", "force", "forces", "council", "committee", "commission", "authority", "ministry",
    "bank", "fund", "association", "federation", "league", "court", "network", "channel", "news", "brigades",
    "coalition", "alliance", "university", "institute", "centre", "office", "bureau",
})  # fmt: skip
# Arabic places that may be common words, whatever stands before them: "on average", "in the corner".
NEVER_SURE = frozenset(map(fold_spelling, ("المتوسط", "الزاوية")))
LOCATING = frozenset(
    map(
        fold_spelling,
        "في من إلى نحو قرب مدينة بلدة قرية محافظة ولاية منطقة مطار ميناء شمال جنوب شرق غرب وسط".split(),  # noqa: SIM905 - a list of Arabic words is read from right to left
    )
)


@cache
def other_names() -> Mapping[str, tuple[str, ...]]:
    """Return what stands for a name as well as the name itself does."""
    rows = (line.split("\t") for line in _lines("other_names.tsv")[1:])
    return {name: tuple(others.split("|")) for name, others in rows}


@cache
def places_that_are_words() -> frozenset[str]:
    """Return names of places that are common words too, spelling levelled."""
    return frozenset(map(fold_spelling, _lines("places_that_are_words.txt")))


def _lines(table: str) -> list[str]:
    text = (_DATA / table).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
