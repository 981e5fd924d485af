"""What in a body is not the article's own text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.arabic.boilerplate import BoilerplateKind, find_boilerplate

FIRST = "أعلنت وزارة الداخلية توقيف ثلاثة رجال يشتبه في أنهم هربوا أسلحة عبر الحدود الجنوبية."
SECOND = "وقال ناطق باسم الوزارة إن التحقيق مستمر وإن أسماء الموقوفين ستعلن بعد عرضهم على النيابة."
THIRD = "وكانت السلطات قد شددت المراقبة على المعابر بعد سلسلة من الحوادث في الربيع الماضي."
LINES = [
    FIRST,
    SECOND,
    "اقرأ أيضا:",
    "الهند تطلق قمرا جديدا",
    "القاهرة (رويترز) -",
    "(صورة: رويترز)",
    "",
    "تابعونا على تويتر",
]
bodies = st.one_of(st.text(max_size=150), st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))


def found_in(body: str) -> list[tuple[str, str]]:
    return [(span.kind.value, body[span.start : span.end]) for span in find_boilerplate(body)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("الهند تطلق قمرا صناعيا لمراقبة المحيطات", BoilerplateKind.OTHER_HEADLINE),
        ("استئناف رحلات القطار السريع بين مدريد وإشبيلية", BoilerplateKind.OTHER_HEADLINE),
        ("طوكيو: انهيار مفاجئ في بورصة العملات المشفرة", BoilerplateKind.OTHER_HEADLINE),
        ("مراقبة مشددة", BoilerplateKind.SUBHEADING),
        ("إقرأ أيضاً: بركان يثور في إندونيسيا", BoilerplateKind.READ_ALSO),
        ("یہ خبر اردو میں پڑھیں", BoilerplateKind.READ_ALSO),
        ("سيتم حجب هذه الصورة بعد الإبلاغ عنها", BoilerplateKind.IMAGE_NOTICE),
        ("تصوير: سامي الدريدي", BoilerplateKind.PHOTO_CREDIT),
        ("تابعونا على فيسبوك", BoilerplateKind.SHARE_PROMPT),
        ("للاشتراك في النشرة الإخبارية اضغط هنا", BoilerplateKind.SHARE_PROMPT),
        ("تابعونا على وسائل التواصل الاجتماعي", BoilerplateKind.SHARE_PROMPT),
        ("اشتركوا في القائمة البريدية لتصلكم أخبارنا", BoilerplateKind.SHARE_PROMPT),
        ("نسخ الرابط", BoilerplateKind.SHARE_PROMPT),
        ("قبل 3 ساعات", BoilerplateKind.SHARE_PROMPT),
        ("٥ دقائق للقراءة", BoilerplateKind.SHARE_PROMPT),
        ("0 تعليق", BoilerplateKind.SHARE_PROMPT),
        ("حجم الخط: أ أ أ", BoilerplateKind.SHARE_PROMPT),
        ("إعلان", BoilerplateKind.SHARE_PROMPT),
        ("الوسوم: أسلحة، حدود، تهريب", BoilerplateKind.SHARE_PROMPT),
        ("#عاجل #الحدود_الجنوبية", BoilerplateKind.SHARE_PROMPT),
        ("https://www.example.com/news/123?a=b", BoilerplateKind.SHARE_PROMPT),
        ("window.ads = window.ads || {cmd: []};", BoilerplateKind.SHARE_PROMPT),
        ("تخطى قصص مقترحة وواصل القراءة", BoilerplateKind.READ_ALSO),
    ],
)
def test_a_line_between_paragraphs_that_is_not_the_articles_text_is_found(line: str, kind: str) -> None:
    assert found_in(f"{FIRST}\n{SECOND}\n{line}\n{THIRD}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "لم يعلق محامي الموقوفين على التهم",
        "وأفرج عن رجل رابع لعدم كفاية الأدلة",
        "قتل شرطي واحد خلال المداهمة",
        "«لن نتهاون مع المهربين»",
        "- شحنة من البنادق الآلية",
        "السلطات تشدد المراقبة على الحدود الجنوبية",
        "ثلثاهم يحملون جنسيات أجنبية ولا يقيمون في البلاد",
        "المخابئ كلها في الصحراء",
        "شاهد السكان أيضا مروحيات فوق البلدة.",
        "تم حذف الصور من الموقع بعد ساعات من نشرها.",
        "تابع على مدى أسبوع أخبار القرية من بعيد.",
        "هل ينجح الأمن في ضبط الحدود؟",
        "#الحدود_الجنوبية تشتعل من جديد",
        "قبل 3 ساعات وصلت تعزيزات أخرى.",
        "مشاركة الجيش في الحملة لم تكن مقررة",
        "إعلان الطوارئ لم يكن واردا",
    ],
)
def test_a_short_paragraph_of_the_article_is_kept(line: str) -> None:
    assert found_in(f"{FIRST}\n{SECOND}\n{line}\n{THIRD}") == []


@pytest.mark.parametrize(
    "dateline",
    [
        "أخبار الآن | طرابلس – (وكالات)",
        "المدار | ليبيا – (خاص)",
        "دبي / وكالات",
        "الجزائر",
        "طرابلس - الصحراء برس",
        "كتبت: منى الجندي",
        "الأحد 14 أغسطس 2016 - 18:40",
    ],
)
def test_a_dateline_on_its_own_line_is_found(dateline: str) -> None:
    assert found_in(f"{dateline}\n{FIRST}\n{SECOND}") == [("dateline", dateline)]


@pytest.mark.parametrize(
    "dateline",
    [
        "القاهرة (رويترز) -",
        "تونس - وات -",
        "الرباط / و م ع /",
        "باريس -",
        "الجزائر -",
        "بيروت – «الشرق الأوسط»:",
        "عمّان 12 كانون الثاني (بترا) -",
        "دبي، الإمارات العربية المتحدة (CNN) --",
    ],
)
def test_a_dateline_at_the_head_of_the_first_sentence_is_found(dateline: str) -> None:
    assert found_in(f"{dateline} {FIRST}\n{SECOND}") == [("dateline", dateline)]


@pytest.mark.parametrize(
    "opening",
    [
        'مصر: ضبط "ملك" الأسمنت المغشوش في الدلتا',
        "على إثر ذلك، أغلقت الهيئة (بي بي سي) مكتبها في المدينة",
        "ليبيا | مقتل ثلاثة حراس",
        "قال الوزير (خاص) إن الاتفاق جاهز",
    ],
)
def test_a_title_or_a_lead_is_no_dateline(opening: str) -> None:
    assert found_in(f"{opening}\n{FIRST}\n{SECOND}") == []


def test_the_headlines_under_read_also_go_with_it() -> None:
    block = ["اقرأ أيضا:", "تونس: تفكيك 7 شبكات للتهريب", "حريق في ميناء صفاقس"]

    assert found_in("\n\n".join([FIRST, SECOND, *block])) == [("read_also", line) for line in block]


def test_a_paragraph_behind_a_read_also_line_is_kept() -> None:
    assert found_in(f"{FIRST}\nاقرأ أيضا: حريق في ميناء صفاقس\n{SECOND}") == [
        ("read_also", "اقرأ أيضا: حريق في ميناء صفاقس")
    ]


def test_notices_within_a_single_giant_paragraph_are_found() -> None:
    notice, pointer = "سيتم حجب هذه الصورة عند الإبلاغ عنها.", "اقرأ أيضا: تونس تفكك 188 خلية"

    assert found_in(f"{notice} {FIRST} {SECOND} (صورة: رويترز) {THIRD} {pointer}") == [
        ("image_notice", notice),
        ("photo_credit", "(صورة: رويترز)"),
        ("read_also", pointer),
    ]


def test_a_report_behind_an_inline_pointer_is_kept() -> None:
    assert found_in(f"{FIRST} اقرأ أيضا: حريق في ميناء صفاقس {SECOND}") == [
        ("read_also", "اقرأ أيضا: حريق في ميناء صفاقس")
    ]


def test_lines_of_an_article_without_full_stops_are_kept() -> None:
    lines = [FIRST[:-1], "الهند تطلق قمرا صناعيا جديدا للمراقبة", SECOND[:-1], THIRD[:-1]]

    assert found_in("\n".join(lines)) == []


def test_the_articles_own_title_is_kept() -> None:
    assert found_in(f"الداخلية توقف ثلاثة مهربين جنوبي البلاد\n{FIRST}\n{SECOND}\n{THIRD}") == []


@given(bodies)
def test_spans_are_in_order_and_never_overlap(body: str) -> None:
    behind = 0
    for span in find_boilerplate(body):
        assert behind <= span.start < span.end <= len(body)
        behind = span.end


@given(bodies)
def test_spans_have_no_outer_white_space(body: str) -> None:
    assert all(text == text.strip() for _, text in found_in(body))


@pytest.mark.parametrize(
    "line", ["#a" * 4000 + " ن", "#ا " * 29 + "ن", "http://" * 4000 + " x", " - " * 4000 + "x", "قبل " * 29]
)
def test_a_hostile_line_is_judged_in_no_time(line: str) -> None:
    begun = time.perf_counter()
    find_boilerplate(f"{line}\n{FIRST}")
    assert time.perf_counter() - begun < 2
