"""Tells what is new since an earlier briefing, where the client asks for it: articles, stories, key points, figures."""

from dataclasses import replace

from briefing.article import Article, Intake
from briefing.backend import Backend
from briefing.document import BriefingDocument, Caveat
from briefing.errors import InputError, UnknownJob
from briefing.job import Job, JobState
from briefing.knowledge.news.changes import with_changes
from briefing.ports import Vectors
from briefing.remembering import RememberingEmbedder
from briefing.usecases.steps.shelf import DOCUMENT
from briefing.usecases.steps.work import Work

CODE = "known_since"
NAMED = 20  # articles; the rest is counted


def known_since(job: Job, intake: Intake, backend: Backend) -> tuple[Caveat, ...]:
    """Return the caveat that compares the batch with the briefing of `order.since`; none where none is asked for."""
    since = job.order.since
    if since is None:
        return ()
    try:
        earlier = backend.jobs.read(since)
        before = {_text(each) for each in backend.shelf.intake(since).articles}
    except UnknownJob:
        return (Caveat(code=CODE, message=_gone(since, "is not kept any more")),)
    if earlier.state is not JobState.SUCCEEDED:
        return (Caveat(code=CODE, message=_gone(since, "has no document")),)
    known = [each.id for each in intake.articles if _text(each) in before]
    day = f"{earlier.created_at:%Y-%m-%d %H:%M} UTC"
    return (Caveat(code=CODE, message=_message(known, total=len(intake.articles), since=since, day=day)),)


def compared_with_earlier(document: BriefingDocument, work: Work) -> BriefingDocument:
    """Return the document with what is new since the briefing of `order.since`, or with a caveat that says why not."""
    since = work.job.order.since
    if since is None:
        return document
    earlier = _earlier(since, work)
    if isinstance(earlier, BriefingDocument):
        return with_changes(document, earlier, since=since, embedder=_embedder(since, work))
    told = any(each.code == CODE and each.message == earlier.message for each in document.caveats)
    return document if told else replace(document, caveats=(*document.caveats, earlier))


def _earlier(since: str, work: Work) -> BriefingDocument | Caveat:
    """Read the earlier document from the shelf; a caveat where there is none."""
    try:
        job, text = work.backend.jobs.read(since), work.backend.shelf.get(since, DOCUMENT)
    except UnknownJob:
        return Caveat(code=CODE, message=_gone(since, "is not kept any more"))
    if job.state is not JobState.SUCCEEDED or text is None:
        return Caveat(code=CODE, message=_gone(since, "has no document"))
    try:
        return work.kit.read(text)
    except InputError:  # another version wrote it
        return Caveat(code=CODE, message=_gone(since, "cannot be read any more"))


def _embedder(since: str, work: Work) -> RememberingEmbedder:
    """Return the embedder with the vectors of both batches, as far as they are remembered."""
    known: dict[str, Vectors] = {}
    for articles in (work.intake.articles, _articles(since, work)):
        for remembered in work.articles.recall(articles).values():
            known.update(remembered.vectors)
    return RememberingEmbedder(work.kit.tools.embedder, known=known)


def _articles(since: str, work: Work) -> tuple[Article, ...]:
    try:
        return work.backend.shelf.intake(since).articles
    except UnknownJob:  # deleted this moment
        return ()


def _message(known: list[str], *, total: int, since: str, day: str) -> str:
    articles = f"{total} article{'' if total == 1 else 's'}"
    if not known:
        return f"None of the {articles} was in the briefing {since} of {day}: all of it is new."
    were = "was" if len(known) == 1 else "were"
    more = f" and {len(known) - NAMED} more" if len(known) > NAMED else ""
    return (
        f"{len(known)} of {articles} {were} already in the briefing {since} of {day}: {', '.join(known[:NAMED])}{more}."
    )


def _gone(since: str, why: str) -> str:
    return f"The briefing {since} {why}: what is new since then cannot be told."


def _text(article: Article) -> tuple[str, str]:
    return article.title, article.body
