"""What makes two claims about one event contradict each other, on something else than a figure.

Every rule wants the same event first: shared words, no other places or days. What rests asks more: opposed words must
stand with the same subject, and where both may be true one after the other, the claims must be of one day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from briefing.dossier import EntityKind
from briefing.knowledge.conflicts.claims import Claim, roots_of
from briefing.knowledge.conflicts.opposition import (
    Opposition,
    OppositionKind,
    find_oppositions,
    has_negation,
    is_negated,
    words_of,
)
from briefing.names.mention import NameMention

SAME_TOPIC = 0.6  # cosine of two sentences from which opposed words may be about one thing
SAME_SENTENCE = 0.75  # cosine from which two sentences tell the same, one detail apart
SHARED_ROOTS = 3  # words in common, at least
SHARED_SHARE = 0.5  # share of the words in common (Dice)
NEAR_SHARE = 0.7  # the same where one detail is compared
DENIAL_SHARE = 0.4  # the same of a denial and a statement, each of which has words of its own
DENIED_SHARE = 0.6  # share of a denial's words that the plain statement must have
PHRASE_SHARE = 0.6  # the same for words that are no verbs, whose subject may stand anywhere
SUBJECT_WORDS = 2  # content words behind two verbs that must be the same, at least: the subject, and the object with it

ONE_DAY = timedelta(hours=30)
DAYS = timedelta(days=7)
MONTH = timedelta(days=31)
_WINDOWS = {
    OppositionKind.DENIAL: DAYS,
    OppositionKind.NEGATION: ONE_DAY,
    OppositionKind.FATE: MONTH,
    OppositionKind.PASSING: ONE_DAY,
}
_CLAIM = "تبني تبنت يتبني تتبني"
_DECLARE = "اعلن اعلنت يعلن تعلن"
_ACCUSE = "اتهم اتهمت يتهم تتهم حمل حملت"
_EXCEPT = frozenset({"الا", "سوي"})
_DENY = (
    "نفي نفت ينفي تنفي نفوا نفاه نفته نفاها نفتها ينفيه تنفيه نافيا "
    "نافيه انكر انكرت ينكر تنكر كذب كذبت فند فندت يفند تفند دحض دحضت"
)
_REFUSE = "رفض رفضت يرفض ترفض رافضا رافضه استبعد استبعدت يستبعد تستبعد منع منعت حظر حظرت"
_ACTS = "هجوم تفجير اغتيال قصف انفجار خطف غاره عمليه مجزره هجمات تفجيرات عبوه صاروخ"


def _with_conjunctions(words: str) -> frozenset[str]:
    return frozenset(f"{joined}{word}" for joined in ("", "و", "ف") for word in words.split())


_CLAIMING, _DECLARING, _ACCUSING = map(_with_conjunctions, (_CLAIM, _DECLARE, _ACCUSE))
_DENYING, _REFUSING = map(_with_conjunctions, (_DENY, _REFUSE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Why two claims cannot both hold."""

    explanation: str
    firmness: int  # of the rules, the surer first: 0 a denial, 1 opposed words, 2 a detail


def conflict_of(one: Claim, other: Claim, *, likeness: float) -> Conflict | None:
    """Say why two claims contradict each other; None where they do not, or where it is not sure.

    `likeness` is the cosine of the two sentences.
    """
    if not (one.is_firm and other.is_firm):
        return None
    for rule in _RULES:
        if found := rule(one, other, likeness):
            return found
    return None


def _denied(one: Claim, other: Claim, likeness: float) -> Conflict | None:
    """One denies what the other affirms or simply tells."""
    if likeness < SAME_TOPIC or not _share(one, other, DENIAL_SHARE):
        return None
    if not _near_in_time(one, other, DAYS) or _elsewhere(one, other):
        return None
    for denial, statement in ((one, other), (other, one)):
        at = _denial(denial)
        if at is None or has_negation(denial.text) or _says_no(statement):
            continue
        if any(each.kind is not OppositionKind.DENIAL for each in find_oppositions(one.text, other.text)):
            continue  # who denies that it stopped, and who says that it goes on, are at one
        denied = denial.roots - roots_of(denial.words[at]) - _speaker_roots(denial)
        shared = denied & statement.roots
        if len(shared) >= SHARED_ROOTS and len(shared) >= DENIED_SHARE * len(denied):
            explanation = f"Denied according to {denial.teller}, stated as a fact according to {statement.teller}."
            return Conflict(explanation=explanation, firmness=0)
    return None


