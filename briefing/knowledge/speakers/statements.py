"""Finds where a sentence says that somebody says something, and the words for who it is; one sentence by itself."""

from collections.abc import Iterator

from briefing.arabic.speech import is_verb_in_past
from briefing.knowledge.speakers.cues import (
    REACH,
    Cue,
    FoundStatement,
    agree,
    opens_with_quotation,
    preposition_follows,
    says,
    skip_times,
    that_follows,
    verb_at,
)
from briefing.knowledge.speakers.phrase import SpeakerPhrase
from briefing.knowledge.speakers.phrases import read_speaker
from briefing.knowledge.speakers.sources import according, clause_at, passed_on_at, source_at
from briefing.knowledge.speakers.subjects import LEAD, PRESENT, goes_on, is_doubtful, subject_behind
from briefing.knowledge.speakers.text import SpeechText
from briefing.knowledge.speakers.verbs import THAT, VerbForm
from briefing.knowledge.speakers.words import (
    ADVERBS,
    AS_FOR,
    BE,
    BLOCKERS,
    CLAUSE_OPENERS,
    LEADS,
    MANNERS,
    NOT_IN_PAST,
    PREPOSITIONS,
    RELATIVES,
    SAYINGS,
)
from briefing.names.role_tables import NounKind, word_set

_SPEAKERS_OF_LINES = frozenset({NounKind.DOCUMENT, NounKind.OFFICE, NounKind.OFFICIAL, NounKind.INSTITUTION})
_LAWS = MANNERS | word_set("ملف كتاب محضر مؤشر رسالة نتائج أرقام")  # documents about which a line is written
# Bodies that speak in headlines, by their first word; a factory or a hospital before a colon is what the line is about.
_TALKING = word_set(
    "وزارة حكومة رئاسة مجلس برلمان هيئة لجنة منظمة حزب معارضة ائتلاف تحالف حركة جماعة جيش قوات شرطة درك أمن دفاع حماية "
    "مديرية نيابة محكمة نقابة اتحاد رابطة جمعية بلدية سفارة بعثة أمانة مفوضية صندوق بنك مصرف مرصد هلال صليب مركز معهد "
    "خارجية داخلية كتلة تيار قيادة جهاز أرصاد كونغرس غرفة أزهر كنيسة ديوان بورصة"
) | {"فريق خبراء", "فريق رصد"}
_CLOSING = word_set(
    "قال أكد أوضح أضاف تساءل اعترف شرح علق روى حذر رأى ختم صرح أعلن كشف انتقد طمأن برر استنكر نبه لفت شكا اشتكى"
)
_NEAR = 8  # words between a verb without a subject and what is said
_CLOSING_WORDS = 6  # that may follow ", said the minister" at the end of a sentence
_WORDS_OF_RELATIVE = 8  # of a relative clause between a subject and its verb
_WORDS_OF_NOUN = 5  # of an indefinite noun phrase before the verb of its relative clause


def find_statements(sentence: SpeechText) -> list[FoundStatement]:
    """Find the statements of a sentence in order."""
    return list(_Scan(sentence).run())


