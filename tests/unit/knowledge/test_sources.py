"""Who a briefing's sources are: their articles, stories and countries, and what only they have."""

import dataclasses

from briefing.dossier import SourceEntry
from briefing.knowledge.sources import describe_sources
from sample_document import ARTICLES, FISHERMEN, FLOOD, PORT_DEAL, sample_document


def sources() -> dict[str, SourceEntry]:
    return {entry.publisher: entry for entry in describe_sources(sample_document())}


def test_every_source_has_its_articles_and_stories() -> None:
    carried = {name: (entry.articles, entry.stories) for name, entry in sources().items()}
    assert carried == {
        "Al-Marsad Agency": (("marsad-1",), ("story-1",)),
        "جريدة الساحل": (("sahel-7",), ("story-1",)),
        "Akhbar al-Wadi": (("akhbar-3",), ("story-1",)),
        "": (("port-2",), ("story-2",)),
    }


def test_what_one_source_alone_says_is_listed_once() -> None:
    here = [point.en for point in sources()[""].only_here]
    assert here[0] == PORT_DEAL.en
    assert len(here) == len(set(here)) == 4
    assert FISHERMEN.en in here


def test_what_two_sources_say_is_nobodys_alone() -> None:
    supported = [point for entry in sources().values() for point in entry.only_here if point.support > 1]
    assert supported == []
    assert FLOOD in sources()["Al-Marsad Agency"].only_here


def test_a_near_copy_is_carried_but_says_nothing_of_its_own() -> None:
    assert sources()["Akhbar al-Wadi"].only_here == ()


def test_articles_of_one_outlet_are_one_source_and_it_comes_first() -> None:
    port = dataclasses.replace(ARTICLES[3], publisher="جريدة الساحل")
    document = dataclasses.replace(sample_document(), articles=(*ARTICLES[:3], port))
    first = describe_sources(document)[0]
    assert (first.publisher, first.articles) == ("جريدة الساحل", ("sahel-7", "port-2"))
    assert first.stories == ("story-1", "story-2")


def test_an_article_of_no_known_outlet_is_a_source_by_itself() -> None:
    nameless = [dataclasses.replace(article, publisher="") for article in ARTICLES[:2]]
    document = dataclasses.replace(sample_document(), articles=tuple(nameless))
    assert [entry.articles for entry in describe_sources(document)] == [("marsad-1",), ("sahel-7",)]


def test_the_country_of_an_outlet_is_told_by_code_and_name() -> None:
    article = dataclasses.replace(ARTICLES[0], publisher="الأهرام")
    document = dataclasses.replace(sample_document(), articles=(article,))
    (entry,) = describe_sources(document)
    assert (entry.country, entry.country_name) == ("EG", "Egypt")
