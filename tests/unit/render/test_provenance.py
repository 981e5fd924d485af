"""A citation is made readable, and what failed a check is listed once."""

import dataclasses

import pytest

from briefing.document import Bilingual, Story
from briefing.render.provenance import Provenance, every_point
from sample_document import ARTICLES, BODIES, STORIES, cite, failing, plain_document, sample_document


def test_a_citation_names_outlet_date_and_number_of_the_sentence() -> None:
    reference = Provenance(sample_document()).reference(cite("sahel-7", 3))
    assert (reference.publisher, reference.date, reference.number, reference.anchor) == (
        "جريدة الساحل",
        "13 May 2024",
        4,
        "a2-s4",
    )


def test_an_article_without_outlet_and_date_goes_by_its_number() -> None:
    reference = Provenance(sample_document()).reference(cite("port-2", 0))
    assert (reference.publisher, reference.date) == ("Article 4", "")


def test_a_failed_check_is_listed_where_it_first_stands() -> None:
    places = [(found.place, found.anchor) for found in Provenance(sample_document()).flagged()]
    assert places == [("At a glance, statement 3", "k3"), ("Story 2, statement 4", "t2-4")]


def test_a_failed_headline_is_listed_too() -> None:
    headline = Bilingual(en="Floods", ar="سيول", checks=failing("omission", "too short"))
    story = dataclasses.replace(STORIES[0], headline=dataclasses.replace(headline, ar="سيول أخرى"))
    story = dataclasses.replace(story, summary=(), articles=())
    document = dataclasses.replace(plain_document(), headline=headline, key_points=(), stories=(story,))
    assert [found.place for found in Provenance(document).flagged()] == ["Headline", "Story 1, headline"]


def test_a_failed_title_and_a_failed_sentence_of_an_abstract_are_listed_too() -> None:
    wrong = failing("omission", "too short")
    port = next(article for article in ARTICLES if article.id == "port-2")
    title = Bilingual(en="Quay", ar="رصيف", checks=wrong)
    abstract = (port.abstract[0], dataclasses.replace(port.abstract[1], ar="صيادون", checks=wrong))
    articles = tuple(
        dataclasses.replace(port, title=title, abstract=abstract) if article is port else article
        for article in ARTICLES
    )
    flagged = Provenance(dataclasses.replace(sample_document(), articles=articles)).flagged()
    assert [(found.place, found.anchor) for found in flagged][2:] == [
        ("Article 4, title", "e4"),
        ("Article 4, abstract, statement 2", "e4-2"),
    ]


def test_articles_of_one_outlet_count_as_one_source() -> None:
    articles = tuple(dataclasses.replace(article, publisher="وكالة الأنباء") for article in ARTICLES)
    story = dataclasses.replace(STORIES[0], articles=("marsad-1", "sahel-7"))
    document = dataclasses.replace(sample_document(), articles=articles)
    assert Provenance(document).story_line(story) == "2 articles from 1 independent source"


@pytest.mark.parametrize(
    ("articles", "line"),
    [
        (("marsad-1", "sahel-7", "akhbar-3"), "3 articles from 2 independent sources"),
        (("marsad-1", "akhbar-3"), "2 articles from 1 independent source"),
        (("marsad-1", "sahel-7"), "2 articles"),
        (("port-2",), "1 article"),
    ],
)
def test_near_copies_of_a_story_count_as_one_source(articles: tuple[str, ...], line: str) -> None:
    story: Story = dataclasses.replace(STORIES[0], articles=articles)
    assert Provenance(sample_document()).story_line(story) == line


def test_every_point_of_the_document_is_walked_over() -> None:
    stated, figures, events, quotes, sides, alone = 4 + (5 + 4) + (3 + 1 + 2), 2 + 2 + 1, 4, 3, 2, 2 + 1 + 2
    assert len(list(every_point(sample_document()))) == stated + figures + events + quotes + sides + alone


def test_what_failed_in_the_dossier_is_listed_with_its_place() -> None:
    wrong = failing("omission", "too short")
    sample = sample_document()
    figure = sample.figures[0]
    mentions = tuple(
        dataclasses.replace(each, point=dataclasses.replace(each.point, ar=f"خبر {number}", checks=wrong))
        for number, each in enumerate(figure.mentions)
    )
    side = dataclasses.replace(sample.contradictions[0].other, checks=wrong)
    event = dataclasses.replace(sample.timeline[2].point, checks=wrong)
    words = dataclasses.replace(sample.quotes[0].words, checks=wrong)
    document = dataclasses.replace(
        sample,
        key_points=(),
        stories=(),
        figures=(dataclasses.replace(figure, mentions=mentions),),
        contradictions=(dataclasses.replace(sample.contradictions[0], other=side),),
        timeline=(*sample.timeline[:2], dataclasses.replace(sample.timeline[2], point=event)),
        quotes=(dataclasses.replace(sample.quotes[0], words=words),),
    )
    assert [(found.place, found.anchor) for found in Provenance(document).flagged()] == [
        ("Figure 1, value 1", "f1-1"),
        ("Figure 1, value 2", "f1-2"),
        ("Contradiction 1, other side", "x1-2"),
        ("Timeline, event 3", "d3"),
        ("Quote 1", "q1"),
    ]


def test_what_belongs_to_stories_is_grouped_and_keeps_its_number() -> None:
    groups = Provenance(sample_document()).by_story(sample_document().timeline)
    assert [(group.number, [number for number, _ in group.items]) for group in groups] == [(1, [1, 2, 3]), (2, [4])]


def test_citations_are_grouped_by_outlet() -> None:
    citations = (cite("sahel-7", 3), cite("marsad-1", 0), cite("sahel-7", 1))
    found = Provenance(sample_document()).by_article(citations)
    assert [(name, [reference.number for reference in references]) for name, references in found] == [
        ("جريدة الساحل", [4, 2]),
        ("Al-Marsad Agency", [1]),
    ]


def test_the_cited_sentences_are_known() -> None:
    cited = Provenance(sample_document()).cited()
    assert ("sahel-7", 3) in cited
    assert ("marsad-1", 4) not in cited


def test_the_sample_cites_sentences_that_its_articles_hold() -> None:
    held = {article.id: article.sentences for article in ARTICLES if article.sentences}
    assert held == BODIES
    for point in every_point(sample_document()):
        first = point.citations[0]
        assert held[first.article][first.sentence].ar == point.ar
