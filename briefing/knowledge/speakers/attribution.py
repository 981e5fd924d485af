"""Says who speaks in each sentence of an article: by the verbs of saying, "according to", and who spoke before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.article import Sentence
from briefing.knowledge.speakers.cues import Cue, FoundStatement
from briefing.knowledge.speakers.memory import Memory, Speaker, agrees, learn_offices
from briefing.knowledge.speakers.statements import find_statements
from briefing.knowledge.speakers.subjects import goes_on_with_participle, main_subject
from briefing.knowledge.speakers.text import SpeechText, begin_inside, speech_text
from briefing.knowledge.speakers.verbs import THAT
from briefing.names.mention import NameMention
from briefing.names.role_tables import bare, word_set
from briefing.point import Attribution, SpeakerKind

# Who only passes on what others say: the speaker inside is the speaker.
_PASSING_ON = frozenset({SpeakerKind.MEDIUM, SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT, SpeakerKind.INSTITUTION})

_REMEMBERED = 256  # articles, which speakers, quotes and figures are read from one after the other
_REPORTS = word_set("تقارير أنباء أخبار معلومات معطيات")  # the unnamed that only pass on


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one speaker says in a sentence; positions are code points of the normalised sentence."""

    start: int  # where the words that introduce it begin
    end: int  # where the next statement or the sentence ends
    behind: int  # behind the words that say who speaks
    attribution: Attribution
    trailing: bool  # the words that introduce it follow it: ", according to"
    leading: bool  # nothing before it in the sentence is said by the outlet itself
    nested: bool  # it begins what another statement says
    introduces: bool  # the sentence ends with a colon: what is said follows in the next one


def attribute(sentences: Sequence[Sentence], names: Sequence[Sequence[NameMention]]) -> tuple[Attribution | None, ...]:
    """Say who speaks in each sentence of an article; None where the outlet does so itself.

    The speaker of a sentence is the one of its main clause, or whoever stands behind its "according to". A person
    or body that a medium, a document or "reports" pass on is the speaker, not the one who passes it on; what a
    person says of another's words stays that person's statement.

    Args:
        sentences: The sentences of one article, in order.
        names: The names in each of them.
    """
    return tuple(_of_sentence(statements) for statements in statements_in(sentences, names))


def statements_in(
    sentences: Sequence[Sentence], names: Sequence[Sequence[NameMention]]
) -> tuple[tuple[Statement, ...], ...]:
    """Find every statement of an article with its place in its sentence; the last articles are remembered."""
    return _statements_in(tuple(sentences), tuple(tuple(mentions) for mentions in names))


@lru_cache(maxsize=_REMEMBERED)
def _statements_in(
    sentences: tuple[Sentence, ...], names: tuple[tuple[NameMention, ...], ...]
) -> tuple[tuple[Statement, ...], ...]:
    texts = [speech_text(sentence.normalised, mentions) for sentence, mentions in zip(sentences, names, strict=True)]
    memory = learn_offices(texts)
    inside = begin_inside([text.text for text in texts])
    found: list[tuple[Statement, ...]] = []
    for index, text in enumerate(texts):
        statements = tuple(_statements(text, index, memory))
        if inside[index] and not statements and found[-1]:
            statements = (_whole(text, 0, found[-1][-1].attribution),)
        found.append(statements)
    return tuple(found)


def speaker_at(statements: Sequence[Statement], position: int) -> Attribution | None:
    """Say who speaks at a place in a normalised sentence, given its statements; None for the outlet itself."""
    before = [each for each in statements if each.start <= position and not each.trailing]
    if before:
        return before[-1].attribution
    behind = [each for each in statements if each.trailing and each.start > position]
    return behind[0].attribution if behind else None


def _of_sentence(statements: Sequence[Statement]) -> Attribution | None:
    leading = next((index for index, each in enumerate(statements) if each.leading), None)
    if leading is None:
        return None
    said = statements[leading].attribution
    inner = statements[leading + 1] if leading + 1 < len(statements) else None
    if inner is not None and inner.nested and _passes_on(said, inner.attribution):
        return inner.attribution
    return said


