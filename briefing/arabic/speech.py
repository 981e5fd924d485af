"""Words by which Arabic newswire opens a sentence or a clause: verbs of saying and reporting, conjunctions."""

import re

from briefing.arabic.normalise import fold_spelling, normalise_text

# Past tense, third person masculine; `_inflects` allows for the other endings.
_REPORTING = """
قال أضاف أكد أوضح أشار ذكر كشف لفت تابع أعلن شدد نقل صرح أفاد اعتبر رأى حذر دعا طالب نفى وصف أعرب أظهر أردف
استطرد استدرك زعم ادعى نوه نبه أبلغ أبرز أقر اعترف اتهم انتقد أدان استنكر رحب توقع رجح تعهد وعد هدد ناشد حث
أمر قرر وافق رفض بحث ناقش زار التقى اجتمع استقبل وقع أطلق أصدر نشر بث عقد شارك واصل بدأ أنهى تمكن نجح فشل
استهدف قتل أصيب جرح لقي توفي اعتقل أوقف ضبط احتجز خطف اختطف أسفر أدى تسبب اندلع انفجر وقعت شن هاجم قصف سيطر
استعاد حرر دخل غادر وصل عاد تعرض شهد سجل بلغ ارتفع انخفض تراجع زاد تضاعف تجاوز فاز خسر حقق حصل تلقى منح قدم
طرح اقترح أقال عين انتخب استقال تولى ترأس ألقى حضر أثار أسهم ساهم استمر بقي ظل أصبح بات كان تم جرى سقط غرق
انهار دمر أحرق نزح فر لجأ هرب أجبر منع سمح حظر ألغى أجل علق فرض رفع خفض خصص أنفق استثمر باع اشترى أنتج صدر
استورد افتتح دشن أغلق أعاد استأنف قضى حكم برأ أحال استجوب نظم تظاهر احتج تجمع خرج اعتصم أضرب طرد رحل سلم تسلم
استلم أرسل بعث كتب قرأ سمع شاهد علم عرف فهم ظن يوجد ليس اتجه سعى حاول أراد قام وجه تبنى احتل نفذ ولد عاش مات
تزوج درس عمل ظهر بدا تبين تحول انضم انسحب تقدم اقترب ابتعد اتفق اختلف حذف أكمل سبق رد تلا أجرى
"""
_SAYING = """
قال أضاف أكد أوضح أشار ذكر كشف لفت تابع أعلن شدد نقل صرح أفاد اعتبر رأى حذر دعا طالب نفى وصف أعرب أظهر أردف
استطرد زعم ادعى نوه نبه أبلغ أقر اعترف اتهم انتقد أدان توقع رجح تعهد هدد ناشد حث قرر وافق رفض كان
"""
_PRESENT_SAYING = """
يقول تقول يضيف تضيف يؤكد تؤكد يوضح يشير تشير يرى ترى يعتقد يتابع يذكر يشدد
"""
# Words that open a clause which can stand alone, as they stand behind a comma.
_OPENERS = """
كما لكن ولكن لكنه لكنها ولكنه ولكنها فيما بينما وبينما وفيما حيث إلا غير بيد وذلك إذ ثم بل أما وأما وقد فقد
مشيرا مشيرة مؤكدا مؤكدة مضيفا مضيفة موضحا موضحة معتبرا معتبرة لافتا لافتة مشددا مشددة وأن وأنه وأنها وإن
"""
_RELATIVES = """
الذي التي الذين اللذين اللتين اللاتي اللواتي والذي والتي والذين مما ممن
"""
_ENDINGS = ("", "ت", "وا", "ا", "تا", "ن")
_WORD = re.compile(r"[^\W_]+")


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_spelling(words).split())


_PAST = _folded(_REPORTING)
_PAST_SAYING = _folded(_SAYING)
_PRESENT = _folded(_PRESENT_SAYING)
_CLAUSE_OPENERS = _folded(_OPENERS)
_RELATIVE_PRONOUNS = _folded(_RELATIVES)


def plain(word: str) -> str:
    """Return a word's letters alone, normalised and with levelled spelling."""
    found = _WORD.search(fold_spelling(normalise_text(word)))
    return found.group() if found else ""


def is_verb_in_past(word: str) -> bool:
    """Whether a plain word is a past-tense verb that newswire opens sentences with."""
    return _inflects(word, _PAST)


def opens_report(word: str) -> bool:
    """Whether a plain word is `و` with a verb of saying: وقال, وأكدت, ويقول."""
    return word.startswith(("و", "ف")) and (_inflects(word[1:], _PAST_SAYING) or word[1:] in _PRESENT)


def opens_clause(word: str) -> bool:
    """Whether a plain word opens a clause that can stand alone."""
    return word in _CLAUSE_OPENERS or opens_report(word) or (word.startswith("و") and is_verb_in_past(word[1:]))


def opens_relative(word: str) -> bool:
    """Whether a plain word is a relative pronoun."""
    return word in _RELATIVE_PRONOUNS


def _inflects(word: str, verbs: frozenset[str]) -> bool:
    stems = (word[: len(word) - len(ending)] for ending in _ENDINGS if word.endswith(ending))
    return any(stem in verbs or (stem + "ي") in verbs or (stem + "ا") in verbs for stem in stems if len(stem) > 1)
