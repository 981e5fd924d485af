"""Tracing: off by default, an extra where it is on."""

import sys

import pytest

from briefing.adapters.tracing import start_tracing
from briefing.errors import MissingExtra
from briefing.settings import Settings


def test_without_the_setting_nothing_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk", None)
    start_tracing(Settings(tracing=False), "mujaz-api")()


def test_a_missing_library_names_the_extra_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("opentelemetry.exporter", "opentelemetry.sdk", "opentelemetry.instrumentation"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=r"pip install 'mujaz\[tracing\]'"):
        start_tracing(Settings(tracing=True), "mujaz-api")
