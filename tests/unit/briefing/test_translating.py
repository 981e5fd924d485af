"""Each distinct sentence is translated once, checked, tried again where it failed, and never dropped."""

from collections.abc import Sequence

import pytest

from briefing.glossary import GlossaryTerm
from briefing.ports import Vectors
from briefing.translating import LONGEST_SEGMENT, GuardedTranslator, Translation, rejoin
from fakes import EchoTranslator, RecordingProgress, WordEmbedder

SENTENCE = "قال الوزير إن 250 موظفا عادوا إلى عملهم يوم الأحد"


class AlikeEmbedder(WordEmbedder):
    """Finds every pair alike, as a good translation is to its source."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the same row for every text."""
        return super().embed([""] * len(texts))


def guarded(translator: EchoTranslator, *glossary: GlossaryTerm) -> GuardedTranslator:
    return GuardedTranslator(
        translator=translator, embedder=WordEmbedder(), glossary=glossary, progress=RecordingProgress()
    )


def verdict(translation: Translation, name: str) -> tuple[bool, str]:
    return next((check.passed, check.detail) for check in translation.checks if check.name == name)


def test_a_sentence_that_stands_twice_is_translated_once() -> None:
    translator = EchoTranslator(
        lambda _segment, _attempt: "The minister said 250 employees went back to work on Sunday."
    )
    guarded(translator).first_attempt([SENTENCE, "جملة أخرى بلا أرقام", SENTENCE])
    assert sorted(translator.calls[0][1]) == sorted([SENTENCE, "جملة أخرى بلا أرقام"])


def test_a_failed_sentence_is_tried_again_more_carefully_and_the_better_answer_kept() -> None:
    right = "The minister said that 250 employees had gone back to their work on Sunday."
    translator = EchoTranslator(lambda _segment, attempt: right if attempt else "The the the the the the")
    kept = guarded(translator).translate([SENTENCE])[SENTENCE]
    assert [attempt for attempt, _ in translator.calls] == [0, 1]
    assert kept.en == right


def test_what_fails_twice_is_shown_and_flagged() -> None:
    translator = EchoTranslator(lambda _segment, _attempt: "The minister spoke of 9 cats and 14 dogs.")
    kept = guarded(translator).translate([SENTENCE])[SENTENCE]
    assert kept.en
    assert not verdict(kept, "numbers")[0]


def test_an_altered_figure_is_repaired_and_the_repair_told() -> None:
    translator = EchoTranslator(lambda _s, _a: "The minister said that 25 employees had gone back to work on Sunday.")
    kept = guarded(translator).translate([SENTENCE])[SENTENCE]
    assert "250" in kept.en
    assert [(repair.was, repair.now) for repair in kept.repairs] == [("25", "250")]
    assert verdict(kept, "numbers") == (True, "repaired: 25 -> 250")


def test_a_misspelt_name_is_repaired_without_a_second_attempt() -> None:
    translator = EchoTranslator(
        lambda _segment, _attempt: "The delegation arrived in Dernah to talks with the council."
    )
    alike = GuardedTranslator(
        translator=translator, embedder=AlikeEmbedder(), glossary=(), progress=RecordingProgress()
    )
    kept = alike.translate(["وصل الوفد إلى درنة لإجراء محادثات مع المجلس"])
    translation = next(iter(kept.values()))
    assert translation.en == "The delegation arrived in Derna to talks with the council."
    assert [(repair.was, repair.now) for repair in translation.repairs] == [("Dernah", "Derna")]
    assert verdict(translation, "names") == (True, "repaired: Dernah -> Derna")
    assert [attempt for attempt, _ in translator.calls] == [0]


def test_the_second_attempt_has_the_english_of_terms_and_names_in_the_arabic() -> None:
    source = "وصل وفد بلدية الساحل إلى درنة"
    translator = EchoTranslator(lambda segment, _attempt: segment if "Derna" in segment else "A group came.")
    guarded(translator, GlossaryTerm(ar="بلدية الساحل", en="Coast Town")).translate([source])
    assert translator.calls == [(0, [source]), (1, ["وصل وفد Coast Town إلى Derna"])]


def test_a_long_sentence_goes_out_in_segments_and_comes_back_whole() -> None:
    long = " ، ".join(["وقال المتحدث إن العمل مستمر في كل الأحياء"] * 12)
    translator = EchoTranslator(lambda segment, _attempt: f"[{len(segment.split())}]")
    english = guarded(translator).first_attempt([long])[0].en
    sizes = [int(part.strip("[],")) for part in english.split()]
    assert max(sizes) <= LONGEST_SEGMENT
    assert sum(sizes) == len(long.split())


@pytest.mark.parametrize(
    ("parts", "hypotheses", "sentence"),
    [
        (["وصل الوفد،", "الذي غادر"], ["It arrived.", "Which left."], "It arrived, which left."),
        (["وصل الوفد", "الذي غادر"], ["It arrived.", "Which left."], "It arrived which left."),
        (["وصل الوفد؛", "ومن غادر"], ["It arrived.", "And who left?"], "It arrived. And who left?"),
        (["متى وصل،", "ومن"], ["When did it arrive?", "And who?"], "When did it arrive? And who?"),
        (["وصل الوفد،", "ثم غادر"], ["It arrived.", "It left then."], "It arrived. It left then."),
        (["وصل الوفد", "إلى سرت"], ["It arrived", "In Sirte."], "It arrived in Sirte."),
        (["وصل الوفد،", "وسرت"], ["It arrived", "Sirte saw it."], "It arrived, Sirte saw it."),
        (["وصل الوفد،", "ثم غادر"], ["It arrived.", ""], "It arrived."),
        (["وصل الوفد"], ["It arrived."], "It arrived."),
        ([], [], ""),
    ],
)
def test_clauses_are_joined_where_they_go_on_and_kept_apart_where_they_can_stand_alone(
    parts: list[str], hypotheses: list[str], sentence: str
) -> None:
    assert rejoin(parts, hypotheses) == sentence


def test_where_nothing_failed_there_is_no_second_attempt() -> None:
    progress = RecordingProgress()
    translator = EchoTranslator(
        lambda _segment, _attempt: "The minister said 250 employees had gone back to work on Sunday."
    )
    alike = GuardedTranslator(translator=translator, embedder=AlikeEmbedder(), glossary=(), progress=progress)
    alike.translate([SENTENCE])
    assert list(progress.stages) == ["translate"]


def test_progress_counts_every_segment() -> None:
    progress = RecordingProgress()
    translator = GuardedTranslator(translator=EchoTranslator(), embedder=WordEmbedder(), glossary=(), progress=progress)
    translator.first_attempt([f"جملة رقم {number}" for number in range(300)])
    assert progress.stages["translate"] == [300, 300]


def test_a_sentence_begins_with_a_capital() -> None:
    translator = EchoTranslator(lambda _segment, _attempt: "less than three weeks later 250 employees were back.")
    assert guarded(translator).first_attempt([SENTENCE])[0].en.startswith("Less than")
