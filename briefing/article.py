"""An article as it came in, and the sentences that are kept of it, with exact offsets."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a batch, as its publisher wrote it."""

    id: str  # unique within its batch
    title: str = ""  # as given; "" where the source has none
    body: str  # as given, never rewritten: every offset in Mujaz points into this text
    publisher: str = ""  # name of the outlet; "" where unknown
    url: str = ""  # address of the original; "" where unknown
    published_at: datetime | None = None  # time-zone aware, or None where unknown
    language: str = "ar"  # BCP 47
    origin: str = ""  # where it was read from (a file name), for messages to the operator


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of an article's body in code points: `body[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article that may be cited."""

    article: str  # id of its article
    index: int  # its position among the article's kept sentences, from 0
    start: int  # code points into the article's body
    end: int  # code points, exclusive: body[start:end] == text
    text: str  # as the publisher wrote it
    normalised: str  # what models read: see briefing.arabic.normalise
    paragraph: int  # number of its paragraph in the body, from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that could not be used, and why; it becomes a caveat of the briefing."""

    id: str  # the article's id, or the file's name where no article could be read
    origin: str  # file name as the operator knows it
    code: str  # code of an error in briefing.errors
    reason: str  # a sentence that says what to do
    title: str = ""  # as far as it could be read; so are the next three
    publisher: str = ""
    url: str = ""
    published_at: datetime | None = None


def refuse(article: Article, *, code: str, reason: str) -> Rejection:
    """Say of an article that was read why it is not used."""
    return Rejection(
        id=article.id,
        origin=article.origin,
        code=code,
        reason=reason,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        published_at=article.published_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Everything that was read for one briefing: the usable and the refused."""

    articles: tuple[Article, ...]  # in the order given, ids unique
    rejections: tuple[Rejection, ...] = ()
