"""Figures of two articles linked, or kept apart, with the real sentence vectors."""

from datetime import UTC, datetime
from functools import cache

import pytest

from briefing.article import Article
from briefing.dossier import Figure, Standing
from briefing.knowledge.dossiers import read_article
from briefing.knowledge.figures.finding import find_figures
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.ports import Embedder
from briefing.preparing import PreparedArticle, prepare
from models.registry import load_embedder

# Day of publication in March 2021, title, body.
Told = tuple[int, str, str]

MOVED: tuple[tuple[Told, Told], ...] = (
    (
        (6, "هجوم على نقطة تفتيش في الحويجة",
         "قتل تسعة جنود عراقيين في هجوم شنه مسلحون على نقطة تفتيش في الحويجة بمحافظة كركوك. وفر المهاجمون من المكان."),
        (7, "ارتفاع حصيلة هجوم كركوك",
         "أعلنت وزارة الدفاع العراقية ارتفاع حصيلة الهجوم على نقطة التفتيش في كركوك إلى 13 قتيلا."),
    ),
    (
        (2, "زلزال يضرب مدينة جيجل",
         "ضرب زلزال مدينة جيجل شرقي الجزائر. وقالت الحماية المدنية إن 33 شخصا أصيبوا بجروح."),
        (3, "عمال الإنقاذ يواصلون عملهم في جيجل",
         "قال مدير الصحة في جيجل إن عدد الجرحى بلغ 91 شخصا. وغادر أغلبهم المستشفى."),
    ),
    (
        (10, "غرق مركب قبالة سواحل المهدية",
         "انتشل خفر السواحل جثث 8 مهاجرين بعد غرق مركبهم قبالة سواحل المهدية."),
        (12, "حصيلة جديدة لغرق مركب المهدية",
         "قال ناطق باسم الحرس البحري إن عدد القتلى في حادثة غرق المركب قبالة المهدية ارتفع إلى 15."),
    ),
)  # fmt: skip
DISPUTED: tuple[tuple[Told, ...], ...] = (
    (
        (4, "جدل حول البطالة في الأردن",
         "قال الخبير الاقتصادي نادر الحسن إن معدل البطالة في الأردن بلغ 27 بالمئة."),
        (5, "وزارة العمل ترد",
         "نفت وزارة العمل الأردنية أن يكون معدل البطالة في الأردن قد بلغ 27 بالمئة، وأكدت أنه 19 بالمئة."),
    ),
    (
        (4, "إضراب عمال السكك الحديدية",
         "أعلن اتحاد عمال السكك أن نسبة المشاركة بلغت 85 بالمئة. وأكدت وزارة النقل أن نسبة المشاركة لم تتجاوز 30 بالمئة."),
    ),
    (
        (8, "إضراب المدرسين في المغرب",
         "قالت نقابة التعليم في المغرب إن نسبة المشاركة في الإضراب تجاوزت 75 بالمئة."),
        (8, "الوزارة: الإضراب محدود",
         "ذكرت وزارة التربية المغربية أن نسبة المشاركين في الإضراب لم تزد على 20 بالمئة."),
    ),
    (
        (15, "مظاهرة في وسط الخرطوم",
         "قدر المنظمون عدد المتظاهرين في وسط الخرطوم بنحو 8 آلاف متظاهر."),
        (15, "الشرطة السودانية تفرق مظاهرة",
         "قالت الشرطة إن عدد المتظاهرين في الخرطوم لم يتجاوز 2500 متظاهر."),
    ),
    (
        (20, "غرق عبارة في بحيرة البرلس",
         "قالت السلطات المحلية إن 22 شخصا ما زالوا في عداد المفقودين بعد غرق عبارة في بحيرة البرلس."),
        (20, "أهالي الضحايا ينتظرون",
         "قال أهالي الركاب إن عدد المفقودين في غرق عبارة بحيرة البرلس يزيد على 60 شخصا."),
    ),
    (
        (9, "قصف على بلدة كفر نبل",
         "قتل 6 مدنيين في غارة جوية على بلدة كفر نبل في ريف إدلب."),
        (9, "غارة على ريف إدلب",
         "قال طبيب في إدلب إن 11 مدنيا قتلوا في الغارة الجوية التي استهدفت البلدة ونقلوا إلى مستشفى إدلب."),
    ),
    (
        (11, "تراجع إنتاج النفط في حقل الشرارة",
         "قال مهندس في حقل الشرارة إن إنتاج الحقل هبط إلى 90 ألف برميل يوميا."),
        (11, "المؤسسة توضح",
         "نفت المؤسسة الوطنية للنفط هبوط الإنتاج، وقالت إن إنتاج حقل الشرارة يبلغ 240 ألف برميل يوميا."),
    ),
)  # fmt: skip
APART: tuple[tuple[Told, Told], ...] = (
    (
        (6, "انفجار في بغداد",
         "قتل خمسة أشخاص في انفجار سيارة مفخخة في سوق شعبي شرقي بغداد."),
        (7, "نزاع عشائري في بغداد",
         "قتل 12 شخصا في نزاع عشائري مسلح اندلع غربي بغداد."),
    ),
    (
        (6, "غارة على حلب",
         "قتل سبعة مدنيين في غارة على حي الشعار في حلب."),
        (6, "حصيلة القصف في حلب",
         "قتل 340 مدنيا في حلب منذ بداية الشهر بحسب المرصد السوري."),
    ),
    (
        (6, "حريق في مصنع بالقاهرة",
         "قتل 14 شخصا في حريق شب في مصنع للملابس في القاهرة."),
        (6, "ضحايا حريق القاهرة",
         "بين قتلى الحريق الذي شب في مصنع للملابس في القاهرة ثلاثة أطفال قتلوا مع أمهاتهم."),
    ),
    (
        (6, "التضخم في مصر",
         "ارتفع معدل التضخم في مصر إلى 12.3 بالمئة في فبراير 2021 بحسب البنك المركزي."),
        (7, "أسعار الغذاء في مصر",
         "ارتفع معدل التضخم في أسعار الغذاء في مصر إلى 19.8 بالمئة بحسب جهاز الإحصاء."),
    ),
    (
        (6, "إضراب في قطاع الصحة",
         "قال اتحاد النقابات إن نسبة المشاركة في الإضراب بلغت 45 بالمئة في قطاع الصحة."),
        (6, "إضراب في قطاع التعليم",
         "قالت وزارة التربية إن نسبة المشاركة في الإضراب بلغت 80 بالمئة في المدارس الابتدائية."),
    ),
    (
        (6, "هجوم على ثكنة في مالي",
         "قتل 18 جنديا في هجوم على ثكنة للجيش في مدينة غاو بشمال مالي."),
        (7, "الجيش المالي يرد",
         "قال الجيش إن 31 مسلحا قتلوا في الهجوم على الثكنة في مدينة غاو."),
    ),
    (
        (6, "غرق مركب قبالة صفاقس",
         "ما زال 12 مهاجرا في عداد المفقودين بعد غرق مركب قبالة سواحل صفاقس فجر الجمعة."),
        (9, "غرق مركب ثان",
         "فقد 40 مهاجرا بعد غرق مركب آخر قبالة سواحل صفاقس مساء الاثنين."),
    ),
    (
        (6, "نازحون من مأرب",
         "نزح 4500 شخص من مديرية صرواح في محافظة مأرب هذا الأسبوع."),
        (6, "أزمة النزوح في مأرب",
         "يعيش في مخيمات محافظة مأرب أكثر من 800 ألف شخص نزحوا من بيوتهم خلال سنوات الحرب."),
    ),
    (
        (6, "حادث سير قرب سطيف",
         "قتل 6 أشخاص وأصيب 20 في حادث سير قرب سطيف."),
        (6, "حوادث الطرقات في الجزائر",
         "قتل 54 شخصا وأصيب 1400 في حوادث سير في الجزائر خلال أسبوع واحد."),
    ),
    (
        (6, "احتجاجات المعلمين في عمان",
         "قال نقيب المعلمين إن 3000 معلم شاركوا في الاعتصام في عمان."),
        (6, "عدد المعلمين في الأردن",
         "تقول وزارة التربية إن 120 ألف معلم يعملون في مدارس الأردن."),
    ),
)  # fmt: skip


