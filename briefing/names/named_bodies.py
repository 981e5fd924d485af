"""Recognises bodies that bear names of their own: parties, armed groups, outlets, companies, hospitals, clubs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefing.dossier import EntityKind, NameBasis
from briefing.names.common import is_common
from briefing.names.known import KnownName, Match, known_forms, match_at, rows
from briefing.names.nationalities import nationality
from briefing.names.sound import by_sound, looks_foreign
from briefing.names.titles import TITLES
from briefing.names.words import Word, key_of, readings

_MOST_WORDS = 4  # of a name in quotation marks
_QUOTED = re.compile('["«“„]$')
_UNQUOTED = re.compile('^["»”“]')
_PAPERS = frozenset({"صحيفه", "جريده", "يوميه", "مجله", "قناه"})
_ACTION = re.compile(r"ت..ي.|ا..ا.|ا....ا.|ان.ا.")  # توزيع, إنتاج
_OUTLET = "{name}"  # the English of an outlet has no word for it
_VOICES = {  # words that open the names of outlets
    "صوت": "Sawt", "اخبار": "Akhbar", "صدي": "Sada", "نبض": "Nabd", "بوابه": "Bawabat", "منبر": "Minbar", "عين": "Ain",
    "راي": "Rai", "مراه": "Mirat", "افق": "Ufuq", "ضفاف": "Difaf", "مرصد": "Marsad", "نداء": "Nidaa", "مدي": "Mada",
    "جسر": "Jisr", "مرفا": "Marfa", "خليج": "Khalij", "نافذه": "Nafidhat", "رساله": "Risalat", "رايه": "Rayat",
    "شعاع": "Shuaa", "فجر": "Fajr", "لسان": "Lisan", "قلم": "Qalam", "ساحل": "Sahel", "رصيف": "Rasif", "وطن": "Watan",
}  # fmt: skip
# Words behind a hospital or a prison that say of what or of where it is, and are no name.
_NO_NAMES = frozenset(
    key_of(
        "المدينة المنطقة البلدة المحافظة الولاية القرية الحي المخيم الأطفال النساء الولادة الدولة العاصمة الأحداث الآخر"
    ).split()
)
_RANKS = {
    "العام": "General",
    "الجامعي": "University",
    "المركزي": "Central",
    "التعليمي": "Teaching",
    "العسكري": "Military",
}


@cache
def _heads() -> Mapping[str, tuple[str, str]]:
    """Return the words for a body that bears a name of its own, with the English and the sort of name that it bears."""
    return {form: (row[1], row[2]) for row in rows("heads.tsv") for form in row[0].split("|")}


def named_body_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """Find a body with a name of its own that starts at a word: in quotation marks, or proper words behind its kind."""
    for reading in readings(words[first].key):
        head = _heads().get(reading.key)
        if head and first + 1 < len(words):
            yield from _named(words, first, reading.offset, *head)


def _named(words: Sequence[Word], first: int, offset: int, pattern: str, sort: str) -> Iterator[Match]:
    index = first + 1
    place = next((m for m in match_at(words, index, known_forms()) if _is_plain_place(m)), None)
    if any(match.known.kind is not EntityKind.PLACE for match in match_at(words, index, known_forms())):
        return  # what is called so is known by itself
    if place and sort in {"group", "house"} and words[index].before == " ":
        stop, rank = _rank(words, place.stop)
        yield _match(first, stop, offset, _with_rank(pattern, rank).format(name=place.known.name), NameBasis.RULES)
        return
    behind = _quoted(words, index) or _PROPER[sort](words, index)
    if behind is None:
        return
    proper = behind - 1 if sort == "club" and behind > index + 1 and nationality(words[behind - 1].key) else behind
    name = " ".join(_spelled(word) for word in words[index:proper])  # نادي الوصل الإماراتي: the country is left out
    stop, rank = _rank(words, behind) if sort == "house" else (behind, "")
    start, begin = (index, 0) if pattern == _OUTLET else (first, offset)
    yield _match(start, stop, begin, _with_rank(pattern, rank).format(name=name), NameBasis.TRANSLITERATED)


def _is_plain_place(match: Match) -> bool:
    return match.known.kind is EntityKind.PLACE and match.offset == 0 and not match.known.needs


def _rank(words: Sequence[Word], index: int) -> tuple[int, str]:
    """Read العام, الجامعي behind the name of a hospital."""
    rank = _RANKS.get(words[index].key, "") if index < len(words) and words[index].before == " " else ""
    return index + bool(rank), rank


def _with_rank(pattern: str, rank: str) -> str:
    return pattern.replace("{name} ", f"{{name}} {rank} ") if rank else pattern


def _spelled(word: Word) -> str:
    if not word.key.isalpha() or word.key.isascii():
        return word.text
    return _VOICES.get(word.key) or by_sound(word.text, foreign=looks_foreign(word.key))


def _quoted(words: Sequence[Word], index: int) -> int | None:
    """Return the index behind a short name in quotation marks; a phrase of common words would need translation."""
    if not _QUOTED.search(words[index].before.rstrip(" ")):
        return None
    for stop in range(index + 1, min(index + _MOST_WORDS, len(words) - 1) + 1):
        if _UNQUOTED.match(words[stop].before):
            is_phrase = stop > index + 1 and any(is_common(word.key) for word in words[index:stop])
            return None if is_phrase else stop
        if words[stop].before != " ":
            return None
    return None


def _group(words: Sequence[Word], index: int) -> int | None:
    """Read the name of a party or a group: one definite word, that is no word of newswire and no adjective."""
    word = words[index]
    if word.before != " " or not word.key.startswith("ال") or is_common(word.key) or nationality(word.key):
        return None
    behind = words[index + 1] if index + 1 < len(words) else None
    is_described = behind is not None and behind.before == " " and behind.key.startswith("ال")
    return None if is_described or word.key.endswith(("ي", "يه")) else index + 1


def _outlet(words: Sequence[Word], index: int) -> int | None:
    """Read the name of an outlet: صوت الميناء, مرصد دجلة."""
    behind = index + 1
    if _is_paper(words, index):
        return behind
    if words[index].before != " " or words[index].key not in _VOICES or behind >= len(words):
        return None
    place = next((m for m in match_at(words, behind, known_forms()) if _is_plain_place(m)), None)
    is_definite = words[behind].key.startswith("ال")
    return (place.stop if place else behind + 1) if words[behind].before == " " and (place or is_definite) else None


def _is_paper(words: Sequence[Word], index: int) -> bool:
    """Whether the adjective behind a word shows that it is an outlet's name: صحيفة التيار السودانية."""
    key, behind = words[index].key, words[index + 1] if index + 1 < len(words) else None
    if behind is None or words[index].before != " " or behind.before != " " or not key.startswith("ال"):
        return False
    of_outlet = words[index - 1].key.removeprefix("و").removeprefix("ل") in _PAPERS
    is_masculine = not key.endswith(("ه", "ات", "ي")) and nationality(key) is None  # the adjective is not its own
    return of_outlet and is_masculine and behind.key.endswith("يه") and nationality(behind.key) is not None


