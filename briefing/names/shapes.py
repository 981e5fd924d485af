"""The shape of words in people's names: which unknown word may be part of one, and which known one is another word."""

import re

from briefing.dossier import EntityKind
from briefing.names.common import is_common
from briefing.names.known import known_forms
from briefing.names.nationalities import nationality
from briefing.names.sound import looks_foreign
from briefing.names.words import Word, readings

_PHRASE = re.compile(r"و|ب[متاع]...|ل[متا]..")  # و, ب or ل with a noun: بمشاركة, لإعلان
_ACTION = re.compile(r"ا..ا.|ا....ا.")  # إغلاق, استخدام
_SHORTEST = 3  # letters of an unknown part
_WITH_SHORT_A = frozenset({"مني", "ندي", "ليلي", "هدي", "نهي", "يسري", "يحيي", "جني"})  # منى, ندى, ليلى
_SHORT_SURNAME = 6  # letters of one with the article that may end in ا
_ENDINGS = ("نا", "ها", "هم", "تم", "وا", "يين", "يون")  # of verbs and of words with a pronoun
_SHORT = 4  # letters of a name that may end in ه by itself: عبده


def is_name_shaped(word: Word, *, foreign: bool) -> bool:
    """Whether an unknown word may be part of a name: no word of the language, no adjective of a country."""
    key = word.key
    endings = _ENDINGS[1:] if foreign else _ENDINGS
    is_word = len(key) >= _SHORTEST and key.isalpha() and not key.isascii() and not key.endswith(endings)
    if not is_word or is_common(key) or (nationality(key) and not key.startswith("ال")) or _names_place(key):
        return False
    if foreign:
        return not word.text.endswith("ة") and not key.startswith("ال")
    if key.startswith("ال") and key.endswith("ا"):
        return len(key) <= _SHORT_SURNAME  # السقا, الملا
    return not key.endswith(("ا", "ه") if word.text[-1] != "ة" else "ا") and not _PHRASE.match(key)


def may_open(word: Word) -> bool:
    """Whether an unknown word behind an office may be a foreign name, and is no noun of action."""
    key = word.key
    is_action = _ACTION.fullmatch(key) or key[0] in {"ت", "ب", "ل", "و"}
    return is_name_shaped(word, foreign=True) and not is_action and looks_foreign(key)


def _names_place(key: str) -> bool:
    """Whether a word, with or without a prefix, is a place of the lists."""
    return any(
        len(form) == 1 and known.kind is EntityKind.PLACE and not known.needs
        for reading in readings(key)
        for form, known in known_forms().get(reading.key, ())
    )


def is_other_word(word: Word) -> bool:
    """Tell على from the name علي and مني from the name منى, whose levelled spelling is the same."""
    if word.key == "علي":
        return word.text.endswith("ى")
    return word.key in _WITH_SHORT_A and word.text.endswith("ي")


def has_pronoun(word: Word) -> bool:
    """Whether the last letter may be "his": ناديه is "his club", where نادية is a name."""
    return word.text.endswith("ه") and len(word.text) > _SHORT
