"""What shows that somebody says something: a verb of saying, what follows it, what may stand between."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.knowledge.speakers.phrase import SpeakerPhrase
from briefing.knowledge.speakers.text import SHORTEST_QUOTATION, SpeechText
from briefing.knowledge.speakers.verbs import THAT, VerbForm, verb_forms
from briefing.names.role_tables import word_set

REACH = 16  # words between a subject and what is said
_ASIDE = word_set("جهته جهتها جهتهم جانبه جانبها جانبهم ناحيته ناحيتها المقابل الموازاة")
_TIMES = word_set(
    "أمس اليوم الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد مساء صباح فجر ظهر ليلة يوم أول مؤخرا سابقا لاحقا "
    "حينها آنذاك وقتها أيضا كذلك بدوره بدورها بدورهم مجددا أخيرا صراحة علنا رسميا فورا بذلك الماضي الجميس الماضية"
)
_OTHERWISE = word_set("علق أقر استبعد أوصى")  # suspend, pass, exclude: they speak only with أن or ب at once
_WITH_PREPOSITION = word_set("دعا تحدث")  # without إلى or عن: bid farewell, speak a language
_PERFECT = word_set("قد فقد وقد")
_MOST_TIMES = 6  # words of time between a verb and its subject


class Cue(StrEnum):
    """By what a statement was recognised."""

    VERB = "verb"  # a verb with its subject
    PRONOUN = "pronoun"  # a verb alone: he, she, they
    ACCORDING = "according"  # according to
    RELATIVE = "relative"  # a noun and the verb of its relative clause
    HEADLINE = "headline"  # a speaker and a colon


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundStatement:
    """One statement in a sentence; positions are indices of words."""

    cue: Cue
    at: int  # where its words begin: the verb, or the subject before it
    behind: int  # behind the verb and the subject
    phrase: SpeakerPhrase | None  # None: the speaker is only referred to
    verb: VerbForm | None = None
    leading: bool  # nothing before it in the sentence is said by the outlet itself
    nested: bool = False  # begins what another statement says
    doubtful: bool = False  # the phrase may be whom the verb is directed at: طالبت الحكومة بدفع
    that: bool = False  # أن, a colon or a quotation follows at once
    opens: bool = False  # nothing stands before it but what is said or a conjunction
    feminine: bool = False
    plural: bool = False


def verb_at(sentence: SpeechText, index: int) -> tuple[VerbForm, bool] | None:
    """Return the verb of saying at a word, and whether و or ف is attached to it."""
    key = sentence.key(index)
    if key in verb_forms():
        return verb_forms()[key], False
    if key[:1] in {"و", "ف"} and key[1:] in verb_forms():
        return verb_forms()[key[1:]], True
    return None


def that_follows(sentence: SpeechText, behind: int, *, reach: int = REACH) -> bool:
    """Whether أن, a colon or a quotation follows within so many words."""
    for index in range(behind, min(behind + reach, len(sentence.words) + 1)):
        before = sentence.before(index)
        if ":" in before or sentence.opens_quotation(index) or sentence.key(index) in THAT:
            return True
        if "؛" in before:
            return False
    return False


def preposition_follows(sentence: SpeechText, form: VerbForm, behind: int) -> bool:
    """Whether the preposition follows by which a verb opens what is said: حذر من, طالب ب."""
    after = sentence.key(behind)
    return after in form.prepositions or (after.startswith("ب") and "ب" in form.prepositions)


def says(sentence: SpeechText, form: VerbForm, behind: int, *, known: bool) -> bool:
    """Whether what is said follows a verb and its subject, where it must."""
    if form.lemma == "اعتبر":  # else passive: تعتبر المدينة مركزا
        return any(sentence.key(index) in THAT for index in range(behind, behind + 3))
    if form.lemma in _OTHERWISE:
        return that_follows(sentence, behind, reach=3) or preposition_follows(sentence, form, behind)
    if form.lemma in _WITH_PREPOSITION:
        further = {sentence.key(index) for index in range(behind, behind + REACH)}
        return bool(further & {*form.prepositions}) or that_follows(sentence, behind)
    if not form.needs_that and known:
        return True
    return that_follows(sentence, behind) or preposition_follows(sentence, form, behind)


def skip_times(sentence: SpeechText, index: int) -> int:
    """Skip times and the like between a verb and its subject: أكد، أمس السبت، وزير; من جهته; ل"الوطن"."""
    at = index
    while at < len(sentence.words) and at - index < _MOST_TIMES:
        key = sentence.key(at)
        addressed = key.startswith("لل") and sentence.noun(at) is None
        if key in {"من", "في"} and sentence.key(at + 1) in _ASIDE:
            at += 2
        elif key == "ل" and at + 1 < len(sentence.words):
            at += 1 + max(1, sentence.quoted_words(at + 1))
        elif key in _TIMES or key in _PERFECT or addressed:
            at += 1
        else:
            break
    return at


def agree(phrase: SpeakerPhrase, form: VerbForm) -> bool:
    """Whether a verb behind its subject has the subject's gender and number."""
    if phrase.person is not None:
        return not form.plural
    people = phrase.noun is not None and phrase.noun.kind.is_person
    if phrase.plural:
        return form.plural or (form.feminine and not people)
    if form.plural:
        return phrase.noun is not None and phrase.noun.plural
    return phrase.feminine is None or phrase.feminine == form.feminine


def closes_quotation(sentence: SpeechText, index: int) -> bool:
    """Whether a quotation ends right before a word: «...»، يقول."""
    start = sentence.words[index].start
    return any(
        each.closed and not sentence.text[each.end + 1 : start].strip(" ،,.")
        for each in sentence.quotations
        if each.end < start and len(sentence.text[each.start : each.end].split()) >= SHORTEST_QUOTATION
    )


def opens_with_quotation(sentence: SpeechText, index: int) -> bool:
    """Whether all that stands before a word is a quotation."""
    begins = bool(sentence.quotations) and not sentence.text[: sentence.quotations[0].start].strip(' «“”"')
    return begins and closes_quotation(sentence, index)
