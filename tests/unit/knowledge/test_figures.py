"""Figures of a story: which values are of one thing, whether the sources agree, and how an editor is told."""

from datetime import UTC, datetime

import pytest

from briefing.article import Article
from briefing.dossier import Figure, Standing
from briefing.knowledge.figures.finding import find_figures
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.knowledge.speakers.attribution import attribute
from briefing.names.article import names_in
from briefing.preparing import PreparedArticle, prepare
from fakes import WordEmbedder

_DAY = datetime(2025, 5, 7, 12, tzinfo=UTC)


def told(
    body: str, *, publisher: str = "Al-Marsad", day: datetime | None = _DAY, title: str = "أخبار اليوم"
) -> ReadArticle:
    """Read an article as the pipeline does."""
    article = Article(id=f"{publisher}-{len(body)}", title=title, body=body, publisher=publisher, published_at=day)
    prepared = prepare(article)
    assert isinstance(prepared, PreparedArticle)
    names = names_in(prepared.sentences)
    return ReadArticle(
        prepared=prepared,
        vectors=WordEmbedder().embed([sentence.normalised for sentence in prepared.sentences]),
        names=names,
        attributions=attribute(prepared.sentences, names),
    )


def figures(*articles: ReadArticle) -> tuple[Figure, ...]:
    """Find the figures of one story."""
    return find_figures(ReadStory(id="story-1", articles=articles))


def test_the_same_toll_in_two_outlets_is_agreed() -> None:
    (figure,) = figures(
        told("قتل 12 شخصا في انفجار وقع في مدينة بنغازي."),
        told("أسفر انفجار في مدينة بنغازي عن مقتل 12 شخصا.", publisher="Al-Ufuq"),
    )

    assert (figure.standing, figure.support, figure.counted.en) == (Standing.AGREED, 2, "killed")


def test_two_articles_of_one_outlet_are_one_source() -> None:
    (figure,) = figures(
        told("قتل 12 شخصا في انفجار وقع في مدينة بنغازي."),
        told("أسفر انفجار في مدينة بنغازي عن مقتل 12 شخصا."),
    )

    assert (figure.standing, figure.support) == (Standing.SINGLE_SOURCE, 1)


def test_two_tolls_of_one_day_are_disputed_and_told_with_their_outlets() -> None:
    (figure,) = figures(
        told("قتل 12 شخصا في انفجار وقع في مدينة بنغازي."),
        told("قتل 19 شخصا في انفجار وقع في مدينة بنغازي.", publisher="Al-Ufuq"),
    )

    assert figure.standing is Standing.DISPUTED
    assert figure.explanation == "12 (Al-Marsad) / 19 (Al-Ufuq)"


def test_a_toll_that_rose_on_a_later_day_is_no_dispute() -> None:
    (figure,) = figures(
        told("قتل 12 شخصا في انفجار وقع في مدينة بنغازي."),
        told("قتل 17 شخصا في انفجار وقع في مدينة بنغازي.", publisher="Al-Ufuq", day=_DAY.replace(day=9)),
    )

    assert figure.standing is Standing.SINGLE_SOURCE
    assert figure.explanation == "12 (7 May) then 17 (9 May)"


def test_the_latest_toll_belongs_to_the_first_although_it_has_a_later_date() -> None:
    (figure,) = figures(
        told("قتل 12 شخصا في انفجار وقع في مدينة بنغازي يوم 6 مايو 2025."),
        told(
            "ارتفعت حصيلة انفجار وقع في مدينة بنغازي إلى 17 قتيلا اليوم 9 مايو 2025.",
            publisher="Al-Ufuq",
            day=_DAY.replace(day=9),
        ),
    )

    assert figure.explanation == "12 (7 May) then 17 (9 May)"


def test_tolls_of_two_days_stay_apart() -> None:
    found = figures(
        told("قتل 12 شخصا في انفجار وقع في مدينة بنغازي يوم 6 مايو 2025."),
        told("قتل 17 شخصا في انفجار وقع في مدينة بنغازي يوم 2 مايو 2025.", publisher="Al-Ufuq"),
    )

    assert [figure.support for figure in found] == [1, 1]


def test_a_toll_that_fell_on_a_later_day_is_a_dispute() -> None:
    (figure,) = figures(
        told("قتل 17 شخصا في انفجار وقع في مدينة بنغازي."),
        told("قتل 12 شخصا في انفجار وقع في مدينة بنغازي.", publisher="Al-Ufuq", day=_DAY.replace(day=9)),
    )

    assert figure.standing is Standing.DISPUTED


