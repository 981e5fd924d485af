"""The English spelling of one Arabic name: from the lists where they have it, else by its sound."""

from collections.abc import Iterator, Sequence

from briefing.arabic.normalise import normalise_text
from briefing.dossier import EntityKind, NameBasis
from briefing.names.find import find_names
from briefing.names.given_names import part_at
from briefing.names.known import known_forms, match_at
from briefing.names.people import PARTICLES
from briefing.names.sound import by_sound
from briefing.names.words import Word, words_of


def spell(arabic: str, *, kind: EntityKind) -> tuple[str, NameBasis]:
    """Return the English spelling of a name as it stands by itself, and where the spelling comes from.

    A surname alone gives the surname alone: ماكرون is Macron, although the person named is Emmanuel Macron.
    """
    text = normalise_text(arabic)
    words = words_of(text)
    if not words:
        return "", NameBasis.TRANSLITERATED
    for match in match_at(words, 0, known_forms()):
        if match.offset == 0 and match.stop == len(words) and match.known.kind is kind:
            return match.known.short, match.known.basis
    for mention in find_names(text):
        if mention.kind is kind and mention.form == text:
            return mention.name, mention.basis
    return " ".join(_spelled(words)), NameBasis.TRANSLITERATED


def _spelled(words: Sequence[Word]) -> Iterator[str]:
    """Spell the words of a name that no list holds as a whole, given names as they usually are."""
    index = 0
    while index < len(words):
        part = part_at(words, index, key=words[index].key)
        is_particle = 0 < index < len(words) - 1 and words[index].key in PARTICLES
        yield part.english if part else PARTICLES[words[index].key] if is_particle else by_sound(words[index].text)
        index += len(part.words) if part else 1
