"""How much of what is found is shown, and in which order."""

from datetime import UTC, datetime, timedelta

import numpy as np

from briefing.article import Article
from briefing.dossier import Dossier
from briefing.knowledge.dossiers import MORE_A_SOURCE, SHOWN, compile_dossier, read_article
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.preparing import PreparedArticle, prepare

NOON = datetime(2024, 5, 7, 12, tzinfo=UTC)


def article(name: str, *sentences: str, days: int = 0) -> ReadArticle:
    published = NOON + timedelta(days=days)
    prepared = prepare(Article(id=name, body="\n".join(sentences), publisher=name, published_at=published))
    assert isinstance(prepared, PreparedArticle)
    vectors = np.eye(len(prepared.sentences), 64, dtype=np.float32)  # no two sentences alike
    return read_article(prepared, vectors)


def dossier(*stories: tuple[ReadArticle, ...]) -> Dossier:
    return compile_dossier(
        [ReadStory(id=f"story-{number}", articles=articles) for number, articles in enumerate(stories, start=1)]
    )


def dated(count: int) -> list[str]:
    return [f"افتتحت البلدية مدرسة جديدة في الحي الشرقي سنة {1990 + number}." for number in range(count)]


def test_what_is_beyond_the_limit_of_a_story_is_counted() -> None:
    found = dossier((article("a", *dated(SHOWN + 3)),))
    assert len(found.timeline) == SHOWN
    assert found.left_out == 3


def test_a_second_source_makes_room_for_more() -> None:
    found = dossier((article("a", *dated(SHOWN + 3)), article("b", "انتهى الاجتماع دون اتفاق بين الطرفين.")))
    assert len(found.timeline) == SHOWN + MORE_A_SOURCE
    assert found.left_out == 0


def test_the_timelines_of_all_stories_are_one() -> None:
    late = article("a", "انتخب المجلس رئيسا جديدا سنة 2019.")
    early = article("b", "تأسست الجمعية سنة 1985 في العاصمة.")
    assert [(entry.date, entry.story) for entry in dossier((late,), (early,)).timeline] == [
        ("1985", "story-2"),
        ("2019", "story-1"),
    ]


def test_figures_are_numbered_through_the_whole_briefing() -> None:
    one = article("a", "قتل 12 شخصا في انفجار وقع في السوق.")
    two = article("b", "وصل 300 سائح إلى الجزيرة مع بداية الموسم.")
    assert [figure.id for figure in dossier((one,), (two,)).figures] == ["figure-1", "figure-2"]


def test_an_article_full_of_numbers_is_read_for_the_first_hundred() -> None:
    report = article("a", *(f"باع المعرض {number} كتابا في يومه هذا." for number in range(11, 151)))
    found = dossier((report,))
    assert len(found.figures) + found.left_out == 100
