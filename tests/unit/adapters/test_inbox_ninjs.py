"""News items in IPTC ninjs, told from our own schema by their fields."""

import io
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.adapters.inbox.markup import text_of
from briefing.article import Article, Intake

FIRST = "أعلنت هيئة الأرصاد أن الأمطار ستستمر حتى مساء الأربعاء في المناطق الساحلية."
SECOND = "وطلبت الهيئة من الصيادين عدم الخروج إلى البحر قبل صدور النشرة المقبلة."
HEADLINE = "أمطار على الساحل"


def read(path: Path, item: object) -> Intake:
    path.write_text(json.dumps(item), encoding="utf-8")
    return read_inputs([str(path)], limits=InputLimits(), stdin=io.BytesIO())


def test_a_superdesk_item_of_version_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "item.json"
    item = {
        "guid": "urn:newsml:example.org:2021:77",
        "version": "3",
        "type": "text",
        "pubstatus": "usable",
        "headline": HEADLINE,
        "body_html": f"<p>{FIRST}</p>\n<p>{SECOND}&nbsp;</p><script>x()</script>",
        "versioncreated": "2021-11-03T07:05:00+0000",
        "firstpublished": "2021-11-03T06:00:00+0000",
        "language": "ar",
        "source": "وكالة المرسى",
        "priority": 5,
        "place": [],
    }
    assert read(path, item).articles == (
        Article(
            id="urn:newsml:example.org:2021:77",
            title=HEADLINE,
            body=f"{FIRST}\n{SECOND}",
            publisher="وكالة المرسى",
            published_at=datetime(2021, 11, 3, 6, tzinfo=UTC),
            language="ar",
            origin=str(path),
        ),
    )


@pytest.mark.parametrize(
    ("content_type", "created"), [("contenttype", "versioncreated"), ("contentType", "versionCreated")], ids=["2", "3"]
)
def test_an_item_of_a_later_version_is_read_by_its_roles(tmp_path: Path, content_type: str, created: str) -> None:
    item = {
        "uri": "https://example.org/news/77",
        "headlines": [{"role": "short", "value": "أمطار"}, {"role": "main", "value": HEADLINE}],
        "bodies": [
            {"role": "text", content_type: "text/plain", "charcount": 9, "value": f"{FIRST} {SECOND}"},
            {"role": "nitf", content_type: "application/xml", "value": "<nitf><head>x</head></nitf>"},
            {"role": "html", content_type: "text/html", "value": f"<section><p>{FIRST}</p><p>{SECOND}</p></section>"},
        ],
        created: "2021-11-03T07:05:00Z",
        "infosources" if content_type.islower() else "infoSources": [{"name": "وكالة المرسى"}],
        "by": "سلمى",
    }
    (article,) = read(tmp_path / "item.json", item).articles
    assert (article.title, article.body, article.publisher) == (HEADLINE, f"{FIRST}\n{SECOND}", "وكالة المرسى")
    assert (article.id, article.url) == ("https://example.org/news/77", "https://example.org/news/77")
    assert article.published_at == datetime(2021, 11, 3, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("item", "body"),
    [
        ({"uri": "urn:x", "body_text": f"{FIRST}\n{SECOND}"}, f"{FIRST}\n{SECOND}"),
        ({"uri": "urn:x", "body_xhtml": f"<p>{FIRST}</p>", "body_text": "أقصر"}, FIRST),
        ({"uri": "urn:x", "bodies": [{"value": FIRST}]}, FIRST),
        ({"uri": "urn:x", "bodies": [{"value": f"<p>{FIRST}</p>"}]}, FIRST),
        ({"uri": "urn:x", "bodies": [{"contentType": "text/plain", "value": f"<{FIRST}>"}]}, f"<{FIRST}>"),
    ],
    ids=["plain", "markup before plain", "a bare body", "a bare body of markup", "plain that looks like markup"],
)
def test_the_body_is_the_best_rendition_there_is(tmp_path: Path, item: object, body: str) -> None:
    (article,) = read(tmp_path / "item.json", item).articles
    assert article.body == body


