"""Reads who stands behind "according to": بحسب الوزارة, وفق ما أعلنته السلطات, على حد قول, كما تصفه الباحثة."""

import re

from briefing.dossier import EntityKind
from briefing.knowledge.speakers.cues import REACH, Cue, FoundStatement, agree, skip_times, that_follows, verb_at
from briefing.knowledge.speakers.phrase import SpeakerPhrase
from briefing.knowledge.speakers.phrases import read_speaker
from briefing.knowledge.speakers.subjects import subject_behind
from briefing.knowledge.speakers.text import SpeechText
from briefing.knowledge.speakers.verbs import THAT, VerbForm
from briefing.knowledge.speakers.words import DEMONSTRATIVES, MANNERS
from briefing.names.role_tables import NounKind, word_set

_ACCORDING = word_set("حسب بحسب وفق وبحسب ووفق وحسب")
_ACCORDING_TO = word_set("وفقا طبقا ووفقا وطبقا استنادا واستنادا تبعا")
_AS = word_set("كما وكما حسبما وفقما مثلما")
_WORDS = "قول أقوال تعبير وصف زعم تصريح تصريحات إفادة إفادات رواية شهادة شهادات تقدير رأي كلام لسان"
_WORDS_OF = word_set(_WORDS + " بيان تقديرات ما")
_WORDS_OF_WITH_FOR = frozenset(f"ل{word}" for word in word_set(_WORDS))
_HIS_WORDS = re.compile(r"^(?:قول|تعبير|وصف|زعم|تقدير|راي|كلام|تصريح|تصريحات|روايت|افادت|اعتقاد)(?:ه|ها|هم|هما)$")
_HIS_SAYING = word_set("قوله قولها قولهم قولهما تأكيده تأكيدها تأكيدهم")
_STANDS = word_set("جاء ورد وجاء وورد")
_QUOTES = word_set("نقل نقلت ينقل تنقل نقلوا")
_ANNOUNCED = 5  # words from "according to" to the verb that says who announced it
_OWN = re.compile(r"(?:ه|ها|هم|هما)$")


def source_at(sentence: SpeechText, index: int) -> FoundStatement | None:
    """Read the "according to" that begins on a word."""
    key = sentence.key(index)
    if key in _STANDS or (key == "كما" and sentence.key(index + 1) in _STANDS):
        return _stands_in(sentence, index)
    if key in _AS and index and sentence.breaks(index):
        return _as_said(sentence, index)
    at, prefix = _named_at(sentence, index)
    return _source(sentence, index, at, prefix=prefix) if at else None


def _named_at(sentence: SpeechText, index: int) -> tuple[int, int]:
    """Return the word behind an "according to" and the letters of it that belong to that; 0, 0 for none."""
    key, after = sentence.key(index), sentence.key(index + 1)
    if key in _ACCORDING:
        return index + 1, 0
    if key in _ACCORDING_TO:
        return (index + 2, 0) if after == "الي" else (index + 1, int(after.startswith("ل")))
    passed_on = key in {"نقلا", "ونقلا"} and after == "عن"
    return (index + 2, 0) if passed_on or (key == "علي" and after in {"حد", "لسان"}) else (0, 0)


