"""Reads the phrase that names a speaker: where it ends, what heads it, whose name stands in it."""

from dataclasses import replace

from briefing.dossier import EntityKind
from briefing.knowledge.speakers.phrase import SpeakerPhrase, is_medium
from briefing.knowledge.speakers.phrase_state import (
    LONGEST_NAME,
    OF_SOMETHING,
    SOMEBODY,
    PhraseSoFar,
    countryman,
    stem_of,
    trim,
)
from briefing.knowledge.speakers.text import NamedWord, SpeechText
from briefing.knowledge.speakers.unlisted import kunya, unlisted_person
from briefing.knowledge.speakers.verbs import verb_forms
from briefing.knowledge.speakers.words import (
    ACCOUNTABLE,
    ADVERBS,
    BEHIND_NOUN,
    CALLED,
    DEMONSTRATIVES,
    FOR_SOMEBODY,
    INSIDE,
    NISBA,
    ONE_OF,
    PARTICIPLE,
    PLACE_WORDS,
    PRONOMINAL,
    QUANTIFIERS,
    SETTINGS,
    TAKES_PARTY,
    TOPICS,
)
from briefing.names.role_tables import NounKind, adjective_in_english, bare, is_nationality

_IN_THE_NAME = "باسم"
_SPOKESMEN = ("متحدث", "ناطق", "ممثل", "محام", "مسوول", "مصدر")
_LONGEST = 16  # words of a phrase
_PARTIES = frozenset({NounKind.INSTITUTION, NounKind.OFFICIAL, NounKind.OFFICE})
_UNITS = {"فريق": "team", "لواء": "brigade"}  # ranks only with the article


def read_speaker(sentence: SpeechText, start: int, *, prefix: int = 0, strict: bool = False) -> SpeakerPhrase | None:
    """Read the phrase that begins on a word; None where nothing there can speak.

    Args:
        sentence: The sentence.
        start: Index of the first word.
        prefix: Letters of the first word that do not belong to the phrase (و, ف, ل).
        strict: Take no unknown word for an adjective: behind the subject an object may stand.
    """
    return _Reader(sentence, strict=strict).read(start, prefix)