@cache
def _embedder() -> Embedder:
    return load_embedder()


def _read(told: Told, publisher: str) -> ReadArticle:
    day, title, body = told
    published = datetime(2021, 3, day, 9, tzinfo=UTC)
    article = Article(id=publisher, title=title, body=body, publisher=publisher, published_at=published)
    prepared = prepare(article)
    assert isinstance(prepared, PreparedArticle)
    vectors = _embedder().embed([sentence.normalised for sentence in prepared.sentences])
    return read_article(prepared, vectors)


def _figures(told: tuple[Told, ...]) -> tuple[Figure, ...]:
    articles = tuple(_read(one, f"Outlet {number}") for number, one in enumerate(told, 1))
    return find_figures(ReadStory(id="story-1", articles=articles))


def _disputed(found: tuple[Figure, ...]) -> list[str]:
    return [figure.explanation for figure in found if figure.standing is Standing.DISPUTED]


@pytest.mark.parametrize("told", MOVED, ids=lambda told: told[0][1])
def test_tolls_of_one_event_on_two_days_are_one_figure_that_moved(told: tuple[Told, ...]) -> None:
    found = _figures(told)

    assert [figure.explanation for figure in found if " then " in figure.explanation]
    assert _disputed(found) == []


@pytest.mark.parametrize("told", DISPUTED, ids=lambda told: told[0][1])
def test_values_that_do_not_fit_for_one_thing_are_disputed(told: tuple[Told, ...]) -> None:
    assert len(_disputed(_figures(told))) == 1


@pytest.mark.parametrize("told", APART, ids=lambda told: told[0][1])
def test_other_events_parts_and_scopes_are_not_linked(told: tuple[Told, ...]) -> None:
    found = _figures(told)

    assert [len(figure.mentions) for figure in found] == [1] * len(found)
