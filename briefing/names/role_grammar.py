"""Translates the phrase for an office or a group word by word: a noun, its adjectives, and what belongs to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.dossier import EntityKind, NameBasis
from briefing.names.mention import NameMention
from briefing.names.role_tables import Noun, NounKind, adjective_in_english, bare, noun_at, nouns, role_words, word_set
from briefing.names.role_wording import QUANTITIES, head_in_english, is_plural, noun_with_article, with_a, with_article
from briefing.names.words import Word, words_of

_WITH_PORTFOLIO = frozenset({"وزير", "وزاره", "نايب وزير", "مساعد وزير", "وزير دوله", "كاتب دوله", "وكيل وزاره"})
_PREPOSITIONS = {"باسم": "for", "في": "in", "من": "from", "لدي": "to", "الي": "to"}
_ABOUT = frozenset({"expert", "researcher", "analyst", "adviser", "lecturer", "writer"})  # on what they know
_EMPTY = word_set("فيه فيها به بها باسمه باسمها نفسه نفسها ذاته ذاتها")  # say nothing without the sentence
_SUBJECT = word_set("شوون شان مجال قضايا")
_CLOSE = word_set("مقرب مقربة مقربون مقربين قريب قريبة")  # من follows: مصدر مقرب من الرئيس
_PLACE_TYPES = word_set("مدينه بلده منطقه محافظه ولايه قريه عاصمه دوله جمهوريه")
_BELONGING = word_set("تابع تابعه")  # says what ل says again
_HEADS = ("رييس ", "مدير ", "عضو ")
_FAMILIES = word_set("أهالي أهل ذوي ذوو")  # of people; of a place they are its residents
_BY_ARTICLE = word_set("داخلية خارجية")  # ministries only with the article
_TYPES = word_set("منظمة حركة جماعة تنظيم شركة صحيفة قناة وكالة مجلة موقع شبكة حزب نادي ناد فريق")  # before a name
_SHORT = {"United Nations": "UN", "European Union": "EU", "African Union": "AU"}  # as British papers put it first
_IN = re.compile(
    r"(?:administration|government|army|police|ministry|forces|party|parliament|council|room)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A stretch of words in English."""

    english: str
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Belongings:
    """What follows a head, in English."""

    stop: int
    before: str = ""  # "UN ", which stands before the head
    behind: str = ""
    construct: bool = False  # follows without a preposition, which makes the head definite
    country: bool = False  # begins with a place


