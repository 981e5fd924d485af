"""Near-copies are folded, retellings are not."""

from datetime import UTC, datetime

import pytest

from briefing.article import Article
from briefing.duplicates import fold_copies
from briefing.preparing import PreparedArticle, prepare
from fakes import WordEmbedder

WIRE = (
    "أعلنت هيئة الموانئ اليوم إغلاق الميناء الشرقي بسبب العاصفة. "
    "وقال مدير الميناء إن ست سفن تنتظر في عرض البحر منذ الصباح. "
    "وتتوقع الأرصاد أن تهدأ الرياح مساء الخميس. "
    "ويعمل في الميناء نحو تسعمئة عامل أعيدوا إلى بيوتهم."
)
RETOLD = (
    "توقفت حركة السفن في المرفأ الشرقي نتيجة سوء الأحوال الجوية. "
    "وذكرت الهيئة المشرفة أن عودة العمل مرهونة بتحسن الطقس. "
    "وبقيت ست بواخر خارج الحوض بانتظار الإذن بالدخول."
)


def prepared(id_: str, body: str, published_at: datetime | None = None) -> PreparedArticle:
    result = prepare(Article(id=id_, title="", body=body, published_at=published_at))
    assert isinstance(result, PreparedArticle)
    return result


def folded(*articles: PreparedArticle) -> dict[str, str]:
    embedder = WordEmbedder()
    return fold_copies(articles, [embedder.embed([each.normalised for each in a.sentences]) for a in articles])


def test_a_copy_with_its_last_sentence_cut_is_folded_into_the_longer_one() -> None:
    assert folded(prepared("a", WIRE), prepared("b", WIRE.rsplit("ويعمل", 1)[0])) == {"b": "a"}


def test_a_retelling_in_other_words_stays_a_source_of_its_own() -> None:
    assert folded(prepared("a", WIRE), prepared("b", RETOLD)) == {}


def test_the_earliest_of_several_copies_stands_for_them() -> None:
    late, early = datetime(2018, 1, 2, tzinfo=UTC), datetime(2018, 1, 1, tzinfo=UTC)
    articles = prepared("a", WIRE, late), prepared("b", WIRE, early), prepared("c", WIRE)
    assert folded(*articles) == {"a": "b", "c": "b"}


def test_a_cut_copy_does_not_stand_for_the_full_text_however_early_it_is() -> None:
    late, early = datetime(2018, 1, 2, tzinfo=UTC), datetime(2018, 1, 1, tzinfo=UTC)
    assert folded(prepared("full", WIRE, late), prepared("cut", WIRE.rsplit("ويعمل", 1)[0], early)) == {"cut": "full"}


def test_the_latest_of_several_copies_stands_for_them_where_figures_were_corrected() -> None:
    late, early = datetime(2018, 1, 2, tzinfo=UTC), datetime(2018, 1, 1, tzinfo=UTC)
    articles = prepared("first", WIRE, early), prepared("corrected", WIRE.replace("ست سفن", "تسع سفن"), late)
    assert folded(*articles) == {"first": "corrected"}


def test_articles_of_one_pattern_with_figures_of_their_own_are_not_folded() -> None:
    report = "أغلق مؤشر البورصة على {} نقطة في نهاية التعاملات. وبلغت قيمة الأسهم المتداولة {} مليون دينار."
    assert folded(prepared("monday", report.format(1210, 34)), prepared("tuesday", report.format(1305, 51))) == {}


@pytest.mark.parametrize("spelling", [WIRE.replace("أ", "ا"), WIRE.replace("الميناء", "المينـاء")])
def test_spelling_does_not_hide_a_copy(spelling: str) -> None:
    assert len(folded(prepared("a", WIRE), prepared("b", spelling))) == 1
