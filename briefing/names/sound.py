"""Writes an Arabic word that no list knows in Latin letters, by its sound, as English-language newswire would.

Arabic leaves short vowels out, so the spelling is a likely one, not the usual one. Consonants follow newswire (kh, gh,
sh, th, dh; no sign for ع and ء), long vowels are a, ou and i, and the short vowel put between consonants is a. A
foreign word keeps the vowels it is written with, since Arabic writes those out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefing.arabic.normalise import normalise_text
from briefing.names.known import rows
from briefing.names.words import key_of

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip
_VOWELS = {"ا": "a", "أ": "a", "آ": "a", "ى": "a", "ة": "a", "إ": "i", "ؤ": "ou", "ئ": "i"}
_VOWEL_SOUNDS = frozenset({"a", "i", "o", "ou"})
_OPENING = re.compile(r"[bcfgkpt]h?[lr]|s[hptkmnlw]|dr|..?[yw]")  # pairs that may open a foreign word
_CLOSING = re.compile(r"r[tdskgnmb]|l[tdsmk]|n[tdszkg]|st|sk|ft|[kt]s|mb|nch")  # and close one
_RUSSIAN = re.compile(r"([oi])f(a?)$")  # Arabic has no v: لافروف
_SLAVIC = re.compile(r"(ii)?fich$")  # ميلوييفيتش, رادوفيتش
_SONORANTS = frozenset("rlnmhs")
_LEVELLED = str.maketrans("cqvzxjp", "kkfskgb")
_FOREIGN_VOWELS = 0.3  # share of ا و ي among the letters of a foreign name


@cache
def by_sound(word: str, *, foreign: bool = False) -> str:
    """Return a word in Latin letters with a capital, the article as `al-`."""
    plain = normalise_text(word)
    usual = _usual().get(key_of(plain))
    if usual and not foreign:
        return usual
    if plain.startswith("ال") and len(plain) > len("ال") + 1 and not foreign:
        return "al-" + _capital(_spelled(plain[len("ال") :], foreign=False))
    return _capital(_spelled(plain, foreign=foreign))


@cache
def _usual() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("usual.tsv")}


def looks_foreign(key: str) -> bool:
    """Whether a word has the many written vowels of a foreign name."""
    vowels = sum(letter in "اوي" for letter in key)
    return not key.startswith("ال") and vowels / len(key) >= _FOREIGN_VOWELS


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _spelled(word: str, *, foreign: bool) -> str:
    sounds = list(_sounds(word, foreign=foreign))
    out, run = "", list[str]()
    for sound in [*sounds, ""]:
        if sound in _VOWEL_SOUNDS or not sound:
            out += (_foreign_run if foreign else _native_run)(run, starts=not out, ends=not sound) + sound
            run = []
        else:
            run.append(sound)
    if not foreign:
        return out.replace("aa", "a")
    return _SLAVIC.sub(lambda found: "jevich" if found[1] else "vich", _RUSSIAN.sub(r"\1v\2", out))


def _sounds(word: str, *, foreign: bool) -> Iterator[str]:
    """Map letters to sounds; و and ي are vowels between consonants and consonants beside vowels."""
    for index, letter in enumerate(word):
        before, after = word[index - 1 : index], word[index + 1 : index + 2]
        if foreign and letter + after == "تش":
            yield "ch"
        elif letter in _CONSONANTS and not (foreign and before + letter == "تش"):
            yield "g" if foreign and letter == "غ" else _CONSONANTS[letter]
        elif letter == "و":
            yield _waw(index, before, after, foreign=foreign)
        elif letter == "ي":
            is_vowel = index > 0 and (foreign or after not in set("اوةىآ")) and before not in set("اآ")
            is_last = not after and before == "ا"
            yield from ("i", "y") if after == "ة" else ("i",) if is_vowel or is_last else ("y",)
        elif letter == "ع" and after not in set("اىةآ") and before not in set("اويىآ"):
            yield "a"
        elif letter in _VOWELS and letter + after not in {"إي", "أو" if foreign else "", "او" if foreign else ""}:
            yield _VOWELS[letter]


def _waw(index: int, before: str, after: str, *, foreign: bool) -> str:
    is_vowel = index > 0 and (foreign or after not in set("اةىيآ")) and (before not in set("اآ") or index == 1)
    if foreign and index == 1 and before in {"ا", "أ"}:
        return "o"  # أوليفر
    if foreign and after in {"ا", "آ"} and index > 0:
        return "w"  # سوانسون
    return ("o" if foreign or not after else "ou") if is_vowel else "w"


def _native_run(run: Sequence[str], *, starts: bool, ends: bool) -> str:
    """Part consonants in a row with the vowel a: at either end of a word one may stand alone, inside it two."""
    text, since = "", 1 if starts else 0  # consonants since the last vowel
    for index, sound in enumerate(run):
        left = len(run) - index  # consonants still to come, this one among them
        text += sound
        since += 1
        is_closed = ends and left == 2 and not (starts and sound in _SONORANTS)  # noqa: PLR2004 - a last pair: حمد
        if left > 1 and (since > 1 or is_closed):
            text, since = text + "a", 0
    return text


def _foreign_run(run: Sequence[str], *, starts: bool, ends: bool) -> str:
    """Keep consonants in a row together where European languages speak them so."""
    letters = "".join(run)
    if len(run) < 2 or not (starts or ends):  # noqa: PLR2004 - a pair
        return letters
    if starts:
        is_spoken = len(run) == 2 and _OPENING.match(letters)  # noqa: PLR2004 - a pair
        return letters if is_spoken else run[0] + "a" + "".join(run[1:])
    pair = "".join(run[-2:])
    tail = 2 if _CLOSING.fullmatch(pair) else 1
    head = "".join(run[:-tail])
    return head + ("e" if head else "") + "".join(run[-tail:])


def skeleton(latin: str) -> str:
    """Return the consonants of a name in Latin letters, those that spellings exchange levelled."""
    plain = latin.lower().replace("ph", "f").replace("ch", "k").replace("sh", "s").replace("th", "t").replace("kh", "k")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouyhw]", "", plain).translate(_LEVELLED))
