"""What the pipeline needs of the outside world: Protocols of one to four methods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias

from briefing.article import Sentence
from briefing.document import ModelUse

if TYPE_CHECKING:  # whoever only wants a clock, as the API does, need not wait for numpy
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present time, aware, in UTC."""
        ...


class Embedder(Protocol):
    """Turns texts of any supported language into vectors of one space."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row a text: [len(texts), dimensions]."""
        ...

    def describe(self) -> ModelUse:
        """Say which model this is."""
        ...


class Translator(Protocol):
    """Translates Arabic segments into English."""

    def translate(self, segments: Sequence[str], *, attempt: int = 0) -> list[str]:
        """Return one hypothesis a segment, in order.

        Segments are normalised single sentences or clauses. `attempt` 0 is the default decoding, 1 and above
        the more careful decodings that are tried when a guard has failed.

        Raises WrongCount where the model gives fewer or more hypotheses than segments.
        """
        ...

    def describe(self) -> ModelUse:
        """Say which model this is."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence as the summariser sees it."""

    sentence: Sentence
    source: str  # its independent source: the outlet, or the article's id where no outlet is known
    position: float  # place in its article: 0.0 the first sentence, below 1.0 the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A sentence chosen by the summariser, and who else says it."""

    passage: int  # index of the chosen passage
    supporting: tuple[int, ...]  # passages of other independent sources that say the same
    salience: float  # higher matters more; comparable within one call only


class Summariser(Protocol):
    """Chooses the sentences that tell a story."""

    def select(self, passages: Sequence[Passage], vectors: Vectors, *, length: int) -> list[Pick]:
        """Choose at most `length` of the passages, the most salient first.

        `vectors` has a unit-length row a passage: [len(passages), dimensions].
        """
        ...

    def describe(self) -> ModelUse:
        """Say which model this is."""
        ...


class Progress(Protocol):
    """Hears how far the pipeline has come."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Report that steps of the present stage are done."""
        ...
