"""Who has spoken in an article so far, so that "he added" and "the minister" find their speaker."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.dossier import EntityKind
from briefing.knowledge.speakers.cues import FoundStatement
from briefing.knowledge.speakers.phrase import SpeakerPhrase, is_medium
from briefing.knowledge.speakers.phrases import read_speaker
from briefing.knowledge.speakers.subjects import HUMAN
from briefing.knowledge.speakers.text import SpeechText
from briefing.names.mention import NameMention
from briefing.names.role_tables import NounKind, word_set
from briefing.names.roles import group_in_english, role_in_english
from briefing.point import Attribution, Label, SpeakerKind

_ROLE_REACH = 9  # words of an office before the name
_NEAR = 4  # sentences over which "the report" is the one just quoted
_NO_OFFICE = word_set("شاب رجل شخص سيد امراه ابن اب ام اخ نجل شقيق حاج")  # what everybody is
_UNITS = frozenset({"فريق", "لواء"})  # ranks that without a name are a team and a brigade
_KINDS = {
    NounKind.OFFICE: SpeakerKind.UNNAMED_OFFICIAL,
    NounKind.OFFICIAL: SpeakerKind.UNNAMED_OFFICIAL,
    NounKind.TITLE: SpeakerKind.UNNAMED_OFFICIAL,
    NounKind.COURTESY: SpeakerKind.UNNAMED,
    NounKind.PUBLIC: SpeakerKind.UNNAMED,
    NounKind.INSTITUTION: SpeakerKind.INSTITUTION,
    NounKind.DOCUMENT: SpeakerKind.DOCUMENT,
    NounKind.MEDIUM: SpeakerKind.MEDIUM,
    NounKind.UNNAMED: SpeakerKind.UNNAMED,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speaker:
    """Somebody who has spoken or acted in the article."""

    attribution: Attribution
    sentence: int
    lemma: str  # what the speaker was called: وزير; empty for a bare name
    adjectives: frozenset[str]
    role_words: frozenset[str]
    feminine: bool | None
    plural: bool


@dataclass(slots=True, kw_only=True)
class Memory:
    """What an article has told of its people up to a sentence."""

    forms: dict[str, str] = field(default_factory=dict)  # the longest Arabic form of each person
    roles: dict[str, SpeakerPhrase] = field(default_factory=dict)  # by the person's name
    speakers: list[Speaker] = field(default_factory=list)
    last: Speaker | None = None

    def learn(self, sentence: SpeechText, index: int) -> None:
        """Take in the people whom a sentence names with their offices."""
        for start, named in sentence.names.items():
            if not named.is_person:
                continue
            name = named.mention
            if len(name.form) > len(self.forms.get(name.name, "")):
                self.forms[name.name] = name.form
            phrase = _office_of(sentence, start)
            if phrase is not None and len(phrase.label) > len(_label(self.roles.get(name.name))):
                self.roles[name.name] = phrase
                self.speakers = [each for each in self.speakers if each.sentence <= index]

    def remember(self, speaker: Speaker, *, spoke: bool) -> None:
        """Make a speaker, or the subject of a sentence, the one that a pronoun means next."""
        self.last = speaker
        if spoke:
            self.speakers.append(speaker)

    def speaker_of(self, phrase: SpeakerPhrase, index: int, found: FoundStatement | None) -> Speaker:
        """Say who a phrase means in this article."""
        earlier = self._meant_by(phrase, index)
        if earlier is not None:
            return earlier
        return Speaker(
            attribution=self._attribution(phrase),
            sentence=index,
            lemma=phrase.noun.lemma if phrase.noun else "",
            adjectives=frozenset(phrase.adjectives),
            role_words=frozenset(phrase.label.split()),
            feminine=_gender(phrase, found),
            plural=phrase.plural or (found is not None and found.plural),
        )

    def _attribution(self, phrase: SpeakerPhrase) -> Attribution:
        person = phrase.person
        if person is not None:
            return self._named(person, phrase)
        if not phrase.is_known and (name := self._person_called(phrase.label)):
            known = self.roles.get(name)
            role = Label(en=role_in_english(_label(known)), ar=_label(known)) if known else None
            return Attribution(kind=SpeakerKind.NAMED, speaker=Label(en=name, ar=self.forms[name]), role=role)
        kind = kind_of(phrase)
        return Attribution(kind=kind, speaker=Label(en=_english(phrase), ar=phrase.label))

    def knows(self, found: FoundStatement) -> bool:
        """Whether a single unknown word is the surname of somebody named before, or must be a speaker anyhow."""
        phrase = found.phrase
        if phrase is None or self._person_called(phrase.label):
            return True
        return found.verb is not None and found.verb.lemma in HUMAN and found.that

    def _person_called(self, surname: str) -> str:
        """Return the one person whose name ends with words that were not recognised as a name; else nothing."""
        called = [name for name, form in self.forms.items() if form.endswith(f" {surname}")]
        return called[0] if len(called) == 1 else ""

    def _named(self, person: NameMention, phrase: SpeakerPhrase) -> Attribution:
        self.forms.setdefault(person.name, person.form)
        known = self.roles.get(person.name)
        if phrase.label and known is None:
            self.roles[person.name] = phrase
        own = "" if phrase.noun is not None and phrase.noun.lemma == "حاج" else phrase.label
        label = max(own, _label(known), key=len)
        role = Label(en=role_in_english(label), ar=label) if label else None
        speaker = Label(en=person.name, ar=self.forms.get(person.name, person.form))
        return Attribution(kind=SpeakerKind.NAMED, speaker=speaker, role=role)

    def _meant_by(self, phrase: SpeakerPhrase, index: int) -> Speaker | None:
        """Find who was introduced before as what a definite phrase says: الوزير, الصحفي الليبي, التقرير."""
        if phrase.name is not None or not phrase.definite or phrase.noun is None or phrase.plural:
            return None
        fitting = [each for each in self.speakers if _fits(each, phrase)]
        if fitting:
            names = {each.attribution.speaker.ar for each in fitting}
            near = index - fitting[-1].sentence <= _NEAR
            return fitting[-1] if phrase.noun.kind.is_person or near or len(names) == 1 else None
        return self._office_holder(phrase, index) if phrase.noun.kind.is_person else None

    def _office_holder(self, phrase: SpeakerPhrase, index: int) -> Speaker | None:
        """Find the one person whom the article has named in this office."""
        wanted = {phrase.noun.lemma if phrase.noun else "", *phrase.adjectives}
        holders = [
            (name, office)
            for name, office in self.roles.items()
            if office.noun is not None
            and office.noun.lemma in wanted
            and set(phrase.adjectives) <= set(office.adjectives)
            and (phrase.alone or phrase.label == office.label)
        ]
        if len(holders) != 1:
            return None
        name, office = holders[0]
        role = Label(en=role_in_english(office.label), ar=office.label)
        return Speaker(
            attribution=Attribution(kind=SpeakerKind.NAMED, speaker=Label(en=name, ar=self.forms[name]), role=role),
            sentence=index,
            lemma=office.noun.lemma if office.noun else "",
            adjectives=frozenset(office.adjectives),
            role_words=frozenset(office.label.split()),
            feminine=office.noun.feminine if office.noun else None,
            plural=False,
        )

    def meant_by_pronoun(self, found: FoundStatement, index: int) -> Speaker | None:
        """Find whom a verb without a subject means; None where it cannot be told."""
        last = self.last
        if not found.opens:
            return None  # in the middle of a sentence its own subject is meant, which was not understood
        reach = 3 if found.verb is not None and found.verb.continues else 1
        if last is None or index - last.sentence > reach:
            return None
        if found.verb is not None and found.verb.is_opinion and not found.verb.past and last not in self.speakers:
            return None  # passive as well: يتوقع أن
        return last if agrees(last, found) else None


def agrees(speaker: Speaker, found: FoundStatement) -> bool:
    """Whether a verb without a subject can mean a speaker, by gender and number."""
    if found.plural or speaker.plural:
        return found.plural == speaker.plural or (speaker.plural and found.feminine)
    return speaker.feminine is None or speaker.feminine == found.feminine


def kind_of(phrase: SpeakerPhrase) -> SpeakerKind:
    """Say what sort of speaker a phrase means."""
    if phrase.person is not None:
        return SpeakerKind.NAMED
    if phrase.name is not None and is_medium(phrase.name):
        return SpeakerKind.MEDIUM
    is_body = phrase.name is not None and phrase.name.kind is EntityKind.ORGANISATION
    if is_body and phrase.name is not None and phrase.label == phrase.name.form and phrase.noun is not None:
        return SpeakerKind.INSTITUTION if phrase.noun.kind.is_person else _KINDS[phrase.noun.kind]
    if phrase.noun is not None and phrase.noun.lemma in _UNITS:
        return SpeakerKind.INSTITUTION
    if phrase.noun is not None:
        return _KINDS[phrase.noun.kind]
    return SpeakerKind.INSTITUTION if phrase.name is not None else SpeakerKind.UNNAMED


def learn_offices(sentences: Sequence[SpeechText]) -> Memory:
    """Read who holds which office according to an article."""
    memory = Memory()
    for index, sentence in enumerate(sentences):
        memory.learn(sentence, index)
    return memory


def _office_of(sentence: SpeechText, start: int) -> SpeakerPhrase | None:
    """Read the office that stands before a name, or behind it."""
    named = sentence.names[start]
    for first in range(max(0, start - _ROLE_REACH), start):
        key = sentence.key(first)
        prefix = 1 if sentence.noun(first) is None and key[:1] in {"و", "ف", "ل", "ب"} else 0
        found = sentence.noun(first, key=key[prefix:])
        if found is None or not found[0].kind.is_person or found[0].lemma in _NO_OFFICE:
            continue
        phrase = read_speaker(sentence, first, prefix=prefix)
        if phrase is not None and phrase.name is named.mention and phrase.label:
            return phrase
    behind = read_speaker(sentence, start, prefix=named.prefix)
    return behind if behind is not None and behind.label else None


def _fits(speaker: Speaker, phrase: SpeakerPhrase) -> bool:
    if phrase.noun is None:
        return False
    if not phrase.alone:
        return speaker.attribution.role is not None and speaker.attribution.role.ar == phrase.label
    return speaker.lemma == phrase.noun.lemma and set(phrase.adjectives) <= speaker.adjectives


def _label(phrase: SpeakerPhrase | None) -> str:
    return phrase.label if phrase is not None else ""


def _gender(phrase: SpeakerPhrase, found: FoundStatement | None) -> bool | None:
    if found is not None and found.verb is not None:
        return found.feminine
    return phrase.feminine


def _english(phrase: SpeakerPhrase) -> str:
    name = phrase.name
    if name is not None and name.form.strip('«»“”" ') == phrase.label:
        return name.name
    if phrase.noun is not None and (phrase.noun.lemma in _UNITS or phrase.noun.kind is NounKind.COURTESY):
        return ""
    return group_in_english(phrase.label)
