"""Each distinct sentence is translated once, checked, tried again where it failed, and never dropped."""

from fakes import EchoTranslator, RecordingProgress, WordEmbedder

from briefing.glossary import GlossaryTerm
from briefing.translating import LONGEST_SEGMENT, GuardedTranslator, Translation

SENTENCE = "قال الوزير إن 250 موظفا عادوا إلى عملهم يوم الأحد"


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
    assert [attempt for attempt, _ in translator.calls if _] == [0, 1]
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


def test_a_long_sentence_goes_out_in_segments_and_comes_back_whole() -> None:
    long = " ، ".join(["وقال المتحدث إن العمل مستمر في كل الأحياء"] * 12)
    translator = EchoTranslator(lambda segment, _attempt: f"[{len(segment.split())}]")
    english = guarded(translator).first_attempt([long])[0].en
    sizes = [int(part.strip("[]")) for part in english.split()]
    assert max(sizes) <= LONGEST_SEGMENT
    assert sum(sizes) == len(long.split())


def test_progress_counts_every_segment() -> None:
    progress = RecordingProgress()
    translator = GuardedTranslator(translator=EchoTranslator(), embedder=WordEmbedder(), glossary=(), progress=progress)
    translator.first_attempt([f"جملة رقم {number}" for number in range(300)])
    assert progress.stages["translate"] == [300, 300]
