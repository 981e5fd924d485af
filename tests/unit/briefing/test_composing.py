"""What a document says of itself: its headline, and caveats that count what they are about."""

from collections.abc import Mapping

import pytest

from briefing.article import Article, Rejection
from briefing.composing import Composer
from briefing.document import BriefingDocument, Check, Citation, ModelUse, Repair
from briefing.dossier import Dossier
from briefing.outline import Outline, StoryOutline
from briefing.preparing import PreparedArticle, prepare
from briefing.selection import Statement
from briefing.translating import Translation
from fakes import NOON

FAILED = (Check(name="numbers", passed=False, detail="12 is missing"),)
PASSED = (Check(name="numbers", passed=True),)
REPAIRED = (Repair(was="21", now="12"),)


def prepared(id_: str, title: str) -> PreparedArticle:
    result = prepare(Article(id=id_, title=title, body=f"نص المقال {id_} كما كتبه صاحبه أمس."))
    assert isinstance(result, PreparedArticle)
    return result


def translation(source: str, *, failed: bool = False, repaired: bool = False) -> Translation:
    checks, repairs = FAILED if failed else PASSED, REPAIRED if repaired else ()
    return Translation(source=source, en=f"English of {source}", checks=checks, repairs=repairs)


def statement(article: str, *supporting: str) -> Statement:
    cited = (Citation(article=each, sentence=0, start=0, end=4) for each in (article, *supporting))
    return Statement(ar="نص", normalised="نص", citations=tuple(cited))


def story(*articles: str, points: tuple[Statement, ...] = ()) -> StoryOutline:
    return StoryOutline(typical=articles, key_points=points, summary=(), articles=articles)


def composed(
    *stories: StoryOutline,
    translations: tuple[Translation, ...] = (),
    folded: Mapping[str, str] | None = None,
    rejections: tuple[Rejection, ...] = (),
    models: tuple[ModelUse, ...] = (),
) -> BriefingDocument:
    ids = [article for each in stories for article in each.articles]
    given = {each.source: each for each in (translation("نص"), *map(translation, ids), *translations)}
    return Composer(
        articles=tuple(prepared(id_, title=id_) for id_ in ids),
        rejections=rejections,
        outline=Outline(stories=stories, abstracts={}, folded=folded or {}, dossier=Dossier()),
        translations=given,
        models=models,
        created_at=NOON,
    ).compose()


def caveats(document: BriefingDocument) -> dict[str, str]:
    return {caveat.code: caveat.message for caveat in document.caveats}


def test_the_headline_joins_those_of_the_first_three_stories() -> None:
    headline = composed(story("a"), story("b"), story("c"), story("d")).headline
    assert (headline.en, headline.ar) == ("English of a; English of b; English of c", "a؛ b؛ c")


def test_a_title_that_failed_a_check_does_not_stand_for_its_story() -> None:
    document = composed(story("a", "b"), translations=(translation("a", failed=True),))
    assert document.stories[0].headline.ar == "b"


def test_where_every_title_failed_the_most_typical_one_stands_with_its_flag() -> None:
    failed = (translation("a", failed=True), translation("b", failed=True))
    headline = composed(story("a", "b"), translations=failed).stories[0].headline
    assert (headline.ar, headline.checks) == ("a", FAILED)


def test_support_counts_the_sentence_itself_and_each_that_supports_it() -> None:
    point = composed(story("a", "b", points=(statement("a", "b"),))).key_points[0]
    assert point.support == 2


def test_a_folded_article_names_the_one_that_stands_for_it() -> None:
    entry = composed(story("a", "b"), folded={"b": "a"}).articles[1]
    assert (entry.status, entry.duplicate_of) == ("folded", "a")


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ((statement("a"), statement("a", "b")), "1 of 2 key points comes from a single source."),
        ((statement("a"), statement("b")), "2 of 2 key points come from a single source."),
    ],
)
def test_key_points_of_one_source_are_counted(points: tuple[Statement, ...], message: str) -> None:
    assert caveats(composed(story("a", "b", points=points)))["single_source"] == message


def test_points_that_others_support_need_no_caveat() -> None:
    assert "single_source" not in caveats(composed(story("a", "b", points=(statement("a", "b"),))))


@pytest.mark.parametrize(
    ("failed", "message"),
    [
        (("a",), "1 of 3 translated sentences failed a check and is flagged where it stands."),
        (("a", "b"), "2 of 3 translated sentences failed a check and are flagged where they stand."),
    ],
)
def test_translations_that_failed_are_counted(failed: tuple[str, ...], message: str) -> None:
    document = composed(story("a", "b"), translations=tuple(translation(each, failed=True) for each in failed))
    assert caveats(document)["failed_checks"] == message


def test_repaired_figures_are_counted() -> None:
    document = composed(story("a"), translations=(translation("a", repaired=True),))
    assert caveats(document)["repaired_figures"] == (
        "Figures or names were corrected in 1 translated sentence; each correction is marked."
    )


def test_near_copies_are_counted() -> None:
    document = composed(story("a", "b", "c"), folded={"b": "a", "c": "a"})
    assert caveats(document)["near_copies"] == "2 articles are near-copies of another: one source."


def test_articles_without_a_date_are_counted() -> None:
    assert caveats(composed(story("a")))["undated"] == (
        "No publication date is known for 1 article: the order of events may be wrong."
    )


def test_a_refused_article_is_a_caveat_and_an_entry() -> None:
    refused = Rejection(id="x", origin="x.pdf", code="unsupported_format", reason="Convert it.", title="عنوان")
    document = composed(story("a"), rejections=(refused,))
    assert caveats(document)["unsupported_format"] == "x.pdf: Convert it."
    assert (document.articles[1].status, document.articles[1].title.ar) == ("skipped", "عنوان")


def test_only_the_translation_model_warns_of_its_weaknesses() -> None:
    models = tuple(
        ModelUse(role=role, id=role, revision="1", licence="MIT", weaknesses=(f"{role} is weak",))
        for role in ("translation", "embedding")
    )
    assert caveats(composed(story("a"), models=models))["translation_quality"] == "translation is weak"
