"""What every implementation of a port promises: the fakes and the real ones pass the same tests."""

from datetime import timedelta

import numpy as np
import pytest

from briefing.adapters.clock import SystemClock
from briefing.article import Sentence
from briefing.ports import Clock, Embedder, Passage, Summariser, Translator
from briefing.remembering import RememberingEmbedder
from fakes import EchoTranslator, FixedClock, WordEmbedder
from models import registry
from models.evaluation.baselines import LeadSummariser, LexRankSummariser

TEXTS = (
    "خرج القطار عن مساره فجر اليوم قرب المحطة القديمة",
    "ارتفعت أسعار الخبز في أسواق العاصمة بعد شح الطحين",
    "خرج القطار عن مساره فجر اليوم قرب المحطة القديمة دون إصابات",
    "وعدت الوزارة بفتح تحقيق في أسباب الحادث خلال أسبوع",
)
SOURCES = ("one", "one", "two", "two")


@pytest.fixture(params=["fake", "remembering", "use-multilingual-v3"], scope="module")
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "use-multilingual-v3":
        return registry.load_embedder(request.param)
    return WordEmbedder() if request.param == "fake" else RememberingEmbedder(WordEmbedder())


@pytest.fixture(params=["fake", "mujaz-ar-en-compact"], scope="module")
def translator(request: pytest.FixtureRequest) -> Translator:
    return EchoTranslator() if request.param == "fake" else registry.load_translator(request.param)


@pytest.fixture(params=["mujaz-extractive", "lead", "lexrank"])
def summariser(request: pytest.FixtureRequest) -> Summariser:
    baselines: dict[str, Summariser] = {"lead": LeadSummariser(), "lexrank": LexRankSummariser()}
    return baselines.get(request.param) or registry.load_summariser(request.param)


@pytest.fixture(params=[FixedClock, SystemClock])
def clock(request: pytest.FixtureRequest) -> Clock:
    made: Clock = request.param()
    return made


def passages() -> list[Passage]:
    return [
        Passage(
            sentence=Sentence(
                article=source, index=at % 2, start=0, end=len(text), text=text, normalised=text, paragraph=0
            ),
            source=source,
            position=at % 2 / 2,
        )
        for at, (source, text) in enumerate(zip(SOURCES, TEXTS, strict=True))
    ]


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


@pytest.mark.parametrize("length", [1, 2, 9])
def test_a_summariser_picks_at_most_the_length_and_no_passage_twice(summariser: Summariser, length: int) -> None:
    chosen = [pick.passage for pick in summariser.select(passages(), WordEmbedder().embed(TEXTS), length=length)]
    assert 1 <= len(chosen) <= min(length, len(TEXTS))
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) <= set(range(len(TEXTS)))


def test_a_summariser_counts_as_support_only_other_sources_each_once(summariser: Summariser) -> None:
    for pick in summariser.select(passages(), WordEmbedder().embed(TEXTS), length=len(TEXTS)):
        supporting = [SOURCES[index] for index in pick.supporting]
        assert SOURCES[pick.passage] not in supporting
        assert len(set(supporting)) == len(supporting)


def test_a_summariser_takes_no_passages(summariser: Summariser) -> None:
    assert summariser.select([], WordEmbedder().embed([]), length=3) == []


def test_a_summariser_says_which_it_is(summariser: Summariser) -> None:
    use = summariser.describe()
    assert use.role == "summarisation"
    assert use.id
    assert use.revision


def test_a_clock_tells_the_time_in_utc(clock: Clock) -> None:
    assert clock.now().utcoffset() == timedelta(0)
