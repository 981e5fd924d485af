"""The step that prepares one article: finds its sentences and embeds them, for every later step."""

from briefing.article import Rejection
from briefing.article_cache import EmbeddedArticle, texts_of
from briefing.caching import count_lookups
from briefing.job import ArticleState
from briefing.preparing import prepare
from briefing.usecases.stages import queue_others
from briefing.usecases.steps.compose import conclude
from briefing.usecases.steps.reporting import mark
from briefing.usecases.steps.whole import recall_document
from briefing.usecases.steps.work import Work


def prepare_article(work: Work) -> None:
    """Prepare the article, unless it is remembered; one without text of its own is skipped.

    With the first article the whole batch is looked up: where its document is remembered, the job ends here; where it
    is not, the steps of the other articles are queued.

    Raises:
        JobCancelled: the job has ended.
    """
    if work.step.number == 0:
        _begin(work)
    article = work.intake.articles[work.step.number]
    remembered = work.articles.recall([article])
    count_lookups(work.backend.meter, "article", hits=len(remembered), misses=1 - len(remembered))
    reason = "" if remembered else _prepare(work)
    work.still_wanted()  # who was held up for long does not mark what others have marked since
    state = ArticleState.SKIPPED if reason else ArticleState.PREPARED
    mark(work.job, work.intake.articles, {work.step.number: (state, reason)}, backend=work.backend)


def _begin(work: Work) -> None:
    """End the job with a document that is remembered, or queue the steps of the other articles."""
    if document := recall_document(work):
        conclude(work, document, work.kit.render(document))
        work.still_wanted()  # it is not: the job has ended
    queue_others(work.job, backend=work.backend)


def _prepare(work: Work) -> str:
    """Prepare and remember an article; return why it is skipped, "" where it is not."""
    prepared = prepare(work.intake.articles[work.step.number])
    if isinstance(prepared, Rejection):
        return prepared.reason
    rows = work.kit.tools.embedder.embed(texts_of(prepared))
    work.articles.keep(EmbeddedArticle(prepared=prepared, rows=rows))
    return ""