class _Reader(PhraseSoFar):
    """Walks over a phrase word by word."""

    def read(self, start: int, prefix: int) -> SpeakerPhrase | None:
        sentence = self.sentence
        head, quantified = self._skip_quantifier(start) if not prefix else (start, False)
        if head >= len(sentence.words):
            return None
        named = sentence.named(head, prefix=prefix if head == start else 0)
        key = self._without(sentence.key(head), prefix) if head == start else sentence.key(head)
        named = named or kunya(sentence, head)
        if named is not None and named.is_person:
            return self._with_role_behind(start, named, quantified=quantified)
        found = sentence.noun(head, key=key)
        if found is None and key in PRONOMINAL:
            found = (SOMEBODY, head + 1)
        if found is None and named is None and is_nationality(adjective_in_english(bare(key))):
            found = (countryman(key), head + 1)  # قالت فلسطينية
        if named is None and found is None and (self._stops(head) or key in ADVERBS or key.startswith("لل")):
            return None
        if found is not None and key in verb_forms() and self._begins_person(found[1]):
            return None  # طالب النائب demands, and is no student of the MP
        self.noun = found[0] if found else None
        if self.noun is not None and key in _UNITS:
            self.noun = replace(self.noun, kind=NounKind.INSTITUTION, english=_UNITS[key])  # فريق ترامب
        stop = max(named.stop if named else head + 1, found[1] if found else head + 1)
        own = found is not None and found[1] == head + 1 and sentence.has_pronoun(head)
        self.closed = (named is not None or own) or any(
            sentence.is_definite(index) or (index == head and key.startswith("ال")) for index in range(head, stop)
        )
        definite = self.closed
        self.head = head
        self.accusative = sentence.words[head].text.endswith("ا")
        self.body = self.noun is not None and self.noun.lemma.startswith(("رييس ", "مدير "))  # رئيس لجنة, مدير مستشفى
        self.title = self.noun is not None and self.noun.kind in {NounKind.TITLE, NounKind.COURTESY}
        stop, person = self._walk(stop, start)
        person = person or self._person_further_on(stop) or self._unlisted(stop)
        bare_head = (
            self.noun is not None
            and self.noun.lemma in OF_SOMETHING
            and stop == head + 1
            and "مدير" not in self.noun.lemma
        )
        if bare_head and person is None and not definite and not quantified and not self.one_of:
            return None  # what he is head of was not understood: nobody is "a head"
        label_start = sentence.words[start].start + prefix
        name = person.mention if person else (named.mention if named else None)
        label_stop = self._label_stop(stop, person)
        phrase = SpeakerPhrase(
            start=start,
            stop=person.stop if person else stop,
            label=trim(sentence.text[label_start : sentence.words[label_stop - 1].end]) if label_stop > start else "",
            noun=self.noun,
            name=name,
            definite=definite,
            alone=self.alone and named is None,
            adjectives=tuple(self.adjectives),
            quantified=quantified,
            one_of=self.one_of,
        )
        return self._with_apposition(phrase)

    def _label_stop(self, stop: int, person: NamedWord | None) -> int:
        if person is None:
            return stop
        first = next(i for i, word in enumerate(self.sentence.words) if word.end > person.mention.start)
        return first - 1 if self.sentence.key(first - 1) in CALLED else first

    def _skip_quantifier(self, start: int) -> tuple[int, bool]:
        """Return the index of the head behind "some", "one of", "three", and whether several are meant."""
        sentence = self.sentence
        index = start
        if sentence.key(index) in DEMONSTRATIVES:
            index += 1
        if sentence.key(index) == "عدد" and sentence.key(index + 1) == "من":
            return index + 2, True
        if sentence.key(index) in QUANTIFIERS:
            several = sentence.key(index) not in ONE_OF
            self.one_of = not several
            index += 1
            if sentence.key(index) == "من":
                index += 1
            return index, several
        return index, False

    def _walk(self, index: int, start: int) -> tuple[int, NamedWord | None]:
        """Go on until the phrase ends; return the index behind it and the person named last in it."""
        sentence = self.sentence
        while index < len(sentence.words) and index - start < _LONGEST:
            if sentence.breaks(index):
                break
            named = sentence.names.get(index)
            if named is not None and named.is_person and named.prefix == 0 and self._titles(index):
                if self._is_adjectival(index, named):
                    index = named.stop
                    continue
                return index, named
            if index > start + 1 and (person := self._listed_name(index)) is not None:
                return index, person
            further = self._step(index)
            if further is None:
                break
            index = further
        return index, None

    def _step(self, index: int) -> int | None:
        """Return the index behind the next part of the phrase; None where it ends."""
        sentence = self.sentence
        named = sentence.names.get(index)
        if named is not None:
            return self._name(index, named)
        if sentence.quoted_words(index) > LONGEST_NAME:
            return None
        key = sentence.key(index)
        if key in INSIDE or key in TAKES_PARTY:
            return self._preposition(index, key)
        if self._links(index, key):
            return index + 1
        self.listing = False
        if self._stops(index) or (key.startswith("ل") and self._is_addressee(index, key)):
            return None
        return self._adjective(index, key) or self._party(index, key) or self._noun(index, key)

    def _speaks_for(self) -> bool:
        """Whether the head is one who speaks in a name; else باسم is a man's own: النائب باسم."""
        lemma = self.noun.lemma if self.noun is not None else ""
        return self.noun is None or not self.noun.kind.is_person or lemma.startswith(_SPOKESMEN)

    def _links(self, index: int, key: str) -> bool:
        """Whether a word only joins what stands around it: يدعى, التابع ل, للتجارة والصناعة, مديرة الأبحاث فيه."""
        sentence = self.sentence
        if PARTICIPLE.match(key) and sentence.key(index + 1).startswith(("ل", "ب")) and not sentence.breaks(index + 1):
            self.alone = False
            return True
        person = sentence.named(index + 1)
        if key in CALLED or (key in BEHIND_NOUN and person is not None and person.is_person):
            self.closed = True
            return True
        return self.listing and key.startswith("وال")

    def _name(self, index: int, named: NamedWord) -> int | None:
        """Take a place, a body or a person as what the head belongs to."""
        first = self.sentence.key(index)[: named.prefix]
        found = self.sentence.noun(index, key=self.sentence.key(index)[named.prefix :])
        medium = is_medium(named.mention) or (found is not None and found[0].kind is NounKind.MEDIUM)
        if first not in {"", "ل", "ب"} or (first == "ل" and (medium or not self._takes_for(found))):
            return None
        if first == "" and self.closed and not self.title and named.is_person:
            return None
        if first == "" and self.closed and self.strict:
            return None
        if first == "ب" and named.mention.kind is not EntityKind.PLACE:
            return None
        self.closed, self.alone, self.title = True, False, False
        return named.stop

    def _adjective(self, index: int, key: str) -> int | None:
        joined = key.startswith("و") and bool(adjective_in_english(bare(key[1:]))) and bool(self.adjectives)
        word = key[1:] if joined else key
        english = adjective_in_english(bare(word))
        if not english or not (word.startswith("ال") or not self.closed or joined):
            return None
        found = self.sentence.noun(index)
        people = found is not None and found[0].kind.is_person and found[0].plural and word.endswith(("ين", "ون"))
        if word.startswith("ال") and (people or (self.strict and is_nationality(english) and not NISBA.search(word))):
            return None  # an object: أبلغ المسؤول الصحفيين, حثت موسكو الأكراد
        self.adjectives.append(stem_of(bare(word)))
        self.described = index + 1
        self.closed = self.closed or word.startswith("ال")
        return index + 1

    def _noun(self, index: int, key: str) -> int | None:
        sentence = self.sentence
        found = sentence.noun(index)
        definite = key.startswith("ال")
        if found is not None and found[0].kind is NounKind.TITLE:
            self.title = True
            self.closed = True
            return found[1]
        if self._is_surname(key, found is None):
            self.alone = False
            return index + 1
        if not self.closed:
            if found is None and not definite and self._begins_another(index, key):
                return None
            self.body = self.body or (found is not None and not found[0].kind.is_person)
            stop = found[1] if found else index + 1
            self.closed = definite or any(sentence.is_definite(more) for more in range(index, stop))
            self.alone, self.title = False, False
            return stop
        known = found is not None or not definite
        return None if known or not self._is_adjective(index, key) else index + 1

    def _preposition(self, index: int, key: str) -> int | None:
        sentence = self.sentence
        after = index + 1
        own_name = key == _IN_THE_NAME and not self._speaks_for()
        if own_name or sentence.breaks(after) or sentence.key(after) in SETTINGS:
            return None
        if key in {"علي", "عن"}:
            return self._charge(index, key)
        named, found = sentence.named(after), sentence.noun(after)
        government = "حكوم" in sentence.key(after)
        if key == "في" and self.noun is not None and self.noun.kind is NounKind.OFFICE and not government:
            return None  # where a minister says it
        fits = named is not None and not named.is_person
        fits = fits or (found is not None and found[0].kind not in {NounKind.DOCUMENT, NounKind.UNNAMED})
        fits = fits or sentence.key(after) in TOPICS or key in TAKES_PARTY
        fits = fits or (key == "في" and found is None and sentence.is_definite(after) and self._is_expert())
        if not fits:
            return None
        self.closed, self.alone, self.title = False, False, False
        return after

    def _charge(self, index: int, key: str) -> int | None:
        """Take what somebody is in charge of: المشرف على الدراسة, المسؤول عن الملف, منظمة للدفاع عن المرضى."""
        lemma = self.noun.lemma if self.noun is not None else ""
        supervises = key == "علي" and lemma.startswith("مشرف")
        answers = key == "عن" and (lemma in ACCOUNTABLE or self.sentence.key(index - 1) in {"للدفاع", "الدفاع"})
        speaks_for = self.closed and lemma in {"ممثل", "متحدث"}  # أعرب الممثل عن أمله
        if speaks_for or not (supervises or answers):
            return None
        self.closed, self.alone, self.title = False, False, False
        return index + 1

    def _party(self, index: int, key: str) -> int | None:
        """Take ل with a body, a place or a subject: الأمين العام للأمم المتحدة, المجلس الرئاسي لحكومة الوفاق."""
        if not key.startswith("ل"):
            return None
        rest = f"ال{key[2:]}" if key.startswith("لل") else key[1:]
        found = self.sentence.noun(index, key=rest)
        belongs = (
            rest in TOPICS or rest in PLACE_WORDS or rest in QUANTIFIERS or (key.startswith("لل") and self._is_body())
        )
        if found is None and not belongs:
            return None
        holder = self.noun is not None and self.noun.kind.is_person and self.closed
        if holder and found is not None and found[0].kind is NounKind.PUBLIC and found[0].plural:
            return None  # رئيس البلدية للمحتجين
        told = found is not None and found[0].kind.is_person and not self._is_body()
        if told and self.noun is not None and self.noun.lemma.split()[-1] not in FOR_SOMEBODY:
            return None  # قالت المغنية لمدير أعمالها
        if found is not None and found[0].kind not in _PARTIES:
            found = None
            if not self._is_body():
                return None
        self.closed, self.alone, self.title = rest.startswith("ال"), False, False
        self.listing = found is None
        return found[1] if found else index + 1

    def _with_apposition(self, phrase: SpeakerPhrase) -> SpeakerPhrase:
        """Take in the name that a comma sets off: رئيس جامعة محلية للنزل، رضا الماجري،."""
        sentence = self.sentence
        index = phrase.stop
        if phrase.person is not None or not sentence.before(index).strip().startswith("،"):
            return phrase
        title = sentence.noun(index)
        name_at = title[1] if title is not None and title[0].kind is NounKind.TITLE else index
        if (
            title is None
            and self.sentence.is_definite(index)
            and is_nationality(adjective_in_english(sentence.bares[index]))
        ):
            name_at = index + 1  # ، الصربي ميلوش
        for _ in range(2):  # adjectives of the rank: العقيد المتقاعد
            if (
                name_at > index
                and sentence.named(name_at) is None
                and adjective_in_english(bare(sentence.key(name_at)))
            ):
                name_at += 1
        named = sentence.named(name_at) or unlisted_person(sentence, name_at, set_off=True)
        if named is None or not named.is_person or (phrase.noun is not None and not phrase.noun.kind.is_person):
            return phrase
        if phrase.noun is None or not sentence.breaks(named.stop):
            return phrase
        rank = (
            sentence.text[sentence.words[index].start : sentence.words[name_at - 1].end]
            if title is not None and name_at > index
            else ""
        )
        label = f"{phrase.label}، {rank}" if rank else phrase.label
        return replace(phrase, stop=named.stop, label=label, name=named.mention)

    def _with_role_behind(self, start: int, named: NamedWord, *, quantified: bool) -> SpeakerPhrase:
        """Read the office behind a name: فايز السراج رئيس المجلس الرئاسي, فاطمة علي، وهي أم لثلاثة أطفال."""
        sentence = self.sentence
        stop = named.stop
        index = stop + 1 if sentence.key(stop) in {"وهو", "وهي"} else stop
        found = sentence.noun(index) if index < len(sentence.words) else None
        label, noun, role = "", None, None
        if found is not None and found[0].kind.is_person and sentence.names.get(index) is None:
            role = _Reader(sentence, strict=self.strict).read(index, 0)
            if role is not None and role.person is None:
                label, noun, stop = role.label, role.noun, role.stop
        return SpeakerPhrase(
            start=start,
            stop=stop,
            label=label,
            noun=noun,
            name=named.mention,
            definite=True,
            alone=False,
            adjectives=role.adjectives if role is not None else (),
            quantified=quantified,
        )

    @staticmethod
    def _without(key: str, prefix: int) -> str:
        return f"ال{key[prefix:]}" if prefix and key[prefix - 1 : prefix + 1] == "لل" else key[prefix:]
