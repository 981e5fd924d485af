"""The learning curve: a JSON object a line, in a file that only grows."""

import json
import logging
import time
from pathlib import Path

from models.training.checkpoint import Progress

log = logging.getLogger(__name__)


class Curve:
    """Sums up the steps since its last row."""

    def __init__(self, path: Path, *, every: int) -> None:
        """Begin a stretch; a row is written every so many steps."""
        self.path = path
        self.every = every
        self._begin()

    def add(self, progress: Progress, *, nll: float, pieces: int) -> None:
        """Take in a step of so many target pieces, and write a row when it is time."""
        self._nll += nll * pieces
        self._pieces += pieces
        if progress.step % self.every == 0:
            speed = self._pieces / (time.monotonic() - self._since)
            self.write(progress, nll=round(self._nll / self._pieces, 4), tokens_per_second=round(speed))
            self._begin()

    def write(self, progress: Progress, **figures: object) -> None:
        """Append a row that begins with where the run stands."""
        place = {"step": progress.step, "minutes": round(progress.seconds / 60, 2)}
        row = {**place, "target_tokens": progress.target_tokens, **figures}
        log.info("%s", row)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")

    def _begin(self) -> None:
        self._nll, self._pieces, self._since = 0.0, 0, time.monotonic()


class Interval:
    """Tells when something that is done every few minutes is due again."""

    def __init__(self, minutes: float) -> None:
        """Begin to wait."""
        self._seconds = 60 * minutes
        self._last = time.monotonic()

    def due(self) -> bool:
        """Tell whether the time has come; if so, the waiting begins again."""
        if time.monotonic() - self._last < self._seconds:
            return False
        self._last = time.monotonic()
        return True
