"""Finds the names in an article: a surname alone names whom the article named in full before."""

from collections.abc import Iterator, Sequence

from briefing.article import Sentence
from briefing.dossier import EntityKind, NameBasis
from briefing.names.common import is_common
from briefing.names.find import find_in, short_forms
from briefing.names.given_names import opens_names
from briefing.names.known import KnownName, Needs, known_forms, surname_of
from briefing.names.mention import NameMention
from briefing.names.nationalities import nationality
from briefing.names.words import key_of, words_of

_PARTICLES = frozenset({"بن", "ابن", "ابو", "عبد", "ولد", "دو", "دي", "دا", "لو", "فان", "فون", "ال"})
_NO_SURNAMES = frozenset({"الله", "الدين", "الثاني", "الثالث", "السادس", "الاول", "الرابع"})
_SHORTEST = 4  # letters of a name that can stand alone; shorter ones need a verb of saying before them


def names_in(sentences: Sequence[Sentence]) -> tuple[tuple[NameMention, ...], ...]:
    """Find the names in the sentences of one article, a tuple a sentence."""
    background = key_of(" ".join(sentence.normalised for sentence in sentences))
    known: dict[str, KnownName] = {}
    found: list[tuple[NameMention, ...]] = []
    for sentence in sentences:
        text = sentence.normalised
        mentions = tuple(find_in(text, context=short_forms(known), background=background))
        new = {form: name for mention in mentions for form, name in _introduced(mention)}
        known |= new
        if any(key_of(text).count(form) > 1 for form in new):
            mentions = tuple(find_in(text, context=short_forms(known), background=background))
        found.append(mentions)
    return tuple(found)


def _introduced(mention: NameMention) -> Iterator[tuple[str, KnownName]]:
    """Yield the short form that a name makes known: a surname, a place without its kind, a body without its country."""
    words = [word.key for word in words_of(mention.form)]
    match mention.kind:
        case EntityKind.PERSON:
            form = _surname(words)
            needs = Needs.SPEECH if _is_doubtful(form) else Needs.NOTHING
        case EntityKind.PLACE:
            form, needs = _place(mention, words)
        case EntityKind.ORGANISATION:
            form, needs = _body(mention, words), Needs.NOTHING
    if form:
        short = surname_of(mention.name) if mention.kind is EntityKind.PERSON else mention.name
        yield form, KnownName(kind=mention.kind, name=mention.name, short=short, basis=mention.basis, needs=needs)


def _surname(words: Sequence[str]) -> str:
    """Return what names a person alone; empty for none."""
    has_pair = len(words) > 1 and words[-1] not in _NO_SURNAMES and words[-2] != "عبد"
    if not has_pair or (len(words) == 2 and words[0] in _PARTICLES):  # noqa: PLR2004 - أبو علي
        return ""
    has_particle = len(words) > 2 and words[-2] in _PARTICLES  # noqa: PLR2004 - a given name before it
    return " ".join(words[-2:]) if has_particle else words[-1]


def _place(mention: NameMention, words: Sequence[str]) -> tuple[str, Needs]:
    """Return the form of a place that a word for its kind has made known, and what it needs from now on."""
    is_word = len(words) == 1 and len(words[0]) >= _SHORTEST
    if mention.basis is NameBasis.TRANSLITERATED:
        return (words[0] if is_word and not is_common(words[0]) else ""), Needs.NOTHING
    needy = [known for form, known in known_forms().get(words[0], ()) if form == tuple(words) and known.needs]
    return (words[0] if needy and len(words) == 1 else ""), Needs.PREPOSITION


def _body(mention: NameMention, words: Sequence[str]) -> str:
    """Return a body without its country, where the lists have it so: الهلال الأحمر for الهلال الأحمر المغربي."""
    rest = tuple(words[:-1])
    if mention.basis is not NameBasis.RULES or not rest or nationality(words[-1]) is None:
        return ""
    is_listed = any(form == rest for form, _ in known_forms().get(rest[0], ()))
    return " ".join(rest) if is_listed else ""


def _is_doubtful(surname: str) -> bool:
    """Whether a surname alone may be something else: a word of the language, a given name, a place."""
    return len(surname) < _SHORTEST or is_common(surname) or opens_names(surname) or surname in known_forms()