def test_more_than_a_value_agrees_with_a_little_more() -> None:
    (figure,) = figures(
        told("قتل أكثر من 12 شخصا في انفجار وقع في مدينة بنغازي."),
        told("قتل 14 شخصا في انفجار وقع في مدينة بنغازي.", publisher="Al-Ufuq"),
    )

    assert figure.standing is Standing.AGREED
    assert figure.explanation == "more than 12 (Al-Marsad) / 14 (Al-Ufuq)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل 12 شخصا في انفجار وقع في مدينة بنغازي.", "قتل 19 شخصا في انفجار وقع في مدينة طرابلس."),
        ("قتل 12 شخصا في انفجار وقع في مدينة بنغازي.", "أصيب 19 شخصا في انفجار وقع في مدينة بنغازي."),
        ("قتل 12 جنديا في انفجار وقع في مدينة بنغازي.", "قتل 19 مدنيا في انفجار وقع في مدينة بنغازي."),
        ("وصل 300 مقاتل أجنبي إلى مدينة بنغازي.", "وصل 500 مقاتل إلى مدينة بنغازي."),
        ("ارتفعت أسعار الخبز بنسبة 12 بالمئة.", "ارتفعت أسعار الوقود بنسبة 15 بالمئة."),
        ("قتل 12 شخصا في مدينة بنغازي.", "قتل 19 شخصا في هجوم آخر في مدينة بنغازي."),
    ],
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    found = figures(told(one), told(other, publisher="Al-Ufuq"))

    assert [figure.standing for figure in found] == [Standing.SINGLE_SOURCE, Standing.SINGLE_SOURCE]


def test_a_part_does_not_dispute_its_whole() -> None:
    found = figures(told("سقط في مدينة بنغازي 12 قتيلا بينهم 3 أطفال."))

    assert {figure.counted.en: figure.standing for figure in found} == {
        "killed": Standing.SINGLE_SOURCE,
        "children killed": Standing.SINGLE_SOURCE,
    }


def test_two_speakers_of_one_article_dispute_a_number() -> None:
    (figure,) = figures(
        told(
            "قال مصدر أمني إن عدد مقاتلي التنظيم في درنة لا يتجاوز 500 مقاتل. "
            "أما الباحث سامي الورفلي فيقدر عددهم بـ800 مقاتل."
        )
    )

    assert (figure.standing, figure.support) == (Standing.DISPUTED, 1)
    assert [mention.shown for mention in figure.mentions] == ["at most 500", "800"]


def test_the_number_without_a_noun_disputes_the_one_before_it() -> None:
    (figure,) = figures(
        told(
            "قال خبراء من الأمم المتحدة إن أكثر من 5500 تونسي يقاتلون في الخارج. "
            "أما وزارة الداخلية فتقول إن العدد لا يتجاوز 3000."
        )
    )

    assert (figure.counted.en, figure.standing) == ("Tunisians", Standing.DISPUTED)
    assert figure.explanation.startswith("more than 5,500 (")
    assert " / at most 3,000 (" in figure.explanation


def test_two_speakers_of_one_sentence_dispute_a_number() -> None:
    (figure,) = figures(told("قالت أحزاب المعارضة إن 120 مخالفة وقعت، وقال مرصد محلي إنه أحصى 46 مخالفة فقط."))

    assert (figure.standing, figure.counted.en) == (Standing.DISPUTED, "infringements")


def test_others_are_added_and_dispute_nothing() -> None:
    found = figures(told("قالت الشرطة إن 12 شخصا قتلوا في بنغازي، وقال مصدر طبي إن 3 آخرين قتلوا."))

    assert [figure.standing for figure in found] == [Standing.SINGLE_SOURCE, Standing.SINGLE_SOURCE]


def test_one_speaker_gives_no_dispute() -> None:
    found = figures(
        told(
            "قال مصدر أمني إن عدد مقاتلي التنظيم في درنة يبلغ 500 مقاتل. "
            "وأضاف المصدر أن عدد مقاتلي التنظيم في سرت يبلغ 800 مقاتل."
        )
    )

    assert [figure.standing for figure in found] == [Standing.SINGLE_SOURCE, Standing.SINGLE_SOURCE]


def test_strengths_of_one_group_by_unlike_voices_are_disputed() -> None:
    (figure,) = figures(
        told(
            "أشارت تقارير إلى أن حوالي 500 عنصر من تنظيم الدولة الإسلامية ينتشرون في درنة شرقي ليبيا. "
            "وأقام التنظيم معسكرات كثيرة. "
            "ويملك تنظيم الدولة الإسلامية في ليبيا أكثر من 150 ألف مقاتل.",
            day=None,
        )
    )

    assert (figure.counted.en, figure.standing) == ("fighters", Standing.DISPUTED)
    assert "Islamic State" in {label.en for label in figure.about}