class Translation:
    """Translates one phrase from left to right; whatever is not understood makes the whole fail."""

    def __init__(self, text: str, mentions: Sequence[NameMention]) -> None:
        """Take a normalised phrase and the places and bodies that it names."""
        self.words: list[Word] = [word for word in words_of(text) if word.key not in _EMPTY]
        self.bares = [bare(word.key) for word in self.words]
        self.closed = False  # the head has the article
        self.names: dict[int, tuple[NameMention, int, int]] = {}
        for mention in mentions:
            inside = [i for i, word in enumerate(self.words) if word.end > mention.start and word.start < mention.end]
            if inside:
                prefix = max(0, mention.start - self.words[inside[0]].start)
                self.names[inside[0]] = (mention, prefix, inside[-1] + 1)

    def whole(self, *, article: bool) -> str:
        """Return the English of the whole phrase; empty where part of it is not understood."""
        part = self._group(0, article=article)
        return part.english if part is not None and part.stop == len(self.words) else ""

    def _group(self, index: int, *, article: bool, first: str = "") -> _Part | None:
        """Translate a phrase that may begin with a quantity."""
        key = first or self._key(index)
        quantity = QUANTITIES.get(key)
        if quantity is None:
            return self._described(index, article=article, first=first)
        after = index + 1
        if self._key(after) == "من" or key == "عدد":
            after += 1
        one = quantity in {"a", "the top"}
        own = self._key(after).removesuffix("ها").removesuffix("هم")
        if one and own != self._key(after) and (own,) in nouns():
            return _Part(
                english=f"one of {'its' if self._key(after).endswith('ها') else 'their'} "
                f"{nouns()[own,].english_plural}",
                stop=after + 1,
            )
        part = self._described(after, article=False, singular=one)
        if part is None:
            return None
        return _Part(
            english=f"{with_a(part.english) if quantity == 'a' else f'{quantity} {part.english}'}", stop=part.stop
        )

    def _described(self, index: int, *, article: bool, first: str = "", singular: bool = False) -> _Part | None:
        """Translate a noun with its adjectives and what belongs to it, or a name."""
        if index >= len(self.words):
            return None
        named = self._name(index, prefix=0) if not first else None
        found = noun_at(self.bares, index, first=bare(first) if first else "")
        if found is None and self._key(index).endswith("ا"):  # ضابطا
            found = noun_at(self.bares, index, first=self._bare(index)[:-1])
        if named is not None and (found is None or named.stop >= found[1]):
            return self._completed(named, article=article)
        if found is None:
            return None
        found = self._without_body(index, *found)
        definite = any(self._is_definite(more) for more in range(index, found[1])) or first.startswith("ال")
        if found[0].lemma in _BY_ARTICLE and not definite:
            return None  # an adjective: مذكرة داخلية
        bearer = self._name(found[1], prefix=0) if found[0].lemma in _TYPES and not definite else None
        if found[0].kind is NounKind.MEDIUM and self._is_composed(found[1]):
            bearer = None  # صحيفة الحكومة السورية is hers, and not called so
        if bearer is not None:
            return self._completed(bearer, article=article)
        return self._noun(*found, definite=definite, article=article, singular=singular)

    def _is_composed(self, index: int) -> bool:
        """Whether a name that begins on a word is made of a body's noun and its country."""
        named = self.names.get(index)
        return named is not None and named[0].basis is NameBasis.RULES

    def _without_body(self, index: int, noun: Noun, stop: int) -> tuple[Noun, int]:
        """Read رئيس ديوان المحاسبة as the head of the audit office rather than as a head of office."""
        inner = noun_at(self.bares, index + 1) if stop == index + 2 and noun.lemma.startswith(_HEADS) else None
        alone = nouns().get((self._bare(index),))
        return (alone, index + 1) if inner is not None and inner[1] > stop and alone is not None else (noun, stop)

    def _noun(self, noun: Noun, stop: int, *, definite: bool, article: bool, singular: bool) -> _Part | None:
        """Translate what stands behind a noun, and put all of it together."""
        portfolio = self._portfolio(noun, stop)
        purpose = self._purpose(stop) if portfolio is None else None
        stop = (portfolio or purpose or _Part(english="", stop=stop)).stop
        chained = not definite and portfolio is None  # what has an article behind it is no adjective of the head
        adjectives, stop = ([], stop) if chained and self._heads(stop) else self._adjectives(stop)
        if purpose is not None:
            adjectives.append(purpose.english)
        head = head_in_english(noun, portfolio.english if portfolio is not None else "", adjectives, singular=singular)
        self.closed = definite and portfolio is None and " " not in noun.lemma
        belongings = self._belongings(noun, stop, head=head)
        if belongings is None or (noun.kind is NounKind.TITLE and belongings.construct):
            return None  # نقيب الأطباء is no captain
        people = noun_at(self.bares, stop) if stop < len(self.words) else None
        if noun.lemma in _FAMILIES and people is not None and people[0].kind.is_person:
            head = "families"
        english = _put_together(noun, head, belongings, definite=definite)
        if article:
            definite = definite or (belongings.construct and not (noun.kind.is_person and is_plural(noun)))
            english = noun_with_article(english, noun, definite=definite, singular=singular)
        return _Part(english=english, stop=belongings.stop)

    def _heads(self, index: int) -> bool:
        """Whether a word with the article is a noun, although it may be an adjective as well: المنتخب."""
        return self._is_definite(index) and noun_at(self.bares, index) is not None

    def _completed(self, named: _Part, *, article: bool) -> _Part | None:
        """Translate what a name belongs to or where it is: the Presidential Council of the Government ..."""
        adjectives, stop = self._adjectives(named.stop)
        name = " ".join([*adjectives, named.english])
        belongings = self._belongings(None, stop, head=name)
        if belongings is None:
            return None
        return _Part(english=(with_article(name) if article else name) + belongings.behind, stop=belongings.stop)

    def _portfolio(self, noun: Noun, index: int) -> _Part | None:
        """Translate what a minister is minister of."""
        if noun.lemma not in _WITH_PORTFOLIO:
            return None
        first = self._without_for(index)
        start = index
        if bare(first) == "شوون":
            start, first = index + 1, self._key(index + 1)
        return self._listed(role_words("field"), index, first=self._without_for(index)) or self._listed(
            role_words("field"), start, first=first
        )

    def _listed(self, table: Mapping[tuple[str, ...], str], index: int, *, first: str = "") -> _Part | None:
        """Return the longest entry of a table that begins on a word."""
        for length in (3, 2, 1):
            form = (bare(first) if first else self._bare(index), *self.bares[index + 1 : index + length])
            joined = tuple(
                f"و{word[3:]}" if number and word.startswith("وال") else word for number, word in enumerate(form)
            )
            if len(form) == length and index + length <= len(self.words):
                for candidate in (form, joined):
                    if candidate in table:
                        return _Part(english=table[candidate], stop=index + length)
        return None

    def _adjectives(self, index: int) -> tuple[list[str], int]:
        """Translate adjectives into the English order: the last one stands first, unless و joins them."""
        found: list[str] = []
        while index < len(self.words):
            key = self._key(index)
            joined = key.startswith("و") and bool(found) and not adjective_in_english(self._bare(index))
            english = adjective_in_english(bare(key[1:]) if joined else self._bare(index))
            if not english or self._begins_name(index) or (index in self.names and not self._is_definite(index)):
                break
            if joined:
                found[0] = f"{found[0]} and {english}"
            else:
                found.insert(0, english)
            index += 1
        return found, index

    def _begins_name(self, index: int) -> bool:
        """Whether a longer listed noun or a name begins on a word that could be an adjective."""
        named = self.names.get(index)
        return named is not None and named[1] == 0 and named[2] > index + 1

    def _belongings(self, noun: Noun | None, index: int, *, head: str) -> _Belongings | None:
        """Translate all that follows a head: of the company, for the council, in Tobruk; None where it cannot be."""
        found = _Belongings(stop=index)
        while found.stop < len(self.words):
            start = found.stop + (1 if self._bare(found.stop) in _BELONGING else 0)
            part = self._belonging(start, head=head if start == index else "")
            if part is None:
                return None
            found = self._joined(found, part, start, noun)
        return found

    def _joined(self, found: _Belongings, part: _Part, start: int, noun: Noun | None) -> _Belongings:
        named = self.names.get(start) or self.names.get(start + 1)
        short = _SHORT.get(named[0].name, "") if named is not None and named[2] == part.stop else ""
        place = self.names.get(start)
        apart = self._key(start) in _PREPOSITIONS or self._bare(start) in _CLOSE
        construct = not apart and not self._is_for(start)
        if short and noun is not None and not found.behind:
            return _Belongings(stop=part.stop, before=f"{short} ", construct=construct)
        return _Belongings(
            stop=part.stop,
            before=found.before,
            behind=f"{found.behind} {part.english}",
            construct=found.construct or (construct and not found.behind),
            country=found.country or (place is not None and place[1] == 0 and place[0].kind is EntityKind.PLACE),
        )

    def _is_for(self, index: int) -> bool:
        named = self.names.get(index)
        return (named is not None and named[1] > 0) or self._without_for(index) != self._key(index)

    def _belonging(self, index: int, *, head: str) -> _Part | None:
        key = self._key(index)
        if key in _PREPOSITIONS:
            return self._behind_preposition(index, key, head=head)
        if bare(self._without_for(index)) in _PLACE_TYPES and self._name(index + 1, prefix=0) is not None:
            return self._belonging(index + 1, head=head)
        named = self._named_belonging(index)
        if named is not None:
            return named
        if head.endswith("party") and self._is_definite(index):
            return None  # حزب التجمع is called so
        last = head.rsplit(" ", maxsplit=1)[-1] if head else ""
        found = self._about(index, last) or self._deed(index)
        if found is not None:
            return found
        return self._inner(index, key)

    def _inner(self, index: int, key: str) -> _Part | None:
        """Translate a phrase that belongs to the head: رئيس المجلس المحلي, أم لثلاثة أطفال."""
        if self._bare(index) in _CLOSE and self._key(index + 1) == "من":
            near = self._described(index + 2, article=True)
            return _Part(english=f"close to {near.english}", stop=near.stop) if near is not None else None
        rest = self._without_for(index)
        found = noun_at(self.bares, index) if rest == key else None
        single = found is not None and found[0].kind.is_person and not found[0].plural
        if single and not self._is_definite(index):
            return None  # most likely an adjective: مؤسسات مستثمرة
        if self.closed and rest == key and self._is_definite(index):
            return None  # nothing belongs to a noun with the article: البحار المتطوع
        inner = self._group(index, article=True, first=rest if rest != key else "")
        return _Part(english=f"of {inner.english}", stop=inner.stop) if inner is not None else None

    def _purpose(self, index: int) -> _Part | None:
        """Translate what a body is there for where it stands as a bare word: لجنة إغاثة محلية."""
        if self._is_definite(index) or self._is_for(index) or index >= len(self.words):
            return None
        found = self._listed(role_words("deed"), index)
        return found if found is not None and not found.english.endswith(" of") else None

    def _behind_preposition(self, index: int, key: str, *, head: str) -> _Part | None:
        preposition = _PREPOSITIONS[key]
        after = index + 1
        if key == "في" and (about := self._about(after, head.rsplit(" ", maxsplit=1)[-1] if head else "")) is not None:
            return about
        if self._bare(after) in _PLACE_TYPES and self._name(after + 1, prefix=0) is not None:
            after += 1
        place = self._name(after, prefix=0)
        inner = self._described(after, article=True)
        if inner is None:
            return None
        if key == "في" and place is None and not _IN.search(inner.english):
            preposition = "at"
        return _Part(english=f"{preposition} {inner.english}", stop=inner.stop)

    def _named_belonging(self, index: int) -> _Part | None:
        found = self.names.get(index)
        if found is None:
            return None
        mention, prefix, stop = found
        attached = self._key(index)[:prefix]
        if attached not in {"", "ل", "ب"}:
            return None
        preposition = ("in" if mention.kind is EntityKind.PLACE else "at") if attached == "ب" else "of"
        return _Part(english=f"{preposition} {with_article(mention.name)}", stop=stop)

    def _about(self, index: int, head: str) -> _Part | None:
        """Translate what an expert knows: في شؤون الجماعات المسلحة."""
        topics = role_words("topic")
        first = self._without_for(index)
        subject = bare(first) in _SUBJECT
        if head not in _ABOUT and not subject and not (head in {"director", "professor", "officer"} and first):
            return None
        found = self._listed(topics, index, first=first)
        if found is None and subject:
            found = self._listed(topics, index + 1)
        if found is None:
            return None
        return _Part(
            english=f"{'on' if head in _ABOUT else 'for' if subject else 'of'} {found.english}", stop=found.stop
        )

    def _deed(self, index: int) -> _Part | None:
        """Translate what a body is there for: تحرير سرت, للدراسات."""
        deeds = role_words("deed")
        key = self._key(index)
        found = self._listed(deeds, index, first=self._without_for(index))
        if found is None and key.startswith("ل"):
            found = self._listed(deeds, index, first=key[1:])
        if found is None:
            return None
        if not found.english.endswith(" of"):
            return _Part(english=f"for {found.english}", stop=found.stop)
        named = self._name(found.stop, prefix=0)
        return _Part(english=f"for {found.english} {named.english}", stop=named.stop) if named is not None else None

    def _name(self, index: int, *, prefix: int) -> _Part | None:
        found = self.names.get(index)
        if found is None or found[1] != prefix:
            return None
        return _Part(english=found[0].name, stop=found[2])

    def _without_for(self, index: int) -> str:
        """Return a word without ل, its article restored: للأمم is الأمم."""
        key = self._key(index)
        if key.startswith("لل"):
            return f"ال{key[2:]}"
        rest = bare(key[1:])
        known = rest in _SUBJECT or rest in _PLACE_TYPES or rest in QUANTITIES or (rest,) in nouns()
        known = known and key.startswith("ل")
        return key[1:] if known and (bare(key),) not in nouns() else key

    def _is_definite(self, index: int) -> bool:
        return self._key(index).startswith("ال")

    def _key(self, index: int) -> str:
        return self.words[index].key if index < len(self.words) else ""

    def _bare(self, index: int) -> str:
        return self.bares[index] if index < len(self.bares) else ""


def _put_together(noun: Noun, head: str, belongings: _Belongings, *, definite: bool) -> str:
    """Join a head and what belongs to it: the head of a country is its president, a report is by somebody."""
    if noun.lemma == "رييس" and head == "head" and belongings.country:
        return f"President{belongings.behind}"
    if noun.lemma == "رييس" and head.endswith("head") and definite and not belongings.behind:
        return f"{head.removesuffix('head')}president"
    behind = belongings.behind
    if noun.kind is NounKind.DOCUMENT:
        behind = behind.replace(" of ", " by ", 1)
    return belongings.before + head + behind
