"""The HTML document holds everything an editor needs, asks the network for nothing and runs nothing of its texts."""

import base64
import dataclasses
import hashlib
import itertools
import re
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any

import pytest

from briefing.document import Bilingual, BriefingDocument, Check, Citation, Repair
from briefing.dossier import SourceEntry
from briefing.render.html_document import Kind, passages, render
from sample_document import ARTICLES, BODIES, FLOOD, MARSAD, STORIES, cite, plain_document, sample_document

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- -->",
]


class Outline(HTMLParser):
    """Every tag of a document with its attributes, in order."""

    def __init__(self, html: str) -> None:
        """Read the whole document."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, attribute: str, tag: str = "") -> list[str]:
        """List the values of an attribute, of one tag or of all."""
        return [attrs[attribute] for name, attrs in self.tags if attribute in attrs and tag in {"", name}]


def outline(document: BriefingDocument) -> Outline:
    return Outline(render(document))


def hostile_part(value: Any, text: str) -> Any:  # noqa: ANN401 - any part of a document
    """Put a text in place of every text of a part, and cite the one sentence there is."""
    if isinstance(value, Citation):
        return cite("marsad-1", 0)
    if isinstance(value, tuple):
        return tuple(hostile_part(each, text) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: hostile_part(getattr(value, field.name), text) for field in dataclasses.fields(value)}
        kept = {"id", "date", "end", "name" if isinstance(value, Check) else "id"}
        places: dict[str, Any] = {"story": STORIES[0].id}
        if isinstance(value, SourceEntry):
            places = {"articles": ("marsad-1",), "stories": (STORIES[0].id,)}
        fixed = {name: getattr(value, name) for name in kept & parts.keys()}
        return dataclasses.replace(
            value, **parts | fixed | {name: places[name] for name in places.keys() & parts.keys()}
        )
    return text if isinstance(value, str) and not isinstance(value, StrEnum) else value


def hostile_document(text: str) -> BriefingDocument:
    """Put a text wherever a document takes one."""
    both = Bilingual(en=text, ar=text)
    repaired = (Repair(was=text, now=text),)
    article = dataclasses.replace(
        ARTICLES[0],
        title=both,
        publisher=text,
        url=text,
        language=text,
        dateline=text,
        reason=text,
        sentences=(dataclasses.replace(BODIES["marsad-1"][0], ar=text),),
        abstract=(),
    )
    point = dataclasses.replace(FLOOD, en=text, ar=text, repairs=repaired)
    story = dataclasses.replace(STORIES[0], headline=both, summary=(point,), articles=(article.id,))
    document = dataclasses.replace(
        sample_document(), headline=both, key_points=(point,), stories=(story,), articles=(article,), notice=text
    )
    document = dataclasses.replace(
        document,
        **{
            name: hostile_part(getattr(sample_document(), name), text)
            for name in (
                "figures",
                "timeline",
                "quotes",
                "entities",
                "contradictions",
                "glossary",
                "changes",
                "sources",
            )
        },
    )
    models = tuple(dataclasses.replace(use, id=text, licence=text, settings=text) for use in document.models)
    caveats = tuple(dataclasses.replace(caveat, message=text, article=article.id) for caveat in document.caveats)
    return dataclasses.replace(document, models=models, caveats=caveats)


def without_parts(document: BriefingDocument) -> BriefingDocument:
    return dataclasses.replace(document, key_points=(), stories=(), articles=(), caveats=(), models=())


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_names_the_hash_of_what_may_run(tag: str) -> None:
    html = render(sample_document())
    (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    (policy,) = [text for text in Outline(html).values("content", "meta") if text.startswith("default-src")]
    assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_policy_allows_nothing_by_default() -> None:
    policies = outline(sample_document()).values("content", "meta")
    assert any(policy.startswith("default-src 'none';") for policy in policies)


def test_no_tag_carries_a_script_or_a_style_of_its_own() -> None:
    for _, attributes in outline(sample_document()).tags:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_nothing_is_loaded_from_elsewhere() -> None:
    tags = outline(sample_document()).tags
    loaded = [attrs.get("src") or attrs.get("href", "") for tag, attrs in tags if tag not in {"a", "use"}]
    assert {address[:5] for address in loaded if address} == {"data:"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_adds_no_tag_and_no_handler(text: str) -> None:
    allowed = [tag for tag, _ in outline(hostile_document("A plain text")).tags]
    found = outline(hostile_document(text))
    assert sorted({tag for tag, _ in found.tags}) == sorted(set(allowed))
    assert [tag for tag, _ in found.tags].count("script") == 1
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<b>x</b>", "vbscript:x", "//a.example"])
def test_an_address_that_is_not_on_the_web_is_shown_but_is_no_link(url: str) -> None:
    document = dataclasses.replace(
        sample_document(), articles=(dataclasses.replace(ARTICLES[0], url=url), *ARTICLES[1:])
    )
    html = render(document)
    assert url not in Outline(html).values("href")
    assert f'<bdi class="unlinked">{url.replace("<", "&lt;").replace(">", "&gt;")}</bdi>' in html


def test_a_web_address_is_a_link_that_tells_the_outlet_nothing() -> None:
    links = [
        attributes
        for tag, attributes in outline(sample_document()).tags
        if tag == "a" and attributes["href"] == "https://sahel.example/a/7"
    ]
    assert {link["rel"] for link in links} == {"noopener noreferrer nofollow"}


def test_every_citation_leads_to_a_sentence_of_the_document() -> None:
    found = outline(sample_document())
    inner = {href[1:] for href in found.values("href") if href.startswith("#")}
    assert inner - set(found.values("id")) == set()
    assert {"a1-s2", "a2-s1", "a2-s4", "a4-s4"} <= inner


def test_no_id_stands_twice() -> None:
    identifiers = outline(sample_document()).values("id")
    assert len(identifiers) == len(set(identifiers))


def test_a_sentence_that_no_point_cites_stands_once() -> None:
    assert render(sample_document()).count(MARSAD[4]) == 1


def test_headings_follow_one_another_without_a_gap() -> None:
    levels = [int(tag[1]) for tag, _ in outline(sample_document()).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_arabic_blocks_say_their_language_and_direction() -> None:
    blocks = [attrs for _, attrs in outline(sample_document()).tags if "ar" in attrs.get("class", "").split()]
    assert len(blocks) > 20
    assert {(attrs["lang"], attrs["dir"]) for attrs in blocks} == {("ar", "rtl"), ("fa", "rtl")}


@pytest.mark.parametrize(
    "words",
    [
        "<strong>Check the figure:</strong> <bdi>250 in the Arabic is missing from the English.</bdi>",
        "<strong>Check that nothing is missing:</strong>",
        "<strong>Repaired:</strong> <bdi>1,250 stands in the Arabic; the translation had 125.</bdi>",
        '<ins class="repaired">1,250</ins>',
        '<ins class="repaired">40%</ins>',
        "2 independent sources</span>",
        "Single source</span>",
        "<strong>2 places to check</strong>",
        '<a href="#k3">At a glance, statement 3</a>',
        '<a href="#t2-4">Story 2, statement 4</a>',
        "5 articles: 3 used, 1 folded, 1 skipped",
        "Near-copy of the article of Al-Marsad Agency (96% of its sentences are the same).",
        "The text is in Persian, not in Arabic: leave it out of the batch.",
        '<strong>mujaz-ar-en-small</strong><br><span class="quiet">2026-03-01</span>',
        "CC-BY-4.0",
        "3 articles from 2 independent sources",
        '<bdi class="outlet">Article 4</bdi>, sentence 1',
        '<bdi class="outlet">جريدة الساحل</bdi>, 13 May 2024, sentence 4',
        "Seven of nine statements rest on a single source.",
        "<strong>About the translation</strong> <bdi>It often misspells the names of people and places.</bdi>",
        '<a href="#caveats">3 caveats</a>',
        # what the briefing knows
        '<span class="support is-on_record single">On record</span>',
        '<bdi class="speaker" lang="en">Samer al-Halabi</bdi>, <bdi lang="en">mayor</bdi>',
        '<span class="badge is-changed">Changed</span>',
        "made on 12 May 2024, 19:00 UTC: 2 key points are new, 1 has changed figures, 1 was known.",
        '<span class="standing is-disputed">Disputed</span>',
        "250 (the chamber of commerce) / 90 (the municipality)",
        '<span class="quiet for-date">For 12 May 2024</span>',
        "One says that the road collapsed, the other that this was denied.",
        '<p class="when">About 14 May 2024</p>',
        '<p class="when unresolved">Unresolved</p>',
        '<bdi lang="ar" class="expression">شهر غشت المقبل</bdi> <span>Not resolved: the article has no publication date</span>',
        "“The old bridge held, but the road leading to it collapsed completely”</blockquote>",
        '<span class="kind is-reported">Reported speech</span> <span>Unnamed source</span>',
        '<strong class="en" lang="en">Wadi al-Rumman</strong>',
        '<span class="by-sound">spelled by sound</span>',
        "<bdi>سامر الحلبي</bdi>، <bdi>الحلبي</bdi>",
        "Chamber of Commerce and Industry",
        "0 of 1",
        '<h4 class="country">Jordan</h4>',
        "2 statements only here",
    ],
)
def test_what_an_editor_must_know_stands_in_words(words: str) -> None:
    assert words in render(sample_document())


def test_the_label_of_machine_made_text_comes_before_the_headline() -> None:
    html = render(sample_document())
    assert html.index("Machine-generated, not reviewed") < html.index("<h1")


def test_a_document_without_any_part_can_be_shown() -> None:
    html = render(without_parts(plain_document()))
    assert "No articles" in html
    assert "No check has failed" in html
    assert 'id="caveats"' not in html


@pytest.mark.parametrize("anchor", ["news", "figures", "contradictions", "timeline", "quotes", "who", "terms"])
def test_a_section_stands_with_its_link_where_it_holds_something_and_not_otherwise(anchor: str) -> None:
    full, bare = render(sample_document()), render(plain_document())
    assert (f'id="{anchor}"' in full, f'href="#{anchor}"' in full) == (True, True)
    assert (f'id="{anchor}"' in bare, f'href="#{anchor}"' in bare) == (False, False)


def test_what_belongs_to_one_story_only_is_not_headed_by_it() -> None:
    document = dataclasses.replace(
        sample_document(), stories=STORIES[:1], figures=sample_document().figures[:2], timeline=(), quotes=()
    )
    assert "of-story" not in render(document).split("</style>")[1]


def test_every_row_of_figures_can_be_opened_and_linked_to() -> None:
    rows = [
        attrs for tag, attrs in outline(sample_document()).tags if tag == "tr" and "claim" in attrs.get("class", "")
    ]
    assert [row["id"] for row in rows] == ["f1-1", "f1-2", "f2-1", "f2-2", "f3-1"]


def test_a_sentence_that_gives_two_values_is_shown_once() -> None:
    figure = sample_document().figures[0]
    twice = dataclasses.replace(figure, mentions=(figure.mentions[0], dataclasses.replace(figure.mentions[0], value=1)))
    html = render(dataclasses.replace(sample_document(), figures=(twice,)))
    assert html.count('<p class="quiet">The same sentence</p>') == 1


def test_names_beyond_a_dozen_are_folded_away() -> None:
    places = tuple(dataclasses.replace(sample_document().entities[0], name=f"Place {number}") for number in range(14))
    html = render(dataclasses.replace(sample_document(), entities=places))
    assert '<summary>2 more<span class="unseen"> places</span></summary>' in html
    assert html.count('<li class="entity">') == 14


def test_a_quote_that_has_its_marks_gets_no_second_ones() -> None:
    quote = sample_document().quotes[0]
    words = dataclasses.replace(quote.words, en="“It held.”", ar="«صمد»")
    document = dataclasses.replace(sample_document(), quotes=(dataclasses.replace(quote, words=words),))
    html = render(document)
    assert ">“It held.”</blockquote>" in html
    assert ">«صمد»</blockquote>" in html


def test_a_headline_that_was_not_translated_is_shown_in_arabic() -> None:
    document = dataclasses.replace(sample_document(), headline=Bilingual(en="", ar="سيول في الوادي"))
    assert '<h1 id="headline" class="ar" lang="ar" dir="rtl">سيول في الوادي</h1>' in render(document)


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("It fell.", "", [("It fell.", "plain")]),
        ("It fell 40% today.", "40%", [("It fell ", "plain"), ("40%", "repaired"), (" today.", "plain")]),
        ("1250 and 250.", "250", [("1250 and ", "plain"), ("250", "repaired"), (".", "plain")]),
        ("12 of 12", "12", [("12", "repaired"), (" of ", "plain"), ("12", "repaired")]),
        ("In Deir el-Zor", "", [("In Deir ", "plain"), ("el-Zor", "name")]),
        ("(1.5) million", "1.5", [("(", "plain"), ("1.5", "repaired"), (") million", "plain")]),
        ("Nothing of it", "77", [("Nothing of it", "plain")]),
    ],
)
def test_repaired_figures_and_joined_names_are_found_in_a_text(
    text: str, now: str, expected: list[tuple[str, str]]
) -> None:
    repairs = (Repair(was="", now=now),) if now else ()
    found = [(passage.text, passage.kind) for passage in passages(text, repairs)]
    assert found == [(part, Kind(kind)) for part, kind in expected]


def test_the_explanation_of_a_figure_with_one_mention_is_left_out() -> None:
    assert "Only one source gives it." not in render(sample_document())
