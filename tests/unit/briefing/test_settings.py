"""Settings come from the environment; one that cannot be used is named."""

import pytest

from briefing.errors import InputError
from briefing.settings import read_settings


def test_a_variable_overrides_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUJAZ_MAX_ARTICLES", "7")
    assert read_settings().max_articles == 7


@pytest.mark.parametrize("value", ["x", "0", ""])
def test_a_variable_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("MUJAZ_THREADS", value)
    with pytest.raises(InputError, match="MUJAZ_THREADS cannot be used"):
        read_settings()
