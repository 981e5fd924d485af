"""What has been read of the phrase that names a speaker, and what the next word can be to it."""

from dataclasses import replace

from briefing.arabic.speech import is_verb_in_past
from briefing.knowledge.speakers.text import NamedWord, SpeechText
from briefing.knowledge.speakers.unlisted import listed_person, unlisted_person
from briefing.knowledge.speakers.verbs import THAT, participles, verb_forms
from briefing.knowledge.speakers.words import (
    ADDRESSEES,
    ADVERBS,
    BEHIND_NOUN,
    CALLED,
    FOR_SOMEBODY,
    NISBA,
    PLACED,
    VERBS,
)
from briefing.names.role_tables import Noun, NounKind, adjective_in_english, bare

LONGEST_NAME = 3  # words between quotation marks that still are a name
SOMEBODY = Noun(lemma="", english="", english_plural="", kind=NounKind.PUBLIC, plural=False, feminine=False)
OF_SOMETHING = frozenset({"رييس", "مدير", "نايب رييس", "امين", "والي", "محافظ"})  # heads that have a complement
_PROGRAMME = "برنامج"  # its first letter is no preposition
_MARKS = '"«»“”„'


class PhraseSoFar:
    """The state of reading a phrase, with the questions that are asked of the word at hand."""

    def __init__(self, sentence: SpeechText, *, strict: bool) -> None:
        """Begin with nothing read; `strict` takes no unknown word for an adjective."""
        self.sentence = sentence
        self.strict = strict
        self.closed = False  # an article or a name has ended the chain of nouns
        self.alone = True
        self.adjectives: list[str] = []
        self.noun: Noun | None = None
        self.one_of = False  # "one of" several
        self.body = False  # a body stands among the nouns read so far
        self.listing = False  # the last word is one of those that a body is there for
        self.accusative = False  # the head ends as an object does: لكن ضابطا سابقا قال
        self.head = 0  # the first word behind a quantity
        self.described = 0  # the word that stands behind an adjective
        self.title = False  # the last word read is a rank, behind which a name stands

    def _begins_person(self, index: int) -> bool:
        """Whether somebody's office begins on a word."""
        found = self.sentence.noun(index)
        return found is not None and found[0].kind.is_person

    def _is_adjectival(self, index: int, named: NamedWord) -> bool:
        """Whether a "name" of adjectives stands before the name proper: الحزب العربي الناصري ضياء الدين."""
        behind = self.sentence.named(named.stop)
        definite = all(self.sentence.is_definite(each) for each in range(index, named.stop))
        return definite and behind is not None and behind.is_person

    def _titles(self, index: int) -> bool:
        """Whether the words before a person's name are his title rather than what belongs to him."""
        before = self.sentence.key(index - 1)
        if before in CALLED:
            return True
        if self.closed or self.title or NISBA.search(before):
            return True
        person = self.noun is not None and self.noun.kind.is_person
        chain = person and index - self.head > 1  # رئيس جماعة مغراوة رشيد بنعلي, but not أنصار سمير, عائلة سمير
        return chain and self.sentence.noun(index - 1) is None and index - 1 not in self.sentence.names

    def _takes_for(self, found: tuple[Noun, int] | None) -> bool:
        """Whether ل with a name belongs to the head (الأمين العام للأمم المتحدة) rather than naming who was told."""
        if found is not None and found[0].kind is NounKind.INSTITUTION:
            return True
        return self._is_body() or (self.noun is not None and self.noun.lemma.split()[-1] in FOR_SOMEBODY)

    def _begins_another(self, index: int, key: str) -> bool:
        """Whether an unknown word without article cannot belong: نتائج نشرتها السلطات, سكان محليون بإعدام."""
        if key in BEHIND_NOUN or key == _PROGRAMME:
            return False
        if self.sentence.words[index].text.endswith("ا") and not self.accusative:
            return True  # ضاحكا
        attached = key.startswith(("ب", "ل")) and len(key) > LONGEST_NAME and not self._is_body()
        if key.endswith("تها") or attached:
            return True
        return self.described == index and (key[0] in "تي" or not (NISBA.search(key) or key.endswith("ه")))

    def _is_adjective(self, index: int, key: str) -> bool:
        """Whether an unknown word with the article describes the head rather than beginning another phrase."""
        if self.strict:
            return False
        return bool(NISBA.search(key)) or self._ends_behind(index)

    def _is_surname(self, key: str, unknown: bool) -> bool:  # noqa: FBT001 - read at one call
        """Whether an unknown word behind Mr or Ms is the name: السيدة دياكيتي."""
        courtesy = self.noun is not None and self.noun.kind is NounKind.COURTESY
        return courtesy and self.alone and unknown and not key.startswith("ال")

    def _ends_behind(self, index: int) -> bool:
        """Whether a phrase must end behind a word: then an unknown word in it is an adjective."""
        after = index + 1
        sentence = self.sentence
        named = sentence.named(after)
        if sentence.breaks(after) and not (named is not None and named.is_person):
            return False
        return sentence.key(after) in THAT or (named is not None and named.is_person)

    def _is_expert(self) -> bool:
        return self.noun is not None and self.noun.lemma in PLACED

    def _is_addressee(self, index: int, key: str) -> bool:
        """Whether ل names who was told: للصحفيين, لصحيفة."""
        rest = f"ال{key[2:]}" if key.startswith("لل") else key[1:]
        found = self.sentence.noun(index, key=rest)
        told = found is not None and found[0].kind in {NounKind.MEDIUM, NounKind.UNNAMED}
        return told or bare(rest) in ADDRESSEES

    def _is_body(self) -> bool:
        return self.body or (self.noun is not None and not self.noun.kind.is_person)

    def _stops(self, index: int) -> bool:
        sentence = self.sentence
        key = sentence.key(index)
        if key in THAT or key in ADVERBS or key in VERBS or key.isdigit() or (key.endswith("وا") and len(key) > 4):  # noqa: PLR2004 - عادوا, but not هوا
            return True
        if key in participles():
            return True
        if sentence.noun(index) is not None or self._must_go_on(index):
            return False
        stem = key[1:] if key[:1] in {"و", "ف"} else key
        return key in verb_forms() or stem in verb_forms() or is_verb_in_past(key)

    def _must_go_on(self, index: int) -> bool:
        """Whether a word follows a head that says nothing without what it is head of: رئيس تعاونية النور."""
        bare_head = self.noun is not None and self.noun.lemma in OF_SOMETHING and index == self.head + 1
        key = self.sentence.key(index)
        return bare_head and not self.closed and key.startswith(("ت", "م")) and key not in verb_forms()

    def _person_further_on(self, stop: int) -> NamedWord | None:
        """Return the name behind words that belong to an office but are not understood: المشرف العام على الحملة."""
        sentence = self.sentence
        if self.noun is None or not self.noun.kind.is_person or not self.closed:
            return None
        for index in range(stop, min(stop + 5, len(sentence.words))):
            if sentence.breaks(index) or sentence.key(index) in THAT or sentence.key(index) in verb_forms():
                return None
            named = sentence.named(index)
            if named is not None and named.is_person:
                after = sentence.key(named.stop)
                ends = sentence.breaks(named.stop) or after in THAT or after.startswith("ل") or after in {"في", "خلال"}
                titled = index > stop and sentence.key(index - 1).startswith(("ال", "وال", "لل"))
                return named if ends and titled else None
        return None

    def _unlisted(self, stop: int) -> NamedWord | None:
        """Return a name that is not known as one, behind an office that is complete."""
        one = self.noun is not None and self.noun.kind.is_person and (self.one_of or not self.noun.plural)
        if not one or not (self.closed or self.title):
            return None
        return unlisted_person(self.sentence, stop)

    def _listed_name(self, index: int) -> NamedWord | None:
        """Return a name that is known by itself although the sentence hides it: رئيس جماعة مغراوة رشيد بنعلي."""
        one = self.noun is not None and self.noun.kind.is_person and (self.one_of or not self.noun.plural)
        unknown = self.sentence.noun(index) is None and index not in self.sentence.names
        return listed_person(self.sentence, index) if one and unknown else None


def stem_of(adjective: str) -> str:
    """Take the ending of gender and number off an adjective: ليبية, ليبيون and ليبيين are ليبي."""
    for ending in ("ه", "ون", "ين"):
        if adjective.endswith(ending) and len(adjective) > len(ending) + 2:
            return adjective.removesuffix(ending)
    return adjective


def trim(label: str) -> str:
    """Take off punctuation at the ends; a mark whose partner is missing goes as well."""
    label = label.strip(" ،:")
    marks = [mark for mark in label if mark in _MARKS]
    if len(marks) == 1:
        return "".join(mark for mark in label if mark not in _MARKS).strip()
    return label[1:-1] if marks and label[0] in _MARKS and label[-1] in _MARKS and len(marks) == 2 else label  # noqa: PLR2004 - a pair


def countryman(key: str) -> Noun:
    """Return the noun that a nationality is where it stands by itself."""
    english = adjective_in_english(bare(key))
    return replace(
        SOMEBODY,
        lemma=stem_of(bare(key)),
        english=english,
        english_plural=f"{english}s",
        plural=key.endswith(("ون", "ين")),
        feminine=key.endswith("ه"),
    )
