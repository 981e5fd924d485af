"""Which statements say the same, apart from their vectors."""

from collections.abc import Sequence

import pytest

from briefing.knowledge.news.likeness import Comparer, Pool, Statement, differ, exchanged, shared_words
from briefing.ports import Vectors
from fakes import WordEmbedder


def of(ar: str) -> Statement:
    return Statement(ar=ar)


def test_figures_are_levelled_before_vectors_are_taken() -> None:
    one, other = of("قتل 12 شخصا وجرح ثلاثون"), of("قتل ١٩ شخصا وجرح أربعون")
    assert one.levelled == other.levelled == "قتل 10 شخصا وجرح 10"


def test_spelling_and_punctuation_make_no_other_statement() -> None:
    assert of("أعلنت الوزارة «الإغلاق».").key == of("اعلنت الوزاره الاغلاق").key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وصل الوفد إلى مدينة درنة", "وصل الوفد إلى مدينة سرت"),
        ("وصل الوفد صباح السبت", "وصل الوفد صباح الأحد"),
        ("وصل الرئيس الفرنسي إلى المطار", "وصل الرئيس التركي إلى المطار"),
        ("رحبت السلطات الليبية بالقرار", "رحبت السلطات المصرية بالقرار"),
        ("سيطرت القوات على المطار", "انسحبت القوات من المطار"),
        ("وقع الوفد الاتفاق", "لم يوقع الوفد الاتفاق"),
    ],
)
def test_other_places_nations_and_days_and_opposites_differ(one: str, other: str) -> None:
    assert differ(of(one), of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وصل الوفد إلى مدينة درنة صباح السبت", "وصل الوفد صباح السبت"),
        ("وصل الوفد الليبي إلى المطار", "وصل الوفد إلى المطار"),
        ("رحب الليبيون بالقرار الليبي", "رحبت ليبيا والسلطات الليبية بالقرار"),
    ],
)
def test_what_only_one_of_them_tells_is_no_difference(one: str, other: str) -> None:
    assert not differ(of(one), of(other))


def test_words_in_each_others_place_are_told() -> None:
    opened = "افتتح رئيس الوزراء {} في مدينة سبها اليوم"
    one, other = of(opened.format("مستشفى جديدا")), of(opened.format("مدرسة جديدة"))
    assert exchanged(one, other) == [("مستشفي", "مدرسه")]
    assert exchanged(one, of("اجتمع الوزراء في سبها")) == []


def test_the_share_of_common_words_counts_each_word_once() -> None:
    assert shared_words(of("أغلقت السلطات المعبر الحدودي"), of("المعبر الحدودي مع تونس")) == pytest.approx(4 / 7)
    assert shared_words(of("في"), of("من")) == 0


def test_the_likest_statement_goes_first() -> None:
    near, same = "غمرت السيول خمسة أحياء في وادي الرمان صباح أمس", "غمرت السيول خمسة أحياء في وادي الرمان"
    found = Comparer(embedder=WordEmbedder()).alike(of(same), Pool([of(near), of(same), of("خبر عن كأس المدينة")]))
    assert [each.ar for each in found] == [same, near]


def test_nothing_is_embedded_where_no_words_are_shared() -> None:
    class Unwilling(WordEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            raise AssertionError(texts)

    assert Comparer(embedder=Unwilling()).alike(of("خبر عن كأس المدينة"), Pool([of("أغلقت السلطات المعبر")])) == []
