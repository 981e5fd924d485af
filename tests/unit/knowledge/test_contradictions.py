"""Which sentences of two sources contradict each other; vectors are all alike here, so that the rules decide."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from briefing.article import Article
from briefing.dossier import Contradiction
from briefing.knowledge.conflicts.contradictions import SHOWN, find_contradictions
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.names.article import names_in
from briefing.point import Attribution, Label, SpeakerKind
from briefing.preparing import PreparedArticle, prepare

MONDAY, TUESDAY, NEXT_MONTH = (datetime(2019, month, day, 12, tzinfo=UTC) for month, day in ((3, 4), (3, 5), (4, 9)))
OPEN = "فتحت سلطات المطار المدرج أمام الرحلات الداخلية والدولية."
CLOSED = "أغلقت سلطات المطار المدرج أمام الرحلات الداخلية والدولية."


def article(
    body: str,
    *,
    outlet: str = "",
    published: datetime | None = MONDAY,
    speakers: Sequence[str] = (),
) -> ReadArticle:
    """Read an article; `speakers` are the English names of who says each sentence."""
    prepared = prepare(Article(id=f"id-{outlet}", publisher=outlet, published_at=published, body=body))
    assert isinstance(prepared, PreparedArticle)
    count = len(prepared.sentences)
    said_by = [Attribution(kind=SpeakerKind.NAMED, speaker=Label(en=name, ar=name)) for name in speakers]
    return ReadArticle(
        prepared=prepared,
        vectors=np.ones((count, 1), dtype=np.float32),
        names=names_in(prepared.sentences),
        attributions=tuple(said_by) or (None,) * count,
    )


def between(*articles: ReadArticle) -> tuple[Contradiction, ...]:
    return find_contradictions(ReadStory(id="story-1", articles=articles))


def explained(one: str, other: str) -> list[str]:
    return [each.explanation for each in between(article(one, outlet="Rasid"), article(other, outlet="Manara"))]


@pytest.mark.parametrize(
    ("one", "other", "explanation"),
    [
        (OPEN, CLOSED, "“opened” according to Rasid, “closed” according to Manara."),
        (
            "نفت وزارة الداخلية إغلاق المعبر الحدودي مع تونس.",
            "أغلقت السلطات المعبر الحدودي مع تونس صباح الاثنين.",
            "Denied according to Rasid, stated as a fact according to Manara.",
        ),
        (
            "أكدت مصادر حكومية استقالة وزير المالية من منصبه.",
            "نفى الناطق باسم الحكومة استقالة وزير المالية من منصبه.",
            "Denied according to Manara, stated as a fact according to Rasid.",
        ),
        (
            "لم يوقع وفد المعارضة على اتفاق وقف إطلاق النار.",
            "وقع وفد المعارضة على اتفاق وقف إطلاق النار.",
            "It is so according to Manara, and it is not according to Rasid.",
        ),
        (
            "أطلقت السلطات سراح الصحفي كريم الشاوي صباح الاثنين.",
            "قالت أسرة الصحفي كريم الشاوي إنه لا يزال محتجزا لدى السلطات.",
            "“released” according to Rasid, “still held” according to Manara.",
        ),
        (
            "أعلن الجيش أنه استعاد السيطرة على بلدة الزهراء الواقعة شرق النهر بعد قتال دام يومين.",
            "قال سكان إن الجيش انسحب من بلدة الزهراء الواقعة شرق النهر بعد قتال دام يومين.",
            "“took control” according to Rasid, “withdrew” according to Manara.",
        ),
        (
            "تبنى تنظيم القاعدة الهجوم على الثكنة العسكرية غربي المدينة.",
            "اتهمت الحكومة تنظيم داعش بالهجوم على الثكنة العسكرية غربي المدينة.",
            "al-Qaeda is held responsible according to Rasid, Islamic State according to Manara.",
        ),
        (
            "وقع الانفجار في سوق شعبي وسط مدينة بنغازي وأدى إلى حريق كبير.",
            "وقع الانفجار في سوق شعبي وسط مدينة درنة وأدى إلى حريق كبير.",
            "The place differs: Benghazi according to Rasid, Derna according to Manara.",
        ),
        (
            "وصل وفد الأمم المتحدة إلى العاصمة يوم السبت لبحث الهدنة.",
            "وصل وفد الأمم المتحدة إلى العاصمة يوم الأحد لبحث الهدنة.",
            "The day differs: Saturday according to Rasid, Sunday according to Manara.",
        ),
    ],
)
def test_what_cannot_both_hold_is_explained_with_both_outlets(one: str, other: str, explanation: str) -> None:
    assert explained(one, other) == [explanation]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("رحبت مصر باتفاق وقف إطلاق النار في جنيف.", "أدانت إيران اتفاق وقف إطلاق النار في جنيف."),
        ("ارتفعت صادرات الفوسفات خلال الربع الأول.", "انخفضت صادرات النفط خلال الربع الأول."),
        ("من المتوقع أن ترتفع أسعار الخبز في العاصمة.", "انخفضت أسعار الخبز في العاصمة."),
        ("قد تغلق سلطات المطار المدرج أمام الرحلات الدولية.", "فتحت سلطات المطار المدرج أمام الرحلات الدولية."),
        ("نفت الوزارة إغلاق المعبر الحدودي مع تونس.", "أكدت الوزارة أن المعبر الحدودي مع تونس لم يغلق."),
        ("نفت شركة النفط وقف التصدير من ميناء الحريقة.", "أكدت شركة النفط استمرار التصدير من ميناء الحريقة."),
        ("لا يزيد عدد المقاتلين في المدينة على ألف رجل.", "يزيد عدد المقاتلين في المدينة على ألف رجل."),
        ("لم توقع الحكومة إلا على الملحق الأول للاتفاق.", "وقعت الحكومة على الملحق الأول للاتفاق."),
        ("فتحت السلطات المعبر الحدودي صباح السبت.", "أغلقت السلطات المعبر الحدودي صباح الأحد."),
        ("فاز فريق النجوم على فريق الشروق في النهائي.", "خسر فريق الشروق أمام فريق النجوم في النهائي."),
        ("وافق مجلس النواب على مشروع قانون الموازنة.", "رفضت المعارضة مشروع قانون الموازنة في مجلس النواب."),
        ("فاز مرشح المعارضة في الدائرة الأولى.", "خسر مرشح المعارضة في الدائرة الثانية."),
        ("رفع البنك المركزي المصري سعر الفائدة.", "خفض البنك المركزي التركي سعر الفائدة."),
        ("ارتفع سعر الذهب في حين انخفض سعر النفط.", "انخفض سعر الذهب في السوق العالمية."),
        (OPEN, OPEN),
    ],
)
def test_what_can_both_hold_is_no_contradiction(one: str, other: str) -> None:
    assert explained(one, other) == []


def test_articles_of_one_outlet_do_not_contradict_each_other() -> None:
    assert between(article(OPEN, outlet="Rasid"), article(CLOSED, outlet="Rasid")) == ()


def test_outlets_that_are_not_known_are_named_by_their_article() -> None:
    (found,) = between(article(OPEN, outlet="Rasid"), article(CLOSED, outlet=""))
    assert found.explanation == "“opened” according to Rasid, “closed” according to article id-."


def test_two_speakers_of_one_article_may_contradict_each_other() -> None:
    (found,) = between(article(f"{OPEN}\n{CLOSED}", outlet="Rasid", speakers=["The pilot", "The minister"]))
    assert found.explanation == "“opened” according to The pilot (Rasid), “closed” according to The minister (Rasid)."


@pytest.mark.parametrize("speakers", [["The pilot", "The pilot"], []])
def test_one_speaker_does_not(speakers: list[str]) -> None:
    assert between(article(f"{OPEN}\n{CLOSED}", outlet="Rasid", speakers=speakers)) == ()


@pytest.mark.parametrize(("published", "expected"), [(TUESDAY, 1), (NEXT_MONTH, 0), (None, 0)])
def test_what_may_change_contradicts_only_what_is_said_about_the_same_time(
    published: datetime | None, expected: int
) -> None:
    found = between(article(OPEN, outlet="Rasid"), article(CLOSED, outlet="Manara", published=published))
    assert len(found) == expected


def test_a_death_contradicts_a_survival_weeks_later() -> None:
    died, survived = (f"{verb} قائد الشرطة فؤاد منصور في تفجير استهدف موكبه." for verb in ("قتل", "نجا"))
    later = datetime(2019, 3, 20, tzinfo=UTC)
    assert len(between(article(died, outlet="Rasid"), article(survived, outlet="Manara", published=later))) == 1


def test_both_sides_are_cited_and_a_sentence_stands_in_one_contradiction_only() -> None:
    (found,) = between(article(OPEN, outlet="Rasid"), article(CLOSED, outlet="Manara"), article(CLOSED, outlet="Sada"))
    assert (found.story, found.one.ar, found.other.ar) == ("story-1", OPEN, CLOSED)
    assert (found.one.citations[0].article, found.other.citations[0].article) == ("id-Rasid", "id-Manara")


def test_no_more_are_shown_than_an_editor_reads() -> None:
    sentences = [f"سلطات {name} المدرج أمام الرحلات." for name in ("طبرق", "سبها", "غات", "نالوت", "زوارة", "درنة")]
    sentences += [f"سلطات {name} المدرج أمام الرحلات." for name in ("مصراتة", "الكفرة", "غدامس", "سرت", "البيضاء")]
    opened, closed = ("\n".join(f"{verb} {each}" for each in sentences) for verb in ("فتحت", "أغلقت"))
    assert len(between(article(opened, outlet="Rasid"), article(closed, outlet="Manara"))) == SHOWN


def test_sources_that_were_never_near_are_never_compared() -> None:
    far = article(CLOSED, outlet="Manara")
    apart = ReadArticle(
        prepared=far.prepared,
        vectors=np.zeros_like(far.vectors),
        names=far.names,
        attributions=far.attributions,
    )
    assert between(article(OPEN, outlet="Rasid"), apart) == ()
