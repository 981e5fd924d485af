"""Tells whether the phrase at a verb of saying is its subject, its object, or neither because it means "he"."""

import re

from briefing.arabic.speech import is_verb_in_past
from briefing.knowledge.speakers.cues import REACH, closes_quotation, preposition_follows, that_follows
from briefing.knowledge.speakers.phrase import SpeakerPhrase
from briefing.knowledge.speakers.phrases import read_speaker
from briefing.knowledge.speakers.text import SpeechText
from briefing.knowledge.speakers.verbs import THAT, VerbForm, participles, verb_forms
from briefing.knowledge.speakers.words import ADVERBS, AS_FOR, BE, LEADS, NOT_IN_PAST
from briefing.names.role_tables import NounKind, word_set

LEAD = 14  # words of time and place before a main verb
PRESENT = re.compile(r"^[وف]?(?:س)?ي[^\W\d_]{3,}$")
# Verbs whose subject is a person or a body, whatever it is called.
HUMAN = word_set(
    "قال صرح أضاف تابع أردف استطرد استدرك روى حكى أعلن كتب غرد أجاب علق تساءل زعم ادعى طالب دعا نفى اعترف أقر"
)
_CIRCUMSTANCES = word_set("في خلال عبر فيه فيها خلاله خلالها عقب")


def subject_behind(sentence: SpeechText, index: int, form: VerbForm) -> SpeakerPhrase | None:
    """Read the subject behind a verb, if the phrase there can be it."""
    if form.plural or index >= len(sentence.words) or sentence.opens_quotation(index):
        return None
    phrase = read_speaker(sentence, index, strict=form.takes_object)
    if phrase is None or (not phrase.label and phrase.name is None):
        return None
    if _mismatches(phrase, form) or phrase.accusative:
        return None
    if phrase.is_known:
        return None if _is_object(sentence, phrase, form) else phrase
    return phrase if _may_speak(sentence, phrase, form) else None


def _may_speak(sentence: SpeechText, phrase: SpeakerPhrase, form: VerbForm) -> bool:
    """Whether a phrase of unknown words can be the subject: after a verb that only people have, or as a surname."""
    if phrase.label.endswith("ا"):
        return False  # أضاف مبتسما
    if form.lemma in HUMAN and that_follows(sentence, phrase.stop, reach=1):
        return True
    return phrase.may_be_surname and (form.lemma in HUMAN or not form.needs_that)


def is_doubtful(sentence: SpeechText, phrase: SpeakerPhrase, form: VerbForm) -> bool:
    """Whether the one phrase behind a verb can as well be its object: طالبت الحكومة بدفع, دعا السكان إلى."""
    if not form.takes_object or phrase.person is not None or phrase.nominative or sentence.breaks(phrase.stop):
        return False
    return preposition_follows(sentence, form, phrase.stop)


def goes_on(sentence: SpeechText, form: VerbForm, index: int, after: int, *, doubtful: bool) -> bool:
    """Whether a verb without a subject of its own reports what the same speaker says further.

    Args:
        sentence: The sentence.
        form: The verb.
        index: Where it stands.
        after: The word behind it, times left out.
        doubtful: Whether a phrase that is subject or object stands there.
    """
    key = sentence.key(after)
    if form.lemma == "اعلن" and key == "عن":
        return False  # passive as well
    if key in THAT or sentence.opens_quotation(after) or ":" in sentence.before(after):
        return True
    if preposition_follows(sentence, form, after) or closes_quotation(sentence, index):
        return True
    if form.plural or key in _CIRCUMSTANCES:
        further = (sentence.key(more) for more in range(after, after + REACH))
        return that_follows(sentence, after) or any(word in form.prepositions for word in further)
    if form.takes_object:
        return doubtful or _has_object(sentence, form, after)
    return not form.needs_that and _refers_back(sentence, form, after)


def main_subject(sentence: SpeechText) -> SpeakerPhrase | None:
    """Return the subject of a sentence's first verb, if it is one that can speak: زار رئيس الوزراء المدينة."""
    if sentence.key(0) in AS_FOR:
        return _known(read_speaker(sentence, 1))
    for index in range(min(LEAD, len(sentence.words))):
        key = sentence.key(index)
        stem = key[1:] if key[:1] in {"و", "ف"} else key
        if index == 0 and not {key, stem} & (LEADS | ADVERBS) and not key.startswith(("ال", "وال", "ب")):
            verb = sentence.noun(0) is None
        else:
            verb = key in BE or _says(key) or _says(stem) or sentence.key(index - 1) in NOT_IN_PAST
            verb = verb or PRESENT.match(key) is not None or is_verb_in_past(stem) or is_verb_in_past(key)
        if verb and index not in sentence.names and stem not in ADVERBS:
            return _known(read_speaker(sentence, index + 1, strict=True))
    return None


def goes_on_with_participle(sentence: SpeechText) -> int | None:
    """Return the word at which the main subject goes on speaking (مضيفا أن, مشيرا إلى), if it does."""
    for index in range(len(sentence.words)):
        if sentence.key(index) in participles() and (index == 0 or sentence.breaks(index)):
            return index
    return None


def _says(key: str) -> bool:
    form = verb_forms().get(key)
    return form is not None and not form.with_pronoun


def _known(phrase: SpeakerPhrase | None) -> SpeakerPhrase | None:
    return phrase if phrase is not None and phrase.is_known else None


def _mismatches(phrase: SpeakerPhrase, form: VerbForm) -> bool:
    return phrase.feminine is not None and phrase.person is None and phrase.feminine != form.feminine


def _is_object(sentence: SpeechText, phrase: SpeakerPhrase, form: VerbForm) -> bool:
    """Whether the phrase behind a verb is what is spoken of rather than who speaks."""
    after = sentence.key(phrase.stop)
    if form.with_pronoun:
        return False  # it carries its object
    if phrase.stop >= len(sentence.words):
        return True
    if form.lemma == "ادان" and phrase.noun is not None and "محكمه" in phrase.noun.lemma:
        return True  # convicts
    if form.lemma in {"وصف", "اتهم"} and phrase.person is None:
        return after.startswith("ب") and not sentence.breaks(phrase.stop)
    document = phrase.noun is not None and phrase.noun.kind is NounKind.DOCUMENT
    if document and form.lemma != "قال" and after not in {"وهو", "وهي"}:
        return not that_follows(sentence, phrase.stop) and after not in form.prepositions
    return False


def _has_object(sentence: SpeechText, form: VerbForm, after: int) -> bool:
    """Whether the phrase behind a verb is its object for certain: another gender, or بأنه behind it."""
    read = read_speaker(sentence, after, strict=True)
    return read is not None and (_mismatches(read, form) or read.accusative or _is_object(sentence, read, form))


def _refers_back(sentence: SpeechText, form: VerbForm, after: int) -> bool:
    """Whether what stands behind the verb is the speaker's: نفت ذلك, أكد حرصه."""
    if after >= len(sentence.words):
        return False
    word = sentence.words[after].text
    own = word.endswith("ها") if form.feminine else word.endswith("ه")
    return word in {"ذلك", "هذا"} or (own and after not in sentence.names)
