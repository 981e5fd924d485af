"""Tells words of newswire from words of names: what stands behind a given name is not always a surname."""

from functools import cache, lru_cache

from briefing.arabic.speech import is_verb_in_past
from briefing.names.words import key_of
from briefing.tables import lines_of

_SUFFIXES = ("ه", "ها", "هم", "هما", "نا", "يه", "ات", "ين", "ون", "ان", "تين", "تان", "ا")
_PRESENT = frozenset(
    key_of(
        "قول ضيف ؤكد وضح شير رى عتقد تابع ذكر شدد عمل كون بلغ صل عيش واجه ريد سعى طالب دعو عتبر عد ظهر بدو "
        "بدأ قود رأس ترأس تولى شغل شارك حضر زور لتقي لتقى جتمع ستقبل ناقش بحث رفض قبل وافق قترح طرح قدم منح "
        "حصل تلقى خسر فوز حتل سيطر هاجم قصف ستهدف قتل صيب عتقل حتجز حاكم حكم قضي نفي نفى تهم نتقد دين رحب "
        "حذر هدد توعد تعهد عد نوي خطط حاول ستطيع مكن جب نبغي عني شكل مثل ضم شمل تضمن شهد عرف علم فهم ظن خشى "
        "خاف أمل توقع رجح ستعد ستمر واصل زال بقى ظل صبح عود غادر دخل خرج هرب سافر نتقل ذهب جيء أتي أتى حمل "
        "رفع خفض زيد قل كتب قرأ نشر بث ذيع صف صور سمع رد سأل جيب طلب ناشد حث حرض دعم ساند ؤيد عارض ناهض حارب "
        "قاتل دافع حمي حمى نقذ ساعد سمح منع حظر لغي فرض طبق نفذ جري جرى تم قوم قيم بني بنى فتح غلق بيع شتري "
        "نفق دفع ملك متلك حتاج تطلب ستخدم ستغل ستند عتمد تعلق رتبط تحدث تكلم خطب لقي علن صدر وقع قرر ختار "
        "نتخب عين قيل ستقيل تقاعد ولد موت توفى درس علم عمل لعب سجل حرز درب دير شرف راقب تابع نتظر بقي تجه "
        "توجه تقدم نضم نسحب نتشر نتهي نطلق نعقد تزوج كشف فيد روي زعم دعي لفت نقل قع تقاسم بعد قطن سكن ضاعف "
        "غير تغير صير"
    ).split()
)
_ATTACHED = ("وال", "بال", "فال", "كال", "لل", "ولل", "وبال", "فلل")


@cache
def common_words() -> frozenset[str]:
    """Return the words of the list, spelling levelled."""
    return frozenset(word for line in lines_of("briefing.names", "common.txt") for word in key_of(line).split())


@lru_cache(maxsize=16384)
def is_common(key: str) -> bool:
    """Whether a word, spelling levelled, is a verb or a word of the list in some form, prefixes and article aside."""
    has_article = any(key.startswith(prefix) and len(key) > len(prefix) + 1 for prefix in _ATTACHED)
    return has_article or any(_is_listed(rest) for rest in _without_prefixes(key))


def is_present_verb(key: str) -> bool:
    """Whether a word is a verb in the present tense, third person."""
    body = key.removeprefix("س") if key.startswith(("سي", "ست")) else key
    if body[:1] not in {"ي", "ت"}:
        return False
    return any(
        _stem(body[1:], ending) in _PRESENT for ending in ("", "ون", "ان", "ه", "ها", "هم") if body.endswith(ending)
    )


def _stem(word: str, ending: str) -> str:
    return word[: len(word) - len(ending)]


def _without_prefixes(key: str) -> list[str]:
    rests = [key]
    if key[:1] in {"و", "ف", "ب", "ل", "ك"} and len(key) > 3:  # noqa: PLR2004 - ولد, بحر: too short to be cut
        rests.append(key[1:])
    return [form for rest in rests for form in (rest, rest.removeprefix("ال"))]


def _is_listed(word: str) -> bool:
    words = common_words()
    if word in words or is_verb_in_past(word) or is_present_verb(word):
        return True
    return any(
        (stem := _stem(word, suffix)) in words or stem + "ه" in words
        for suffix in _SUFFIXES
        if word.endswith(suffix) and len(word) - len(suffix) > 2  # noqa: PLR2004 - shorter stems are anything
    )
