"""What a job tells of an earlier briefing: its changes where that is kept, a caveat where it is not."""

import dataclasses
from collections.abc import Sequence

import pytest

from briefing.article import Article
from briefing.document import BriefingDocument
from briefing.dossier import Novelty
from briefing.job import JobOrder, Stage
from briefing.ports import Vectors
from briefing.step import Step
from briefing.usecases.steps.known import compared_with_earlier
from briefing.usecases.steps.work import Work
from fakes import RecordingProgress, WordEmbedder
from memory import queue_of
from stepping import ARTICLES, JOB, LIMITS, Workshop

LATER = "brf_0123456789abcdef01234569"
NO_CHANGES = "what is new since then cannot be told."


def briefed(shop: Workshop, *articles: Article, since: str | None = None, job_id: str = JOB) -> BriefingDocument:
    """Run a job to its end and return its document without what the compose step may have compared."""
    shop.submit(*articles, order=JobOrder(since=since), job_id=job_id)
    shop.drain()
    return dataclasses.replace(shop.document(job_id), changes=None)


def work_on(shop: Workshop, job_id: str) -> Work:
    return Work(
        step=Step(job=job_id, stage=Stage.COMPOSE, round=1, number=0),
        job=shop.backend.jobs.read(job_id),
        kit=shop.kit,
        limits=LIMITS,
        progress=RecordingProgress(),
        still_wanted=lambda: None,
    )


def compared(shop: Workshop, document: BriefingDocument) -> BriefingDocument:
    return compared_with_earlier(document, work_on(shop, LATER))


class Unwilling(WordEmbedder):
    """An embedder that must not be asked."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Refuse."""
        raise AssertionError(f"asked for {texts}")


def test_a_document_is_compared_with_the_one_it_names() -> None:
    shop = Workshop()
    briefed(shop, ARTICLES[0])
    changes = compared(shop, briefed(shop, *ARTICLES[:2], since=JOB, job_id=LATER)).changes
    assert changes is not None
    assert (changes.since, changes.earlier) == (JOB, "2018-01-15T12:00:00Z")
    assert sorted(each.novelty for each in changes.stories) == [Novelty.KNOWN, Novelty.NEW]


def test_vectors_that_are_remembered_are_not_made_again() -> None:
    shop = Workshop()
    briefed(shop, ARTICLES[0])
    document = briefed(shop, ARTICLES[0], since=JOB, job_id=LATER)
    shop.embedder = Unwilling()
    assert compared(shop, document).changes is not None


def test_where_nothing_is_named_nothing_is_compared() -> None:
    shop = Workshop()
    document = briefed(shop, ARTICLES[0], job_id=LATER)
    assert compared(shop, document) is document


def test_an_earlier_briefing_that_is_gone_is_told_once() -> None:
    shop = Workshop()
    document = compared(shop, briefed(shop, ARTICLES[0], since=JOB, job_id=LATER))
    assert [each.message for each in document.caveats if each.code == "known_since"] == [
        f"The briefing {JOB} is not kept any more: {NO_CHANGES}"
    ]
    assert document.changes is None


@pytest.mark.parametrize("text", ["no JSON", '{"schema": "mujaz.briefing/9"}'])
def test_an_earlier_document_that_cannot_be_read_is_told(text: str) -> None:
    shop = Workshop()
    briefed(shop, ARTICLES[0])
    document = briefed(shop, ARTICLES[0], since=JOB, job_id=LATER)
    shop.backend.shelf.put(JOB, "document", text)
    assert compared(shop, document).caveats[-1].message == (f"The briefing {JOB} cannot be read any more: {NO_CHANGES}")


def test_an_earlier_briefing_that_is_not_finished_has_no_document() -> None:
    shop = Workshop()
    shop.submit(ARTICLES[1])
    waiting = list(queue_of(shop.backend).steps)
    queue_of(shop.backend).steps.clear()
    document = briefed(shop, ARTICLES[0], since=JOB, job_id=LATER)
    assert len(waiting) == 1
    assert compared(shop, document).caveats[-1].message == f"The briefing {JOB} has no document: {NO_CHANGES}"
