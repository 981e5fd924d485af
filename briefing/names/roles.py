"""Puts offices and groups of people into English: وزير الداخلية الإيطالية, مسؤولون ليبيون, أهالي درنة."""

import re
from functools import lru_cache

from briefing.arabic.normalise import fold_spelling, normalise_text
from briefing.dossier import EntityKind
from briefing.names.find import find_names
from briefing.names.role_grammar import Translation
from briefing.names.role_tables import NounKind, adjective_in_english, bare, nouns

_OF_HOLDER = {"المكلف": "acting", "السابق": "former", "الاسبق": "former", "السابقه": "former", "الحالي": "current"}
_WHERE = {
    "بالولايه": "in the state",
    "بالمحافظه": "in the governorate",
    "بالمدينه": "in the city",
    "بالمنطقه": "in the area",
    "بالاقليم": "in the region",
}


def role_in_english(arabic: str) -> str:
    """Return an office or profession in English, British spelling; empty where part of it is unknown.

    Two of them, set off by a comma, come with the rank first: "Colonel, director of Civil Defence".
    """
    parts = [each for part in re.split(r"[،,]", normalise_text(arabic)) for each in _with_rank_apart(part.strip())]
    english = [_phrase(part, article=False) or _with_rest(part) for part in parts]
    if len(english) > 1 and all(english):
        english = [each for each in english if each != "Dr"] or english[:1]  # the office says enough
    return ", ".join(reversed(english)) if english and all(english) else ""


def _with_rest(part: str) -> str:
    """Translate an office behind whose body a word about the holder or the place stands: والي كسلا المكلف."""
    office, _, last = part.rpartition(" ")
    key = fold_spelling(last)
    english = _phrase(office, article=False) if office and (key in _OF_HOLDER or key in _WHERE) else ""
    if not english:
        return ""
    return f"{_OF_HOLDER[key]} {english}" if key in _OF_HOLDER else f"{english} {_WHERE[key]}"


def _with_rank_apart(part: str) -> list[str]:
    """Set a rank apart that follows an office: رئيس المركز الإعلامي العميد."""
    words = part.split()
    for index in range(1, len(words)):
        found = nouns().get((bare(words[index]),))
        ranks = found is not None and found.kind is NounKind.TITLE and words[index].startswith("ال")
        if ranks and all(adjective_in_english(bare(word)) for word in words[index + 1 :]):
            return [" ".join(words[:index]), " ".join(words[index:])]
    return [part] if part else []


def group_in_english(arabic: str) -> str:
    """Return a group, a body or a document with its article: "a security source in Tobruk", "Libyan officials".

    Empty where part of it is unknown.
    """
    return _phrase(arabic, article=True)


@lru_cache(maxsize=4096)
def _phrase(arabic: str, *, article: bool) -> str:
    text = normalise_text(arabic)
    mentions = [mention for mention in find_names(text) if mention.kind is not EntityKind.PERSON]
    return Translation(text, mentions).whole(article=article)
