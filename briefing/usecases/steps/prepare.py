"""The step that prepares one article: finds its sentences and embeds them, for every later step."""

from briefing.article import Rejection
from briefing.article_cache import EmbeddedArticle, texts_of
from briefing.caching import count_lookups
from briefing.job import ArticleState
from briefing.preparing import prepare
from briefing.usecases.steps.reporting import mark
from briefing.usecases.steps.work import Work


def prepare_article(work: Work) -> None:
    """Prepare the article, unless it is remembered; one without text of its own is skipped."""
    article = work.intake.articles[work.step.number]
    remembered = work.articles.recall([article])
    count_lookups(work.backend.meter, "article", hits=len(remembered), misses=1 - len(remembered))
    reason = "" if remembered else _prepare(work)
    state = ArticleState.SKIPPED if reason else ArticleState.PREPARED
    mark(work.job, work.intake.articles, {work.step.number: (state, reason)}, backend=work.backend)


def _prepare(work: Work) -> str:
    """Prepare and remember an article; return why it is skipped, "" where it is not."""
    prepared = prepare(work.intake.articles[work.step.number])
    if isinstance(prepared, Rejection):
        return prepared.reason
    rows = work.kit.tools.embedder.embed(texts_of(prepared))
    work.articles.keep(EmbeddedArticle(prepared=prepared, rows=rows))
    return ""
