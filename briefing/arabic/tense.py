"""Tells from the words around a date whether the sentence speaks of what is to come."""

import re
from enum import StrEnum

from briefing.arabic.normalise import fold_spelling
from briefing.arabic.speech import is_verb_in_past
from briefing.arabic.time_words import listed

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"[.؟!؛]")
_AHEAD = listed("""
سوف لن المقرر المقرره مقررا مقرره المزمع المتوقع المتوقعه المرتقب المرتقبه المنتظر المنتظره يعتزم تعتزم
يعتزمون ينوي تنوي ابتداء اعتبارا المقبل المقبله القادم القادمه يستعد تستعد يستعدون استعدادا تمهيدا موعد موعدا
موعده موعدها موعدهم مرتقب مرتقبه
""")
_SINCE = listed("منذ مذ")
# What is owed for a month: strikers will not return before the wages of January are paid.
_OWED = listed("اجور الاجور اجره رواتب الرواتب راتب مرتبات مرتب معاشات معاش مستحقات الاجر اجر")
# Verbs of the past that put what is said behind them into the future: he promised, they called for.
_PROMISES = listed("توقع توقعت يتوقع تتوقع يتوقعون تعهد تعهدت يتعهد تتعهد هدد هددت دعا دعت وعد وعدت رجح رجحت")
# In the present, of what is fixed for a day: the talks begin on Monday.
_SCHEDULED = listed("""
يبدا تبدا ينطلق تنطلق يعقد تعقد ينعقد تنعقد يقام تقام يجري تجري يصوت يلتقي تلتقي يستضيف تستضيف يتوجه تتوجه
ينتهي تنتهي يختتم تختتم يفتتح تفتتح يستانف تستانف يدخل يحتفل تحتفل يواجه تواجه يخوض تخوض
""")
# Words with س that are no future: car, politics, Sinai, sixty.
_NO_FUTURE = re.compile(
    r"^(?:سيار|سياس|سياد|سياق|سياح|سياج|سيده|سيدات|سيدتي|سيدي|سيتي|سيطر|سيناء|سينا$|سينما|سيناري|سينيغال|سينغال|سيول|سيف"
    r"|سيره|سيرت|سيرا|سيما|سيبيري|سيي|سيجار|سيلان|سيسي|سيمون|سيباستيان|سيرغ|سيرج|سيدني|ستين|ستون|سته|ستار|ستاد|ستوكهولم"
    r"|ستات|ستيف|ستاند|سترات|ستراس|سنوات|سنوي|سنغاف|سنت|سنجار|سنار|سند|سنا|سني|سنه|سنين|سنده|سنابل)"
)
# The shapes of verbs in the present: يكتب, يجتمع, يتعاون, يستقبل; names such as Sturridge have others.
_FUTURE_VERB = re.compile(
    r"^[وف]?س[يتن](?:\w{2,3}|[تن]\w{3}|\w[تاطدي]\w{2}|ست\w{3}|ت\wا\w{2})(?:ون|ين|ان|وا|ه|ها|هم|هما|نا|ني)?$"
)
# Past verbs by their shape: اقتحم, انطلق, استعاد; their nouns have an alef before the last letter or more letters.
_PAST_SHAPE = re.compile(
    r"^[وف]?(?:ا[^\W\d_اتن]ت[^\W\d_ا][^\W\d_اه]|ان[^\W\d_ا]{2}[^\W\d_اه]|است[^\W\d_ا][^\W\d_]{2})"
    r"(?:ت|وا|نا)?(?:ه|ها|هم)?$"
)
_PRESENT = re.compile(r"^[وف]?(?:ي(?!وم)\w{3,}|[تن]\w{3}ها?)$")  # يعرف, نعرفها
_BEFORE, _BEHIND = 14, 5  # words on either side of a date that its verb is looked for in
_REACH = 400  # characters that hold them: a sentence may be of any length


class Tense(StrEnum):
    """What the words around a date speak of."""

    PAST = "past"
    FUTURE = "future"
    OWED = "owed"  # of the month that pay is for: past or to come, the nearest
    UNKNOWN = "unknown"  # no verb near it that the rules know


def tense_around(text: str, start: int, end: int) -> Tense:
    """Tell the tense in which the date at `text[start:end]`, folded, stands.

    The nearest verb or word of the future before the date decides; where there is none, the nearest behind it.
    """
    before = _words(_CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1])[::-1][:_BEFORE]
    if before and (known := _by_its_noun(before[0])):
        return known
    for index, word in enumerate(before):
        if is_ahead(word) or _promises(before, index) or _may_be(before, index):
            return Tense.FUTURE
        if _is_past(word) and not _belongs_to_plan(before, index):
            return Tense.PAST
    for word in _words(_CLAUSE_END.split(text[end : end + _REACH])[0])[:_BEHIND]:
        if _is_past(word):
            return Tense.PAST
        if is_ahead(word):
            return Tense.FUTURE
    return Tense.UNKNOWN


def _by_its_noun(word: str) -> Tense | None:
    """Return the tense that the word right before a date decides, whatever the verb: since, the wages of."""
    if _without_and(word, _SINCE) in _SINCE:
        return Tense.PAST
    return Tense.OWED if word.removeprefix("ب").removeprefix("ل") in _OWED else None


def happens(text: str) -> bool:
    """Say whether the last verb of a folded text tells what happened or will happen, not what is so."""
    for word in _words(text[-_REACH:])[::-1][:_BEFORE]:
        if is_ahead(word) or _is_past(word):
            return True
        if _PRESENT.match(word):
            return False
    return False


def has_past_verb(text: str) -> bool:
    """Say whether a folded text has a verb in the past."""
    return any(_is_past(word) for word in _words(text))


def is_ahead(word: str) -> bool:
    """Say whether a folded word tells of the future: سيعود, سوف, المقرر."""
    bare = _without_and(word, _AHEAD | _SCHEDULED)
    return bare in _AHEAD or bare in _SCHEDULED or is_future_verb(word)


def _without_and(word: str, known: frozenset[str]) -> str:
    """Return a word without و or ف, if it is one of the known without it."""
    return word[1:] if word[:1] in {"و", "ف"} and word[1:] in known else word


def is_future_verb(word: str) -> bool:
    """Say whether a folded word is a verb with the س of the future."""
    bare = word[1:] if re.match(r"[وف]س", word) else word
    return bool(_FUTURE_VERB.match(word)) and not _NO_FUTURE.match(bare)


def _is_past(word: str) -> bool:
    bare = word[1:] if word[:1] in {"و", "ف"} and len(word) > 3 else word  # noqa: PLR2004 - و before three letters
    return is_verb_in_past(word) or is_verb_in_past(bare) or _PAST_SHAPE.match(word) is not None


def _belongs_to_plan(words: list[str], index: int) -> bool:
    """Say whether the words before (nearest first) put a verb behind a plan: it was planned that they meet."""
    return any(word in {"المقرر", "المتوقع", "المنتظر", "المزمع"} for word in words[index : index + 2])


def _promises(words: list[str], index: int) -> bool:
    """Say whether a date is that of what is promised, not of the promise: they called for a strike on Friday."""
    verb = _without_and(words[index], _PROMISES)
    if verb not in _PROMISES or index == 0:
        return False
    return verb not in {"دعا", "دعت"} or "الي" in words[:index]


def _may_be(words: list[str], index: int) -> bool:
    """Say whether a verb in the present stands behind "may" (قد, words nearest first)."""
    return re.match(r"[يتن]\w{3}", words[index]) is not None and words[index + 1 : index + 2] in (["قد"], ["وقد"])


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_spelling(text))
