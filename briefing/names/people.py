"""Recognises people whom no list knows: a given name, or an office, and the words of a name behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.arabic.speech import opens_report
from briefing.dossier import EntityKind, NameBasis
from briefing.names.common import common_words, is_common
from briefing.names.given_names import NamePart, Sort, part_at
from briefing.names.known import KnownName, Match
from briefing.names.role_tables import adjective_in_english, bare, noun_at
from briefing.names.shapes import has_pronoun, is_name_shaped, is_other_word, may_open
from briefing.names.sound import by_sound, looks_foreign, skeleton
from briefing.names.titles import NAMED_AFTER_PEOPLE, TITLES, chain_before, is_spokesman, title_before
from briefing.names.words import Reading, Word, readings

_PRESENT_SPEECH = frozenset(
    ["يقول", "تقول", "يضيف", "تضيف", "يوكد", "توكد", "يوضح", "توضح", "يري", "تري", "يروي", "تروي", "يتذكر", "تتذكر"]
)
_GIVEN = 5  # letters of a surname behind what may be a given name
_LONGEST = 5  # parts of a name
_PREFIXED = ("ب", "ل", "ال", "ت", "ي", "ن")  # of a noun with a preposition, of a verb
_NO_PARTS = frozenset({"فإن", "فإنه", "فإنها", "فقد", "فإنّ"})  # whose levelled spelling may be that of a name: فان
_OPENERS = frozenset({Sort.GIVEN, Sort.WEAK, Sort.FOREIGN})
PARTICLES = {
    "بن": "bin", "ابن": "ibn", "بنت": "bint", "ولد": "Ould", "ال": "al", "ابو": "Abu", "ام": "Um", "اغ": "Ag",
    "دي": "de", "دو": "de", "دا": "da", "دوس": "dos", "دل": "del", "ديل": "del", "فان": "van", "فون": "von",
    "لو": "le", "ماك": "Mac",
}  # fmt: skip
_FOREIGN_ONLY = frozenset({"دي", "دو", "دا", "دوس", "دل", "ديل", "فان", "فون", "لو", "ماك"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One part of a name as it was read."""

    stop: int  # index of the word behind it
    english: str
    known: bool  # whether the list has it
    foreign: bool
    weak: bool
    last: bool  # whether nothing of the name can follow
    whole: bool = False  # whether it names somebody by itself: أم سالم


def person_at(words: Sequence[Word], first: int, *, listed: int = 0) -> Iterator[Match]:
    """Find a person whose name starts at a word: a given name with more behind it, or any name behind an office.

    A list may know a person whose name goes up to the word before `listed`: only known names lengthen it.
    """
    if first and (words[first - 1].key in NAMED_AFTER_PEOPLE or is_spokesman(words, first)):
        return
    titled = title_before(words, first) is not None
    if not titled and may_open(words[first]):
        titled = chain_before(words, first)
    yield from name_at(words, first, titled=titled, listed=listed)


def name_at(words: Sequence[Word], first: int, *, titled: bool = False, listed: int = 0) -> Iterator[Match]:
    """Find the name of a person that starts at a word, whatever stands before it."""
    for reading in readings(words[first].key):
        if reading.offset and not _may_be_prefixed(words[first], reading):
            continue
        opening = _opening(words, first, reading, titled=titled)
        if opening:
            parts = _parts_from(words, opening)
            is_longer = all(part.known for part in parts if part.stop > listed)
            if _is_person(parts, titled=titled, prefixed=bool(reading.offset)) and (is_longer or not listed):
                yield _match(first, reading, parts)
                return


def names_another(words: Sequence[Word], match: Match) -> bool:
    """Whether a known surname alone belongs to somebody else here: رعد الحلبوسي is not Mohammed al-Halbousi.

    The given name may be the same in another spelling: يويري for Yoweri.
    """
    if (
        match.stop < len(words)
        and _is_given_to(words[match.stop])
        and part_at(words, match.first, key=words[match.first].key)
    ):
        return True
    if not match.first or match.offset or words[match.first].before != " ":
        return False
    before = words[match.first - 1]
    if before.key in PARTICLES or before.key in NAMED_AFTER_PEOPLE:
        return True
    is_given = part_at(words, match.first - 1, key=before.key) is not None and not is_other_word(before)
    if before.key in common_words() and before.text != "علي":
        return False
    if not is_given and not _may_be_given(before):
        return False
    given = match.known.name.split()[0]
    return skeleton(by_sound(before.text, foreign=True)) != skeleton(given)


