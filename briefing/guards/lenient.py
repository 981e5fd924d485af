"""Words that hold a number without naming it ("twice", "decade", the Arabic dual): they may answer a figure."""

import re
from decimal import Decimal

from briefing.arabic.number_words import fold

_ENGLISH_WORDS = {
    1: "a an once single sole only another",
    2: "two both twice pair couple double doubled twin dual second secondly either neither duo bilateral ii",
    3: "third triple tripled threefold trio triad thrice trilateral tripartite triplets hat iii",
    4: "quarter quadruple quadrupled fourfold quartet quadrilateral iv",
    5: "fivefold v",
    6: "vi",
    7: "vii",
    8: "viii",
    9: "ix",
    10: "x decade tenfold",
    11: "xi",
    12: "xii dozen",
    13: "xiii",
    14: "xiv fortnight",
    15: "xv",
    16: "xvi",
    100: "century",
}
_ARABIC_WORDS = {
    2: "مرتين ضعف ضعفي ضعفين كلا كلتا كلاهما كليهما زوج زوجان زوجين ثنائي ثنائيه مزدوج مزدوجه",
    3: "ثلاثي ثلاثيه ثلث ثلثي ثلثا",
    4: "رباعي رباعيه ربع ارباع",
    5: "خماسي خماسيه خمس",
    6: "سداسي سداسيه",
    7: "سباعي سباعيه",
    10: "عقد عقدا",
    12: "دزينه ظهرا",
    14: "اسبوعين اسبوعان",
    20: "عقدين عقدان",
    100: "قرن قرنا",
    200: "قرنين",
}
_ENGLISH = {word: Decimal(value) for value, words in _ENGLISH_WORDS.items() for word in words.split()}
_ARABIC = {word: Decimal(value) for value, words in _ARABIC_WORDS.items() for word in words.split()}
_DUAL = re.compile(r"[^\W\d_]{2,}(?:ان|ين|تا|تي|ا)")  # also the plural in ين and a bare ا: a hint, no claim
_WORD = re.compile(r"[^\W\d_]+")


def english_hints(text: str) -> list[Decimal]:
    """Return the numbers that words of an English sentence may stand for."""
    words = {word.lower() for word in _WORD.findall(text)}
    return sorted({_ENGLISH[word] for word in words & _ENGLISH.keys()})


def arabic_hints(text: str) -> list[Decimal]:
    """Return the numbers that words of an Arabic sentence may stand for: 1 always, 2 where a dual may stand."""
    words = {fold(word) for word in _WORD.findall(text)}
    bare = words | {word.removeprefix("و") for word in words} | {word.removeprefix("ال") for word in words}
    hints = {Decimal(1), *(_ARABIC[word] for word in bare & _ARABIC.keys())}
    if any(_DUAL.fullmatch(word) for word in words):
        hints.add(Decimal(2))
    if "ونصف" in words:
        hints.add(Decimal("1.5"))  # ساعة ونصف: an hour and a half
    return sorted(hints)
