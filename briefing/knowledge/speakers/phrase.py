"""The words of a sentence that say who speaks, and what can be told of that speaker."""

import re
from dataclasses import dataclass

from briefing.dossier import EntityKind
from briefing.names.mention import NameMention
from briefing.names.role_tables import Noun, bare, word_set

_MEDIA = frozenset(map(bare, word_set("رويترز بلومبرغ الجزيرة العربية سبوتنيك تاس شينخوا الأناضول سانا وفا واس")))
_MEDIA_NAMES = re.compile(
    r"Reuters|AFP|France-Presse|Associated Press|\bAP\b|BBC|CNN|Al Jazeera|Al Arabiya|Bloomberg|Times|Post\b|Guardian|"
    r"Newspaper|Channel|TV|Television|News|Radio|TASS|Xinhua|Sputnik|Journal\b|Der Spiegel|Le Monde"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpeakerPhrase:
    """The words that say who speaks: `words[start:stop]`."""

    start: int
    stop: int  # behind the phrase and what is set off by commas behind it
    label: str  # without a person's name: the body, group or office as the sentence has it
    noun: Noun | None  # the head, where the tables list it
    name: NameMention | None  # the person; or the body or place that heads the phrase
    definite: bool
    alone: bool  # head and adjectives only: it may refer to somebody introduced before
    adjectives: tuple[str, ...] = ()
    quantified: bool = False  # some, three, dozens of
    one_of: bool = False

    @property
    def person(self) -> NameMention | None:
        """The named person."""
        return self.name if self.name is not None and self.name.kind is EntityKind.PERSON else None

    @property
    def is_known(self) -> bool:
        """Whether it is certain that a speaker is meant: a name or a listed noun."""
        return self.name is not None or self.noun is not None

    @property
    def may_be_surname(self) -> bool:
        """Whether it is one unknown word, which may be the surname of somebody named before."""
        return not self.is_known and bool(self.label) and " " not in self.label

    @property
    def nominative(self) -> bool:
        """Whether its ending shows that it is a subject: المزارعون."""
        return self._is_sound_plural and self.label.split()[0].endswith("ون")

    @property
    def accusative(self) -> bool:
        """Whether its ending shows that it is no subject: المزارعين."""
        return self._is_sound_plural and self.label.split()[0].endswith("ين")

    @property
    def _is_sound_plural(self) -> bool:
        alone = not (self.quantified or self.one_of or not self.label)
        return alone and self.noun is not None and self.noun.plural and self.noun.kind.is_person

    @property
    def feminine(self) -> bool | None:
        """Its gender; None where it cannot be told, or does not decide the verb's form."""
        if self.quantified or self.one_of or (self.noun is not None and self.noun.plural and self.noun.kind.is_person):
            return None
        return self.noun.feminine if self.noun is not None else None

    @property
    def plural(self) -> bool:
        """Whether it means several people."""
        people = self.noun is not None and self.noun.plural and self.noun.kind.is_person
        return self.quantified or (people and not self.one_of)


def is_medium(mention: NameMention) -> bool:
    """Whether a name is that of a newspaper, a channel or an agency."""
    return bare(mention.form) in _MEDIA or _MEDIA_NAMES.search(mention.name) is not None
