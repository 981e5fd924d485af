"""What every implementation of a port promises: the fakes and the real ones pass the same tests."""

import numpy as np
import pytest
from fakes import EchoTranslator, WordEmbedder

from briefing.ports import Embedder, Translator
from models import registry


@pytest.fixture(params=["fake", "use-multilingual-v3"], scope="module")
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return WordEmbedder() if request.param == "fake" else registry.load_embedder(request.param)


@pytest.fixture(params=["fake", "mujaz-ar-en-compact"], scope="module")
def translator(request: pytest.FixtureRequest) -> Translator:
    return EchoTranslator() if request.param == "fake" else registry.load_translator(request.param)


def test_an_embedder_gives_a_unit_row_a_text(embedder: Embedder) -> None:
    rows = embedder.embed(["خرج القطار عن مساره", "ارتفعت الأسعار", ""])
    assert rows.shape[0] == 3
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0] * 3, abs=1e-3)


def test_an_embedder_gives_no_rows_for_no_texts(embedder: Embedder) -> None:
    assert embedder.embed([]).shape[0] == 0


def test_an_embedder_does_not_mix_texts_of_one_call(embedder: Embedder) -> None:
    together = embedder.embed(["خرج القطار عن مساره", "ارتفعت الأسعار"])[1]
    assert float(together @ embedder.embed(["ارتفعت الأسعار"])[0]) == pytest.approx(1.0, abs=1e-3)


def test_a_translator_gives_one_hypothesis_a_segment_in_order(translator: Translator) -> None:
    segments = ["وصل 7 أطباء إلى المدينة", "غادر 31 طالبا", "فتحت المدارس أبوابها"]
    alone = [translator.translate([segment])[0] for segment in segments]
    assert translator.translate(segments) == alone


def test_a_translator_takes_an_empty_batch(translator: Translator) -> None:
    assert translator.translate([]) == []


def test_a_translator_takes_a_second_attempt(translator: Translator) -> None:
    assert len(translator.translate(["فتحت المدارس أبوابها"], attempt=1)) == 1


def test_each_says_which_model_it_is(embedder: Embedder, translator: Translator) -> None:
    uses = (embedder.describe(), translator.describe())
    assert [use.role for use in uses] == ["embedding", "translation"]
    assert all(use.id and use.revision and use.licence for use in uses)
