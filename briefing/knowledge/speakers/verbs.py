"""Verbs of saying in the forms that Arabic news uses, and the words that open what is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from briefing.arabic.normalise import fold_spelling
from briefing.names.role_tables import word_set

# past and present, third person masculine singular. "that": counts only where what is said follows (أن, a quotation).
# "object": takes a person or a body as its object, which can be taken for the subject.
_VERBS = """
قال يقول|
صرح يصرح|
أكد يؤكد|
أعلن يعلن|
أوضح يوضح|
أضاف يضيف|that
حذر يحذر|object
نفى ينفي|
شدد يشدد|that
أفاد يفيد|
زعم يزعم|
ادعى يدعي|that
طالب يطالب|object
دعا يدعو|object
ناشد يناشد|object
حث يحث|object
اتهم يتهم|object
انتقد ينتقد|object
أدان يدين|object
استنكر يستنكر|
ندد يندد|
شجب يشجب|
رحب يرحب|
توقع يتوقع|
رجح يرجح|
تعهد يتعهد|
هدد يهدد|that
توعد يتوعد|object
أعرب يعرب|
اعترف يعترف|
أقر يقر|that
اعتبر يعتبر|that
كشف يكشف|
لفت يلفت|
نوه ينوه|
نبه ينبه|
أبلغ يبلغ|that object
أخبر يخبر|that object
طمأن يطمئن|object
تحدث يتحدث|
استبعد يستبعد|that
اشتكى يشتكي|
أوصى يوصي|
أشاد يشيد|
أشار يشير|
وصف يصف|object
قدر يقدر|
تساءل يتساءل|
استغرب يستغرب|
جزم يجزم|
أحصى يحصي|
وثق يوثق|
نشر ينشر|that
أصدر يصدر|that
أصر يصر|
برر يبرر|
ناقض يناقض|that
تابع يتابع|that
أردف يردف|that
استطرد يستطرد|that
استدرك يستدرك|that
ذكر يذكر|that
رأى يرى|that
روى يروي|that
حكى يحكي|that
كتب يكتب|that
غرد يغرد|that
رد يرد|that
أورد يورد|
خلص يخلص|that
ختم يختم|that
اختتم يختتم|that
أظهر يظهر|that
خشي يخشى|that
اعتقد يعتقد|that
ظن يظن|that
عبر يعبر|that
عزا يعزو|that
أجاب يجيب|that
علق يعلق|that
عقب يعقب|that
شكا يشكو|that
اقترح يقترح|that
شرح يشرح|that
وعد يعد|that
ذهب يذهب|that
أثبت يثبت|that
لاحظ يلاحظ|that
استنتج يستنتج|that
اكتشف يكتشف|that
أدلى يدلي|that
همس يهمس|that
"""
# Verbs with these prepositions report something although no أن follows.
_PREPOSITIONS = {
    "ذهب": ("الي",),
    "خلص": ("الي",),
    "تحدث": ("عن",),
    "اعرب": ("عن",),
    "عبر": ("عن",),
    "كشف": ("عن", "ان"),
    "حذر": ("من",),
    "دعا": ("الي", "ل"),
    "اشار": ("الي",),
    "لفت": ("الي",),
    "شدد": ("علي",),
    "اصر": ("علي",),
    "شكا": ("من",),
    "اشتكي": ("من",),
    "ندد": ("ب",),
    "رحب": ("ب",),
    "طالب": ("ب",),
    "هدد": ("ب",),
    "تعهد": ("ب",),
    "وعد": ("ب",),
    "اوصي": ("ب",),
    "اشاد": ("ب",),
    "نوه": ("ب",),
    "اعترف": ("ب",),
    "اقر": ("ب",),
    "اكد": ("علي",),
    "علق": ("علي",),
    "نبه": ("الي", "من"),
}
_CONTINUING = word_set("أضاف تابع أردف استطرد استدرك ختم اختتم واصل")
_OPINION = word_set("توقع استبعد رجح رأى اعتقد ظن")
_SUFFIXES = ("ه", "ها", "هم", "هما")
THAT = word_set(
    "أن أنه أنها أنهم أنهما أنهن أنني أننا أني أنا بأن بأنه بأنها بأنهم بأنهما بأننا بأنني وأن وأنه وأنها"
)  # إن is levelled to the same
_PARTICIPLES = """
مشيرا مؤكدا مضيفا موضحا معتبرا لافتا مشددا محذرا مبينا كاشفا متابعا مردفا منوها داعيا مطالبا قائلا واصفا متهما
معلنا مرجحا متوقعا معربا نافيا مذكرا مستدركا مستطردا مبرزا مستبعدا مقدرا ملمحا منتقدا
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbForm:
    """A verb of saying in one of its forms."""

    lemma: str  # past, levelled
    past: bool
    feminine: bool
    plural: bool
    needs_that: bool
    takes_object: bool
    with_pronoun: bool  # carries its object: أكده, أعلنته

    @property
    def prepositions(self) -> tuple[str, ...]:
        """Prepositions that open what is said."""
        return _PREPOSITIONS.get(self.lemma, ())

    @property
    def continues(self) -> bool:
        """Whether the verb itself says that the same speaker goes on."""
        return self.lemma in _CONTINUING

    @property
    def is_opinion(self) -> bool:
        """Whether its denial is a statement as well: لا يتوقع."""
        return self.lemma in _OPINION


