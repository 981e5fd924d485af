"""The tools of a process hold the glossary of the deployment, with the built-in one behind it."""

from pathlib import Path

import pytest

from briefing.glossary import TermOrigin, built_in_terms
from briefing.settings import Settings
from models import registry, toolbox


@pytest.mark.parametrize(("built_in", "expected"), [(True, len(built_in_terms()) + 1), (False, 1)])
def test_the_terms_of_the_deployment_hold_for_every_briefing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, built_in: bool, expected: int
) -> None:
    for load in ("load_embedder", "load_summariser", "load_translator"):
        monkeypatch.setattr(registry, load, lambda *_args, **_options: None)
    (tmp_path / "terms.csv").write_text("ar,en\nاتحاد صور,Sur Union\n", encoding="utf-8")
    settings = Settings(glossary=str(tmp_path / "terms.csv"), built_in_glossary=built_in)
    terms = toolbox.load_toolbox(settings).terms
    assert (terms[0].en, terms[0].origin, len(terms)) == ("Sur Union", TermOrigin.DEPLOYMENT, expected)