def _opposed(one: Claim, other: Claim, likeness: float) -> Conflict | None:
    """They say opposite things of the same subject."""
    if (
        likeness < SAME_TOPIC
        or not _share(one, other, SHARED_SHARE)
        or _elsewhere(one, other)
        or _otherwhen(one, other)
    ):
        return None
    for opposition in find_oppositions(one.text, other.text):
        if _holds(opposition, one, other):
            return Conflict(explanation=_explain(opposition, one, other), firmness=1)
    return None


def _holds(opposition: Opposition, one: Claim, other: Claim) -> bool:
    kind = opposition.kind
    if kind is OppositionKind.DENIAL or _denial(one) is not None or _denial(other) is not None:
        return False
    if kind is not OppositionKind.FATE and (one.looks_back or other.looks_back):
        return False
    if kind is OppositionKind.NEGATION and any(_EXCEPT & set(claim.words) for claim in (one, other)):
        return False  # "did not ... but for" affirms
    return _same_subject(opposition, one, other) and _near_in_time(one, other, _WINDOWS[kind])


def _same_subject(opposition: Opposition, one: Claim, other: Claim) -> bool:
    """Whether two opposed words are said of the same: by the words behind them, before them, or all others."""
    here, there = one.phrase_behind(opposition.one_at), other.phrase_behind(opposition.other_at)
    shorter = min(len(here), len(there))
    if shorter >= SUBJECT_WORDS and here[:shorter] == there[:shorter]:
        return True
    if not opposition.verbal:
        named = {name.name for name in one.names} & {name.name for name in other.names}
        return _share(one, other, SHARED_SHARE if named else PHRASE_SHARE)
    before = one.root_before(opposition.one_at), other.root_before(opposition.other_at)
    return bool(before[0]) and before[0] == before[1] and _share(one, other, NEAR_SHARE)


def _explain(opposition: Opposition, one: Claim, other: Claim) -> str:
    if opposition.one:
        return f"“{opposition.one}” according to {one.teller}, “{opposition.other}” according to {other.teller}."
    happened, not_so = (other, one) if is_negated(one.words, opposition.one_at) else (one, other)
    return f"It is so according to {happened.teller}, and it is not according to {not_so.teller}."


def _responsible(one: Claim, other: Claim, likeness: float) -> Conflict | None:
    """They hold different parties responsible for one act."""
    parties = _party(one), _party(other)
    if likeness < SAME_TOPIC or not all(parties) or parties[0] == parties[1] or not _near_in_time(one, other, DAYS):
        return None
    shared, acts = one.roots & other.roots, roots_of(_ACTS)
    if not shared & acts or len(shared - acts) < SHARED_ROOTS - 1 or _elsewhere(one, other) or _otherwhen(one, other):
        return None
    explanation = (
        f"{parties[0]} is held responsible according to {one.teller}, {parties[1]} according to {other.teller}."
    )
    return Conflict(explanation=explanation, firmness=1)


def _party(claim: Claim) -> str:
    """Return the English name of who claims an act or is accused of it; "" where none can be told."""
    words = claim.words
    for at, word in enumerate(words):
        blamed = any("مسوولي" in each for each in words[at + 1 :])
        behind = _names_behind(claim, at)
        if behind and (word in _CLAIMING or (word in _DECLARING and blamed)):
            return behind[0][1].name
        if behind and word in _ACCUSING and ("تهم" in word or blamed):
            accuser_is_named = behind[0][0] == at + 1
            accused = behind[1:] if accuser_is_named else behind
            return accused[0][1].name if accused else ""
    return ""


def _names_behind(claim: Claim, at: int) -> list[tuple[int, NameMention]]:
    """Return the organisations and people named behind a word, each with the index of its first word.

    Places are left out: of "accused gunmen in Benghazi of" it cannot be told that Benghazi is not meant.
    """
    named = [name for name in claim.names if name.kind is not EntityKind.PLACE]
    placed = [(len(words_of(claim.text[: name.start])), name) for name in named]
    return [(place, name) for place, name in placed if place > at]