def _may_be_given(word: Word) -> bool:
    """Whether an unknown word before a surname may be a given name, of somebody less known: مارغريت هاريس."""
    key = word.key.removeprefix("و")
    is_role = key in TITLES or noun_at([bare(key)], 0) is not None or bool(adjective_in_english(bare(key)))
    return is_name_shaped(word, foreign=True) and not is_role and not key.startswith(_PREFIXED)


def _is_given_to(word: Word) -> bool:
    """Whether a word may be the surname of what stands before it, which then is a given name: هاريس جورجياديس."""
    return word.before == " " and len(word.key) >= _GIVEN and may_open(word)


def _opening(words: Sequence[Word], first: int, reading: Reading, *, titled: bool) -> _Part | None:
    """Read the first part of a name."""
    known = part_at(words, first, key=reading.key)
    if known and known.sort in _OPENERS and not is_other_word(words[first]):
        is_named = _is_speech(words, first) and not _is_described(words, first + len(known.words))
        is_weak = (known.sort is Sort.WEAK and not is_named) or has_pronoun(words[first])
        return replace(_from_list(known, first), weak=is_weak)
    if _is_servant(words, first, key=reading.key):
        name = _servant(words[first + 1])
        return _Part(stop=first + 2, english=name, known=True, foreign=False, weak=False, last=False)
    if reading.key in {"ابو", "ام"} and first + 1 < len(words) and words[first + 1].before == " ":
        child = part_at(words, first + 1, key=words[first + 1].key)
        if child and child.sort in _OPENERS and not is_other_word(words[first + 1]):
            name = f"{PARTICLES[reading.key]} {child.english}"
            stop = first + 1 + len(child.words)
            is_whole = titled or _is_speech(words, first)
            return _Part(stop=stop, english=name, known=True, foreign=False, weak=False, last=False, whole=is_whole)
    word = words[first]
    if titled and not reading.offset and may_open(word) and not _joins_name(words, first):
        english = by_sound(word.text, foreign=True)
        return _Part(stop=first + 1, english=english, known=False, foreign=True, weak=True, last=False)
    return None


def _is_speech(words: Sequence[Word], first: int) -> bool:
    """Whether a verb of saying stands before a word: قالت أم سالم."""
    if not first or words[first].before != " ":
        return False
    verb = words[first - 1].key
    return opens_report(verb if verb.startswith("و") else "و" + verb) or verb.removeprefix("و") in _PRESENT_SPEECH


def _is_described(words: Sequence[Word], index: int) -> bool:
    """Whether a definite noun stands at a word that no family is called by: نجم التنس."""
    key = words[index].key if index < len(words) else ""
    return key.startswith("ال") and not key.endswith("ي") and part_at(words, index, key=key) is None


def _is_servant(words: Sequence[Word], first: int, *, key: str) -> bool:
    """Whether عبد and one of the names of God, none of which the list has, stand here."""
    return (
        key == "عبد" and first + 1 < len(words) and words[first + 1].before == " " and words[first + 1].key[:2] == "ال"
    )


def _servant(word: Word) -> str:
    return f"Abdel {by_sound(word.text.removeprefix('ال'))}"


def _joins_name(words: Sequence[Word], first: int) -> bool:
    """Whether a word is و with a given name: وميخائيل."""
    word = words[first]
    return any(
        part_at(words, first, key=reading.key) for reading in readings(word.key)[1:] if _may_be_prefixed(word, reading)
    )


def _may_be_prefixed(word: Word, reading: Reading) -> bool:
    """Whether what stands before a given name in its word can be و, ل or ب: short words are more often one word."""
    return (
        reading.offset == 1
        and word.key[0] in {"و", "ل", "ب"}
        and len(reading.key) > 3  # noqa: PLR2004 - وعلي is more often "and on"
        and word.key not in common_words()
    )


def _from_list(part: NamePart, first: int) -> _Part:
    return _Part(
        stop=first + len(part.words),
        english=part.english,
        known=True,
        foreign=part.sort is Sort.FOREIGN,
        weak=part.sort is Sort.WEAK,
        last=part.sort is Sort.SURNAME,
    )


