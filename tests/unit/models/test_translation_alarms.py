"""What the guards on names and terms say of translations that people made is counted."""

from models.evaluation.translation import Alarms, ParallelSet, alarms_on_references

PAIRS = {
    "وصل الوفد إلى درنة.": "The delegation arrived in Derna.",
    "وصل الوفد إلى بنغازي.": "The delegation arrived there.",
    "قالت الأمم المتحدة كلمتها.": "The UN had its say.",
    "بدأ وقف إطلاق النار.": "The guns fell silent.",
    "نام الجميع.": "Everybody slept.",
}


def test_references_that_lack_a_name_or_a_term_are_counted_among_those_that_have_one_in_the_arabic() -> None:
    known = ParallelSet(name="x", sources=tuple(PAIRS), references=tuple(PAIRS.values()), systems={})
    assert list(alarms_on_references(known)) == [
        Alarms(guard="names", sentences=2, flagged=1),
        Alarms(guard="glossary", sentences=2, flagged=1),
    ]


def test_where_there_is_nothing_to_look_for_the_rate_is_nought() -> None:
    empty = ParallelSet(name="x", sources=(), references=(), systems={})
    assert [alarms.rate for alarms in alarms_on_references(empty)] == [0.0, 0.0]
