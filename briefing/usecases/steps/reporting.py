"""Tells those who follow a job what its steps have done: events, and the states of articles."""

from collections.abc import Mapping, Sequence

from briefing.article import Article
from briefing.backend import Backend
from briefing.job import ArticleState, Job, Stage

REPORTS = 20  # progress events of one stage, at most: enough for a bar, few enough for 2,000 articles


def report_progress(job: Job, stage: Stage, *, backend: Backend) -> None:
    """Add an event where the stage has come a twentieth further."""
    tally = backend.steps.tally(job.id).get(stage)
    if tally and (tally.done * REPORTS) // tally.total > ((tally.done - 1) * REPORTS) // tally.total:
        backend.events.append(job.id, "progress", {"stage": str(stage), "done": tally.done, "total": tally.total})


def mark(
    job: Job, articles: Sequence[Article], states: Mapping[int, tuple[ArticleState, str]], *, backend: Backend
) -> None:
    """Give articles, by their places in the batch, a new state and tell of each."""
    if not states:
        return
    backend.articles.mark(job.id, states)
    for place, (state, reason) in states.items():
        if state is not ArticleState.USED:  # that nearly all are used is told by the end of the job
            data = {"article": articles[place].id, "state": str(state), "reason": reason}
            backend.events.append(job.id, "article", data)
