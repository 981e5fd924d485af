"""Paragraphs: lines as a rule, and what a hard-wrapped text was before it was wrapped."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.arabic.boilerplate import find_boilerplate
from briefing.arabic.paragraphs import find_paragraphs
from briefing.arabic.sentences import split_sentences

BRIDGE = (
    "نقلت فرق الإسعاف 34 مصابا بعد انهيار جسر المشاة القديم في حي الزيتون مساء الثلاثاء. وقال مدير المستشفى إن "
    "خمسة منهم في حالة حرجة، وإن الباقين غادروا قبل منتصف الليل بعد تلقي العلاج."
)
INQUIRY = (
    "من جهتها شكلت البلدية لجنة من سبعة مهندسين للتحقيق في أسباب الانهيار، على أن تقدم تقريرها خلال عشرة أيام. "
    "وذكرت رئيسة البلدية أن كلفة إعادة بناء الجسر قد تصل إلى 2.4 مليون دينار."
)
VERSES = (
    "يا دار أهلي والزمان بعيد والشوق في صدر الغريب يزيد\n"
    "إن كان يوم اللقاء قد فات موعده فالعهد باق والوفاء جديد\n"
    "سلوا الرمال إذا مررتم فوقها كم مر فيها فارس وشهيد\n"
    "وقفت على الأطلال أسأل أهلها فلم يجب إلا الصدى والبيد"
)
LIST = (
    "- رفع الحد الأدنى للأجور إلى 900 دينار شهريا بدءا من\n"
    "- تمديد العمل بقانون الطوارئ ثلاثة أشهر أخرى حتى\n"
    "- إلغاء رسوم الدخول إلى المتاحف والحدائق العامة في\n"
    "- تعيين ليلى منصور مديرة للمكتبة الوطنية بدلا من"
)
TABLE = (
    "قائمة البناء الوطني | 12450 صوتا | 14 مقعدا | في\n"
    "قائمة الأمل الجديد | 98700 صوت | 11 مقعدا | في\n"
    "قائمة المستقلين | 43100 صوت | 5 مقاعد فقط | في\n"
    "قائمة شباب الغد | 21000 صوت | 2 مقعدان | في"
)
SHORT_PARAGRAPHS = (
    "وصل الوفد إلى العاصمة صباح الأحد للقاء كبار المسؤولين.\n"
    "وقال رئيسه إن الزيارة تستمر ثلاثة أيام على الأقل هنا.\n"
    "ويلتقي الوفد غدا وزير المالية ومحافظ المصرف المركزي.\n"
    "وتختتم الزيارة بتوقيع اتفاق للتعاون في مجال الطاقة."
)


def texts_of(body: str) -> list[str]:
    return [body[paragraph.start : paragraph.end] for paragraph in find_paragraphs(body)]


def wrapped(width: int, *, between: str = "\n\n", newline: str = "\n") -> str:
    filled = [textwrap.fill(text, width, break_on_hyphens=False) for text in (BRIDGE, INQUIRY)]
    return between.join(filled).replace("\n", newline)


@pytest.mark.parametrize("width", [40, 60, 72, 80])
@pytest.mark.parametrize("between", ["\n\n", "\n \n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph(width: int, between: str, newline: str) -> None:
    paragraphs = texts_of(wrapped(width, between=between, newline=newline))

    assert [" ".join(text.split()) for text in paragraphs] == [BRIDGE, INQUIRY]


def test_wrapped_paragraphs_without_a_blank_line_end_with_their_short_lines() -> None:
    paragraphs = texts_of(wrapped(60, between="\n"))

    assert [" ".join(text.split()) for text in paragraphs] == [BRIDGE, INQUIRY]


def test_a_title_over_wrapped_lines_stays_apart() -> None:
    body = f"انهيار جسر في حي الزيتون\n{wrapped(70)}"

    assert texts_of(body)[0] == "انهيار جسر في حي الزيتون"
    assert len(find_paragraphs(body)) == 3


@pytest.mark.parametrize("body", [VERSES, LIST, TABLE, SHORT_PARAGRAPHS, f"{BRIDGE}\n{INQUIRY}\n{BRIDGE}\n{INQUIRY}"])
def test_lines_that_nobody_wrapped_are_paragraphs(body: str) -> None:
    assert texts_of(body) == body.split("\n")


def test_a_list_within_wrapped_text_keeps_its_items() -> None:
    body = f"{wrapped(60)}\n\n- رفع الأجور في القطاع العام\n- تمديد قانون الطوارئ\n"

    assert texts_of(body)[2:] == ["- رفع الأجور في القطاع العام", "- تمديد قانون الطوارئ"]


def test_sentences_of_wrapped_text_run_over_its_lines() -> None:
    body = wrapped(70)
    sentences = [" ".join(body[each.start : each.end].split()) for each in split_sentences(body)]

    assert " ".join(sentences) == f"{BRIDGE} {INQUIRY}"
    assert len(sentences) == 4


def test_no_line_of_wrapped_text_is_taken_for_a_headline() -> None:
    assert find_boilerplate(wrapped(40)) == []


@given(st.text(alphabet="اب في.،\n\r \u2028", max_size=200))
def test_nothing_but_white_space_stands_between_paragraphs(body: str) -> None:
    behind = 0
    for paragraph in find_paragraphs(body):
        assert not body[behind : paragraph.start].strip()
        assert body[paragraph.start : paragraph.end].strip()
        behind = paragraph.end
    assert not body[behind:].strip()
