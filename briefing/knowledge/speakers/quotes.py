"""Finds who says what in a story: direct quotations with their speakers, then statements in the outlets' words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.arabic.normalise import fold_spelling, normalise
from briefing.dossier import Quote, QuoteKind
from briefing.knowledge.reading import ReadArticle, ReadStory, cite
from briefing.knowledge.speakers.attribution import Statement, statements_in
from briefing.knowledge.speakers.text import SHORTEST_QUOTATION, Quotation, begin_inside, quotations_in
from briefing.knowledge.trust import backing_of
from briefing.markup import without_markup
from briefing.names.role_tables import word_set
from briefing.point import Attribution, Bilingual, Citation, SpeakerKind

# Words between quotation marks behind these are a slogan, a title or a name, and nobody says them here.
_TITLES = word_set(
    "شعار شعارات هتاف عنوان عنوانه عنوانها بعنوان اسم باسم يسمي تسمي سمي سميت مسمي كتاب كتابه روايه فيلم مسلسل اغنيه "
    "البوم مقال برنامج حمله مبادره وسم هاشتاغ عمليه مشروع مسرحيه لقب وصف وصفه كتب كتبت عليها عليه يعرف تعرف المعروف "
    "المعروفه مجله قصيده مقوله مثل وثيقه قانون موتمر ندوه معرض جايزه مهرجان"
)
_TOLD_BEHIND = re.compile(r"^[\s\"»”“،,.:؟!\-–]*$")  # all that stands between a quotation and who said it
_KINDS = (
    SpeakerKind.NAMED,
    SpeakerKind.INSTITUTION,
    SpeakerKind.DOCUMENT,
    SpeakerKind.UNNAMED_OFFICIAL,
    SpeakerKind.MEDIUM,
    SpeakerKind.UNNAMED,
)
_SHORTEST_STATEMENT = 7  # words of a reported statement that says something
_MOST_DIRECT, _MOST_REPORTED = 8, 5  # of one speaker
_SAME_WORDS = 0.8  # share of words that two printings of one quotation have in common
_SAME_STATEMENT = 0.75  # cosine at which one speaker's statements in two outlets are the same


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Said:
    """Something said, where it stands in the story."""

    article: ReadArticle
    index: int  # of its sentence
    kind: QuoteKind
    words: str
    attribution: Attribution

    @property
    def plain(self) -> frozenset[str]:
        """Return the words for comparing."""
        return frozenset(re.findall(r"\w+", fold_spelling(self.words)))

    @property
    def citation(self) -> Citation:
        """Return where it stands."""
        return cite(self.article.prepared.sentences[self.index])


def find_quotes(story: ReadStory) -> tuple[Quote, ...]:
    """Find what is said in a story, the most important first: direct before reported, named before unnamed.

    A quotation whose speaker cannot be told is left out, and so are names, titles and words held at a distance.
    What two outlets print of the same words becomes one quote that cites both.
    """
    said = [each for article in story.articles for each in _said_in(article)]
    groups = _without_repeats(said)
    groups.sort(key=_weight)  # stable: in the order of the story where the rest is equal
    return tuple(_quote(story, group) for group in _not_too_many(groups))


def _said_in(article: ReadArticle) -> Iterator[_Said]:
    sentences = article.prepared.sentences
    statements = statements_in(sentences, article.names)
    inside = begin_inside([sentence.normalised for sentence in sentences])
    for index, found in enumerate(statements):
        direct = list(
            _direct(article, index, found, before=statements[index - 1] if index else (), inside=inside[index])
        )
        yield from direct
        attribution = article.attributions[index]
        if not direct and attribution is not None:
            sentence = sentences[index]
            introduces = sentence.normalised.rstrip(' "«“').endswith(":")
            if len(sentence.normalised.split()) >= _SHORTEST_STATEMENT and not introduces:
                yield _Said(
                    article=article,
                    index=index,
                    kind=QuoteKind.REPORTED,
                    words=sentence.text,
                    attribution=attribution,
                )


def _direct(
    article: ReadArticle, index: int, statements: Sequence[Statement], *, before: Sequence[Statement], inside: bool
) -> Iterator[_Said]:
    sentence = article.prepared.sentences[index]
    mapped = normalise(without_markup(sentence.text))
    if mapped.text != sentence.normalised:
        return  # markup that is open across sentences: no offsets to rely on
    for quotation in quotations_in(sentence.normalised, inside=inside):
        words = sentence.normalised[quotation.start : quotation.end]
        if len(re.findall(r"\w+", words)) < SHORTEST_QUOTATION or _is_title(sentence.normalised, quotation):
            continue
        speaker = _speaker(sentence.normalised, quotation, statements, before)
        if speaker is None:
            continue
        start, end = mapped.original_span(quotation.start, quotation.end)
        yield _Said(
            article=article,
            index=index,
            kind=QuoteKind.DIRECT,
            words=sentence.text[start:end].strip(" \t\n\r،؛"),
            attribution=speaker,
        )


def _is_title(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a name or a slogan, by the word in front of it."""
    words = re.findall(r"\w+", fold_spelling(text[: quotation.start]))
    last = [word.removeprefix("و").removeprefix("ب").removeprefix("ال") for word in words[-1:]]
    return any(word in _TITLES or f"ب{word}" in _TITLES for word in last)


