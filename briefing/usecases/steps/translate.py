"""The step that translates the chosen sentences of some articles, each through the guards, into the cache."""

from briefing.job import ArticleState
from briefing.pipeline import translate
from briefing.usecases.steps.reporting import mark
from briefing.usecases.steps.shelf import read_part
from briefing.usecases.steps.work import Work


def translate_part(work: Work) -> None:
    """Translate what is not remembered of the part.

    Raises:
        JobCancelled: the job was stopped between two batches of sentences.
    """
    part = read_part(work.job, work.step.number, backend=work.backend)
    known = work.translations.recall(part.sentences)
    missing = [sentence for sentence in part.sentences if sentence not in known]
    if missing:
        made = translate(
            missing,
            tools=work.kit.tools,
            glossary=work.glossary,
            progress=work.progress,
            segments=work.limits.segments,
        )
        work.translations.keep(made)
    work.still_wanted()  # the job may have ended without this article's neighbour: what is marked then, stays
    states = dict.fromkeys(part.places, (ArticleState.TRANSLATED, ""))
    mark(work.job, work.intake.articles, states, backend=work.backend)