def _parts_from(words: Sequence[Word], opening: _Part) -> list[_Part]:
    """Read the parts of a name behind its first."""
    parts = [opening]
    while len(parts) < _LONGEST and not parts[-1].last:
        part = _next_part(words, parts[-1].stop, parts)
        if part is None:
            break
        parts.append(part)
    return parts


def _next_part(words: Sequence[Word], index: int, before: Sequence[_Part]) -> _Part | None:
    """Read the part of a name that starts at a word, if one does."""
    if index >= len(words) or words[index].before not in {" ", "-", " - ", "–"}:
        return None
    word, foreign = words[index], before[0].foreign
    if word.text in _NO_PARTS:
        return None
    if word.key in PARTICLES and (foreign or word.key not in _FOREIGN_ONLY):
        return _behind_particle(words, index, before)
    return _listed_part(words, index, foreign=foreign) or _unlisted_part(word, index, before)


def _listed_part(words: Sequence[Word], index: int, *, foreign: bool) -> _Part | None:
    """Read a part that the list has, or that is made of one that it has."""
    word = words[index]
    known = part_at(words, index, key=word.key)
    if known and not is_other_word(word) and (known.sort is not Sort.SPELLED or word.key not in common_words()):
        return _from_list(known, index)
    if _is_servant(words, index, key=word.key):
        name = _servant(words[index + 1])
        return _Part(stop=index + 2, english=name, known=True, foreign=False, weak=False, last=False)
    return None if foreign else _family(words, index)


def _unlisted_part(word: Word, index: int, before: Sequence[_Part]) -> _Part | None:
    """Read a part by its shape."""
    foreign = before[0].foreign
    has_unknown = any(not part.known for part in before)
    is_surname = foreign and len(before) == 1  # behind an unknown given name
    is_plausible = before[0].known or looks_foreign(word.key)  # two unknown words are a name if both look foreign
    if (has_unknown and not is_surname) or not is_plausible or not is_name_shaped(word, foreign=foreign):
        return None
    english = by_sound(word.text, foreign=foreign)
    is_last = word.key.startswith("ال") or foreign
    return _Part(stop=index + 1, english=english, known=False, foreign=foreign, weak=False, last=is_last)


def _family(words: Sequence[Word], index: int) -> _Part | None:
    """Read a surname made of a given name with the article, العلي, or of a word with God, جاب الله."""
    key = words[index].key
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind and behind.key == "الله" and behind.before == " " and not is_common(key):
        english = f"{by_sound(words[index].text)}allah"
        return _Part(stop=index + 2, english=english, known=True, foreign=False, weak=False, last=True)
    given = part_at(words, index, key=key.removeprefix("ال")) if key.startswith("ال") else None
    if given and len(given.words) == 1 and given.sort in {Sort.GIVEN, Sort.WEAK}:
        english = f"al-{given.english}"
        return _Part(stop=index + 1, english=english, known=True, foreign=False, weak=True, last=True)
    return None


def _behind_particle(words: Sequence[Word], index: int, before: Sequence[_Part]) -> _Part | None:
    """Read بن سلمان, دو سوزا: a particle and the part behind it."""
    behind = index + 1
    if behind >= len(words) or words[behind].before not in {" ", "-"}:
        return None
    word, foreign = words[behind], before[0].foreign
    known = part_at(words, behind, key=word.key)
    if not known and not is_name_shaped(word, foreign=foreign):
        return None
    stop = behind + len(known.words) if known else behind + 1
    english = known.english if known else by_sound(word.text, foreign=foreign)
    name = f"{PARTICLES[words[index].key]} {english}"
    return _Part(stop=stop, english=name, known=bool(known), foreign=foreign, weak=False, last=False)


def _is_person(parts: Sequence[_Part], *, titled: bool, prefixed: bool) -> bool:
    if len(parts) < 2:  # noqa: PLR2004 - a given name and another word
        return parts[0].whole
    if prefixed and not parts[1].known and not parts[1].last:
        return False
    if titled:
        return True
    return parts[0].known and (not parts[0].weak or any(part.known and not part.weak for part in parts[1:]))


def _match(first: int, reading: Reading, parts: Sequence[_Part]) -> Match:
    name = " ".join(part.english for part in parts)
    known = KnownName(kind=EntityKind.PERSON, name=name, short=name, basis=NameBasis.TRANSLITERATED)
    return Match(first=first, stop=parts[-1].stop, offset=reading.offset, known=known)
