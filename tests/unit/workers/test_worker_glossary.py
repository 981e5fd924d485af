"""A worker whose glossary cannot be used does not start."""

import pytest

from briefing.errors import InvalidGlossary
from briefing.ports.jobs import Lane
from briefing.settings import Settings
from workers.start import start_worker


def test_a_worker_with_a_glossary_that_cannot_be_read_says_so_before_it_starts() -> None:
    with pytest.raises(InvalidGlossary, match=r"The glossary /nowhere/terms\.csv cannot be read"):
        start_worker(Settings(glossary="/nowhere/terms.csv"), lanes=list(Lane))