def test_a_band_does_not_dispute_a_strength() -> None:
    found = figures(
        told("اقتحم ستة مسلحين مقرا للحكومة في ليبيا. ويملك تنظيم الدولة الإسلامية في ليبيا أكثر من 3000 مقاتل.")
    )

    assert {figure.standing for figure in found} == {Standing.SINGLE_SOURCE}


def test_a_denied_value_is_disputed_and_not_laid_to_who_denies_it() -> None:
    (figure,) = figures(told("قال لطفي الحمروني إن التضخم في تونس بلغ 6.2 بالمئة وليس 4.9 بالمئة."))

    assert figure.standing is Standing.DISPUTED
    assert figure.explanation.endswith("4.9% (the figure denied)")


def test_the_most_important_come_first() -> None:
    found = figures(
        told("بنت البلدية 12 مدرسة في بنغازي. وأنفقت 3 ملايين دولار. وقتل 14 شخصا في حريق."),
    )

    assert [figure.counted.en for figure in found] == ["killed", "spending", "schools"]


def test_a_figure_cites_its_sentence_and_the_day_it_is_given_for() -> None:
    article = told("قتل 38 سائحا في هجوم وقع في سوسة يوم 26 أبريل 2025.")

    (figure,) = figures(article)

    (mention,) = figure.mentions
    assert (mention.when, mention.value, mention.shown) == ("2025-04-26", 38.0, "38")
    assert mention.point.ar == article.prepared.sentences[0].text


def test_figures_have_ids_of_their_own() -> None:
    found = figures(told("بنت البلدية 12 مدرسة في بنغازي. وقتل 14 شخصا في حريق."))

    assert [figure.id for figure in found] == ["story-1-figure-1", "story-1-figure-2"]


def test_a_story_without_numbers_has_no_figures() -> None:
    assert figures(told("عاد الهدوء إلى شوارع المدينة بعد توقيع الاتفاق.")) == ()


def test_a_value_that_another_source_denies_is_disputed() -> None:
    (figure,) = figures(
        told("قال الخبير سامي الورفلي إن معدل البطالة في تونس بلغ 18 بالمئة."),
        told("نفت وزارة العمل أن يكون معدل البطالة في تونس بلغ 18 بالمئة.", publisher="Al-Ufuq"),
    )

    assert figure.standing is Standing.DISPUTED
    assert figure.explanation == "18% (Sami al-Werfalli; denied by Labour Ministry)"


def test_what_is_said_to_be_right_instead_is_of_the_thing_denied() -> None:
    (figure,) = figures(told("نفت وزارة العمل أن يكون معدل البطالة قد بلغ 18 بالمئة، وأكدت أنه 12 بالمئة."))

    assert figure.standing is Standing.DISPUTED
    assert figure.explanation == "18% (the figure denied) / 12% (Labour Ministry)"


def test_the_next_days_toll_holds_the_soldiers_of_the_first() -> None:
    (figure,) = figures(
        told("قتل تسعة جنود ليبيين في هجوم على نقطة تفتيش في مدينة سرت."),
        told(
            "ارتفعت حصيلة الهجوم على نقطة التفتيش في مدينة سرت إلى 13 قتيلا.",
            publisher="Al-Ufuq",
            day=_DAY.replace(day=8),
        ),
    )

    assert figure.explanation == "9 (7 May) then 13 (8 May)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل 12 شخصا في انفجار وقع في مدينة بنغازي.", "قتل 19 شخصا في نزاع مسلح في مدينة بنغازي."),
        ("قتل 12 شخصا في غارة على مدينة بنغازي.", "قتل 190 شخصا في مدينة بنغازي منذ بداية العام."),
        (
            "بلغت نسبة المشاركة في الإضراب 45 بالمئة في قطاع الصحة.",
            "بلغت نسبة المشاركة في الإضراب 80 بالمئة في قطاع النقل.",
        ),
        ("قتل 12 شخصا في غارة على بلدة سراقب في ريف إدلب.", "قتل 19 شخصا في غارة على بلدة بنش في ريف إدلب."),
    ],
)
def test_other_events_stretches_of_time_and_scopes_stay_apart(one: str, other: str) -> None:
    found = figures(told(one), told(other, publisher="Al-Ufuq"))

    assert [len(figure.mentions) for figure in found] == [1, 1]


def test_the_place_of_a_hospital_is_not_that_of_the_event() -> None:
    (figure,) = figures(
        told("أصيب 12 شخصا في انفجار وقع في مدينة سرت."),
        told(
            "ارتفع عدد الجرحى في انفجار سرت إلى 19 شخصا نقلوا إلى المستشفى المركزي في مصراتة.",
            publisher="Al-Ufuq",
            day=_DAY.replace(day=8),
            title="انفجار في مدينة سرت",
        ),
    )

    assert figure.explanation == "12 (7 May) then 19 (8 May)"
