"""Small synchronous calls: the API leaves a request, a worker of the interactive lane answers within seconds."""

from collections.abc import Iterator, Sequence

from briefing import plain
from briefing.backend import Backend
from briefing.errand import ErrandAnswer, ErrandLimits, ErrandRequest, SummaryAnswer, TranslationAnswer
from briefing.errors import MujazError, Overloaded, ServiceError, TooLarge
from briefing.glossary import GlossaryTerm
from briefing.ids import new_id
from briefing.job import JobError
from briefing.ports.jobs import Lane


def translate_now(
    texts: Sequence[str], glossary: tuple[GlossaryTerm, ...], *, backend: Backend, limits: ErrandLimits
) -> TranslationAnswer:
    """Translate texts sentence by sentence, each through the guards.

    Raises:
        TooLarge: the texts are longer than the limit.
        Overloaded: too many calls wait, or no worker answered in time.
        MujazError: whatever the worker met with.
    """
    answer = _ask(ErrandRequest(texts=tuple(texts), glossary=glossary), backend=backend, limits=limits)
    if answer.translation is None:
        raise ServiceError
    return answer.translation


def summarise_now(text: str, sentences: int, *, backend: Backend, limits: ErrandLimits) -> SummaryAnswer:
    """Choose the sentences that tell a text, and translate them.

    Raises:
        TooLarge: the text is longer than the limit.
        EmptyBody: it has no sentences.
        Overloaded: too many calls wait, or no worker answered in time.
        MujazError: whatever the worker met with.
    """
    answer = _ask(ErrandRequest(texts=(text,), sentences=sentences), backend=backend, limits=limits)
    if answer.summary is None:
        raise ServiceError
    return answer.summary


def _ask(request: ErrandRequest, *, backend: Backend, limits: ErrandLimits) -> ErrandAnswer:
    length = sum(map(len, request.texts))
    if length > limits.characters:
        raise TooLarge(
            f"The text has {length:,} characters, and the limit is {limits.characters:,}: send less at once."
        )
    if backend.queue.waiting(Lane.INTERACTIVE) >= limits.waiting:
        raise Overloaded
    errand_id = new_id("err", backend.clock.now())
    backend.errands.put(errand_id, plain.dump(request), seconds=limits.seconds)
    backend.queue.enqueue_errand(errand_id)
    text = backend.errands.wait(errand_id, seconds=limits.seconds)
    if text is None:
        raise Overloaded
    answer = plain.load(ErrandAnswer, text)
    if answer.error:
        raise error_of(answer.error)
    return answer


def error_of(error: JobError) -> MujazError:
    """Return the exception that a worker met with, as it was classified there."""
    found = next((each for each in _classes(MujazError) if each.code == error.code), MujazError)
    return found(error.message)


def _classes(parent: type[MujazError]) -> Iterator[type[MujazError]]:
    yield parent
    for each in parent.__subclasses__():
        yield from _classes(each)
