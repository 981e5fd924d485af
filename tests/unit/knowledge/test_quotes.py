"""Direct quotations and reported statements of a story, with their speakers."""

import numpy as np
import pytest

from briefing.article import Article
from briefing.dossier import Quote
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.knowledge.speakers.attribution import attribute
from briefing.knowledge.speakers.quotes import find_quotes
from briefing.names.article import names_in
from briefing.preparing import PreparedArticle, prepare

MINISTER = "وزير الدفاع الفرنسي جان إيف لودريان"


def article(body: str, *, id: str = "a1", publisher: str = "", alike: int = 0) -> ReadArticle:  # noqa: A002 - as in Article
    prepared = prepare(Article(id=id, body=body, publisher=publisher))
    assert isinstance(prepared, PreparedArticle)
    names = names_in(prepared.sentences)
    vectors = np.eye(len(prepared.sentences), 32, k=alike, dtype=np.float32)
    attributions = attribute(prepared.sentences, names)
    return ReadArticle(prepared=prepared, vectors=vectors, names=names, attributions=attributions)


def quotes(*articles: ReadArticle) -> tuple[Quote, ...]:
    return find_quotes(ReadStory(id="story-1", articles=articles))


def shown(*bodies: str) -> list[str]:
    """Return each quote as kind | English or Arabic speaker | words."""
    found = quotes(*(article(body, id=f"a{number}") for number, body in enumerate(bodies)))
    return [
        f"{each.kind.value} | {each.attribution.speaker.en or each.attribution.speaker.ar} | {each.words.ar}"
        for each in found
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"وقال {MINISTER}: «لن نغادر قبل نهاية المهمة».", ["direct | Jean-Yves Le Drian | لن نغادر قبل نهاية المهمة"]),
        (f'وأكد {MINISTER} أن "القوات ستبقى حتى الربيع".', ["direct | Jean-Yves Le Drian | القوات ستبقى حتى الربيع"]),
        (f"وقال {MINISTER} إن الطريق “طويل وصعب ومليء بالمخاطر”.", ["direct | Jean-Yves Le Drian | طويل وصعب ومليء بالمخاطر"]),
        (f"«لن نغادر قبل نهاية المهمة»، يقول {MINISTER}.", ["direct | Jean-Yves Le Drian | لن نغادر قبل نهاية المهمة"]),
        ('وقال مسؤولون ليبيون: "الحدود آمنة ولا خوف عليها".', ["direct | Libyan officials | الحدود آمنة ولا خوف عليها"]),
        ("وقال أحدهم: “صرنا نغلق الأبواب قبل الغروب”.", ["direct | أحدهم | صرنا نغلق الأبواب قبل الغروب"]),
        # a mark that nothing closes
        (f'وقال {MINISTER}: "لن نغادر قبل نهاية المهمة', ["direct | Jean-Yves Le Drian | لن نغادر قبل نهاية المهمة"]),
        # two in one sentence
        (
            f'وقال {MINISTER} إن "الحرب لم تنته بعد"، مضيفا أن "الطريق إلى السلام طويل".',
            ["direct | Jean-Yves Le Drian | الحرب لم تنته بعد", "direct | Jean-Yves Le Drian | الطريق إلى السلام طويل"],
        ),
    ],
)  # fmt: skip
def test_the_words_of_a_speaker_are_quoted_as_they_stand(body: str, expected: list[str]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "وانتشر في المدينة مسلحون من “مجلس شورى شباب المدينة القديمة”.",
        "ورفع المحتجون شعار «نريد ماء لا وعودا جديدة».",
        "وسيطر تنظيم “داعش” على “ساحة الصحابة” وسط المدينة.",
        "«لم يبق من السوق شيء يباع أو يشترى».",
        "وقال سكان إن “الحسبة” تجوب الشوارع.",
    ],
)
def test_names_titles_and_words_of_nobody_are_no_quotes(body: str) -> None:
    assert [each for each in shown(body) if each.startswith("direct")] == []