def _passes_on(outer: Attribution, inner: Attribution) -> bool:
    if outer.kind is SpeakerKind.UNNAMED and not _REPORTS & {bare(word) for word in outer.speaker.ar.split()}:
        return False  # what witnesses say of a minister stays their word
    if inner.kind is SpeakerKind.NAMED:
        return outer.kind in _PASSING_ON
    return outer.kind in {SpeakerKind.MEDIUM, SpeakerKind.UNNAMED} and inner.kind in {
        SpeakerKind.INSTITUTION,
        SpeakerKind.DOCUMENT,
        SpeakerKind.UNNAMED_OFFICIAL,
    }


def _statements(text: SpeechText, index: int, memory: Memory) -> list[Statement]:
    """Resolve the speakers of one sentence, and remember them."""
    found = find_statements(text)
    subject = _subject(text, index, memory)
    spoken: list[tuple[FoundStatement, Speaker, bool]] = []
    for each in found:
        speaker, own = _speaker(each, index, memory, subject, [speaker for _, speaker, _ in spoken])
        if speaker is not None:
            spoken.append((each, speaker, own))
            memory.remember(replace(speaker, sentence=index), spoke=True)
    if not spoken and subject is not None:
        memory.remember(subject, spoke=False)
        at = goes_on_with_participle(text)
        if at is not None:
            return [_whole(text, text.words[at].start, subject.attribution)]
    return [_statement(text, spoken, number) for number in range(len(spoken))]


def _subject(text: SpeechText, index: int, memory: Memory) -> Speaker | None:
    phrase = main_subject(text)
    return memory.speaker_of(phrase, index, None) if phrase is not None else None


def _speaker(
    found: FoundStatement, index: int, memory: Memory, subject: Speaker | None, earlier: Sequence[Speaker]
) -> tuple[Speaker | None, bool]:
    """Return the speaker of a statement, and whether it is the subject of the sentence's main clause."""
    if found.phrase is not None and found.doubtful and _may_go_on(found, index, memory):
        return None, False
    if found.phrase is not None and found.phrase.may_be_surname and not memory.knows(found):
        return None, False
    if found.phrase is not None:
        return memory.speaker_of(found.phrase, index, found), False
    if earlier:
        return (earlier[-1], False) if agrees(earlier[-1], found) else (None, False)
    if subject is not None and found.at and (found.that or found.verb is None):
        return (subject, True) if agrees(subject, found) else (None, False)
    return memory.meant_by_pronoun(found, index), False


def _may_go_on(found: FoundStatement, index: int, memory: Memory) -> bool:
    """Whether the verb may as well mean the one who spoke last, with the phrase as its object."""
    last = memory.last
    return found.at == 0 and last is not None and index - last.sentence == 1 and agrees(last, found)


def _statement(text: SpeechText, spoken: Sequence[tuple[FoundStatement, Speaker, bool]], number: int) -> Statement:
    found, speaker, own = spoken[number]
    following = spoken[number + 1][0].at if number + 1 < len(spoken) else None
    trailing = found.cue is Cue.ACCORDING and found.at > 0 and text.key(found.behind) not in THAT
    return Statement(
        start=text.words[found.at].start,
        end=text.words[following].start if following is not None else len(text.text),
        behind=text.words[found.behind - 1].end,
        attribution=speaker.attribution,
        trailing=trailing,
        leading=found.leading or own,
        nested=found.nested,
        introduces=text.text.rstrip(' "«“').endswith(":"),
    )


def _whole(text: SpeechText, start: int, attribution: Attribution) -> Statement:
    return Statement(
        start=start,
        end=len(text.text),
        behind=start,
        attribution=attribution,
        trailing=False,
        leading=True,
        nested=False,
        introduces=False,
    )
