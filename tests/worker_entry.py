"""Starts a worker with fake models, in which a stage can be held for a while so that a test can kill it there.

    python worker_entry.py FOLDER

Which step is begun is written to FOLDER/STAGE with the process id of the child; a stage is held only as long as a file
FOLDER/hold-STAGE lies there. A sentence with the word POISON kills the child that translates it. Where a file
FOLDER/seconds lies, every segment and every embedded text takes as many seconds as it says.
"""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from briefing.job import Stage
from briefing.ports import Vectors
from briefing.ports.jobs import Lane
from briefing.settings import read_settings
from briefing.usecases import run_step
from briefing.usecases.steps.work import Work
from fakes import EchoTranslator, WordEmbedder
from models import registry
from workers.start import start_worker

POISON = "زرنيخ"
HELD_SECONDS = 20.0  # a test that fails must not hang


class PoisonedTranslator(EchoTranslator):
    """Dies of one word, as a native library may of one input."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        """Load nothing."""
        del folder, threads
        super().__init__()

    def translate(self, segments: Sequence[str], *, attempt: int = 0) -> list[str]:
        """Return one hypothesis a segment, or die."""
        if any(POISON in segment for segment in segments):
            os._exit(9)
        dawdle(len(segments))
        return super().translate(segments, attempt=attempt)


class FakeEmbedder(WordEmbedder):
    """The fake, built as the registry builds embedders."""

    def __init__(self, *, threads: int) -> None:
        """Load nothing."""
        del threads

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, in no less time than models need."""
        dawdle(len(texts) / 10)
        return super().embed(texts)


def dawdle(texts: float) -> None:
    """Take the time that so many texts need."""
    file = Path(sys.argv[1]) / "seconds"
    if file.exists():
        time.sleep(texts * float(file.read_text()))


def hold(folder: Path) -> None:
    """Write down which step is begun, and wait while the test wants it."""

    def held(stage: Stage, work: Work) -> None:
        (folder / f"{stage}.new").write_text(str(os.getpid()))
        (folder / f"{stage}.new").rename(folder / str(stage))
        until = time.monotonic() + HELD_SECONDS
        while (folder / f"hold-{stage}").exists() and time.monotonic() < until:
            time.sleep(0.02)
            work.progress.advance()
        plain[stage](work)

    plain = run_step.WORK
    wrapped = {stage: (lambda work, stage=stage: held(stage, work)) for stage in Stage}
    run_step.WORK = MappingProxyType(wrapped)


if __name__ == "__main__":
    registry.TRANSLATORS["fake"] = "worker_entry:PoisonedTranslator"
    registry.EMBEDDERS["fake"] = "worker_entry:FakeEmbedder"
    hold(Path(sys.argv[1]))
    sys.exit(start_worker(read_settings(), lanes=list(Lane)))