def _elsewhere_in_one_sentence(one: Claim, other: Claim, likeness: float) -> Conflict | None:
    """They tell the same of two places."""
    places = [claim.names_of(EntityKind.PLACE) for claim in (one, other)]
    alike = likeness >= SAME_SENTENCE and _share(one, other, NEAR_SHARE, but=places[0] | places[1])
    if not alike or not _near_in_time(one, other, ONE_DAY) or _otherwhen(one, other):
        return None
    if [len(each) for each in places] != [1, 1] or places[0] == places[1]:
        return None
    (here,), (there,) = places
    if _mentions(one, there) or _mentions(other, here) or one.looks_back or other.looks_back:
        return None  # an article that names both may mean one within the other
    if _numbers_differ(one, other):
        return None
    explanation = f"The place differs: {here} according to {one.teller}, {there} according to {other.teller}."
    return Conflict(explanation=explanation, firmness=2)


def _another_day(one: Claim, other: Claim, likeness: float) -> Conflict | None:
    """They tell the same of two days."""
    if likeness < SAME_SENTENCE or not _share(one, other, NEAR_SHARE) or _elsewhere(one, other):
        return None
    if len(one.days) != 1 or len(other.days) != 1 or one.days == other.days or not _near_in_time(one, other, ONE_DAY):
        return None
    if _numbers_differ(one, other) or find_oppositions(one.text, other.text):
        return None
    here, there = one.days[0], other.days[0]
    explanation = f"The day differs: {here} according to {one.teller}, {there} according to {other.teller}."
    return Conflict(explanation=explanation, firmness=2)


_RULES: Sequence[Callable[[Claim, Claim, float], Conflict | None]] = (
    _denied,
    _responsible,
    _opposed,
    _another_day,
    _elsewhere_in_one_sentence,
)


def _denial(claim: Claim) -> int | None:
    """Return where a claim denies something; None where it does not."""
    words = claim.words
    return next((at for at, word in enumerate(words) if word in _DENYING and not is_negated(words, at)), None)


def _says_no(claim: Claim) -> bool:
    """Whether a claim denies, negates or refuses: then it may be at one with a denial."""
    return _denial(claim) is not None or has_negation(claim.text) or bool(_REFUSING & set(claim.words))


def _share(one: Claim, other: Claim, share: float, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether two claims have enough words in common."""
    aside = roots_of(" ".join(name.form for claim in (one, other) for name in claim.names if name.name in but))
    here, there = one.roots - aside, other.roots - aside
    common = len(here & there)
    return common >= SHARED_ROOTS and 2 * common >= share * (len(here) + len(there))


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Whether two claims are about other places or other people."""
    kinds = (EntityKind.PLACE, EntityKind.PERSON)
    pairs = ((one.names_of(kind), other.names_of(kind)) for kind in kinds)
    return any(here and there and not here & there for here, there in pairs)


def _otherwhen(one: Claim, other: Claim) -> bool:
    """Whether two claims are about other days, or about things that a number or a direction tells apart."""
    pairs = ((frozenset(one.days), frozenset(other.days)), (one.dates, other.dates), (one.ranks, other.ranks))
    return any(here and there and not here & there for here, there in pairs)


def _near_in_time(one: Claim, other: Claim, window: timedelta) -> bool:
    """Whether two articles appeared near enough; undated ones only count as near where a month would do."""
    if one.published is None or other.published is None:
        return window >= DAYS
    return abs(one.published - other.published) <= window


def _speaker_roots(claim: Claim) -> frozenset[str]:
    """Return the roots of who speaks: the denial of a ministry is not about the ministry."""
    said_by = claim.attribution
    if said_by is None:
        return frozenset()
    return roots_of(f"{said_by.speaker.ar} {said_by.role.ar if said_by.role else ''}")


def _mentions(claim: Claim, name: str) -> bool:
    return any(mention.name == name for sentence in claim.article.names for mention in sentence)


def _numbers_differ(one: Claim, other: Claim) -> bool:
    return [w for w in one.words if w.isdigit()] != [w for w in other.words if w.isdigit()]
