"""Finds the names in one normalised Arabic sentence."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from briefing.arabic.speech import opens_report
from briefing.dossier import EntityKind
from briefing.names.common import common_words
from briefing.names.institutions import institution_at
from briefing.names.known import Forms, KnownName, Match, Needs, by_first_word, known_forms, match_at, rows
from briefing.names.mention import NameMention
from briefing.names.named_after import namesake_at
from briefing.names.named_bodies import named_body_at
from briefing.names.organisations import organisation_at
from briefing.names.people import names_another, person_at
from briefing.names.places import feature_at, shared_name_at, unknown_place_at
from briefing.names.words import Word, key_of, readings, with_closing_quote, words_of

_PREPOSITIONS = frozenset(
    key_of("في إلى من عبر شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي دولة جمهورية داخل خارج نحو قرب ضواحي بين").split()
)
_TYPES = frozenset(
    key_of(
        "مدينة بلدة محافظة ولاية قرية منطقة مطار ميناء العاصمة قضاء ريف ناحية مديرية حي مخيم معبر مدينتي "
        "بلدتي محافظتي إقليم مركز بلدية مقاطعة جهة سجن شارع ضاحية"
    ).split()
)
# Set phrases in which a word is no name: the lion's share, force majeure, a birthplace, two students.
_NO_NAME_BEHIND = {
    "الاسد": frozenset({"حصه", "نصيب", "بحصه", "بنصيب"}),
    "القاهره": frozenset({"القوه", "قوه", "للقوه", "بالقوه", "والقوه", "الظروف", "لظروف", "للظروف"}),
}
_NO_NAME_BEFORE = {"مسقط": "راس"}
_TWO_STUDENTS = "طالبان"
_NOTHING: Forms = {}


@lru_cache(maxsize=4096)
def _found(sentence: str) -> tuple[NameMention, ...]:
    return tuple(find_in(sentence))


def find_names(text: str) -> list[NameMention]:
    """Find the names in one normalised sentence by itself, in order and without overlaps."""
    return list(_found(text))


def find_in(sentence: str, *, context: Forms = _NOTHING, background: str = "") -> Iterator[NameMention]:
    """Find the names in a sentence of an article.

    Args:
        sentence: normalised
        context: short forms that the article has made known up to here
        background: the article, spelling levelled; decides between places that share a name
    """
    words = words_of(sentence)
    background = background or key_of(sentence)
    index, last = 0, None
    while index < len(words):
        match = _best_at(words, index, context, background, listed=_continues_places(words, index, last))
        if match is None:
            index += 1
            continue
        yield _mention(sentence, words, match)
        index, last = match.stop, match


def _continues_places(words: Sequence[Word], index: int, last: Match | None) -> bool:
    """Whether a word goes on with a list of places: في الحديدة وحجة وإب."""
    if last is None or last.stop != index or last.known.kind is not EntityKind.PLACE:
        return False
    return words[index].before in {" ", "، "} and (words[index].key.startswith("و") or "،" in words[index].before)


def _best_at(words: Sequence[Word], index: int, context: Forms, background: str, *, listed: bool) -> Match | None:
    """Choose among what may start at a word: the longest, without prefixes, from a list rather than by rule."""
    # Where two are as long, the first is taken: what the article itself has made known comes before the lists.
    candidates = [match for match in match_at(words, index, context) if _is_allowed(words, match, listed=listed)]
    candidates.extend(
        match for match in match_at(words, index, known_forms()) if _is_allowed(words, match, listed=listed)
    )
    full = (match.stop for match in candidates if match.known.short == match.known.name)
    candidates.extend(person_at(words, index, listed=max(full, default=0)))
    if _opens_rule(words[index].key):
        candidates.extend(_by_rule(words, index, candidates))
    candidates.extend(shared_name_at(words, index, background=background))
    if not candidates:
        candidates.extend(unknown_place_at(words, index))
    return max(candidates, key=lambda match: (match.stop - match.first, -match.offset), default=None)


def _by_rule(words: Sequence[Word], index: int, listed: Sequence[Match]) -> Iterator[Match]:
    """Find what is composed of a word for its kind and a name; an organisation of the lists is not read again."""
    yield from organisation_at(words, index)
    yield from named_body_at(words, index)
    if not any(match.known.kind is EntityKind.ORGANISATION for match in listed):
        yield from institution_at(words, index)
    yield from namesake_at(words, index)
    yield from feature_at(words, index)


@lru_cache(maxsize=16384)
def _opens_rule(key: str) -> bool:
    """Whether a word is one that the rules begin with: most words are not."""
    return any({reading.key, reading.key.removeprefix("ال")} & _openers() for reading in readings(key))


@cache
def _openers() -> frozenset[str]:
    tables = ("bodies.tsv", "heads.tsv", "institutions.tsv", "named_after.tsv", "features.tsv")
    forms = (form for table in tables for row in rows(table) for form in row[0].split("|"))
    return frozenset(form.split()[0] for form in forms) | {"وزاره"}


def _is_allowed(words: Sequence[Word], match: Match, *, listed: bool) -> bool:
    """Whether what stands around a known form lets it be the name; `listed`: it goes on with a list of places."""
    first, key = words[match.first], words[match.first].key
    if match.offset and match.stop == match.first + 1 and key in common_words():
        return False
    before = words[match.first - 1].key if match.first else ""
    before = before[1:] if before.startswith("و") and len(before) > 2 else before  # noqa: PLR2004 - وفي is و and في
    behind = words[match.stop].key if match.stop < len(words) else ""
    is_phrase = (
        before in _NO_NAME_BEHIND.get(key, ())
        or behind.startswith(_NO_NAME_BEFORE.get(key, "-"))
        or (key == _TWO_STUDENTS and behind.endswith("ان"))
    )
    if is_phrase or (match.known.short != match.known.name and names_another(words, match)):
        return False
    is_next_place = listed and match.known.kind is EntityKind.PLACE
    match match.known.needs:
        case Needs.TYPE:
            return is_next_place or before.removeprefix("ب").removeprefix("ل") in _TYPES or before in _TYPES
        case Needs.PREPOSITION:
            return is_next_place or before in _TYPES or before in _PREPOSITIONS or key.startswith("ب")
        case Needs.SPEECH:
            return bool(before) and first.before == " " and opens_report("و" + before)
    return True


def _mention(sentence: str, words: Sequence[Word], match: Match) -> NameMention:
    start = words[match.first].start + match.offset
    end = with_closing_quote(sentence, start, words[match.stop - 1].end)
    known = match.known
    return NameMention(
        start=start, end=end, form=sentence[start:end], kind=known.kind, name=known.name, basis=known.basis
    )


def short_forms(forms: Mapping[str, KnownName]) -> Forms:
    """Arrange short forms that an article has made known."""
    return by_first_word({tuple(form.split()): known for form, known in forms.items()})
