"""The timeline of a story: which dates are entries, which are one event, and in what order they stand."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from briefing.article import Article
from briefing.dossier import EntityKind, NameBasis, Precision, TimelineEntry
from briefing.knowledge.dates.timeline import find_timeline, most_telling
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.names.mention import NameMention
from briefing.point import Attribution, Backing, Label, SpeakerKind
from briefing.preparing import PreparedArticle, prepare

FIRST, SECOND = (1.0, 0.0), (0.0, 1.0)


def article(
    name: str,
    *sentences: str,
    vectors: Sequence[tuple[float, float]] = (),
    published: datetime | None = datetime(2014, 11, 17, 9, tzinfo=UTC),
    publisher: str = "",
    speaker: Attribution | None = None,
) -> ReadArticle:
    body = "\n".join(sentences)
    prepared = prepare(Article(id=name, body=body, publisher=publisher, published_at=published))
    assert isinstance(prepared, PreparedArticle)
    assert len(prepared.sentences) == len(sentences)
    rows = np.array(vectors or [FIRST] * len(sentences), dtype=np.float32)
    return ReadArticle(
        prepared=prepared,
        vectors=rows,
        names=tuple(_places(sentence.normalised) for sentence in prepared.sentences),
        attributions=(speaker,) * len(sentences),
    )


def _places(text: str) -> tuple[NameMention, ...]:
    return tuple(
        NameMention(
            start=text.index(form),
            end=text.index(form) + len(form),
            form=form,
            kind=EntityKind.PLACE,
            name=name,
            basis=NameBasis.GAZETTEER,
        )
        for form, name in {"درنة": "Derna", "سرت": "Sirte"}.items()
        if form in text
    )


def timeline(*articles: ReadArticle) -> tuple[TimelineEntry, ...]:
    return find_timeline(ReadStory(id="story-1", articles=articles))


def test_entries_stand_in_the_order_of_their_dates_and_the_unresolved_last() -> None:
    entries = timeline(
        article(
            "a",
            "وقع الهجوم الكبير على الميناء يوم السبت الماضي.",
            "غادرت البعثات الأجنبية المدينة في غشت الماضي.",
            "ينشط هذا التنظيم المسلح في الجنوب منذ 2009.",
            vectors=[(1, 0), (0, 1), (-1, 0)],
        ),
        article("b", "أعلن المجلس المحلي النفير العام يوم الخميس الماضي.", vectors=[(0, -1)], published=None),
    )
    assert [entry.date for entry in entries] == ["2009", "2014-08", "2014-11-15", ""]
    assert entries[-1].precision is Precision.UNRESOLVED
    assert entries[-1].expression == "يوم الخميس الماضي"


def test_articles_that_tell_the_same_event_make_one_entry_that_cites_all() -> None:
    [entry] = timeline(
        article("a", "استعادت القوات مدينة درنة كلها في نوفمبر 2014.", publisher="الأفق"),
        article("b", "استعادت القوات مدينة درنة كلها يوم السبت الماضي.", publisher="المرصد"),
    )
    assert (entry.date, entry.precision) == ("2014-11-15", Precision.DAY)
    assert [citation.article for citation in entry.point.citations] == ["b", "a"]
    assert (entry.point.support, entry.point.backing) == (2, Backing.CORROBORATED)


def test_two_articles_of_one_outlet_are_one_source() -> None:
    sentence = "استعادت القوات مدينة درنة كلها يوم السبت الماضي."
    [entry] = timeline(article("a", sentence, publisher="الأفق"), article("b", sentence, publisher="الأفق"))
    assert (len(entry.point.citations), entry.point.support) == (2, 1)


def test_of_two_tellings_the_one_with_the_better_speaker_leads() -> None:
    sentence = "استعادت القوات مدينة درنة كلها يوم السبت الماضي."
    unnamed = Attribution(kind=SpeakerKind.UNNAMED, speaker=Label(en="sources", ar="مصادر"))
    named = Attribution(kind=SpeakerKind.NAMED, speaker=Label(en="Ahmed Salem", ar="أحمد سالم"))
    [entry] = timeline(
        article("a", sentence, publisher="الأفق", speaker=unnamed),
        article("b", sentence, publisher="المرصد", speaker=named),
    )
    assert entry.point.citations[0].article == "b"
    assert entry.point.attribution == named


def test_the_same_day_in_two_places_is_two_events() -> None:
    entries = timeline(
        article("a", "هاجم مسلحون نقطة تفتيش في درنة يوم السبت الماضي."),
        article("b", "هاجم مسلحون نقطة تفتيش في سرت يوم السبت الماضي."),
    )
    assert len(entries) == 2


def test_sentences_of_one_day_that_are_not_alike_are_two_events() -> None:
    entries = timeline(
        article("a", "هاجم مسلحون نقطة تفتيش في درنة يوم السبت الماضي.", vectors=[FIRST]),
        article("b", "افتتح الوزير معرض الكتاب الدولي يوم السبت الماضي.", vectors=[SECOND]),
    )
    assert len(entries) == 2


def test_a_sentence_that_tells_two_events_has_an_entry_for_each() -> None:
    entries = timeline(article("a", "ضرب التنظيم مقر المفوضية في 2 مايو ثم اقتحم مقر المؤسسة في 10 سبتمبر."))
    assert [entry.date for entry in entries] == ["2014-05-02", "2014-09-10"]


def test_a_second_date_without_a_verb_of_its_own_is_no_event() -> None:
    [entry] = timeline(article("a", "وقع الطرفان يوم السبت الماضي اتفاقا حول ميزانية عام 2016."))
    assert entry.date == "2014-11-15"


def test_what_covers_a_stretch_of_time_is_listed_with_its_end() -> None:
    [entry] = timeline(article("a", "بينت دراسة أن المئات انضموا إليه خلال السنوات السبع الماضية."))
    assert (entry.date, entry.end, entry.precision) == ("2007", "2014", Precision.YEAR)


@pytest.mark.parametrize(
    "sentence",
    [
        "حوكم المتهمون وفق القانون رقم 111 لسنة 1969.",
        "يطبق القاضي القانون عدد (26) لسنة 2009.",
        "بلغت الأسعار أعلى مستوى لها منذ عام 2008.",
        "خفض البنك سعر الفائدة في أول خفض منذ خمس سنوات.",
        "ارتفع الإنتاج خمسة بالمئة مقارنة بالعام الماضي.",
        "بلغ الاحتياطي 104 أيام مقابل 112 يوما قبل سنة.",
        "يطالب الطيارون بصرف أجور شهري سبتمبر وأكتوبر.",
    ],
)
def test_the_year_of_a_law_the_time_since_a_record_and_the_month_of_pay_are_no_events(sentence: str) -> None:
    assert timeline(article("a", sentence)) == ()


def test_what_is_given_in_exchange_and_the_day_of_a_numbered_decree_stay() -> None:
    sentences = (
        "أفرج عنه مقابل فدية كبيرة عام 1998.",
        "نشرت الجريدة القرار رقم 12 الصادر في 3 مايو 2010.",
    )
    assert [entry.date for entry in timeline(article("a", *sentences, vectors=[FIRST, SECOND]))] == [
        "1998",
        "2010-05-03",
    ]


def test_a_day_of_the_hijri_calendar_is_exact_enough_to_be_shown() -> None:
    found = timeline(article("a", "دخل الوباء الولاية في الثالث من صفر 1435هـ.", "وقع الهجوم عام 2009."))
    assert [entry.date for entry in most_telling(found, limit=1)] == ["2013-12-06"]


def test_the_days_of_a_weekend_are_shown_before_a_month() -> None:
    found = timeline(article("a", "ألغت الشركة رحلاتها يومي السبت والأحد الماضيين.", "وقع الهجوم في مايو 2010."))
    assert [entry.date for entry in most_telling(found, limit=1)] == ["2014-11-15"]


def test_the_day_of_publication_is_an_entry_only_where_a_sentence_says_so() -> None:
    assert timeline(article("a", "أعلنت الوزارة نتائج التحقيق في الحادث.")) == ()


def test_of_too_many_events_every_article_keeps_its_most_exact() -> None:
    dated = "أغلقت السلطات المعبر الحدودي في {}."
    early = article(
        "a", *(dated.format(date) for date in ("2009", "3 مايو 2010", "4 مايو 2010")), vectors=[(1, 0), (0, 1), (-1, 0)]
    )
    late = article("b", *(dated.format(date) for date in ("عام 2013", "5 مايو 2014")), vectors=[(0, -1), (0.6, 0.8)])
    shown = most_telling(timeline(early, late), limit=3)
    assert [entry.date for entry in shown] == ["2010-05-03", "2010-05-04", "2014-05-05"]
    assert [entry.date for entry in most_telling(timeline(early, late), limit=2)] == ["2010-05-03", "2014-05-05"]
