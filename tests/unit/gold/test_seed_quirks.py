"""The Libya batch carries every quirk of real Arabic feeds; the clean batch carries none of them."""

import io
import re
from functools import cache
from pathlib import Path

import pytest

from briefing.adapters.inbox import InputLimits, read_inputs

ROOT = Path(__file__).parents[3]
LONG_SENTENCE = 80  # words
WITHOUT_STOP = 25  # words of a paragraph that lacks its full stop, so that no headline counts

QUIRKS = {  # quirk -> what shows it in a title and body
    "headline of another story alone on a line": r"(?m)^أمن طنجة يحجز طنين من الحشيش داخل شاحنة للتبريد$",
    "headline inside a news feed item": r"(?m)^النفط يتراجع إلى ما دون 50 دولارا$",
    "headline inside a web page": r"(?m)^إضراب القطارات يدخل يومه الثالث والمسافرون غاضبون$",
    "read-also list at the end": r"(?m)^اقرأ أيضا:\n.+\n.+\s*\Z",
    "image notice": r"(?m)^سيتم حجب هذه الصورة",
    "dateline with bar and agencies": r"(?m)^\S.* \| ليبيا – \(وكالات\)$",
    "dateline before the first sentence": r"\(الشاطئ\) - ",
    "month of Morocco: ghusht": r"\bغشت\b",
    "month of Morocco: nuwanbir": r"\bنونبر\b",
    "month of Morocco: dujanbir": r"\bدجنبر\b",
    "month of Morocco: yulyuz": r"\bيوليوز\b",
    "month of Tunisia and Algeria: janfi": r"\bجانفي\b",
    "month of Tunisia and Algeria: fifri": r"\bفيفري\b",
    "month of Tunisia and Algeria: afril": r"\bأفريل\b",
    "month of Tunisia and Algeria: juwan": r"\bجوان\b",
    "month of Tunisia and Algeria: juwiliya": r"\bجويلية\b",
    "month of Tunisia and Algeria: ut": r"\bو?أوت\b",
    "tatweel": "\u0640{2,}",
    "short vowels": "[\u064e-\u0650]",
    "tanwin": "[\u064b-\u064d]",
    "shadda": "\u0651",
    "hamza left out": r"\b(?:اكثر|ان|الى|الامريكية)\b",
    "hamza where none belongs": r"\bبإستخدام\b",
    "hamza on another seat": r"\bمسئولون\b",
    "alef maqsura for yeh": r"\bالماضى\b",
    "presentation forms": "[\ufe80-\ufefc]{4,}",
    "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c",
    "zero-width joiner": "\u200d",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "embedding, closed": "\u202b[^\u202c\n]+\u202c",
    "isolate, closed": "\u2066[^\u2069\n]+\u2069",
    "Arabic-Indic digits": "[\u0660-\u0669]",
    "Persian digits": "[\u06f0-\u06f9]",
    "Latin digits": "[0-9]",
    "Arabic percent sign": "\u066a",
    "Arabic decimal separator": "[\u0660-\u0669\u06f0-\u06f9]\u066b[\u0660-\u0669\u06f0-\u06f9]",
    "Arabic thousands separator": "[\u0660-\u0669]\u066c[\u0660-\u0669]{3}",
    "angle quotes": "«[^»]+»",
    "curly quotes": "“[^”]+”",
    "straight quotes": '"[^"]+"',
    "range with a dot for thousands": r"2600 إلى 3\.500",
    "dot for thousands": r"(?<!\d)1\.200 مقاتل",
    "range in thousands": "ما بين 25 ألف و 30 ألف",
    "thousands in a word": "150 ألف",
    "number glued to a preposition": r"بـ800",
    "number words": "ثلاثة آلاف وأربعة آلاف",
    "title in dialect": r"\A.*شنو طاري فدرنة",
    "relative date: two days ago": "أول أمس الثلاثاء",
    "relative date: yesterday": "أمس الاثنين",
    "relative date: last Friday": "يوم الجمعة الماضي",
    "relative date: last month": "الشهر الماضي",
    "relative date: two weeks ago": "قبل أسبوعين",
    "relative date: next Wednesday": "الأربعاء المقبل",
    "Persian that only looks Arabic": r"(?m)^این خبر را به زبان فارسی بخوانید$",
    "Urdu that only looks Arabic": r"(?m)^یہ خبر اردو میں پڑھیں$",
    "contradicting figure: 500": r"لا يتجاوز 500\b",
    "contradicting figure: 3000": r"أكثر من 3000 مقاتل",
    "contradicting figure: 5000": r"ما بين 5000 و6500",
}
FORMATS = {".txt": 2, ".json": 2, ".jsonl": 1, ".html": 1}  # suffix -> files
NEVER_CLEAN = re.compile(
    "[\u0640\u064b-\u0652\u0660-\u0669\u06f0-\u06f9\u066a-\u066c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufeff«»“”]"
)


@cache
def texts(batch: str) -> tuple[str, ...]:
    """Return title and body of each article."""
    intake = read_inputs([str(ROOT / "seeds" / batch)], limits=InputLimits(), stdin=io.BytesIO())
    return tuple(f"{article.title}\n{article.body}" for article in intake.articles)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.؟!])\s+|\n+", text)


@pytest.mark.parametrize("quirk", QUIRKS)
def test_the_libya_batch_carries_the_quirk(quirk: str) -> None:
    assert any(re.search(QUIRKS[quirk], text) for text in texts("libya"))


def test_the_libya_batch_has_a_sentence_of_eighty_words() -> None:
    longest = max(len(sentence.split()) for text in texts("libya") for sentence in sentences(text))
    assert longest >= LONG_SENTENCE


def test_the_libya_batch_has_paragraphs_without_full_stop() -> None:
    paragraphs = [line for text in texts("libya") for line in text.splitlines() if len(line.split()) >= WITHOUT_STOP]
    assert sum(not re.search(r"[.؟!…][\"”»]?\s*$", line) for line in paragraphs) == 2


def test_the_libya_batch_mixes_file_formats() -> None:
    suffixes = [path.suffix for path in (ROOT / "seeds" / "libya").iterdir()]
    assert {suffix: suffixes.count(suffix) for suffix in suffixes} == FORMATS


def test_the_libya_batch_has_a_superdesk_item() -> None:
    items = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds" / "libya").glob("*.json")]
    assert sum('"body_html"' in item and '"guid"' in item for item in items) == 1


def test_the_batch_of_three_stories_has_a_ninjs_3_item() -> None:
    items = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds" / "three-stories").glob("*.json")]
    assert sum('"bodies"' in item and '"contentType"' in item for item in items) == 1


def test_the_articles_on_libya_are_of_newspaper_length() -> None:
    assert [text[:40] for text in texts("libya") if not 300 <= len(text.split()) <= 550] == []


def test_the_clean_batch_carries_no_odd_character() -> None:
    assert [match.group() for text in texts("clean") for match in NEVER_CLEAN.finditer(text)] == []


def test_the_clean_batch_ends_each_paragraph_with_a_full_stop() -> None:
    bodies = [text.partition("\n")[2] for text in texts("clean")]
    assert [
        line for body in bodies for line in body.splitlines() if line and not re.search(r'\.["»]?$|"\.$', line)
    ] == []
