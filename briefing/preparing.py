"""From an article to the sentences that may be cited: boilerplate out, sentences found, texts normalised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.arabic.boilerplate import BoilerplateKind, find_boilerplate
from briefing.arabic.normalise import fold_spelling, normalise_text
from briefing.arabic.sentences import SentenceSpan, split_sentences
from briefing.article import Article, Rejection, Sentence, refuse
from briefing.errors import EmptyBody
from briefing.markup import without_markup
from briefing.ports import Progress

# Part of the cache keys of articles: raise it with any change to which sentences are found or left out.
PREPARING_VERSION = "1"
# An article without a title is named by its opening words; so many tell it apart and still fit a line.
OPENING_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedArticle:
    """An article with the sentences that are its own."""

    article: Article
    sentences: tuple[Sentence, ...]  # in the order of the body; never empty
    dateline: str  # as written at the article's head; "" where there is none

    @property
    def source(self) -> str:
        """Whose word it is: articles of one outlet are one source; an article of no known outlet is one by itself."""
        return self.article.publisher or self.article.id

    @property
    def has_title(self) -> bool:
        """Whether the publisher gave it a title that holds more than invisible characters."""
        return bool(normalise_text(self.article.title))

    @property
    def title(self) -> str:
        """The title as given, or the opening words of an article that has none."""
        return self.article.title.strip() if self.has_title else opening(self.sentences[0].text)

    @property
    def title_source(self) -> str:
        """What is translated for the title, normalised: a whole sentence, for half a one makes models invent."""
        return normalise_text(self.article.title) if self.has_title else self.sentences[0].normalised


def opening(text: str) -> str:
    """Return the first words of a text, with an ellipsis where it goes on."""
    words = text.split()
    return " ".join(words[:OPENING_WORDS]) + (" …" if len(words) > OPENING_WORDS else "")


def prepare(article: Article) -> PreparedArticle | Rejection:
    """Find the citable sentences of an article; an article that has none is rejected."""
    plain = without_markup(article.body)  # the same length: its offsets hold in the body
    boilerplate = find_boilerplate(plain)
    spans = _without_title(article.title, plain, split_sentences(plain, skip=boilerplate))
    sentences = tuple(
        Sentence(
            article=article.id,
            index=index,
            start=span.start,
            end=span.end,
            text=article.body[span.start : span.end],
            normalised=normalise_text(plain[span.start : span.end]),
            paragraph=span.paragraph,
        )
        for index, span in enumerate(spans)
    )
    if not sentences:
        reason = "Nothing but headlines and notices was found in it: give the text of the article."
        return refuse(article, code=EmptyBody.code, reason=reason)
    datelines = [part for part in boilerplate if part.kind is BoilerplateKind.DATELINE]
    dateline = article.body[datelines[0].start : datelines[0].end].strip() if datelines else ""
    return PreparedArticle(article=article, sentences=sentences, dateline=dateline)


def _without_title(title: str, body: str, spans: list[SentenceSpan]) -> list[SentenceSpan]:
    """Leave out a first sentence that only repeats the title: it would stand in the briefing twice."""
    repeated = len(spans) > 1 and _wording(body[spans[0].start : spans[0].end]) == _wording(title)
    return spans[1:] if repeated else spans


def _wording(text: str) -> list[str]:
    return re.findall(r"\w+", fold_spelling(normalise_text(text)))


def prepare_all(articles: Sequence[Article], *, progress: Progress) -> tuple[list[PreparedArticle], list[Rejection]]:
    """Prepare every article of a batch; those without text of their own are told apart."""
    progress.stage("prepare", len(articles))
    results = []
    for article in articles:
        results.append(prepare(article))
        progress.advance()
    return (
        [result for result in results if isinstance(result, PreparedArticle)],
        [result for result in results if isinstance(result, Rejection)],
    )
