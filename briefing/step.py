"""A step: the part of a job that one worker does at one go; and the lease that says who is doing it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.job import Stage

_ID = re.compile(r"(?P<job>[a-z]+_[0-9a-f]+)/(?P<stage>[a-z]+)/(?P<round>\d+)/(?P<number>\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a job; messages carry nothing but its id."""

    job: str
    stage: Stage
    round: int  # of the job when it was planned
    number: int  # from 0: the article's place in the batch, or the part of the translation

    @property
    def id(self) -> str:
        """The step in one word: brf_0123/prepare/1/0."""
        return f"{self.job}/{self.stage}/{self.round}/{self.number}"

    @classmethod
    def parse(cls, text: str) -> "Step":
        """Read a step's id.

        Raises:
            ValueError: it is none.
        """
        found = _ID.fullmatch(text)
        if not found:
            raise ValueError(f"This is no id of a step: {text[:100]!r}")
        return cls(
            job=found["job"], stage=Stage(found["stage"]), round=int(found["round"]), number=int(found["number"])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to do a step, for a while."""

    step: Step
    token: str  # tells the holder from a later one
    attempt: int  # 1 for the first worker that took the step


def first_messages(steps: Sequence[Step]) -> Sequence[Step]:
    """Return the steps of a stage that are queued at its start.

    Of the articles it is the first alone: its worker queues the others, once it has found that the batch is new. So a
    client need not wait for 2,000 messages, and a batch that is known takes one.
    """
    return steps[:1] if steps[0].stage is Stage.PREPARE else steps