def test_words_keep_the_signs_of_the_publisher() -> None:
    body = f"وقال {MINISTER} إن «القُوّات فقدت ٢٠٠ رجـــل منذ مايو»."
    assert quotes(article(body))[0].words.ar == "القُوّات فقدت ٢٠٠ رجـــل منذ مايو"


def test_a_quotation_over_two_sentences_has_one_speaker() -> None:
    body = f'وقال {MINISTER}: "لن نغادر قبل نهاية المهمة. ولن نترك أحدا من رجالنا هناك".'
    assert {each.split(" | ")[1] for each in shown(body)} == {"Jean-Yves Le Drian"}
    assert " ".join(each.split(" | ")[2] for each in shown(body)).startswith("لن نغادر")


def test_a_quotation_in_the_sentence_behind_a_colon_is_told_by_who_was_introduced() -> None:
    body = f'وفي ختام زيارته للعاصمة قال {MINISTER} أمام الصحفيين:\n\n"لن نغادر قبل نهاية المهمة"'
    assert shown(body) == ["direct | Jean-Yves Le Drian | لن نغادر قبل نهاية المهمة"]


def test_reported_statements_follow_the_direct_ones_and_named_speakers_lead() -> None:
    body = (
        "وقال خبراء إن المياه قد تنفد قبل نهاية الصيف المقبل.\n\n"
        "وذكرت دراسة حديثة أن نصف الآبار في المنطقة أصبح ملوثا.\n\n"
        f"وأعلن {MINISTER} أن القوات الفرنسية ستبقى في المنطقة.\n\n"
        "وقال شاهد عيان: «رأينا النار من بعيد جدا».\n\n"
        "وقال سكان إن الكهرباء لم تعد إلى الحي منذ أسبوع."
    )
    assert [each.split(" | ")[:2] for each in shown(body)] == [
        ["direct", "a witness"],
        ["reported", "Jean-Yves Le Drian"],
        ["reported", "a recent study"],
        ["reported", "experts"],
        ["reported", "residents"],
    ]


def test_the_same_words_in_two_outlets_are_one_quote_of_two_sources() -> None:
    body = f"وقال {MINISTER}: «لن نغادر قبل نهاية المهمة»."
    found = quotes(article(body, publisher="صحيفة أولى"), article(body, id="a2", publisher="صحيفة ثانية"))
    assert [(each.point.support, len(each.point.citations)) for each in found] == [(2, 2)]


def test_two_articles_of_one_outlet_are_one_source() -> None:
    body = f"وقال {MINISTER}: «لن نغادر قبل نهاية المهمة»."
    found = quotes(article(body, publisher="صحيفة أولى"), article(body, id="a2", publisher="صحيفة أولى"))
    assert [each.point.support for each in found] == [1]


def test_reported_statements_are_one_where_their_vectors_say_so() -> None:
    body = f"وأعلن {MINISTER} أن القوات الفرنسية ستبقى في المنطقة."
    same = quotes(article(body), article(body, id="a2"))
    other = quotes(article(body), article(body, id="a2", alike=5))
    assert ([each.point.support for each in same], [each.point.support for each in other]) == ([2], [1, 1])


def test_a_quote_cites_its_sentence_and_awaits_its_english() -> None:
    found = quotes(article(f"بدأ الاجتماع صباحا في العاصمة.\n\nوقال {MINISTER}: «لن نغادر قبل نهاية المهمة»."))
    quote = found[0]
    assert (quote.story, quote.words.en, quote.point.en) == ("story-1", "", "")
    assert quote.point.citations[0].sentence == 1
    assert quote.words.ar in quote.point.ar


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            f'وقال {MINISTER}: «وصلتنا القوافل متأخرة، و"بعضها فارغ تماما" من الطعام».',
            'وصلتنا القوافل متأخرة، و"بعضها فارغ تماما" من الطعام',
        ),
        (
            f'وقال {MINISTER}: «وصلتنا القوافل متأخرة، و"بعضها فارغ تماما".',
            'وصلتنا القوافل متأخرة، و"بعضها فارغ تماما".',
        ),
    ],
)
def test_marks_within_a_quotation_do_not_end_it(body: str, words: str) -> None:
    assert shown(body) == [f"direct | Jean-Yves Le Drian | {words}"]
