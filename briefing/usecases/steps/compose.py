"""The step that puts the document together, from what the other steps left, and ends the job."""

from collections.abc import Iterator

from briefing.document import ArticleEntry, ArticleStatus, BriefingDocument
from briefing.job import ArticleState, JobState
from briefing.pipeline import compose, sentences_of, translate
from briefing.usecases.finish import finish_job
from briefing.usecases.steps.known import compared_with_earlier, known_since
from briefing.usecases.steps.reporting import mark
from briefing.usecases.steps.shelf import DOCUMENT, read_outline
from briefing.usecases.steps.whole import keep_document
from briefing.usecases.steps.work import Work

STATES = {
    ArticleStatus.USED: ArticleState.USED,
    ArticleStatus.FOLDED: ArticleState.FOLDED,
    ArticleStatus.SKIPPED: ArticleState.SKIPPED,
}


def compose_document(work: Work) -> None:
    """Compose, lay the document onto the shelf, end the job."""
    document = _document(work)
    rendered = work.kit.render(document)
    keep_document(work, document, rendered)
    conclude(work, document, rendered)


def conclude(work: Work, document: BriefingDocument, rendered: str) -> None:
    """Lay the document onto the shelf, say what became of each article, end the job."""
    work.still_wanted()
    work.backend.shelf.put(work.job.id, DOCUMENT, rendered)
    places = {article.id: place for place, article in enumerate(work.intake.articles)}
    states = {places[entry.id]: _state(entry) for entry in _own(document, places)}
    mark(work.job, work.intake.articles, states, backend=work.backend)
    finish_job(work.job.id, JobState.SUCCEEDED, backend=work.backend)


def _document(work: Work) -> BriefingDocument:
    shelved = read_outline(work.job, backend=work.backend)
    batch, tools = work.gather(shelved.given_up)
    made = shelved.outline
    sentences = sentences_of(made, batch.articles)
    work.progress.stage("compose", len(sentences))
    translations = work.translations.recall(sentences)
    forgotten = [sentence for sentence in sentences if sentence not in translations]
    if forgotten:  # the cache may forget: that costs time, never the job
        glossary, segments = work.glossary, work.limits.segments
        again = translate(forgotten, tools=tools, glossary=glossary, progress=work.progress, segments=segments)
        translations |= again
    # In the order of the sentences, as one process makes them.
    translations = {sentence: translations[sentence] for sentence in sentences}
    caveats = known_since(work.job, work.intake, work.backend)
    document = compose(batch, made, translations, tools=tools, glossary=work.glossary, caveats=caveats)
    return compared_with_earlier(document, work)


def _own(document: BriefingDocument, places: dict[str, int]) -> Iterator[ArticleEntry]:
    """Yield the entries of articles; inputs refused at once are on the board already."""
    return (entry for entry in document.articles if entry.id in places)


def _state(entry: ArticleEntry) -> tuple[ArticleState, str]:
    return STATES[entry.status], entry.reason
