"""The whole way of a batch with fake models: what is cited is there, what is refused is told, nothing is lost."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import ClassVar

import pytest

from briefing.article import Article, Intake, Rejection
from briefing.document import ArticleStatus, BriefingDocument
from briefing.errors import NothingUsable
from briefing.outline import Outliner
from briefing.pipeline import BriefingOptions, Toolbox, make_briefing
from briefing.ports import Vectors
from briefing.preparing import prepare_all
from fakes import EchoTranslator, FixedClock, RecordingProgress, WordEmbedder
from models.summarisation.extractive import ExtractiveSummariser

PORT = (
    "اقرأ أيضا: خبر آخر لا صلة له بالموضوع\n"
    "أغلقت سلطات الميناء الشرقي أبوابه صباح الاثنين بسبب عاصفة قوية ضربت الساحل. "
    "وقال مدير الميناء سالم الورداني إن 6 سفن تنتظر في عرض البحر منذ الفجر.\n"
    "وتتوقع هيئة الأرصاد أن تهدأ الرياح مساء الخميس المقبل في معظم المناطق."
)
PORT_TOO = (
    "توقفت الملاحة في الميناء الشرقي بعد عاصفة قوية ضربت الساحل صباح الاثنين. "
    "وأفاد صيادون بأن 9 سفن تنتظر في عرض البحر منذ الفجر."
)
CUP = (
    "فاز فريق النجوم بكأس المدينة للمرة الثالثة بعد مباراة امتدت إلى ركلات الترجيح. "
    "وسجل قائد الفريق هدف التعادل في الدقيقة 88 أمام مدرجات ممتلئة."
)


def article(id_: str, body: str, *, title: str = "", day: int | None = None) -> Article:
    published = datetime(2018, 1, day, tzinfo=UTC) if day else None
    return Article(id=id_, title=title, body=body, published_at=published, origin=f"{id_}.txt")


BATCH = (
    article("port", PORT, title="العاصفة تغلق الميناء الشرقي", day=2),
    article("port-too", PORT_TOO, day=1),
    article("copy", PORT.replace("صباح الاثنين", "فجر الاثنين"), day=3),
    article("cup", CUP, title="النجوم يحرز كأس المدينة"),
)
REFUSED = Rejection(id="notes", origin="notes.docx", code="unsupported_format", reason="Convert it to .txt first.")


def brief(*articles: Article, rejections: tuple[Rejection, ...] = (), points: int = 4) -> BriefingDocument:
    tools = Toolbox(
        embedder=WordEmbedder(), summariser=ExtractiveSummariser(), translator=EchoTranslator(), clock=FixedClock()
    )
    return make_briefing(
        Intake(articles=articles, rejections=rejections),
        tools=tools,
        options=BriefingOptions(points=points),
        progress=RecordingProgress(),
    )


@pytest.fixture(scope="module")
def document() -> BriefingDocument:
    return brief(*BATCH, rejections=(REFUSED,))


def test_every_citation_is_the_sentence_it_names(document: BriefingDocument) -> None:
    bodies = {each.id: each.body for each in BATCH}
    sentences = {entry.id: entry.sentences for entry in document.articles}
    points = [
        *document.key_points,
        *(point for story in document.stories for point in story.summary),
        *(point for entry in document.articles for point in entry.abstract),
    ]
    assert len(points) > 6
    for point in points:
        first = point.citations[0]
        assert bodies[first.article][first.start : first.end] == point.ar
        for cited in point.citations:
            listed = sentences[cited.article][cited.sentence]
            assert (listed.start, listed.end) == (cited.start, cited.end)


def test_articles_on_other_events_are_another_story(document: BriefingDocument) -> None:
    assert [set(story.articles) for story in document.stories] == [{"port", "port-too", "copy"}, {"cup"}]


def test_a_near_copy_is_folded_into_the_earlier_article(document: BriefingDocument) -> None:
    entry = next(entry for entry in document.articles if entry.id == "copy")
    assert (entry.status, entry.duplicate_of, entry.abstract) == (ArticleStatus.FOLDED, "port", ())


def test_a_near_copy_is_never_cited_as_support(document: BriefingDocument) -> None:
    cited = {each.article for point in document.key_points for each in point.citations}
    assert "copy" not in cited


def test_a_refused_file_is_listed_and_told(document: BriefingDocument) -> None:
    entry = document.articles[-1]
    assert (entry.id, entry.status, entry.reason) == ("notes", ArticleStatus.SKIPPED, "Convert it to .txt first.")
    assert ("unsupported_format", "notes") in [(caveat.code, caveat.article) for caveat in document.caveats]


def test_boilerplate_reaches_no_point_and_no_sentence(document: BriefingDocument) -> None:
    assert not [each for entry in document.articles for each in entry.sentences if "اقرأ" in each.ar]


def test_a_summary_follows_the_dates_of_its_articles(document: BriefingDocument) -> None:
    cited = [point.citations[0].article for point in document.stories[0].summary]
    assert cited == sorted(cited, key=["port-too", "port"].index)


def test_each_story_has_a_key_point(document: BriefingDocument) -> None:
    cited = {point.citations[0].article for point in document.key_points}
    assert "cup" in cited
    assert cited & {"port", "port-too"}


def test_an_article_without_a_title_is_named_by_its_opening(document: BriefingDocument) -> None:
    title = next(entry.title.ar for entry in document.articles if entry.id == "port-too")
    assert title.startswith("توقفت الملاحة")


def test_the_models_and_their_weaknesses_are_named(document: BriefingDocument) -> None:
    assert [model.role for model in document.models] == ["translation", "embedding", "summarisation"]
    assert "Echoes." in [caveat.message for caveat in document.caveats]


def test_a_lost_figure_is_flagged_where_it_stands() -> None:
    document = brief(article("cup", CUP.replace("الدقيقة 88", "الدقيقة 88 و12 ثانية أمام 4312 متفرجا")))
    assert "failed_checks" in [caveat.code for caveat in document.caveats]


def test_the_same_batch_gives_the_same_briefing() -> None:
    assert brief(*BATCH) == brief(*BATCH)


def test_an_article_of_mere_headlines_is_refused_and_the_rest_goes_on() -> None:
    document = brief(article("cup", CUP), article("shell", "اقرأ أيضا:\nخبر أول قديم\nخبر ثان قديم"))
    statuses = {entry.id: entry.status for entry in document.articles}
    assert statuses == {"cup": ArticleStatus.USED, "shell": ArticleStatus.SKIPPED}


def test_a_batch_with_nothing_usable_fails_with_the_reasons() -> None:
    with pytest.raises(NothingUsable, match=r"notes\.docx: Convert it to \.txt first\."):
        brief(rejections=(REFUSED,))


def test_a_figure_that_a_folded_copy_gives_otherwise_is_told() -> None:
    wire = f"{PORT} ويعمل في الميناء نحو تسعمئة عامل أعيدوا إلى بيوتهم."
    document = brief(article("first", wire, day=1), article("second", wire.replace("6 سفن", "9 سفن"), day=2))
    told = [caveat.message for caveat in document.caveats if caveat.article == "first"]
    assert told == ["first was folded into second but has 6 where second has 9."]


def test_a_copy_that_differs_in_nothing_that_matters_is_not_told_apart(document: BriefingDocument) -> None:
    assert [caveat.article for caveat in document.caveats if caveat.code == "near_copies"] == [None]


def test_short_articles_are_embedded_together() -> None:
    class CountingEmbedder(WordEmbedder):
        sizes: ClassVar[list[int]] = []

        def embed(self, texts: Sequence[str]) -> Vectors:
            self.sizes.append(len(texts))
            return super().embed(texts)

    embedder, progress = CountingEmbedder(), RecordingProgress()
    articles = prepare_all([article(f"cup-{n}", f"{CUP} وحضرها {n} ضيفا.") for n in range(100)], progress=progress)[0]
    Outliner(embedder=embedder, summariser=ExtractiveSummariser(), progress=progress).outline(articles, points=4)
    assert embedder.sizes == [100, 129, 129, 42]
    assert progress.stages["embed"] == [100, 100]


def test_a_refused_article_keeps_what_is_known_of_it() -> None:
    empty = Article(
        id="shell", body="اقرأ أيضا:\nخبر أول قديم", publisher="صحيفة المرصد", url="https://marsad.example/1"
    )
    entry = brief(article("cup", CUP), empty).articles[-1]
    assert (entry.id, entry.publisher, entry.url) == ("shell", "صحيفة المرصد", "https://marsad.example/1")
