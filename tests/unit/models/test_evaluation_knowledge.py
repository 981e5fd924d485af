"""The yardstick for what a briefing knows: what counts as right, as too many, as missed, and what is left open."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.article import Sentence
from briefing.dossier import Precision
from briefing.errors import InvalidArticle
from briefing.knowledge.dates.reading import DateReading
from briefing.point import Attribution, Label, SpeakerKind
from fakes import WordEmbedder
from models.evaluation.knowledge_dates import means_the_same
from models.evaluation.knowledge_entities import is_spelled
from models.evaluation.knowledge_glossary import score_glossary
from models.evaluation.knowledge_gold import Spot, read_gold, spot_in
from models.evaluation.knowledge_quotes import is_speaker
from models.evaluation.knowledge_tally import Tally, half_shared, pair
from models.evaluation.knowledge_words import Synonyms, fold_english, fold_sound, read_synonyms, word_overlap

BODY = "وصلت إلى الميناء ناقلتان محملتان بالقمح صباح السبت. وقال عامل إن التفريغ بدأ فورا."
ARTICLE = {"id": "port", "story": "port", "title": "", "publisher": "", "published_at": None, "body": BODY}


def write_gold(folder: Path, **sets: list[dict[str, Any]]) -> Path:
    for name in ("articles", "figures", "dates", "quotes", "entities", "ignored"):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in sets.get(name, []))
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def spot(start: int, end: int, article: str = "port") -> Spot:
    return Spot(article=article, start=start, end=end)


def test_a_tally_gives_precision_recall_and_f1() -> None:
    row = Tally(measure="dates", right=6, extra=["one"] * 2, missed=["two"] * 4).row
    assert (row.precision, row.recall, row.f1) == pytest.approx((0.75, 0.6, 2 / 3))


def test_each_found_item_is_used_for_one_label_only() -> None:
    paired = pair(["a", "a", "b"], ["a", "c"], lambda one, other: one == other)
    assert (paired.right, paired.extra, paired.missed) == ([("a", "a")], ["c"], ["a", "b"])


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (spot(0, 10), spot(5, 30), True),
        (spot(0, 10), spot(6, 30), False),
        (spot(0, 10), spot(2, 4), True),
        (spot(0, 10), spot(10, 12), False),
        (spot(0, 10), spot(0, 10, "harbour"), False),
        (spot(4, 4), spot(0, 10), False),
    ],
)
def test_half_of_the_shorter_stretch_must_be_shared(one: Spot, other: Spot, *, shared: bool) -> None:
    assert half_shared(one, other) is shared


def test_a_stretch_of_the_normalised_sentence_is_found_in_the_body() -> None:
    text = "بلــغ  العدد ١٢ فقط"
    sentence = Sentence(
        article="port", index=0, start=100, end=100 + len(text), text=text, normalised="بلغ العدد 12 فقط", paragraph=0
    )
    assert spot_in(sentence, 10, 12) == spot(113, 115)


SYNONYMS = Synonyms(sets=(frozenset({"killed", "dead"}), frozenset({"home", "house"})))


@pytest.mark.parametrize(
    ("labelled", "found", "same"),
    [
        (["killed"], "the dead", True),
        (["killed"], "soldiers killed", True),
        (["killed"], "injured", False),
        (["refugees"], "Syrian refugees", True),
        (["interest rate"], "rate", True),
        (["homes"], "houses", True),
        (["homes"], "", False),
        (["buses", "coaches"], "coach", False),
        (["killed"], "people", False),
    ],
)
def test_a_thing_counted_may_be_named_by_a_synonym(labelled: list[str], found: str, *, same: bool) -> None:
    assert SYNONYMS.same(labelled, [found]) is same


def test_synonyms_are_read_folded_and_without_remarks(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("# remark\nthe Wounded, injured\n\n", encoding="utf-8")
    assert read_synonyms(tmp_path / "synonyms.txt").sets == (frozenset({"wounded", "injured"}),)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("The Wounded Soldiers", "wounded soldier"), ("Bodies of men", "bodie men"), ("losses", "losse"), ("bus", "bus")],
)
def test_english_is_folded_for_comparison_only(text: str, folded: str) -> None:
    assert fold_english(text) == folded


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Leila Kacemi", "Layla Qasimi", True),
        ("Nadia Cherkaoui", "Nadia al-Sharqawi", False),
        ("Mourad Boukhalfa", "Murad Bu Khalfa", True),
        ("Claude Diallo", "Klod Dialo", True),
        ("Amna Belaid", "Chokri Belaid", False),
    ],
)
def test_spellings_of_one_sound_are_alike(one: str, other: str, *, alike: bool) -> None:
    assert (fold_sound(one) == fold_sound(other)) is alike


@pytest.mark.parametrize(
    ("spelling", "name", "right"),
    [
        ("listed", "Mohamed Oun", True),
        ("listed", "mohamed  oûn", True),
        ("listed", "Mohamed Aun", False),
        ("sound", "Hamid Aun", False),
        ("sound", "Mohamad Aun", True),
        ("any", "Michel", True),
    ],
)
def test_a_name_is_spelled_as_the_label_allows(spelling: str, name: str, *, right: bool) -> None:
    assert is_spelled({"spelling": spelling, "name": ["Mohamed Oun"]}, name) is right


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("أ ب ج د", "أ ب ج د", 1.0), ("إن البحث مستمر", "ان البحث", 2 / 3), ("أ أ ب", "أ ب", 2 / 3), ("أ", "ب", 0.0)],
)
def test_the_overlap_of_words_is_the_share_of_the_longer_text(one: str, other: str, share: float) -> None:
    assert word_overlap(one, other) == pytest.approx(share)


def reading(date: str, end: str, precision: Precision) -> DateReading:
    return DateReading(
        start=0, end=1, expression="x", date=date, end_date=end, precision=precision, approximate=False, basis="stated"
    )


def label(date: str, end: str, precision: str, *others: dict[str, str]) -> dict[str, Any]:
    return {"date": date, "end_date": end, "precision": precision, "or": list(others)}


@pytest.mark.parametrize(
    ("labelled", "found", "same"),
    [
        (label("2022-08-17", "", "day"), reading("2022-08-17", "", Precision.DAY), True),
        (label("2022-08-17", "", "day"), reading("2022-08-18", "", Precision.DAY), False),
        (label("2022-08", "", "month"), reading("2022-08", "2022-09", Precision.MONTH), False),
        (label("2022", "", "year", label("2022-12", "", "month")), reading("2022-12", "", Precision.MONTH), True),
        (label("2014", "2017", "year"), reading("2014", "2017", Precision.YEAR), True),
        (label("", "", "unresolved"), reading("", "", Precision.UNRESOLVED), True),
        (label("2022-04-16", "2022-04-24", "week"), reading("2022-04-18", "2022-04-24", Precision.WEEK), True),
        (label("2022-04-16", "2022-04-24", "week"), reading("2022-04-11", "2022-04-17", Precision.WEEK), False),
        (label("2015", "", "season"), reading("2015-06", "2015-08", Precision.SEASON), True),
        (label("1980", "1989", "decade"), reading("1980", "", Precision.DECADE), True),
        (label("1980", "1989", "decade"), reading("1990", "", Precision.DECADE), False),
    ],
)
def test_a_date_is_right_in_one_of_its_readings(labelled: dict[str, Any], found: DateReading, *, same: bool) -> None:
    assert means_the_same(labelled, found) is same


SPEAKER = {
    "speaker_kind": ["named"],
    "speaker": ["Abdelhak El Merini", "Abdelhaq al-Marini"],
    "speaker_ar": ["عبد الحق المريني"],
}
SOURCE = {
    "speaker_kind": ["unnamed_official", "unnamed"],
    "speaker": ["a security source"],
    "speaker_ar": ["مصدر أمني"],
}


@pytest.mark.parametrize(
    ("labelled", "kind", "en", "ar", "right"),
    [
        (SPEAKER, SpeakerKind.NAMED, "Abdelhaq al-Marini", "المريني", True),
        (SPEAKER, SpeakerKind.NAMED, "Abdul Haq Marini", "المريني", True),
        (SPEAKER, SpeakerKind.NAMED, "Khaled Mansour", "خالد منصور", False),
        (SPEAKER, SpeakerKind.INSTITUTION, "Abdelhak El Merini", "عبد الحق المريني", False),
        (SOURCE, SpeakerKind.UNNAMED, "a security source", "مصدر أمني", True),
        (SOURCE, SpeakerKind.UNNAMED_OFFICIAL, "security source", "المصدر الأمني", True),
        (SOURCE, SpeakerKind.UNNAMED_OFFICIAL, "a diplomat", "دبلوماسي غربي", False),
        (SOURCE, SpeakerKind.DOCUMENT, "a security source", "مصدر أمني", False),
    ],
)
def test_a_speaker_is_right_by_kind_and_name(
    labelled: dict[str, Any], kind: SpeakerKind, en: str, ar: str, *, right: bool
) -> None:
    assert is_speaker(labelled, Attribution(kind=kind, speaker=Label(en=en, ar=ar))) is right


def test_glossary_decisions_are_counted_case_by_case(tmp_path: Path) -> None:
    case = {
        "id": "g01",
        "terms": [{"ar": "مجلس الأمن", "en": "Security Council"}],
        "source": "عقد مجلس الأمن جلسة.",
        "occurs": ["مجلس الأمن"],
        "right": ["The Security Council met."],
        "wrong": ["The board met.", "The council met."],
    }
    (tmp_path / "glossary.jsonl").write_text(json.dumps(case) + "\n", encoding="utf-8")
    assert {tally.measure: tally.right for tally in score_glossary(tmp_path)} == {
        "glossary": 3,
        "glossary: found": 1,
        "glossary: alarm": 2,
    }


def test_the_labelled_articles_are_read_as_stories(tmp_path: Path) -> None:
    other = ARTICLE | {"id": "dock", "body": "أغلقت السلطات الطريق الساحلي بعد انهيار جزء منه مساء الأحد."}
    gold = read_gold(write_gold(tmp_path, articles=[ARTICLE, other]), embedder=WordEmbedder())
    assert [(story.id, len(story.articles)) for story in gold.stories()] == [("port", 2)]


def test_a_near_copy_is_no_article_of_its_story(tmp_path: Path) -> None:
    copy = ARTICLE | {"id": "copy", "publisher": "other"}
    gold = read_gold(write_gold(tmp_path, articles=[ARTICLE, copy]), embedder=WordEmbedder())
    assert [len(story.articles) for story in gold.stories()] == [1]


def test_what_the_labels_leave_open_is_known(tmp_path: Path) -> None:
    ignored = [{"article": "port", "start": 0, "end": 4, "text": BODY[:4], "kind": "dates"}]
    gold = read_gold(write_gold(tmp_path, articles=[ARTICLE], ignored=ignored), embedder=WordEmbedder())
    assert [gold.is_open(spot(2, 8), kind) for kind in ("dates", "figures")] == [True, False]


def test_a_label_that_does_not_fit_its_article_is_refused(tmp_path: Path) -> None:
    dates = [{"article": "port", "start": 0, "end": 4, "text": "غدا"}]
    with pytest.raises(InvalidArticle, match="غدا"):
        read_gold(write_gold(tmp_path, articles=[ARTICLE], dates=dates), embedder=WordEmbedder())
