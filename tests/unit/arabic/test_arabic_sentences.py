"""Sentences with exact offsets, and clauses for a translation model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.arabic.sentences import LONG, split_clauses, split_sentences
from briefing.article import Span

PIECES = [
    "قال الوزير",
    "د.",
    "3.5",
    "«نعم.»",
    '"لا"',
    "؟",
    ".",
    "..",
    "…",
    "، ",
    "\n",
    " ",
    "وأضاف",
    "عام 2017",
    "(أ.ف.ب)",
    "!",
    "؛",
]
bodies = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def texts_of(body: str, *, skip: tuple[Span, ...] = ()) -> list[str]:
    return [body[sentence.start : sentence.end] for sentence in split_sentences(body, skip=skip)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("وصل الوفد مساء الأحد. وغادر صباح الاثنين.", ["وصل الوفد مساء الأحد.", "وغادر صباح الاثنين."]),
        ("تأخرت الرحلة ثلاث ساعات.وقال الطيار آسف", ["تأخرت الرحلة ثلاث ساعات.", "وقال الطيار آسف"]),
        ("متى يعود السكان إلى بيوتهم؟ لا أحد يعلم ذلك!", ["متى يعود السكان إلى بيوتهم؟", "لا أحد يعلم ذلك!"]),
        ("هبط السعر إلى 2.5 دولار فقط.", ["هبط السعر إلى 2.5 دولار فقط."]),
        ("وقع ذلك في 2017. ثم تكرر بعد عام.", ["وقع ذلك في 2017.", "ثم تكرر بعد عام."]),
        ("زار د. وليد عمر القرية أمس.", ["زار د. وليد عمر القرية أمس."]),
        ("ولد عام 1900 م. ومات بعد نصف قرن.", ["ولد عام 1900 م.", "ومات بعد نصف قرن."]),
        ("نقلت (أ.ف.ب.) الخبر عن شاهد عيان.", ["نقلت (أ.ف.ب.) الخبر عن شاهد عيان."]),
        ("راجعوا www.site.org لمعرفة المزيد عنه.", ["راجعوا www.site.org لمعرفة المزيد عنه."]),
        ("قالت «لن نرحل. هذه أرضنا» وهي تبكي.", ["قالت «لن نرحل. هذه أرضنا» وهي تبكي."]),
        ("قال لهم: «عودوا إلى بيوتكم.» ثم انصرف غاضبا.", ["قال لهم: «عودوا إلى بيوتكم.»", "ثم انصرف غاضبا."]),
        ("سأل «متى ننتصر؟» أحد الجنود قائده.", ["سأل «متى ننتصر؟» أحد الجنود قائده."]),
        ("انتهى الاجتماع من دون اتفاق.. كما كان متوقعا", ["انتهى الاجتماع من دون اتفاق..", "كما كان متوقعا"]),
        ("لماذا؟ لأن الطريق مقطوع منذ أمس.", ["لماذا؟ لأن الطريق مقطوع منذ أمس."]),
        ("البنود: 1. وقف القتال فورا. 2. تبادل الأسرى كلهم.", ["البنود: 1. وقف القتال فورا.", "2. تبادل الأسرى كلهم."]),
        ("سطر أول بلا نقطة\n\nسطر ثان بلا نقطة", ["سطر أول بلا نقطة", "سطر ثان بلا نقطة"]),
        (" . \n ؟! ", []),
        ("", []),
    ],
)
def test_a_body_is_cut_at_the_ends_of_its_sentences(body: str, expected: list[str]) -> None:
    assert texts_of(body) == expected


def test_paragraphs_are_counted_by_lines_that_hold_text() -> None:
    body = "أعلن الجيش النتائج.\n\n \nوقال المتحدث إنها نهائية. ولم يزد."

    assert [sentence.paragraph for sentence in split_sentences(body)] == [0, 1]


def test_no_sentence_touches_what_is_skipped() -> None:
    body = "القاهرة (رويترز) - قال مسؤول كبير إن المعبر مفتوح. اقرأ أيضا: خبر آخر"
    head, tail = body.index("قال"), body.index("اقرأ")

    assert texts_of(body, skip=(Span(start=tail, end=len(body)), Span(start=0, end=head))) == [
        "قال مسؤول كبير إن المعبر مفتوح."
    ]


def test_a_very_long_sentence_is_cut_where_a_report_begins() -> None:
    first = "شهدت المدينة " + "هدوءا نسبيا في معظم الأحياء " * 8
    second = "وأكد المحافظ أن " + "الخدمات ستعود خلال يومين على الأكثر " * 5

    assert texts_of(f"{first.strip()}، {second.strip()}.") == [first.strip(), f"{second.strip()}."]


def test_a_sentence_of_usual_length_is_never_cut_at_a_comma() -> None:
    body = "زار الوزير المصنع، وأكد دعم العمال، وأضاف أن الإنتاج سيزيد، وقال إن التصدير سيبدأ قريبا."

    assert texts_of(body) == [body]


@given(bodies)
def test_sentences_stand_in_order_without_overlap_or_outer_space(body: str) -> None:
    behind = 0
    for sentence in split_sentences(body):
        text = body[sentence.start : sentence.end]
        assert sentence.start >= behind
        assert text
        assert text == text.strip()
        assert "\n" not in text
        behind = sentence.end


@given(bodies)
def test_no_letter_or_digit_is_lost(body: str) -> None:
    kept = "".join(texts_of(body))

    assert [c for c in kept if c.isalnum()] == [c for c in body if c.isalnum()]


@given(bodies, st.data())
def test_a_skipped_stretch_is_never_entered(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))

    for sentence in split_sentences(body, skip=[Span(start=start, end=end)]):
        assert start == end or sentence.end <= start or sentence.start >= end


@pytest.mark.parametrize(
    ("text", "max_words", "expected"),
    [
        ("جملة قصيرة لا تقطع", 10, ["جملة قصيرة لا تقطع"]),
        ("", 10, []),
        (
            "وصل الوزير إلى المدينة صباحا، وقال إن العمل جار في المشروع",
            8,
            ["وصل الوزير إلى المدينة صباحا،", "وقال إن العمل جار في المشروع"],
        ),
        (
            "طالب الحزب بانتخابات مبكرة؛ ورفضت الحكومة ذلك، رغم الاحتجاجات الواسعة",
            7,
            ["طالب الحزب بانتخابات مبكرة؛", "ورفضت الحكومة ذلك، رغم الاحتجاجات الواسعة"],
        ),
        (
            "تتجه الأنظار إلى جنيف حيث يلتقي وفدا الحكومة والمعارضة غدا",
            7,
            ["تتجه الأنظار إلى جنيف", "حيث يلتقي وفدا الحكومة والمعارضة غدا"],
        ),
        ("ا ب ج د ه و ز", 3, ["ا ب ج", "د ه و", "ز"]),
    ],
)
def test_a_sentence_is_cut_at_its_best_clause_boundaries(text: str, max_words: int, expected: list[str]) -> None:
    assert split_clauses(text, max_words=max_words) == expected


@given(bodies, st.integers(1, LONG))
def test_clauses_joined_give_the_words_back_and_respect_the_limit(text: str, max_words: int) -> None:
    clauses = split_clauses(text, max_words=max_words)

    assert " ".join(clauses).split() == text.split()
    assert all(len(clause.split()) <= max_words for clause in clauses)


def test_a_limit_below_one_word_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        split_clauses("نص", max_words=0)
