"""Articles in, briefing document out: the whole way of a batch, in one process or in steps that workers share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.article import Intake, Rejection
from briefing.composing import Composer
from briefing.document import BriefingDocument, Caveat, ModelUse
from briefing.errors import NothingUsable
from briefing.glossary import GlossaryTerm, merged
from briefing.options import BriefingOptions
from briefing.outline import Outline, Outliner
from briefing.ports import Clock, Embedder, Progress, Summariser, Translator
from briefing.preparing import PreparedArticle, prepare_all
from briefing.remembering import RememberingEmbedder
from briefing.rendition import Sources
from briefing.selection import Statement
from briefing.translating import REPORTED_SEGMENTS, GuardedTranslator, Translation

__all__ = [
    "Batch",
    "BriefingOptions",
    "Toolbox",
    "compose",
    "make_briefing",
    "origins_of",
    "outline",
    "prepare",
    "sentences_of",
    "translate",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolbox:
    """What a briefing is made with; built once a process."""

    embedder: Embedder
    summariser: Summariser
    translator: Translator
    clock: Clock
    terms: tuple[GlossaryTerm, ...] = ()  # the operator's glossary and the built-in one; they hold for every briefing

    def glossary(self, asked: Iterable[GlossaryTerm]) -> tuple[GlossaryTerm, ...]:
        """Return the terms that hold for one briefing; those that its client asks for go before the others."""
        return merged(asked, self.terms)

    @property
    def models(self) -> tuple[ModelUse, ...]:
        """What is said of the models, in the document and where a client insists on one."""
        return tuple(model.describe() for model in (self.translator, self.embedder, self.summariser))


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The articles that a briefing is made of, and the inputs that it cannot use."""

    articles: tuple[PreparedArticle, ...]  # in the order given; never empty
    rejections: tuple[Rejection, ...]

    def __post_init__(self) -> None:
        """Refuse a batch of which nothing is left."""
        if not self.articles:
            raise NothingUsable(_reasons(self.rejections))


def make_briefing(intake: Intake, *, tools: Toolbox, options: BriefingOptions, progress: Progress) -> BriefingDocument:
    """Make the briefing of a batch.

    Raises:
        NothingUsable: no article of the batch can be used; the message names the reasons.
        ModelError: a model does not work.
    """
    batch = prepare(intake, progress=progress)
    tools = replace(tools, embedder=RememberingEmbedder(tools.embedder))
    made = outline(batch, tools=tools, points=options.points, progress=progress)
    sentences = sentences_of(made, batch.articles)
    glossary = tools.glossary(options.glossary)
    translations = translate(sentences, tools=tools, glossary=glossary, progress=progress)
    return compose(batch, made, translations, tools=tools, glossary=glossary)


def prepare(intake: Intake, *, progress: Progress) -> Batch:
    """Find the sentences of every article. Raises NothingUsable where no article has any."""
    articles, without_text = prepare_all(intake.articles, progress=progress)
    return Batch(articles=tuple(articles), rejections=(*intake.rejections, *without_text))


def outline(batch: Batch, *, tools: Toolbox, points: int, progress: Progress) -> Outline:
    """Decide what is said where; `points` is the number of key points of the whole batch."""
    outliner = Outliner(embedder=tools.embedder, summariser=tools.summariser, progress=progress)
    return outliner.outline(batch.articles, points=points)


def translate(
    sentences: Sequence[str],
    *,
    tools: Toolbox,
    glossary: tuple[GlossaryTerm, ...],
    progress: Progress,
    segments: int = REPORTED_SEGMENTS,
) -> dict[str, Translation]:
    """Translate normalised sentences, each through the guards; `segments` are translated at a time."""
    translator = GuardedTranslator(
        translator=tools.translator,
        embedder=tools.embedder,
        glossary=glossary,
        progress=progress,
        segments=segments,
    )
    return translator.translate(sentences)


def compose(
    batch: Batch,
    made: Outline,
    translations: Mapping[str, Translation],
    *,
    tools: Toolbox,
    glossary: tuple[GlossaryTerm, ...] = (),
    caveats: tuple[Caveat, ...] = (),
) -> BriefingDocument:
    """Put the document together; `caveats` stand behind those that the batch itself calls for."""
    document = Composer(
        articles=batch.articles,
        rejections=batch.rejections,
        outline=made,
        translations=translations,
        models=tools.models,
        created_at=tools.clock.now(),
        glossary=glossary,
    ).compose()
    return replace(document, caveats=(*document.caveats, *caveats))


def _reasons(rejections: Sequence[Rejection]) -> str:
    reasons = [f"{rejection.origin}: {rejection.reason}" for rejection in rejections]
    return "\n".join(["No article of the batch can be used: give at least one Arabic article.", *reasons])


def sentences_of(made: Outline, articles: Sequence[PreparedArticle]) -> list[str]:
    """Return every text of a briefing that is shown in English, normalised, each once."""
    return list(origins_of(made, articles))


def origins_of(made: Outline, articles: Sequence[PreparedArticle]) -> dict[str, str]:
    """Return every text that is shown in English, with the id of the first article that it comes from."""
    titles = ((article.title_source, article.article.id) for article in articles)
    statements = ((each.normalised, each.citations[0].article) for each in statements_of(made))
    origins: dict[str, str] = {}
    for text, article in (*titles, *statements, *Sources(articles).texts(made.dossier)):
        origins.setdefault(text, article)
    return origins


def statements_of(made: Outline) -> list[Statement]:
    """Return every statement of a briefing; one may stand there twice."""
    return [
        *(each for story in made.stories for each in (*story.key_points, *story.summary)),
        *(each for abstract in made.abstracts.values() for each in abstract),
    ]
