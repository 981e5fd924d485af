"""The extractive summariser prefers what leads, stands alone, and is said by several sources; it does not repeat."""

import pytest

from briefing.arabic.normalise import normalise_text
from briefing.article import Sentence
from briefing.ports import Passage
from fakes import WordEmbedder
from models.summarisation.extractive import ExtractiveSummariser, length_prior

FIRE = "اندلع حريق كبير في مخازن المرفأ القديم فجر اليوم وأتى على عشرين حاوية"
FIRE_AGAIN = "اندلع حريق كبير في مخازن المرفأ القديم فجر اليوم وأتى على عشرين حاوية كاملة"
FIRE_OTHER_FIGURE = "اندلع حريق كبير في مخازن المرفأ القديم فجر اليوم وأتى على ثلاثين حاوية"
CAUSE = "ورجح رئيس فرق الإطفاء أن يكون تماس كهربائي سبب الكارثة بحسب المعاينة الأولى"
PROMISE = "ووعدت المحافظة بتعويض التجار المتضررين قبل نهاية الشهر المقبل من صندوق الطوارئ"
LEANING = "وأضاف أن ذلك لن يتكرر أبدا في السنوات المقبلة مهما كانت الظروف والأسباب"


def passage(text: str, *, source: str = "a", index: int = 0, position: float = 0.0) -> Passage:
    sentence = Sentence(
        article=source, index=index, start=0, end=len(text), text=text, normalised=normalise_text(text), paragraph=0
    )
    return Passage(sentence=sentence, source=source, position=position)


def chosen(passages: list[Passage], length: int) -> list[str]:
    vectors = WordEmbedder().embed([each.sentence.normalised for each in passages])
    picks = ExtractiveSummariser().select(passages, vectors, length=length)
    return [passages[pick.passage].sentence.text for pick in picks]


def supporting(*passages: Passage) -> tuple[int, ...]:
    vectors = WordEmbedder().embed([each.sentence.normalised for each in passages])
    picks = ExtractiveSummariser().select(passages, vectors, length=len(passages))
    return next(pick.supporting for pick in picks if pick.passage == 0)


def test_the_first_sentence_goes_before_the_last() -> None:
    assert chosen([passage(PROMISE, position=0.9), passage(CAUSE, position=0.0)], 1) == [CAUSE]


def test_among_several_sources_a_sentence_that_leans_on_another_comes_last_of_equals() -> None:
    assert chosen([passage(LEANING), passage(CAUSE, source="b")], 1) == [CAUSE]


def test_among_several_sources_a_sentence_with_a_figure_goes_before_one_without() -> None:
    with_figure = CAUSE.replace("الأولى", "9")
    assert chosen([passage(CAUSE), passage(with_figure, source="b")], 1) == [with_figure]


def test_what_several_sources_say_goes_before_what_one_says() -> None:
    several = [passage(CAUSE), passage(FIRE, position=0.2), passage(FIRE_AGAIN, source="b", position=0.2)]
    assert chosen(several, 1)[0] in {FIRE, FIRE_AGAIN}


def test_a_statement_is_not_repeated_in_other_words() -> None:
    assert len(chosen([passage(FIRE), passage(FIRE_AGAIN, source="b"), passage(CAUSE)], 3)) == 2


def test_a_sentence_of_another_source_that_says_the_same_supports_it() -> None:
    assert supporting(passage(FIRE), passage(FIRE_AGAIN, source="b")) == (1,)


def test_a_sentence_of_the_same_source_does_not_support() -> None:
    assert supporting(passage(FIRE), passage(FIRE_AGAIN, index=1)) == ()


def test_a_sentence_with_another_figure_does_not_support() -> None:
    assert supporting(passage(FIRE), passage(FIRE_OTHER_FIGURE, source="b")) == ()


def test_no_passages_give_no_summary() -> None:
    assert chosen([], 3) == []


@pytest.mark.parametrize(("words", "prior"), [(3, 0.3), (6, 0.5), (12, 1.0), (40, 1.0), (70, 0.5), (200, 0.3)])
def test_the_length_prior_favours_readable_sentences(words: int, prior: float) -> None:
    assert length_prior(words) == pytest.approx(prior)
