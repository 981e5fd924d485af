"""What the steps of a job leave on its shelf for each other: the outline, and the parts of the translation."""

from dataclasses import dataclass

from briefing import plain
from briefing.backend import Backend
from briefing.job import Job
from briefing.outline import Outline

DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedOutline:
    """The outline of one round."""

    parts: int  # how many steps translate what it chose
    given_up: tuple[str, ...]  # ids of the articles that it leaves out
    outline: Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The sentences that one step translates."""

    places: tuple[int, ...]  # of their articles in the batch
    sentences: tuple[str, ...]  # normalised, each in one part only


def outline_name(number_of_round: int) -> str:
    """Return the name of a round's outline on the shelf: a worker that is late never replaces that of a later round."""
    return f"outline-{number_of_round}"


def part_name(number_of_round: int, number: int) -> str:
    """Return the name of a part on the shelf."""
    return f"part-{number_of_round}-{number}"


def read_part(job: Job, number: int, *, backend: Backend) -> Part:
    """Return a part of the translation.

    Raises:
        LookupError: there is none.
        UnknownJob: the job was deleted.
    """
    return plain.load(Part, _read(job, part_name(job.round, number), backend=backend))


def count_parts(job: Job, *, backend: Backend) -> int:
    """Return how many parts the translation has in the job's round.

    Raises:
        LookupError: there is no outline yet.
        UnknownJob: the job was deleted.
    """
    return read_outline(job, backend=backend).parts


def read_outline(job: Job, *, backend: Backend) -> ShelvedOutline:
    """Return the outline of the job's round.

    Raises:
        LookupError: there is none.
        UnknownJob: the job was deleted.
    """
    return plain.load(ShelvedOutline, _read(job, outline_name(job.round), backend=backend))


def _read(job: Job, name: str, *, backend: Backend) -> str:
    text = backend.shelf.get(job.id, name)
    if text is None:
        backend.jobs.read(job.id)  # a deleted job has nothing on its shelf: that is no fault
        raise LookupError(f"There is no {name} on the shelf.")
    return text
