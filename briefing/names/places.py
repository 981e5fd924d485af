"""Recognises places that no list knows, and tells apart two that share their Arabic name."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefing.dossier import EntityKind, NameBasis
from briefing.names.common import is_common
from briefing.names.given_names import part_words
from briefing.names.known import KnownName, Match, known_forms, match_at, rows
from briefing.names.nationalities import nationality
from briefing.names.sound import by_sound, looks_foreign
from briefing.names.words import Word, key_of, readings

_TYPES = frozenset(
    key_of("مدينة بلدة قرية محافظة مديرية قضاء ناحية حي مخيم بلدية معبر مدينتي بلدتي قريتي ضاحية إقليم مقاطعة").split()
)
_FIRST = {
    "عين": "Ain", "تل": "Tal", "دير": "Deir", "كفر": "Kafr", "بير": "Bir", "ابو": "Abu", "بني": "Beni", "راس": "Ras",
    "وادي": "Wadi", "سيدي": "Sidi", "بيت": "Beit", "خان": "Khan", "جبل": "Jabal", "برج": "Burj", "قصر": "Qasr",
    "ام": "Umm", "باب": "Bab", "سوق": "Souq", "حاسي": "Hassi", "ذي": "Dhi", "بن": "Bin", "حصن": "Hisn", "جرف": "Jurf",
    "ايت": "Ait", "سان": "San", "سانت": "Saint", "لوس": "Los", "لاس": "Las", "نيو": "New", "بورت": "Port",
    "سانتا": "Santa",
}  # fmt: skip
_ADJECTIVES = ("يه", "يين", "ات", "ه", "ي")  # مدينة ساحلية, بلدة صغيرة
_JORDAN = ("اردن",)
_SAUDI = ("سعود", "الرياض", "مكه")
_MOROCCO = ("مغرب", "جزاير")
_KOREAN = "كوري"
_OMAN = ("سلطنه", "مسقط", "صلاله", "عماني")


def unknown_place_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """Find a place behind the word for its kind: بلدة تريم, حي الزعفران."""
    if not first or words[first].before.strip("\"'«“") != " " or not _is_type(words[first - 1].key):
        return
    if words[first - 1].key.endswith("مقاطعه") and words[first].key.startswith("ال"):
        return  # "boycott" is the same word
    place = proper_place(words, first)
    if place:
        yield _match(first, place[1], place[0], NameBasis.TRANSLITERATED)


def proper_place(words: Sequence[Word], first: int, *, foreign: bool = False) -> tuple[str, int] | None:
    """Read the proper name of a place that no list has: its English and the index behind it.

    Args:
        words: of the sentence
        first: index at which it starts
        foreign: whether one word must look foreign, since little else speaks for a name
    """
    opening = _FIRST.get(words[first].key)
    index = first + bool(opening)
    if index >= len(words) or (opening and words[index].before != " ") or not _is_proper(words[index]):
        return None
    is_foreign = looks_foreign(words[index].key)
    if foreign and not opening and not is_foreign:
        return None
    spelled = by_sound(words[index].text, foreign=is_foreign)
    return (f"{opening} {spelled}" if opening else spelled), index + 1


@cache
def _features() -> Mapping[str, str]:
    return {form: row[1] for row in rows("features.tsv") for form in row[0].split("|")}


def feature_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """Find what a landscape or a town has that bears a name of its own: نهر ماموري, سجن صيدنايا."""
    if first + 1 >= len(words) or words[first + 1].before not in {" ", ' "', " «", " “"}:
        return
    word = words[first + 1]
    if not any(reading.key in _features() for reading in readings(words[first].key)):
        return
    if next(match_at(words, first + 1, known_forms()), None):
        return  # the name alone is known
    for reading in readings(words[first].key):
        pattern = _features().get(reading.key)
        is_name = word.key.startswith("ال") and not word.key.endswith(_ADJECTIVES)
        is_foreign = looks_foreign(word.key) and not word.key.startswith("و")
        if pattern and reading.offset <= 1 and _is_proper(word) and (is_name or is_foreign):
            name = pattern.format(name=by_sound(word.text, foreign=not is_name))
            yield _match(first, first + 2, name, NameBasis.TRANSLITERATED, offset=reading.offset)


def shared_name_at(words: Sequence[Word], first: int, *, background: str) -> Iterator[Match]:
    """Read عمان as Oman or Amman, سيول as Seoul or floods, وجدة as Oujda or "and Jeddah", by the article."""
    for reading in readings(words[first].key):
        if reading.key == "عمان" and reading.offset <= 1:
            name = "Amman" if _is_jordanian(words[first - 1].key if first else "", background) else "Oman"
            yield _match(first, first + 1, name, NameBasis.GAZETTEER, offset=reading.offset)
        elif reading.key == "سيول" and reading.offset <= 1 and _KOREAN in background:
            yield _match(first, first + 1, "Seoul", NameBasis.GAZETTEER, offset=reading.offset)
        elif reading.key == "وجده":
            is_saudi = any(sign in background for sign in _SAUDI) and not any(sign in background for sign in _MOROCCO)
            offset = reading.offset + is_saudi
            yield _match(first, first + 1, "Jeddah" if is_saudi else "Oujda", NameBasis.GAZETTEER, offset=offset)


def _is_jordanian(before: str, background: str) -> bool:
    if before in {"العاصمه", "الاردنيه"}:
        return True
    return any(sign in background for sign in _JORDAN) and not any(sign in background for sign in _OMAN)


def _is_type(key: str) -> bool:
    return any(reading.key in _TYPES for reading in readings(key) if reading.offset <= 1)


def _is_proper(word: Word) -> bool:
    key = word.key
    if len(key) < 3 or not key.isalpha() or key.isascii() or is_common(key) or nationality(key):  # noqa: PLR2004 - short
        return False
    is_adjective = key.endswith(("يه", "يين", "ات", "ا")) or (key.endswith("ه") and key.startswith("م"))
    return key not in part_words() and (key.startswith("ال") or not is_adjective)


def _match(first: int, stop: int, name: str, basis: NameBasis, *, offset: int = 0) -> Match:
    known = KnownName(kind=EntityKind.PLACE, name=name, short=name, basis=basis)
    return Match(first=first, stop=stop, offset=offset, known=known)