def clause_at(sentence: SpeechText, index: int, form: VerbForm) -> FoundStatement | None:
    """Read a verb that carries its object: ما أكده قائد ... من أن, كما تصفه الباحثة."""
    before = sentence.key(index - 1)
    if before not in _AS and before not in {"ما", "وما"}:
        return None
    if before not in _AS and form.lemma == "وصف":
        return None  # ما تصفه واشنطن بأنه names a thing in somebody's words
    phrase = subject_behind(sentence, skip_times(sentence, index + 1), form)
    if phrase is None or not phrase.is_known:
        return None
    if before not in _AS and not that_follows(sentence, phrase.stop, reach=REACH // 2):
        return None  # ضعف ما ذكره الخبراء compares, and attributes nothing
    return according(index - 1, phrase, verb=form)


def passed_on_at(sentence: SpeechText, index: int, *, leading: bool) -> FoundStatement | None:
    """Read نقلت الوكالة عن مسؤول قوله: it is the official who speaks."""
    key = sentence.key(index)
    if key not in _QUOTES and (key[:1] not in {"و", "ف"} or key[1:] not in _QUOTES):
        return None
    about = next((more for more in range(index + 1, index + 10) if sentence.key(more) == "عن"), None)
    phrase = read_speaker(sentence, about + 1) if about is not None else None
    if phrase is None or not phrase.is_known:
        return None
    near = {sentence.key(more) for more in range(phrase.stop, phrase.stop + REACH // 2)}
    if not near & (_HIS_SAYING | THAT):
        return None
    return FoundStatement(
        cue=Cue.VERB, at=index, behind=phrase.stop, phrase=phrase, leading=leading, feminine="قولها" in near
    )


def _source(sentence: SpeechText, index: int, at: int, *, prefix: int) -> FoundStatement | None:
    """Read who is named behind an "according to" at `index`; the name begins on the word `at`."""
    key = sentence.key(at)
    if _HIS_WORDS.match(key):
        return _his_words(index, at, key)
    found = verb_at(sentence, at + 1) if key in {"ما", "لما"} else None
    if found is not None:
        at, prefix = at + 2, 0
    elif (key in _WORDS_OF and not prefix) or key in _WORDS_OF_WITH_FOR:
        at, prefix = at + 1, 0
    phrase = read_speaker(sentence, at, prefix=prefix)
    if phrase is not None and phrase.may_be_surname and sentence.breaks(phrase.stop):
        return according(index, phrase, verb=None)
    if phrase is None or not phrase.is_known or _is_mere_place(phrase):
        return _announced(sentence, index, at)
    if phrase.name is None and phrase.noun is not None and phrase.noun.kind is NounKind.DOCUMENT:
        by = _announced(sentence, index, phrase.stop)  # وفق النتائج التي أعلنتها الهيئة
        if by is not None or phrase.noun.lemma in MANNERS:
            return by
    if found is None and phrase.name is None and not phrase.one_of and _has_own(sentence, at):
        return None  # حسب مصدرها sorts, and attributes nothing
    return according(index, phrase, verb=found[0] if found else None)


def _announced(sentence: SpeechText, index: int, at: int) -> FoundStatement | None:
    """Read وفق آخر حصيلة أعلنتها السلطات: who announced what is not a speaker itself."""
    for more in range(at, at + _ANNOUNCED):
        found = verb_at(sentence, more)
        if found is not None and found[0].with_pronoun:
            phrase = subject_behind(sentence, more + 1, found[0])
            return according(index, phrase, verb=found[0]) if phrase is not None and phrase.is_known else None
    return None


def _has_own(sentence: SpeechText, at: int) -> bool:
    """Whether the word that heads a phrase carries a pronoun: مصدرها, رئيسه."""
    at += int(sentence.key(at) in DEMONSTRATIVES)
    return _OWN.search(sentence.words[at].text) is not None


def _his_words(index: int, at: int, key: str) -> FoundStatement:
    """Read حسب قوله, على حد تعبيرها."""
    return FoundStatement(
        cue=Cue.PRONOUN,
        at=index,
        behind=at + 1,
        phrase=None,
        leading=True,
        opens=True,
        feminine=key.endswith("ها"),
        plural=key.endswith("هم"),
    )


def _as_said(sentence: SpeechText, index: int) -> FoundStatement | None:
    """Read ، كما تقول خبيرة فنلندية, which says nothing more."""
    found = verb_at(sentence, index + 1)
    if found is None or found[0].with_pronoun:
        return None
    phrase = read_speaker(sentence, skip_times(sentence, index + 2))
    if phrase is None or not phrase.is_known or not sentence.breaks(phrase.stop) or not agree(phrase, found[0]):
        return None
    return according(index, phrase, verb=found[0])


def _stands_in(sentence: SpeechText, index: int) -> FoundStatement | None:
    """Read جاء في تقرير, كما ورد في بيان البنك."""
    at = index + 1 if sentence.key(index) == "كما" else index
    if sentence.key(at + 1) != "في":
        return None
    phrase = read_speaker(sentence, at + 2)
    if phrase is None or phrase.noun is None or phrase.noun.kind is not NounKind.DOCUMENT:
        return None
    return according(index, phrase, verb=None)


def according(index: int, phrase: SpeakerPhrase, *, verb: VerbForm | None) -> FoundStatement:
    """Return the statement of a whole clause that stands with its source: "according to", or a closing verb."""
    return FoundStatement(
        cue=Cue.ACCORDING,
        at=index,
        behind=phrase.stop,
        phrase=phrase,
        verb=verb,
        leading=True,
        feminine=verb.feminine if verb is not None else bool(phrase.feminine),
    )


def _is_mere_place(phrase: SpeakerPhrase) -> bool:
    """Whether a phrase names a place and nobody in it: حسب المدينة."""
    return phrase.noun is None and phrase.name is not None and phrase.name.kind is EntityKind.PLACE