@cache
def verb_forms() -> Mapping[str, VerbForm]:
    """Return the forms of all verbs of saying, in levelled spelling."""
    found: dict[str, VerbForm] = {}
    for line in _VERBS.strip().splitlines():
        stems, flag = fold_spelling(line).split("|")
        past, present = stems.split()
        for word, form in (*_past_forms(past, flag), *_present_forms(past, present, flag)):
            found.setdefault(word, form)
    for word in ("يعد", "تعد", "يعدون"):  # also "is considered"
        found.pop(word, None)
    # بين is a preposition, and تبين "it turned out": of this verb only the rest is safe.
    found.update((word, _form("بين", "that", past=True, feminine=word == "بينت")) for word in ("بينت", "يبين"))
    return MappingProxyType(found)


@cache
def participles() -> Mapping[str, bool]:
    """Return the participles by which the same speaker goes on (مضيفا), and whether each is feminine."""
    masculine = fold_spelling(_PARTICIPLES).split()
    forms = {form: False for word in masculine for form in (word, f"{word[:-1]}ين")}
    return MappingProxyType(forms | dict.fromkeys((f"{word[:-1]}ه" for word in masculine), True))


def _form(
    lemma: str, flag: str, *, past: bool, feminine: bool = False, plural: bool = False, pronoun: bool = False
) -> VerbForm:
    return VerbForm(
        lemma=lemma,
        past=past,
        feminine=feminine,
        plural=plural,
        needs_that="that" in flag,
        takes_object="object" in flag,
        with_pronoun=pronoun,
    )


def _past_forms(past: str, flag: str) -> Iterator[tuple[str, VerbForm]]:
    stem = past[:-1] if past.endswith(("ي", "ا")) and past != "خشي" else past
    yield past, _form(past, flag, past=True)
    yield f"{stem}ت", _form(past, flag, past=True, feminine=True)
    yield f"{stem}وا", _form(past, flag, past=True, plural=True)
    yield f"{stem}تا", _form(past, flag, past=True, feminine=True, plural=True)
    for suffix in _SUFFIXES:
        own = f"{stem}ا" if stem != past else stem
        yield own + suffix, _form(past, flag, past=True, pronoun=True)
        yield f"{stem}ت{suffix}", _form(past, flag, past=True, feminine=True, pronoun=True)
        yield f"{stem}و{suffix}", _form(past, flag, past=True, plural=True, pronoun=True)


def _present_forms(past: str, present: str, flag: str) -> Iterator[tuple[str, VerbForm]]:
    rest = present[1:]
    stem = present[:-1] if present.endswith(("ي", "و")) and len(present) > 3 else present  # noqa: PLR2004 - weak endings
    yield f"ي{rest}", _form(past, flag, past=False)
    yield f"ت{rest}", _form(past, flag, past=False, feminine=True)
    yield f"{stem}ون", _form(past, flag, past=False, plural=True)
    for suffix in _SUFFIXES:
        yield f"ي{rest}{suffix}", _form(past, flag, past=False, pronoun=True)
        yield f"ت{rest}{suffix}", _form(past, flag, past=False, feminine=True, pronoun=True)
