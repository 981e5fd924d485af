"""The schema of an article as clients and JSON files give it (the HTTP API takes the same)."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from briefing.article import Article
from briefing.errors import InvalidArticle

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_YEARS: Final = range(1900, 2101)  # a date outside is a slip, and would overflow when moved between time zones

_SAYING: Final = {  # pydantic's error type -> our words
    "missing": "is missing; every article needs it",
    "string_type": "must be text in quotes",
    "string_too_long": "is too long",
    "model_type": "must be an object with the fields of an article",
    "model_attributes_type": "must be an object with the fields of an article",
    "string_unicode": "holds half of a character pair (a lone surrogate); write the character itself",
}


def parse_time(value: object) -> datetime:
    """Read an ISO 8601 time or date; without a zone it is UTC, without a time it is midnight.

    Raises ValueError, with words for the sender, where it is neither.
    """
    if isinstance(value, datetime):
        moment = value
    elif not isinstance(value, str):
        raise ValueError("must be an ISO 8601 time in quotes, such as 2018-03-05T10:00:00Z")  # noqa: TRY004 - pydantic collects ValueErrors only
    else:
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("is not an ISO 8601 time such as 2018-03-05T10:00:00Z or 2018-03-05") from None
    if moment.year not in _YEARS:
        raise ValueError(f"is outside the years {_YEARS.start} to {_YEARS.stop - 1}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _time_or_none(value: object) -> datetime | None:
    return None if value is None or value == "" else parse_time(value)


def _writable(value: str) -> str:
    if _SURROGATE.search(value):
        raise ValueError(_SAYING["string_unicode"])
    if "\x00" in value:
        raise ValueError("holds a NUL character; remove it")
    return value


def _web_address(value: str) -> str:
    if value and not value.lower().startswith(("http://", "https://")):
        raise ValueError("must be a full address beginning with http:// or https://")
    return value


def _language_tag(value: str) -> str:
    if value and not _TAG.fullmatch(value):
        raise ValueError("must be a language tag such as ar or ar-MA")
    return value.replace("_", "-")


Text = Annotated[str, AfterValidator(_writable)]
Name = Annotated[str, Field(max_length=300), AfterValidator(_writable)]
Line = Annotated[str, Field(max_length=2000), AfterValidator(_writable)]


class ArticleIn(BaseModel):
    """One article as it is handed in; fields that Mujaz does not know are ignored, null means absent."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    body: Text = Field(description="Text of the article, in Arabic. Every offset in a briefing points into it.")
    id: Name | None = Field(default=None, description="Identifier of the article in its batch; made up where absent.")
    title: Line | None = Field(default=None, description="Headline of the article.")
    publisher: Name | None = Field(default=None, description="Name of the outlet.")
    url: Annotated[Line, AfterValidator(_web_address)] | None = Field(
        default=None, description="Address of the original, http or https."
    )
    published_at: Annotated[datetime | None, BeforeValidator(_time_or_none)] = Field(
        default=None, description="Time of publication, ISO 8601; without a zone it is UTC, a date alone is midnight."
    )
    language: Annotated[Name, AfterValidator(_language_tag)] | None = Field(
        default=None, description="Language tag (BCP 47). The text itself decides whether the article is Arabic."
    )

    def to_article(self, *, id: str, origin: str) -> Article:  # noqa: A002 - the name of the field it fills
        """Make the article; `id` serves where the sender gave none."""
        return Article(
            id=(self.id or "").strip() or id,
            title=(self.title or "").strip(),
            body=self.body,
            publisher=(self.publisher or "").strip(),
            url=self.url or "",
            published_at=self.published_at,
            language=self.language or "ar",
            origin=origin,
        )


def parse_article(value: Any) -> ArticleIn:  # noqa: ANN401 - any JSON value may arrive
    """Read one JSON value as an article.

    Raises InvalidArticle with the name of each wrong field and what is wrong with it.
    """
    try:
        return ArticleIn.model_validate(value)
    except ValidationError as error:
        raise InvalidArticle(describe(error)) from error


def describe(error: ValidationError) -> str:
    """Put a validation error into one sentence a sender can act on."""
    faults = faults_of(error).items()
    said = [f"the field `{name}` {saying}" if name else f"it {saying}" for name, saying in faults]
    return f"The JSON is not an article: {'; '.join(said)}."


def faults_of(error: ValidationError) -> dict[str, str]:
    """Return each wrong field with what is wrong with it; the first fault of each is enough, "" is the whole."""
    faults: dict[str, str] = {}
    for fault in error.errors(include_url=False, include_input=False):
        name = str(fault["loc"][0]) if fault["loc"] else ""
        saying = _SAYING.get(fault["type"], fault["msg"].removeprefix("Value error, "))
        faults.setdefault(name, saying)
    return faults
