"""Saved web pages: the article without what stands around it."""

import io
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.article import Article, Intake

PARAGRAPHS = (
    "أعلنت إدارة الجمارك يوم الاثنين إعادة فتح المعبر الحدودي أمام الشاحنات بعد إغلاق دام شهرين كاملين.",
    "وقال مدير المعبر إن نحو 120 شاحنة عبرت في الساعات الأولى من الصباح دون تأخير يذكر.",
    "وأضاف أن العمل سيستمر على مدار اليوم حتى تنتهي طوابير الانتظار على الجانبين.",
)
HEAD = """<title>فتح المعبر بعد شهرين | صحيفة المثال</title>
<meta property="og:title" content="فتح المعبر بعد شهرين"><meta property="og:site_name" content="صحيفة المثال">
<link rel="canonical" href="https://example.org/a/1">"""
TIME = '<meta property="article:published_time" content="2021-05-03T08:30:00+03:00">'


def page(head: str = HEAD) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='ar'><head>{head}</head><body><nav><a href='/'>الرئيسية</a> <a>رياضة</a></nav>"
        f"<article><h1>فتح المعبر بعد شهرين</h1>{text}</article><script>track()</script>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def read(path: Path, raw: bytes) -> Intake:
    path.write_bytes(raw)
    return read_inputs([str(path)], limits=InputLimits(), stdin=io.BytesIO())


def test_text_and_metadata_of_a_page_are_read_a_line_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "crossing.html"
    assert read(path, page(HEAD + TIME).encode()).articles == (
        Article(
            id="crossing",
            title="فتح المعبر بعد شهرين",
            body="\n".join(PARAGRAPHS),
            publisher="صحيفة المثال",
            url="https://example.org/a/1",
            published_at=datetime(2021, 5, 3, 8, 30, tzinfo=timezone(timedelta(hours=3))),
            language="ar",
            origin=str(path),
        ),
    )


@pytest.mark.parametrize(
    "declared",
    ['<meta charset="windows-1256">', "<meta http-equiv=Content-Type content='text/html; charset=windows-1256'>", ""],
)
def test_an_old_page_is_read_by_the_charset_it_declares_or_plainly_has(tmp_path: Path, declared: str) -> None:
    (article,) = read(tmp_path / "old.htm", page(declared + HEAD).encode("windows-1256")).articles
    assert article.body.splitlines()[0] == PARAGRAPHS[0]


def test_a_publication_time_is_found_whatever_the_order_of_attributes(tmp_path: Path) -> None:
    head = HEAD + "<meta content='2021-05-03T08:30:00Z' itemprop='datePublished'/>"
    (article,) = read(tmp_path / "a.html", page(head).encode()).articles
    assert article.published_at == datetime(2021, 5, 3, 8, 30, tzinfo=UTC)


def test_a_date_without_a_time_is_midnight_utc(tmp_path: Path) -> None:
    head = HEAD + '<meta property="article:published_time" content="2021-05-03">'
    (article,) = read(tmp_path / "a.html", page(head).encode()).articles
    assert article.published_at == datetime(2021, 5, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty_body"),
        (b"<html></html>", "empty_body"),
        (b"<" * 10_000, "empty_body"),
        (b"<div>" * 10_000, "empty_body"),
        (b"<meta charset=hex>\xff\xfe\xfd" * 9, "bad_encoding"),
        (b"<meta charset=nonsense>\xe9t\xe9", "bad_encoding"),
        (b"<html>\x00\x00</html>", "bad_encoding"),
    ],
    ids=["empty", "no body", "angle brackets", "deep nesting", "a codec that is none", "an unknown charset", "NULs"],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    (rejection,) = read(tmp_path / "a.html", raw).rejections
    assert rejection.code == code


def test_a_page_in_urdu_is_refused_by_its_language(tmp_path: Path) -> None:
    text = "وزیر نے کہا کہ سرحدی راستہ دو مہینے بعد پیر کی صبح سے دوبارہ کھول دیا گیا ہے۔ " * 6
    raw = f"<html><body><article><p>{text}</p></article></body></html>".encode()
    (rejection,) = read(tmp_path / "a.html", raw).rejections
    assert (rejection.code, "Urdu" in rejection.reason) == ("wrong_language", True)