class _Scan:
    """One way through a sentence."""

    def __init__(self, sentence: SpeechText) -> None:
        self.sentence = sentence
        self.told = False  # the outlet has made a statement of its own
        self.any = False  # a statement has been found
        self.led = False  # one before which the outlet had said nothing
        self.nests_at = -1  # where what the last statement says begins

    def run(self) -> Iterator[FoundStatement]:
        index = 0
        while index < len(self.sentence.words):
            found = self._at(index)
            if found is None:
                self._note(index)
                index += 1
                continue
            yield found
            self.any = True
            self.led = self.led or found.leading
            index = max(found.behind, index + 1)
            self.nests_at = self._what_is_said(found.behind)

    def _at(self, index: int) -> FoundStatement | None:
        return (
            source_at(self.sentence, index)
            or passed_on_at(self.sentence, index, leading=self._leading)
            or self._verb_first(index)
            or self._unknown_verb(index)
            or self._subject_first(index)
            or self._relative(index)
        )

    @property
    def _leading(self) -> bool:
        return not self.told or self.led

    def _what_is_said(self, behind: int) -> int:
        for index in range(behind, min(behind + REACH, len(self.sentence.words))):
            if self.sentence.key(index) in THAT:
                return index + 1
        return -1

    def _note(self, index: int) -> None:
        """Remember that the outlet speaks itself once a finite verb has gone by."""
        if self.told or index > LEAD:
            return
        key, before = self.sentence.key(index), self.sentence.key(index - 1)
        if before in NOT_IN_PAST or (index == 0 and not self._leads(key)):
            self.told = True
        elif index in self.sentence.names or self.sentence.noun(index) or key in ADVERBS or before in RELATIVES:
            return
        stem = key[1:] if key[:1] in {"و", "ف"} else key
        if PRESENT.match(key) or is_verb_in_past(stem) or (index == 0 and is_verb_in_past(key)):
            self.told = True

    def _leads(self, key: str) -> bool:
        """Whether a sentence that begins with a word can still have a verb of saying for its main verb."""
        stem = key[1:] if key[:1] in {"و", "ف"} else key
        return bool({key, stem} & LEADS) or stem.startswith("ب") or key in BE

    def _opens(self, index: int) -> bool:
        """Whether a clause may begin at a word."""
        sentence = self.sentence
        if index == 0 or sentence.breaks(index) or sentence.quotes(index) or index == self.nests_at:
            return True
        before, earlier = sentence.key(index - 1), sentence.key(index - 2)
        if before == "ان" and earlier in {"سبق", "وسبق", "الا", "غير", "بيد", "والا", "علي"}:
            return True
        return before in CLAUSE_OPENERS or (before == "حين" and earlier == "في")

    def _may_say(self, index: int, form: VerbForm, *, joined: bool) -> bool:
        """Whether a verb of saying stands where it can be the verb of a clause, and not denied."""
        before = self.sentence.key(index - 1)
        if index and not self.sentence.breaks(index):
            if before in {"لا", "ولا", "لن", "ما"}:
                return form.is_opinion and before in {"لا", "ولا"}
            if before == "ان" and self.sentence.key(index - 2) in {"سبق", "وسبق"}:
                return True
            if before in BLOCKERS or (before in {"قد", "وقد", "فقد"} and not form.past):
                return False
        if joined and (form.past or self.any):
            return True
        return self._opens(index) or not (self.told or self.any or index > LEAD)

    def _verb_first(self, index: int) -> FoundStatement | None:
        """Read قال الوزير, and قال alone, which means who spoke before."""
        sentence = self.sentence
        found = verb_at(sentence, index)
        if found is None or index in sentence.names:
            return None
        form, joined = found
        if form.with_pronoun:
            return clause_at(sentence, index, form)
        preposition = form.lemma == "عبر" and not form.feminine and sentence.key(index + 1) != "عن"
        if preposition or not self._may_say(index, form, joined=joined):
            return None
        after = skip_times(sentence, index + 1)
        return self._closing(index, form, after) or self._with_subject(index, form, after, joined=joined)

    def _with_subject(self, index: int, form: VerbForm, after: int, *, joined: bool) -> FoundStatement | None:
        """Read the subject that stands behind a verb, or find that the verb does without."""
        sentence = self.sentence
        phrase = subject_behind(sentence, after, form)
        doubtful = phrase is not None and is_doubtful(sentence, phrase, form)
        told = phrase is not None and says(sentence, form, phrase.stop, known=phrase.is_known)
        if told and not (doubtful and self.any):
            return self._said(index, form, phrase, doubtful=doubtful)
        if (joined or self._opens(index)) and goes_on(sentence, form, index, after, doubtful=doubtful):
            return self._said(index, form, None, doubtful=False)
        return None

    def _closing(self, index: int, form: VerbForm, after: int) -> FoundStatement | None:
        """Read who says all that stands before: تضاعف السعر مرتين، قال تاجر من الحي."""
        sentence = self.sentence
        if self.any or not sentence.breaks(index) or form.lemma not in _CLOSING or sentence.key(index).startswith("و"):
            return None
        phrase = read_speaker(sentence, after) if after < len(sentence.words) else None
        if phrase is None or not phrase.is_known or len(sentence.words) - phrase.stop > _CLOSING_WORDS:
            return None
        if that_follows(sentence, phrase.stop):
            return None
        if phrase.feminine is not None and phrase.person is None and phrase.feminine != form.feminine:
            return None
        return according(index, phrase, verb=form)

    def _said(self, index: int, form: VerbForm, phrase: SpeakerPhrase | None, *, doubtful: bool) -> FoundStatement:
        quoted = opens_with_quotation(self.sentence, index)
        return FoundStatement(
            cue=Cue.VERB if phrase is not None else Cue.PRONOUN,
            at=index,
            behind=phrase.stop if phrase is not None else index + 1,
            phrase=phrase,
            verb=form,
            leading=self._leading or quoted,
            nested=phrase is not None and index == self.nests_at,
            doubtful=doubtful,
            that=that_follows(self.sentence, phrase.stop, reach=1)
            if phrase is not None
            else that_follows(self.sentence, index + 1, reach=_NEAR)
            or preposition_follows(self.sentence, form, index + 1),
            opens=index <= 1 or quoted,
            feminine=form.feminine,
            plural=form.plural,
        )

    def _unknown_verb(self, index: int) -> FoundStatement | None:
        """Read a sentence's first word as a verb of saying where a speaker and a quotation or a colon follow."""
        sentence = self.sentence
        key = sentence.key(0)
        if index or not key.startswith("و") or verb_at(sentence, 0) is not None or 0 in sentence.names:
            return None
        phrase = None if key in ADVERBS or key in PREPOSITIONS else read_speaker(sentence, 1)
        if phrase is None or not phrase.is_known or sentence.key(phrase.stop) in THAT:
            return None
        if not sentence.opens_quotation(phrase.stop):
            return None
        return FoundStatement(cue=Cue.VERB, at=0, behind=phrase.stop, phrase=phrase, leading=True)

    def _subject_first(self, index: int) -> FoundStatement | None:
        """Read الوزير قال, and كان الوزير قد قال."""
        sentence = self.sentence
        at, prefix = index, 0
        key = sentence.key(index)
        if key in BE:
            at = skip_times(sentence, index + 1)
        elif key in AS_FOR:
            at = index + 1
        elif not self._opens(index) or key in ADVERBS:
            return None
        elif key[:1] in {"و", "ف"} and sentence.named(index) is None and sentence.noun(index) is None:
            prefix = 1
        if at >= len(sentence.words) or sentence.opens_quotation(at) or verb_at(sentence, at) is not None:
            return None
        phrase = read_speaker(sentence, at, prefix=prefix)
        if phrase is None or not phrase.is_known or self._is_accusative(phrase, at):
            return None
        return self._verb_behind(index, phrase)

    def _is_accusative(self, phrase: SpeakerPhrase, at: int) -> bool:
        """Whether a phrase is an object by its ending: قدم تقريرا وصف بالسري; لكن ضابطا قال is a subject."""
        bare = phrase.name is None and not phrase.definite and self.sentence.key(at).endswith("ا")
        return bare and self.sentence.key(at - 1) not in {"لكن", "ولكن", "ان", "وان"}

    def _verb_behind(self, index: int, phrase: SpeakerPhrase) -> FoundStatement | None:
        sentence = self.sentence
        if index == 0 and sentence.before(phrase.stop).lstrip().startswith(":") and self._heads_line(phrase):
            return FoundStatement(cue=Cue.HEADLINE, at=index, behind=phrase.stop, phrase=phrase, leading=True)
        at = skip_times(sentence, phrase.stop)
        if sentence.key(at) in RELATIVES:
            at = self._behind_relative(at, phrase)
        found = verb_at(sentence, at)
        if found is None or found[0].with_pronoun or not agree(phrase, found[0]):
            return None
        form = found[0]
        if not says(sentence, form, at + 1, known=True):
            return None
        return FoundStatement(
            cue=Cue.VERB,
            at=index,
            behind=at + 1,
            phrase=phrase,
            verb=form,
            leading=self._leading,
            nested=index == self.nests_at,
            feminine=form.feminine,
            plural=form.plural,
        )

    def _heads_line(self, phrase: SpeakerPhrase) -> bool:
        """Whether what stands before a colon at the head of a line can be who says the line."""
        if phrase.person is not None:
            return True
        noun = phrase.noun
        if noun is None or noun.kind not in _SPEAKERS_OF_LINES or noun.lemma in _LAWS:
            return False
        talks = noun.kind is not NounKind.INSTITUTION or {noun.lemma, noun.lemma.split()[0]} & _TALKING
        return bool(talks) or self.sentence.opens_quotation(phrase.stop)

    def _behind_relative(self, at: int, phrase: SpeakerPhrase) -> int:
        """Return the main verb behind a relative clause: لجنة الأزمة التي شكلها النازحون تتحدث."""
        for index in range(at + 2, min(at + _WORDS_OF_RELATIVE, len(self.sentence.words))):
            if self.sentence.breaks(index):
                break
            found = verb_at(self.sentence, index)
            if found is not None and not found[1] and agree(phrase, found[0]):
                return index
        return at

    def _relative(self, index: int) -> FoundStatement | None:
        """Read دراسة حديثة بينت أن, and ، الذي شدد على behind a named person."""
        sentence = self.sentence
        found = verb_at(sentence, index)
        if found is None or found[0].with_pronoun or index < 1 or index in sentence.names:
            return None
        before = sentence.key(index - 1)
        if before in RELATIVES:
            return self._relative_of_person(index, found[0])
        if sentence.breaks(index) or before in BLOCKERS or not that_follows(sentence, index + 1, reach=2):
            return None
        for start in range(max(0, index - _WORDS_OF_NOUN), index):
            phrase = read_speaker(sentence, start) if sentence.noun(start) is not None else None
            if phrase is None or phrase.noun is None or phrase.definite or phrase.one_of or phrase.stop != index:
                continue
            if agree(phrase, found[0]):
                return self._relative_statement(index, self._with_name_before(phrase), found[0])
        return None

    def _with_name_before(self, phrase: SpeakerPhrase) -> SpeakerPhrase:
        """Join a name to the office that follows it without a comma: محمود المصراتي صحفي ليبي قال."""
        for start, named in self.sentence.names.items():
            if named.stop == phrase.start and named.is_person and not self.sentence.breaks(phrase.start):
                return read_speaker(self.sentence, start, prefix=named.prefix) or phrase
        return phrase

    def _relative_of_person(self, index: int, form: VerbForm) -> FoundStatement | None:
        sentence = self.sentence
        persons = [start for start, named in sentence.names.items() if named.is_person and named.stop < index]
        if not persons:
            return None
        start = max(persons)
        phrase = read_speaker(sentence, start, prefix=sentence.names[start].prefix)
        if phrase is None or phrase.stop != index - 1 or not that_follows(sentence, index + 1, reach=REACH // 2):
            return None
        return self._relative_statement(index, phrase, form)

    def _relative_statement(self, index: int, phrase: SpeakerPhrase, form: VerbForm) -> FoundStatement:
        words = {self.sentence.key(before) for before in range(index)}
        return FoundStatement(
            cue=Cue.RELATIVE,
            at=index,
            behind=index + 1,
            phrase=phrase,
            verb=form,
            leading=bool(words & SAYINGS),
            feminine=form.feminine,
            plural=form.plural,
        )
