"""What is known of the words of names: which ones say little, and what else a name is called."""

from collections.abc import Mapping
from functools import cache
from itertools import islice

from briefing.arabic.normalise import fold_spelling
from briefing.tables import lines_of, rows_of

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
    rows = islice(rows_of("briefing.guards", "other_names.tsv"), 1, None)  # behind its head
    return {name: tuple(others.split("|")) for name, others in rows}


@cache
def places_that_are_words() -> frozenset[str]:
    """Return names of places that are common words too, spelling levelled."""
    return frozenset(map(fold_spelling, lines_of("briefing.guards", "places_that_are_words.txt")))
