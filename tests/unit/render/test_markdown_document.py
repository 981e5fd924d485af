"""The Markdown document shows each statement with its Arabic, its source and its flags, whatever the texts hold."""

import dataclasses

import pytest
from markdown_it import MarkdownIt

from briefing.document import Bilingual, BriefingDocument
from briefing.render.markdown_document import render
from briefing.render.markdown_text import arabic, escape, isolated
from sample_document import ARTICLES, failing, plain_document, sample_document

SHOPS = """\
3. **New:** The chamber of commerce said that the shops had closed their doors and put the losses at about 3,500 dinars for\
 each shop.

   > \u2067وأفادت غرفة التجارة بأن 250 متجرا أغلقت أبوابها، وقدّرت الخسائر بنحو 3.500 دينار لكل متجر.\u2069

   \u2068جريدة الساحل\u2069, 13 May 2024, sentence 4 ([original](<https://sahel.example/a/7>)). Single source.

   ⚠ **Check the figure:** 250 in the Arabic is missing from the English.
"""
HOSTILE = [
    "# not a heading",
    "1. not a list",
    "- not a list",
    "+ nor this",
    "=====",
    "*not emphasis* _nor this_ `nor code`",
    "[no](javascript:alert(1)) ![no](x)",
    "<script>alert(1)</script>",
    "a | b | c",
    "~~kept~~ &amp; \\*",
    "two\n\nparagraphs",
]


def shown(markdown: str) -> str:
    """Give the text a reader of the Markdown sees."""
    inline = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    children = [child for token in inline if token.type == "inline" for child in token.children or []]
    return "".join(child.content for child in children)


def with_title(title: Bilingual, url: str = "https://sahel.example/a/7") -> BriefingDocument:
    article = dataclasses.replace(ARTICLES[2], title=title, url=url, publisher="A | B")
    return dataclasses.replace(sample_document(), articles=(*ARTICLES[:2], article, *ARTICLES[3:]))


def test_a_point_stands_with_its_arabic_its_source_and_its_flag() -> None:
    assert SHOPS in render(sample_document())


def test_all_sources_of_a_point_are_named() -> None:
    line = (
        "   \u2068Al-Marsad Agency\u2069, 12 May 2024, sentence 2"
        " ([original](<https://marsad.example/news/2024/05/floods?page=1>));"
        " \u2068جريدة الساحل\u2069, 13 May 2024, sentence 1"
        " ([original](<https://sahel.example/a/7>)). 2 independent sources.\n"
    )
    assert line in render(sample_document())


@pytest.mark.parametrize(
    "note",
    [
        "✎ **Repaired:** 1,250 stands in the Arabic; the translation had 125.",
        "✎ **Repaired:** 40% was missing from the translation and was restored from the Arabic.",
    ],
)
def test_a_repaired_figure_is_marked(note: str) -> None:
    assert note in render(sample_document())


def test_the_notice_comes_first() -> None:
    assert render(sample_document()).startswith("> **Machine-generated, not reviewed.** This briefing was generated")


def test_the_batch_is_summed_up_under_the_headline() -> None:
    assert "13 May 2024, 09:30 UTC · 5 articles: 3 used, 1 folded, 1 skipped · **2 places to check**" in render(
        sample_document()
    )


def test_skipped_and_folded_articles_stand_among_the_sources_with_their_reasons() -> None:
    text = render(sample_document())
    assert "| folded: Near-copy of the article of Al-Marsad Agency (96% of its sentences are the same). |" in text
    assert "| skipped: The text is in Persian, not in Arabic: leave it out of the batch. |" in text


def test_models_are_named_with_their_licences() -> None:
    assert "| translation | mujaz-ar-en-small | 2026-03-01 | CC-BY-4.0 | beam 4, int8 |" in render(sample_document())


def test_an_article_without_a_publisher_goes_by_its_number() -> None:
    assert "\u2068Article 4\u2069, sentence 1. Single source." in render(sample_document())