def _speaker(
    text: str, quotation: Quotation, statements: Sequence[Statement], before: Sequence[Statement]
) -> Attribution | None:
    """Return who says the words: whoever is introduced before them, else right behind them."""
    introduced = [each for each in statements if each.start < quotation.start and not each.trailing]
    if introduced:
        return introduced[-1].attribution
    behind = [each for each in statements if each.start >= quotation.end]
    if behind and (behind[0].trailing or _TOLD_BEHIND.match(text[quotation.end : behind[0].start])):
        return behind[0].attribution
    described = [each for each in statements if each.trailing and each.behind <= quotation.start]
    if described:
        return described[-1].attribution  # كما تصفه الباحثة، «...»
    alone = _TOLD_BEHIND.match(text[: quotation.start]) and _TOLD_BEHIND.match(text[quotation.end :])
    if statements and quotation.start == 0:
        return statements[0].attribution
    return before[-1].attribution if alone and before and before[-1].introduces else None


def _without_repeats(said: Sequence[_Said]) -> list[list[_Said]]:
    """Bring together what several printings say of the same words."""
    groups: list[list[_Said]] = []
    for each in said:
        same = next((group for group in groups if _is_same(group[0], each)), None)
        if same is None:
            groups.append([each])
        else:
            same.append(each)
    return groups


def _is_same(one: _Said, other: _Said) -> bool:
    if one.kind is not other.kind or one.attribution.speaker.en != other.attribution.speaker.en:
        return False
    if one.kind is QuoteKind.DIRECT:
        shared = len(one.plain & other.plain)
        return shared >= _SAME_WORDS * min(len(one.plain), len(other.plain))
    if one.article is other.article or one.attribution.speaker != other.attribution.speaker:
        return False
    cosine = float(one.article.vectors[one.index] @ other.article.vectors[other.index])
    return cosine >= _SAME_STATEMENT


def _weight(group: Sequence[_Said]) -> tuple[bool, int, int]:
    first = group[0]
    return first.kind is QuoteKind.REPORTED, _KINDS.index(first.attribution.kind), -_sources(group)


def _sources(group: Sequence[_Said]) -> int:
    return len({each.article.prepared.source for each in group})


def _not_too_many(groups: Sequence[list[_Said]]) -> Iterator[list[_Said]]:
    """Leave out what one speaker says beyond what anybody reads."""
    counts: Counter[tuple[QuoteKind, str]] = Counter()
    for group in groups:
        key = (group[0].kind, group[0].attribution.speaker.ar)
        counts[key] += 1
        if counts[key] <= (_MOST_DIRECT if key[0] is QuoteKind.DIRECT else _MOST_REPORTED):
            yield group


def _quote(story: ReadStory, group: Sequence[_Said]) -> Quote:
    first = group[0]
    support = _sources(group)
    point = first.article.point(first.index)
    return Quote(
        story=story.id,
        kind=first.kind,
        words=Bilingual(en="", ar=first.words),
        attribution=first.attribution,
        point=replace(
            point,
            citations=tuple(dict.fromkeys(each.citation for each in group)),
            support=support,
            backing=backing_of(support=support, attribution=first.attribution),
        ),
    )
