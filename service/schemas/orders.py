"""The request for a briefing, and the order that is made of it."""

import re
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field

from briefing.glossary import GlossaryTerm
from briefing.job import JobOrder, WebhookOrder
from briefing.options import DEFAULT_POINTS
from briefing.render import FORMATS
from briefing.webhook import JOB_EVENTS
from service.schemas.strict import Request

MOST_POINTS: Final = 50
MOST_TERMS: Final = 1_000
MOST_LABELS: Final = 16
_ARABIC: Final = re.compile(r"[\u0620-\u064a]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")

Role = Literal["translation", "embedding", "summarisation"]
FormatName = Annotated[str, Field(json_schema_extra={"enum": sorted(FORMATS)})]
EventName = Literal["briefing.succeeded", "briefing.failed", "briefing.cancelled"]


def _arabic(value: str) -> str:
    if not _ARABIC.search(value):
        raise ValueError("has no Arabic in it")
    return value


def _known_format(value: str) -> str:
    if value not in FORMATS:
        raise ValueError(f"is no document format; there are {', '.join(sorted(FORMATS))}")
    return value


def _without_nul(value: str) -> str:
    if "\x00" in value:
        raise ValueError("holds a NUL character; remove it")
    return value


def _one_line(value: str) -> str:
    if _CONTROL.search(value):
        raise ValueError("holds a control character; remove it")
    return value


Word = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_one_line)]
Label = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_one_line)]
LabelValue = Annotated[str, Field(max_length=512), AfterValidator(_without_nul)]
Url = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(_one_line)]


class TermIn(Request):
    """A term of the glossary."""

    ar: Annotated[Word, AfterValidator(_arabic)] = Field(description="The Arabic term.", examples=["مجلس النواب"])
    en: Word = Field(description="How it must stand in the English.", examples=["House of Representatives"])
    also: list[Word] = Field(
        default_factory=list, description="Other English that is as good.", examples=[["parliament"]], max_length=16
    )

    @property
    def term(self) -> GlossaryTerm:
        """The term as the pipeline knows it."""
        return GlossaryTerm(ar=self.ar, en=self.en, also=tuple(self.also))


Glossary = Annotated[list[TermIn], Field(max_length=MOST_TERMS)]


class OptionsIn(Request):
    """What the client may choose about a briefing."""

    points: int = Field(default=DEFAULT_POINTS, ge=1, le=MOST_POINTS, description="Most key points.")
    formats: list[Annotated[FormatName, AfterValidator(_known_format)]] = Field(
        default_factory=list, description="Document formats to link to; none: every format there is.", max_length=16
    )
    glossary: Glossary = Field(default_factory=list, description="Terms, and how they must stand in the English.")
    models: dict[Role, Word] = Field(
        default_factory=dict, description="Models to insist on, by role; see GET /v1/models."
    )
    since: Annotated[str, Field(max_length=64), AfterValidator(_one_line)] | None = Field(
        default=None, description="Id of an earlier briefing: what is new since then is told."
    )


class WebhookIn(Request):
    """Where the client wants to be told that the briefing is finished."""

    url: Url = Field(description="Address that is called, https.", examples=["https://cms.example.org/hooks/mujaz"])
    events: Annotated[list[EventName], Field(min_length=1, max_length=len(JOB_EVENTS))] = Field(
        default_factory=lambda: [str(event) for event in JOB_EVENTS],  # type: ignore[arg-type]
        description="What to be told of; all three where it is left out.",
    )


Metadata = Annotated[
    dict[Label, LabelValue],
    Field(max_length=MOST_LABELS, description="Labels of the client's own, given back as they came."),
]
Articles = Annotated[
    list[Any],  # judged by briefing.adapters.inbox.posted; service.openapi says what they are
    Field(min_length=1, description="The articles: of the schema Article or ninjs items, told apart by their fields."),
]


class OrderIn(Request):
    """Everything of a request for a briefing but the articles."""

    options: OptionsIn = Field(default_factory=OptionsIn, description="Choices about the briefing.")
    webhook: WebhookIn | None = Field(default=None, description="Where to tell that it is finished.")
    metadata: Metadata = Field(default_factory=dict)

    def order(self) -> JobOrder:
        """Return the order as the jobs know it."""
        options, webhook = self.options, self.webhook
        return JobOrder(
            points=options.points,
            formats=tuple(dict.fromkeys(options.formats)),
            glossary=tuple(term.term for term in options.glossary),
            models={str(role): name for role, name in options.models.items()},
            since=options.since,
            webhook=WebhookOrder(url=webhook.url, events=tuple(dict.fromkeys(webhook.events))) if webhook else None,
            metadata=dict(self.metadata),
        )


class BriefingIn(OrderIn):
    """A request for a briefing."""

    articles: Articles