@pytest.mark.parametrize(
    "text",
    [
        "- **Changed:** story 1, Floods in Wadi al-Rumman force hundreds of families out",
        "| people evacuated | 800 | 1,250 | Statement 1 |",
        "**Disputed: Damaged shops (Wadi al-Rumman, story 1).** 250 (the chamber of commerce) / 90 (the municipality)",
        "- **250**, the chamber of commerce (for 12 May 2024)",
        "- **1998** (\u2067عام 1998\u2069: stated)",
        "- **Unresolved** (\u2067شهر غشت المقبل\u2069: not resolved: the article has no publication date)",
        "- **Samer al-Halabi, mayor** (Direct quote, named source)",
        "  “The old bridge held, but the road leading to it collapsed completely”",
        "  > \u2067«الجسر القديم صمد، لكن الطريق المؤدي إليه انهار تماما»\u2069",
        "- **\u2068شهود\u2069** (Reported speech, unnamed source)",
        "- **Wadi al-Rumman** (\u2067وادي الرمان\u2069, spelled by sound), 2 mentions: \u2068Al-Marsad Agency\u2069 1; \u2068جريدة الساحل\u2069 1",
        "| \u2067غرفة التجارة\u2069 | Chamber of Commerce and Industry | Given with the request | 0 of 1 |",
        "- Jordan: \u2068Al-Marsad Agency\u2069 (article 1)",
        "**One says that the road collapsed, the other that this was denied.**",
        ". On record: Samer al-Halabi, mayor.",
        ". Unnamed official: a municipal official.",
    ],
)
def test_what_the_briefing_knows_is_written(text: str) -> None:
    assert text in render(sample_document())


def test_sections_that_hold_nothing_are_left_out() -> None:
    headings = [line for line in render(plain_document()).splitlines() if line.startswith("## ")]
    assert headings == [
        "## At a glance",
        "## Floods in Wadi al-Rumman force hundreds of families out",
        "## Agreement to extend the port of Nawras",
        "## Before you rely on this",
        "## Sources",
        "## Models",
    ]


def test_a_document_without_caveats_has_no_section_for_them() -> None:
    assert "Before you rely on this" not in render(dataclasses.replace(sample_document(), caveats=()))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_it_is_and_not_taken_for_markup(text: str) -> None:
    assert shown(escape(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_leaves_the_table_of_sources_whole(text: str) -> None:
    table = MarkdownIt("commonmark").enable("table").render(render(with_title(Bilingual(en=text, ar=text))))
    assert (table.count("<table>"), table.count("<tr>"), table.count("<script>")) == (
        4,
        (1 + 1) + (1 + 1) + (1 + 5) + (1 + 3),
        0,
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://a b", "//sahel.example", ""])
def test_an_address_that_is_not_on_the_web_does_not_become_a_link(url: str) -> None:
    text = render(with_title(Bilingual(en="Torrents", ar="سيول"), url))
    assert "| Torrents | \u2067سيول\u2069 |" in text


def test_bidi_controls_of_a_text_cannot_leave_their_isolate() -> None:
    assert arabic("سيول\u2069\u202e abc") == "\u2067سيول abc\u2069"


def test_an_empty_text_needs_no_isolate() -> None:
    assert (arabic(" "), isolated("")) == ("", "")


def test_every_isolate_is_closed_on_its_line() -> None:
    for line in render(sample_document()).splitlines():
        opened = line.count("\u2067") + line.count("\u2068")
        assert opened == line.count("\u2069")


def test_a_title_that_failed_a_check_is_marked_in_the_table_of_sources() -> None:
    title = Bilingual(en="Torrents", ar="سيول", checks=failing("omission", "too short"))
    assert "| ⚠ [Torrents](<https://sahel.example/a/7>) |" in render(with_title(title))


def test_the_explanation_of_a_figure_with_one_mention_is_left_out() -> None:
    assert "Only one source gives it." not in render(sample_document())
    assert "250 (the chamber of commerce) / 90 (the municipality)" in render(sample_document())
