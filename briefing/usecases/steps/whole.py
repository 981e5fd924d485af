"""Remembers whole documents: a batch that comes again just as it was is not worked on again.

Newsroom tools send the same batch twice more often than one thinks: for another format, after a crash of their own,
from two desks at once.
"""

import dataclasses
from importlib.metadata import version

from briefing.arabic.normalise import NORMALISER_VERSION
from briefing.article import Article, Rejection
from briefing.caching import content_key, count_lookups
from briefing.document import BriefingDocument
from briefing.errors import InputError
from briefing.knowledge.dossiers import KNOWLEDGE_VERSION
from briefing.preparing import PREPARING_VERSION
from briefing.translating import GUARDS_VERSION
from briefing.usecases.steps.work import GIVEN_UP, Work


def recall_document(work: Work) -> BriefingDocument | None:
    """Return the document of an equal batch with the present time, None where none is remembered."""
    if not _is_rememberable(work):
        return None
    found = work.backend.cache.get_many([_key(work)])
    count_lookups(work.backend.meter, "document", hits=len(found), misses=1 - len(found))
    for entry in found.values():
        try:
            document = work.kit.read(entry.decode("utf-8", "replace"))
        except InputError:
            return None  # another version's, or no document at all: as good as forgotten
        return dataclasses.replace(document, created_at=work.kit.tools.clock.now())
    return None


def keep_document(work: Work, document: BriefingDocument, rendered: str) -> None:
    """Remember a document, unless it says something that holds for its own job only."""
    whole = all(entry.reason != GIVEN_UP for entry in document.articles)  # another time the article may do
    if whole and _is_rememberable(work):
        work.backend.cache.put_many({_key(work): rendered.encode()})


def _is_rememberable(work: Work) -> bool:
    return work.job.order.since is None  # what is new since then depends on another job


def _key(work: Work) -> str:
    """Name everything that a document depends on."""
    intake, order = work.intake, work.job.order
    return content_key(
        "document",
        version("mujaz"),
        (NORMALISER_VERSION, PREPARING_VERSION, GUARDS_VERSION, KNOWLEDGE_VERSION),
        [(model.id, model.revision, model.settings) for model in work.kit.tools.models],
        order.points,
        [(term.ar, term.en, term.also, term.origin) for term in work.glossary],
        [_fields(each) for each in intake.articles],
        [_fields(each) for each in intake.rejections],
    )


def _fields(entry: Article | Rejection) -> list[str]:
    """Return every field as text, dates included."""
    return [str(getattr(entry, field.name)) for field in dataclasses.fields(entry)]
