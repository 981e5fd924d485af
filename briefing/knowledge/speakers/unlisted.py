"""Reads names that no list and no rule of names holds, where the place in the sentence leaves nothing else to be read.

Between an office and أن only the name of who holds it can stand: قال العميد المتقاعد منصف الجريبي إن.
"""

from briefing.dossier import EntityKind, NameBasis
from briefing.knowledge.speakers.cues import that_follows
from briefing.knowledge.speakers.text import NamedWord, SpeechText
from briefing.knowledge.speakers.verbs import THAT, verb_forms
from briefing.knowledge.speakers.words import ADVERBS, CLAUSE_OPENERS, PREPOSITIONS, SETTINGS, VERBS
from briefing.names.common import is_common
from briefing.names.find import find_names
from briefing.names.given_names import part_at
from briefing.names.mention import NameMention
from briefing.names.role_tables import adjective_in_english, bare
from briefing.names.spelling import spell

_LONGEST = 4  # words of a name
_SHORTEST = 2
_LONGEST_GIVEN = 5  # letters of a given name that begins with ل, which otherwise is a preposition
_REACH = 8  # words between a name and what is said
_NO_NAMES = ADVERBS | PREPOSITIONS | CLAUSE_OPENERS | SETTINGS | VERBS
_OWN = ("ه", "ها", "هم", "نا")  # with its pronoun a word is no name: بلاده


def unlisted_person(sentence: SpeechText, start: int, *, set_off: bool = False) -> NamedWord | None:
    """Read the name behind an office.

    Args:
        sentence: The sentence.
        start: The word behind the office.
        set_off: Whether a comma stands between them.
    """
    stop = start
    while stop < len(sentence.words) and stop - start < _LONGEST and _may_name(sentence, stop, first=stop == start):
        stop += 1
        if sentence.breaks(stop) or _closes(sentence, start, stop):
            break
    if set_off and not sentence.breaks(stop):
        return None
    if not _must_end(sentence, stop) and not _closes(sentence, start, stop):
        stop = next((end for end in range(stop, start + 1, -1) if _is_name(_form(sentence, start, end))), start)
    if stop - start < _SHORTEST:
        return None
    return _named(sentence, start, stop)


def listed_person(sentence: SpeechText, start: int) -> NamedWord | None:
    """Read a name that would be found if it stood by itself."""
    for stop in range(min(start + _LONGEST, len(sentence.words)), start + 1, -1):
        inside = range(start, stop)
        if all(_may_name(sentence, index, first=index == start) for index in inside) and _is_name(
            _form(sentence, start, stop)
        ):
            return _named(sentence, start, stop)
    return None


def kunya(sentence: SpeechText, start: int) -> NamedWord | None:
    """Read a mother or a father of somebody named: أم كريم."""
    after = sentence.words[start + 1] if start + 1 < len(sentence.words) else None
    if after is None or sentence.key(start) not in {"ام", "ابو"} or sentence.breaks(start + 1):
        return None
    if after.key.startswith(("ل", "ال")) or not _may_name(sentence, start + 1, first=True):
        return None
    return _named(sentence, start, start + 2)


def _named(sentence: SpeechText, start: int, stop: int) -> NamedWord:
    first, last = sentence.words[start], sentence.words[stop - 1]
    form = _form(sentence, start, stop)
    mention = NameMention(
        start=first.start,
        end=last.end,
        form=form,
        kind=EntityKind.PERSON,
        name=spell(form, kind=EntityKind.PERSON)[0],
        basis=NameBasis.TRANSLITERATED,
    )
    return NamedWord(mention=mention, stop=stop, prefix=0)


def _form(sentence: SpeechText, start: int, stop: int) -> str:
    return sentence.text[sentence.words[start].start : sentence.words[stop - 1].end]


def _is_name(form: str) -> bool:
    """Whether words by themselves would be read as one person's name."""
    return any(mention.kind is EntityKind.PERSON and mention.form == form for mention in find_names(form))


def _may_name(sentence: SpeechText, index: int, *, first: bool) -> bool:
    word = sentence.words[index]
    key = word.key
    if index in sentence.names or (not first and sentence.breaks(index)) or sentence.quotes(index):
        return False
    if key in _NO_NAMES and word.text != "علي":
        return False
    if key in THAT or _is_verb(key) or key.isdigit() or sentence.noun(index) is not None:
        return False
    if word.text.endswith(_OWN) and not (first and word.text.startswith("أ") and word.text.endswith("نا")):
        return False  # ألينا is a name, and إلينا is not
    if first and key.startswith("ل") and len(key) > _LONGEST_GIVEN:
        return False  # لتعزيز
    return not word.text.startswith(("ال", "لل")) and not adjective_in_english(bare(key)) if first else not _told(key)


def _is_verb(key: str) -> bool:
    """Whether a word is a verb of saying, also behind أما: فأكد."""
    return key in verb_forms() or (key.startswith("ف") and key[1:] in verb_forms())


def _told(key: str) -> bool:
    """Whether a word names who is told: للمرفأ."""
    return key.startswith("لل")


def _closes(sentence: SpeechText, start: int, stop: int) -> bool:
    """Whether a surname with an ending of its own closes a listed given name: ربيع المجيدي, and no more."""
    last = sentence.key(stop - 1)
    listed = part_at(sentence.words, start, key=sentence.key(start)) is not None
    return listed and stop > start + 1 and last.startswith("ال") and last.endswith("ي") and not is_common(last[2:])


def _must_end(sentence: SpeechText, stop: int) -> bool:
    """Whether what follows shows that the name has ended: أن, a verb, who is told."""
    key = sentence.key(stop)
    if (
        key in {"قد", "فقد"}
        or key in THAT
        or _is_verb(key)
        or sentence.opens_quotation(stop)
        or ":" in sentence.before(stop)
    ):
        return True
    if key in {"من", "في"} and not sentence.key(stop - 1).startswith("ال"):
        return that_follows(sentence, stop, reach=_REACH)
    return _told(key) and sentence.key(stop + 1) in THAT
