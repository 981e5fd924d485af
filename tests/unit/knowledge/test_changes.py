"""What is new since an earlier briefing, on documents made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefing.document import ArticleEntry, ArticleStatus, Bilingual, BriefingDocument, SourceSentence, Story
from briefing.dossier import Changes, Figure, FigureMention, FigureMove, Novelty, Standing
from briefing.knowledge.news.changes import find_changes, with_changes
from briefing.point import Citation, Label, Point
from fakes import WordEmbedder
from sample_document import sample_document

COLLAPSE = "أسفر انهيار المبنى السكني في حي الزيتون عن مقتل 12 شخصا وإصابة 30 آخرين."
LICENCE = "وقال رئيس البلدية إن المبنى السكني شيد من دون ترخيص قبل عشرين عاما."
ARREST = "وأمرت النيابة العامة بحبس مالك المبنى ومقاول البناء على ذمة التحقيق."
CRANES = "وتواصل فرق الإنقاذ رفع الأنقاض بمشاركة رافعات الجيش."
CUP = "أحرز نادي الشروق درع المدينة للمرة الرابعة بعد مباراة حسمتها ركلات الترجيح."
GOAL = "وأدرك لاعب الوسط التعادل أمام مدرجات غصت بالمشجعين."
FIRE = "أسفر حريق في مصنع النسيج شمال العاصمة عن مقتل 12 شخصا وإصابة 30 آخرين."

Batch = Mapping[str, Mapping[str, Sequence[str]]]  # story -> article -> its sentences
MONDAY: Batch = {"story-1": {"a": (COLLAPSE, LICENCE, CRANES)}, "story-2": {"b": (CUP, GOAL)}}


def document(batch: Batch, *shown: str) -> BriefingDocument:
    """Make a briefing whose key points are the sentences shown; each story is summarised by its first sentence."""
    places = {
        text: Citation(article=article, sentence=index, start=0, end=len(text))
        for articles in batch.values()
        for article, sentences in articles.items()
        for index, text in enumerate(sentences)
    }

    def point(text: str) -> Point:
        return Point(en=f"English of {text.split(maxsplit=1)[0]}", ar=text, citations=(places[text],))

    def story(name: str, articles: Mapping[str, Sequence[str]]) -> Story:
        first = next(iter(articles.values()))[0]
        headline = Bilingual(en=f"Headline of {first.split()[0]}", ar=first)
        return Story(id=name, headline=headline, summary=(point(first),), articles=tuple(articles))

    entries = (
        ArticleEntry(
            id=article,
            title=Bilingual(en="", ar=sentences[0]),
            status=ArticleStatus.USED,
            sentences=tuple(SourceSentence(start=0, end=len(text), ar=text) for text in sentences),
        )
        for articles in batch.values()
        for article, sentences in articles.items()
    )
    return BriefingDocument(
        created_at=datetime(2019, 3, 4, 9, 30, tzinfo=UTC),
        headline=Bilingual(en="", ar=""),
        key_points=tuple(map(point, shown)),
        stories=tuple(story(name, articles) for name, articles in batch.items()),
        articles=tuple(entries),
        caveats=(),
        models=(),
    )


def compare(now: BriefingDocument, was: BriefingDocument) -> Changes:
    return find_changes(now, was, since="monday.json", embedder=WordEmbedder())


def novelties(changes: Changes) -> list[Novelty]:
    return [each.novelty for each in changes.points]


def test_a_briefing_has_nothing_new_since_itself() -> None:
    changes = compare(sample_document(), sample_document())
    assert set(novelties(changes)) == {each.novelty for each in changes.stories} == {Novelty.KNOWN}
    assert [each.earlier for each in changes.points] == [
        Bilingual(en=point.en, ar=point.ar) for point in sample_document().key_points
    ]
    assert changes.gone == ()


def test_the_earlier_briefing_is_named_with_its_time() -> None:
    changes = compare(document(MONDAY), document(MONDAY))
    assert (changes.since, changes.earlier) == ("monday.json", "2019-03-04T09:30:00Z")


def test_the_changes_stand_in_the_document() -> None:
    now = document(MONDAY, COLLAPSE)
    compared = with_changes(now, now, since="monday.json", embedder=WordEmbedder())
    assert compared.changes == compare(now, now)
    assert replace(compared, changes=None) == now


def test_what_was_read_but_not_shown_is_known_too() -> None:
    changes = compare(document(MONDAY, LICENCE, GOAL), document(MONDAY, COLLAPSE))
    assert novelties(changes) == [Novelty.KNOWN, Novelty.KNOWN]
    assert changes.points[0].earlier == Bilingual(en="English of وقال", ar=LICENCE)
    assert changes.gone == ()


def test_the_order_of_stories_and_their_ids_do_not_matter() -> None:
    turned: Batch = {"story-1": MONDAY["story-2"], "story-2": MONDAY["story-1"]}
    changes = compare(document(turned, COLLAPSE, CUP), document(MONDAY, CUP, COLLAPSE))
    assert [(each.story, each.earlier) for each in changes.stories] == [
        ("story-1", "story-2"),
        ("story-2", "story-1"),
    ]
    assert changes.stories[0].earlier_headline == "Headline of أحرز"
    assert set(novelties(changes)) == {Novelty.KNOWN}


def test_a_new_statement_makes_its_story_a_changed_one() -> None:
    tuesday: Batch = {"story-1": {"c": (COLLAPSE, ARREST)}, "story-2": MONDAY["story-2"]}
    changes = compare(document(tuesday, ARREST, CUP), document(MONDAY, COLLAPSE, CUP))
    assert [(each.point, each.novelty, each.earlier is None) for each in changes.points] == [
        (0, Novelty.NEW, True),
        (1, Novelty.KNOWN, False),
    ]
    assert [each.novelty for each in changes.stories] == [Novelty.CHANGED, Novelty.KNOWN]


def test_a_figure_that_moved_is_told_with_what_it_was() -> None:
    rising = COLLAPSE.replace("12", "19")
    changes = compare(document({"story-1": {"c": (rising, ARREST)}}, rising), document(MONDAY, COLLAPSE))
    (point,) = changes.points
    assert point.novelty is Novelty.CHANGED
    assert point.moved == (FigureMove(counted="killed", was="12", now="19"),)
    assert point.earlier == Bilingual(en="English of أسفر", ar=COLLAPSE)
    assert changes.gone == ()


def test_a_figure_that_another_article_gave_is_no_news() -> None:
    rising = COLLAPSE.replace("12", "19")
    retold = "وذكرت مصادر طبية أن الحصيلة ارتفعت إلى 19 قتيلا."
    monday: Batch = {"story-1": {"a": (COLLAPSE, LICENCE, CRANES), "e": (retold,)}}
    changes = compare(document({"story-1": {"c": (rising, CRANES)}}, rising), document(monday, COLLAPSE))
    assert [(each.novelty, each.moved) for each in changes.points] == [(Novelty.KNOWN, ())]


def test_a_figure_of_another_event_did_not_move() -> None:
    tuesday: Batch = {"story-1": MONDAY["story-1"], "story-2": {"d": (FIRE.replace("12", "40"),)}}
    changes = compare(document(tuesday, FIRE.replace("12", "40")), document(MONDAY, COLLAPSE))
    assert novelties(changes) == [Novelty.NEW]
    assert [(each.novelty, each.earlier) for each in changes.stories] == [
        (Novelty.KNOWN, "story-1"),
        (Novelty.NEW, ""),
    ]


def test_the_opposite_of_a_known_statement_is_new() -> None:
    was = "رفع البنك المركزي سعر الفائدة ربع نقطة إلى 5.25 بالمئة."
    now = was.replace("رفع", "خفض")
    changes = compare(
        document({"story-1": {"b": (now, LICENCE)}}, now), document({"story-1": {"a": (was, LICENCE)}}, was)
    )
    assert novelties(changes) == [Novelty.NEW]


def test_what_a_supporting_sentence_said_is_known() -> None:
    retold = "قضى 12 شخصا وجرح 30 حين تداعت عمارة في حي الزيتون."
    now = document({"story-1": {"c": (retold,), "a": (COLLAPSE,)}}, retold)
    supported = replace(
        now.key_points[0],
        citations=(*now.key_points[0].citations, Citation(article="a", sentence=0, start=0, end=len(COLLAPSE))),
    )
    changes = compare(replace(now, key_points=(supported,)), document(MONDAY, COLLAPSE))
    assert [(each.novelty, each.earlier and each.earlier.ar) for each in changes.points] == [(Novelty.KNOWN, COLLAPSE)]


def test_earlier_key_points_that_nothing_says_any_more_are_gone() -> None:
    tuesday: Batch = {"story-1": {"c": (COLLAPSE, ARREST)}}
    changes = compare(document(tuesday, ARREST), document(MONDAY, COLLAPSE, CUP))
    assert changes.gone == (Bilingual(en="English of أحرز", ar=CUP),)


def test_a_story_that_was_part_of_a_larger_one_is_known() -> None:
    split: Batch = {"story-1": {"a": (COLLAPSE, LICENCE, CRANES)}, "story-2": {"c": (ARREST,)}}
    joined: Batch = {"story-7": {"a": (COLLAPSE, LICENCE, CRANES), "c": (ARREST,)}}
    changes = compare(document(split, COLLAPSE), document(joined, COLLAPSE))
    assert [(each.novelty, each.earlier) for each in changes.stories] == [(Novelty.KNOWN, "story-7")] * 2


def figure(text: str, value: float, *, about: str = "حي الزيتون") -> Figure:
    citation = Citation(article="c" if value > 12 else "a", sentence=0, start=0, end=len(text))
    mention = FigureMention(shown=str(int(value)), value=value, point=Point(en="Toll", ar=text, citations=(citation,)))
    return Figure(
        id="figure-1",
        story="story-1",
        counted=Label(en="killed", ar="قتيل"),
        unit="people",
        about=(Label(en="", ar=about),),
        standing=Standing.SINGLE_SOURCE,
        explanation="",
        support=1,
        mentions=(mention,),
    )


TOLL = "قال وزير الصحة في مؤتمر صحفي إن الحصيلة النهائية بلغت 19 قتيلا."


@pytest.mark.parametrize(
    ("about", "novelty", "moved"),
    [
        ("حي الزيتون", Novelty.CHANGED, (FigureMove(counted="killed", was="12", now="19"),)),
        ("طرابلس", Novelty.NEW, ()),
    ],
)
def test_a_figure_that_is_linked_to_an_earlier_one_moved_whatever_the_wording(
    about: str, novelty: Novelty, moved: tuple[FigureMove, ...]
) -> None:
    tuesday: Batch = {"story-1": {"c": (TOLL,), "a": (COLLAPSE, LICENCE, CRANES)}}
    now = replace(document(tuesday, TOLL), figures=(figure(TOLL, 19, about=about),))
    was = replace(document(MONDAY, COLLAPSE), figures=(figure(COLLAPSE, 12),))
    (point,) = compare(now, was).points
    assert (point.novelty, point.moved) == (novelty, moved)
