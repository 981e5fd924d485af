"""Gathers who and where: every name of a batch with its one English spelling and the sentences that have it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.dossier import Entity, EntityKind, NameBasis
from briefing.knowledge.reading import ReadArticle, ReadStory, cite
from briefing.names.given_names import part_words
from briefing.names.known import known_forms
from briefing.names.mention import NameMention
from briefing.names.words import key_of
from briefing.point import Citation, SpeakerKind

_RELIABILITY = list(NameBasis)
_QUOTES = str.maketrans("", "", "\"'«»“”„‘’")


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """What is known of one name so far."""

    basis: NameBasis
    forms: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)
    citations: dict[Citation, None] = field(default_factory=dict)


def find_entities(stories: Sequence[ReadStory]) -> tuple[Entity, ...]:
    """Gather the names of all stories: the most often named first, then in the order in which they come up.

    Two forms are one entity where their kind and English name are equal: aliases and a surname alone carry the name
    of whom they stand for.
    """
    gathered: dict[tuple[EntityKind, str], _Gathered] = {}
    for name, article, index, mention in (each for story in stories for each in _named(story)):
        sentence = article.prepared.sentences[index]
        entry = gathered.setdefault((mention.kind, name), _Gathered(basis=mention.basis))
        entry.basis = min(entry.basis, mention.basis, key=_RELIABILITY.index)
        entry.forms[form_of(mention, sentence.normalised)] += 1
        entry.sources.add(article.prepared.source)
        entry.citations[cite(sentence)] = None
    ranked = sorted(gathered.items(), key=lambda item: -item[1].forms.total())
    return tuple(_entity(number, *item) for number, item in enumerate(ranked, start=1))


def form_of(mention: NameMention, sentence: str) -> str:
    """Return a form as it is written by itself: without quotation marks, the article restored behind لل."""
    form = " ".join(mention.form.translate(_QUOTES).split())
    first = key_of(form.split()[0])
    begins_with_lam = first in known_forms() or first in part_words()  # ليبيا, ليلى
    is_contracted = first.startswith("ل") and sentence[mention.start - 1 : mention.start] == "ل"
    return "ا" + form if is_contracted and not begins_with_lam else form


def _named(story: ReadStory) -> Iterator[tuple[str, ReadArticle, int, NameMention]]:
    """Yield every mention of a story under the fullest name that the story has for it."""
    found = [*_mentions(story), *_speakers(story)]
    full = _full_names([mention for _, _, mention in found])
    for article, index, mention in found:
        is_person = mention.kind is EntityKind.PERSON
        yield full.get(mention.name, mention.name) if is_person else mention.name, article, index, mention


def _mentions(story: ReadStory) -> Iterator[tuple[ReadArticle, int, NameMention]]:
    for article in story.articles:
        for index, names in enumerate(article.names):
            for mention in names:
                yield article, index, mention


def _speakers(story: ReadStory) -> Iterator[tuple[ReadArticle, int, NameMention]]:
    """Yield the people who only their speaking shows to be people: قال المحلل عريب الرنتاوي إن."""
    for article in story.articles:
        known = {mention.name for names in article.names for mention in names}
        said = [each for each in article.attributions if each is not None and each.kind is SpeakerKind.NAMED]
        unlisted = {each.speaker.ar: each.speaker.en for each in said if each.speaker.en not in known}
        for index, sentence in enumerate(article.prepared.sentences):
            for form, english in unlisted.items():
                at = sentence.normalised.find(form) if " " in form else -1
                if at >= 0 and not any(m.start < at + len(form) and at < m.end for m in article.names[index]):
                    yield article, index, _person(form, english, at)


def _person(form: str, english: str, start: int) -> NameMention:
    return NameMention(
        start=start,
        end=start + len(form),
        form=form,
        kind=EntityKind.PERSON,
        name=english,
        basis=NameBasis.TRANSLITERATED,
    )


def _full_names(mentions: Sequence[NameMention]) -> dict[str, str]:
    """Return the longer name of whoever is also named without a middle name: Saad Kadhim al-Rubaie, Saad al-Rubaie."""
    names = {mention.name for mention in mentions if mention.kind is EntityKind.PERSON}
    by_ends: dict[tuple[str, str], set[str]] = {}
    for name in names:
        words = name.split()
        by_ends.setdefault((words[0], words[-1]), set()).add(name)
    full: dict[str, str] = {}
    for same in by_ends.values():
        longest = max(same, key=lambda name: (len(name.split()), name))
        inside = [name for name in same if set(name.split()) < set(longest.split())]
        if len(inside) == len(same) - 1:  # else two people with these ends
            full |= dict.fromkeys(inside, longest)
    return full


def _entity(number: int, key: tuple[EntityKind, str], entry: _Gathered) -> Entity:
    kind, name = key
    return Entity(
        id=f"entity-{number}",
        kind=kind,
        name=name,
        basis=entry.basis,
        forms=tuple(form for form, _ in entry.forms.most_common()),
        mentions=entry.forms.total(),
        sources=len(entry.sources),
        citations=tuple(entry.citations),
    )