@pytest.mark.parametrize(
    ("item", "code", "reason"),
    [
        (
            {"uri": "urn:x", "pubstatus": "canceled", "body_text": FIRST},
            "invalid_article",
            "marked the item `canceled`",
        ),
        ({"uri": "urn:x", "pubStatus": "withheld", "bodies": []}, "invalid_article", "marked the item `withheld`"),
        ({"uri": "urn:x", "type": "picture", "headline": HEADLINE}, "invalid_article", "of the type `picture`"),
        ({"uri": "urn:x", "type": ["text"], "body_text": FIRST}, "invalid_article", "of the type `unknown`"),
        ({"uri": "urn:x", "headline": HEADLINE}, "invalid_article", "the field `body`"),
        ({"uri": "urn:x", "body_html": 5}, "invalid_article", "the field `body` must be text"),
        ({"uri": "urn:x", "headlines": 5, "bodies": "x"}, "invalid_article", "the field `body`"),
        ({"uri": 5, "body_text": FIRST}, "invalid_article", "the field `id` must be text"),
        ({"uri": "urn:x", "body_html": "<p><img src=x></p>"}, "empty_body", "no text of its own"),
    ],
)
def test_an_item_that_cannot_be_briefed_is_refused(tmp_path: Path, item: object, code: str, reason: str) -> None:
    (rejection,) = read(tmp_path / "item.json", item).rejections
    assert rejection.code == code
    assert reason in rejection.reason


def test_entities_and_tags_in_a_headline_are_resolved(tmp_path: Path) -> None:
    item = {"uri": "urn:x", "headline": "<b>أمطار</b> &quot;غزيرة&quot;", "body_text": FIRST}
    (article,) = read(tmp_path / "item.json", item).articles
    assert article.title == 'أمطار "غزيرة"'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>أول</p><p>ثان</p>", "أول\nثان"),
        ("أول<br/>ثان", "أول\nثان"),
        ("<ul><li>أول</li><li> ثان\n ثالث</li></ul>", "أول\nثان ثالث"),
        ("<p>أول <b>ثان</b>،<a href='x'> ثالث</a></p>", "أول ثان، ثالث"),
        ("<figure><img src=x><figcaption>صورة</figcaption></figure><p>أول</p>", "أول"),
        ("<html><head><title>عنوان</title><body><p>أول", "أول"),
        ("<style>p{}</style><!-- تعليق --><p>&laquo;أول&raquo;&nbsp;&#1579;ان</p>", "«أول» ثان"),
        ("<p>أول &lt;ثان&gt; 3 < 5</p>", "أول <ثان> 3 < 5"),
        ("<p title='3 > 2'>أول</p><P CLASS=it's>ثان</P>", "أول\nثان"),
        ("<SCRIPT>if (a<b) x('<p>')</SCRIPT>أول", "أول"),
        ("أول<!-- تعليق <p>ثان</p>", "أول"),
        (f"أول &#{'9' * 5000};", f"أول {'9' * 5000};"),
        ("", ""),
    ],
)
def test_markup_becomes_a_line_a_paragraph(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize("depth", range(900, 1000, 7))
def test_deep_nesting_in_a_field_is_no_more_than_a_refusal(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "item.json"
    deep = "[" * depth + "]" * depth
    path.write_text(f'{{"uri": "urn:x", "pubstatus": {deep}, "bodies": [{{"role": {deep}, "value": {deep}}}]}}')
    (rejection,) = read_inputs([str(path)], limits=InputLimits(), stdin=io.BytesIO()).rejections
    assert rejection.code in {"invalid_article", "invalid_json"}


@pytest.mark.parametrize("scrap", ["<", "<a", "<a ", '<a b="', "<!--", "<![CDATA[", "</", "<p>", "<script>", "&#", "&"])
def test_unclosed_markup_is_read_in_time_that_grows_with_its_length(scrap: str) -> None:
    started = time.process_time()
    text_of(scrap * 20_000)
    assert time.process_time() - started < 1.0


def test_a_refused_item_is_named_by_its_id_and_headline(tmp_path: Path) -> None:
    (rejection,) = read(tmp_path / "item.json", {"guid": "urn:x", "headline": HEADLINE}).rejections
    assert (rejection.id, rejection.title) == ("urn:x", HEADLINE)


def test_items_and_articles_may_stand_in_one_file(tmp_path: Path) -> None:
    items = [{"id": "a", "body": FIRST}, {"guid": "b", "body_text": SECOND}]
    assert [article.id for article in read(tmp_path / "mixed.json", items).articles] == ["a", "b"]
