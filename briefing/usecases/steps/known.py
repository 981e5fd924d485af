"""Tells which articles of a batch an earlier briefing already had, where the client asks for it."""

from briefing.article import Article, Intake
from briefing.backend import Backend
from briefing.document import Caveat
from briefing.errors import UnknownJob
from briefing.job import Job, JobState

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
