"""Articles in, briefing document out: the whole way of a batch, in one process."""

from dataclasses import dataclass

from briefing.article import Intake, Rejection
from briefing.composing import Composer
from briefing.document import BriefingDocument
from briefing.errors import NothingUsable
from briefing.options import BriefingOptions
from briefing.outline import Outline, Outliner
from briefing.ports import Clock, Embedder, Progress, Summariser, Translator
from briefing.preparing import PreparedArticle, prepare_all
from briefing.remembering import RememberingEmbedder
from briefing.translating import GuardedTranslator

__all__ = ["BriefingOptions", "Toolbox", "make_briefing", "sentences_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolbox:
    """What a briefing is made with; built once a process."""

    embedder: Embedder
    summariser: Summariser
    translator: Translator
    clock: Clock


def make_briefing(intake: Intake, *, tools: Toolbox, options: BriefingOptions, progress: Progress) -> BriefingDocument:
    """Make the briefing of a batch.

    Raises:
        NothingUsable: no article of the batch can be used; the message names the reasons.
        ModelError: a model does not work.
    """
    articles, without_text = prepare_all(intake.articles, progress=progress)
    rejections = (*intake.rejections, *without_text)
    if not articles:
        raise NothingUsable(_reasons(rejections))
    embedder = RememberingEmbedder(tools.embedder)
    outliner = Outliner(embedder=embedder, summariser=tools.summariser, progress=progress)
    outline = outliner.outline(articles, points=options.points)
    translator = GuardedTranslator(
        translator=tools.translator, embedder=embedder, glossary=options.glossary, progress=progress
    )
    translations = translator.translate(sentences_of(outline, articles))
    return Composer(
        articles=tuple(articles),
        rejections=rejections,
        outline=outline,
        translations=translations,
        models=tuple(model.describe() for model in (tools.translator, tools.embedder, tools.summariser)),
        created_at=tools.clock.now(),
    ).compose()


def _reasons(rejections: tuple[Rejection, ...]) -> str:
    reasons = [f"{rejection.origin}: {rejection.reason}" for rejection in rejections]
    return "\n".join(["No article of the batch can be used: give at least one Arabic article.", *reasons])


def sentences_of(outline: Outline, articles: list[PreparedArticle]) -> list[str]:
    """Return every text of a briefing that is shown in English, normalised; a text may stand there twice."""
    statements = [
        *(each for story in outline.stories for each in (*story.key_points, *story.summary)),
        *(each for abstract in outline.abstracts.values() for each in abstract),
    ]
    titles = [article.title_source for article in articles]
    return titles + [statement.normalised for statement in statements]
