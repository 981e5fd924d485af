"""From an article to the sentences that may be cited: boilerplate out, sentences found, texts normalised."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.arabic.boilerplate import BoilerplateKind, find_boilerplate
from briefing.arabic.normalise import normalise_text
from briefing.arabic.sentences import split_sentences
from briefing.article import Article, Rejection, Sentence
from briefing.errors import EmptyBody

# An article without a title is named by its opening words; so many tell it apart and still fit a line.
OPENING_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedArticle:
    """An article with the sentences that are its own."""

    article: Article
    sentences: tuple[Sentence, ...]  # in the order of the body; never empty
    dateline: str  # as written at the article's head; "" where there is none

    @property
    def has_title(self) -> bool:
        """Whether the publisher gave it a title."""
        return bool(self.article.title.strip())

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
    boilerplate = find_boilerplate(article.body)
    spans = split_sentences(article.body, skip=boilerplate)
    sentences = tuple(
        Sentence(
            article=article.id,
            index=index,
            start=span.start,
            end=span.end,
            text=article.body[span.start : span.end],
            normalised=normalise_text(article.body[span.start : span.end]),
            paragraph=span.paragraph,
        )
        for index, span in enumerate(spans)
    )
    if not sentences:
        reason = "Nothing but headlines and notices was found in it: give the text of the article."
        return Rejection(id=article.id, origin=article.origin, code=EmptyBody.code, reason=reason, title=article.title)
    datelines = [part for part in boilerplate if part.kind is BoilerplateKind.DATELINE]
    dateline = article.body[datelines[0].start : datelines[0].end].strip() if datelines else ""
    return PreparedArticle(article=article, sentences=sentences, dateline=dateline)


def prepare_all(articles: Sequence[Article]) -> tuple[list[PreparedArticle], list[Rejection]]:
    """Prepare every article of a batch; those without text of their own are told apart."""
    results = [prepare(article) for article in articles]
    return (
        [result for result in results if isinstance(result, PreparedArticle)],
        [result for result in results if isinstance(result, Rejection)],
    )
