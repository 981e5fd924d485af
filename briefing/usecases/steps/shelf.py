"""What the steps of a job leave on its shelf for each other: the outline, and the parts of the translation."""

from dataclasses import dataclass

from briefing import plain
from briefing.backend import Backend
from briefing.job import Job
from briefing.outline import Outline

OUTLINE = "outline"
DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedOutline:
    """The outline of one round."""

    round: int
    parts: int  # how many steps translate what it chose
    given_up: tuple[str, ...]  # ids of the articles that it leaves out
    outline: Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The sentences that one step translates."""

    place: int  # of their article in the batch
    sentences: tuple[str, ...]  # normalised, each in one part only


def part_name(number_of_round: int, number: int) -> str:
    """Return the name of a part on the shelf."""
    return f"part-{number_of_round}-{number}"


def read_part(job: Job, number: int, *, backend: Backend) -> Part:
    """Return a part of the translation.

    Raises:
        LookupError: there is none.
    """
    text = backend.shelf.get(job.id, part_name(job.round, number))
    if text is None:
        raise LookupError(f"There is no part {number}.")
    return plain.load(Part, text)


def count_parts(job: Job, *, backend: Backend) -> int:
    """Return how many parts the translation has in the job's round.

    Raises:
        LookupError: there is no outline yet.
    """
    return read_outline(job, backend=backend).parts


def read_outline(job: Job, *, backend: Backend) -> ShelvedOutline:
    """Return the outline of the job's round.

    Raises:
        LookupError: there is none.
    """
    text = backend.shelf.get(job.id, OUTLINE)
    shelved = plain.load(ShelvedOutline, text) if text else None
    if shelved is None or shelved.round != job.round:
        raise LookupError(f"There is no outline of round {job.round}.")
    return shelved