def _company(words: Sequence[Word], index: int) -> int | None:
    """Read the name of a company: a word that looks foreign."""
    word = words[index]
    is_word = word.before == " " and word.key.isalpha() and not word.key.isascii() and not word.key.startswith("و")
    is_name = is_word and looks_foreign(word.key)
    is_noun = is_common(word.key) or word.text.endswith(("ة", "ت")) or _ACTION.fullmatch(word.key)
    return index + 1 if is_name and not is_noun else None


def _house(words: Sequence[Word], index: int) -> int | None:
    """Read the name of a hospital or a prison: any definite noun but one that says where it is."""
    key = words[index].key
    is_adjective = key.endswith(("ي", "يه", "ين", "ون")) or key in _RANKS or nationality(key)
    is_name = key.startswith("ال") and key not in _NO_NAMES and key not in TITLES and not is_adjective
    return index + 1 if words[index].before == " " and is_name else None


def _club(words: Sequence[Word], index: int) -> int | None:
    """Read the name of a club: one or two definite words."""
    stop = index
    while stop < min(index + 2, len(words)) and words[stop].before == " " and words[stop].key.startswith("ال"):
        stop += 1
    return stop if stop > index else None


def _nothing(words: Sequence[Word], index: int) -> int | None:
    """Read no name that is not in quotation marks."""
    del words, index
    return None


_PROPER = {"quoted": _nothing, "group": _group, "outlet": _outlet, "company": _company, "house": _house, "club": _club}


def _match(first: int, stop: int, offset: int, name: str, basis: NameBasis) -> Match:
    known = KnownName(kind=EntityKind.ORGANISATION, name=name, short=name, basis=basis)
    return Match(first=first, stop=stop, offset=offset, known=known)
