"""The yardsticks themselves: ROUGE that sees Arabic, baselines as published, coverage by spans."""

import json
from pathlib import Path

import numpy as np
import pytest

from briefing.article import Article
from briefing.document import Citation
from briefing.errors import InvalidArticle
from briefing.preparing import PreparedArticle, prepare
from fakes import RecordingProgress, WordEmbedder
from models.evaluation.baselines import LexRankSummariser, stationary, tf_idf
from models.evaluation.coverage import Fact, carries, evaluate_coverage, read_facts
from models.evaluation.rouge import ArabicTokenizer, rouge
from models.evaluation.summaries import evaluate_people, evaluate_summaries, read_summarised
from models.evaluation.translation import read_sets, score
from models.summarisation.extractive import ExtractiveSummariser

BODY = "افتتح الوزير الجسر الجديد صباح السبت. وبلغت كلفته تسعة ملايين دينار. وحضر الحفل سكان القرى المجاورة."


def test_the_tokenizer_keeps_arabic_words_and_drops_their_diacritics() -> None:
    assert ArabicTokenizer().tokenize("قَالَ: 12 جنديـا، OK") == ["قال", "12", "جنديا", "ok"]


def test_rouge_is_the_mean_over_references() -> None:
    assert rouge("جسر جديد", ["جسر جديد", "طريق قديم"]).one == pytest.approx(50.0)


def test_rouge_two_counts_pairs_of_words() -> None:
    assert rouge("أ ب ج", ["أ ب د"]).two == pytest.approx(50.0)


def test_lexrank_gives_most_weight_to_what_is_like_the_rest() -> None:
    rank = stationary(tf_idf([["a", "b"], ["a", "c"], ["a", "b", "c"], ["x", "y"]]))
    assert int(rank.argmax()) == 2
    assert rank.sum() == pytest.approx(1.0)


@pytest.mark.parametrize(("start", "end", "carried"), [(0, 10, True), (4, 10, True), (6, 10, False), (20, 30, False)])
def test_a_fact_is_carried_where_most_of_its_sentence_stands(start: int, end: int, *, carried: bool) -> None:
    fact = Fact(id="1", fact="", support=(Citation(article="a", sentence=0, start=0, end=10),))
    assert carries([Citation(article="a", sentence=0, start=start, end=end)], fact) is carried


def test_a_gold_sentence_that_stands_nowhere_is_an_error(tmp_path: Path) -> None:
    gold = tmp_path / "batch.jsonl"
    gold.write_text(json.dumps({"id": "1", "fact": "f", "support": [{"article": "a", "sentence": "غائب"}]}))
    with pytest.raises(InvalidArticle, match="غائب"):
        read_facts(gold, {"a": BODY})


def test_coverage_lets_each_simple_method_fill_the_words_of_the_briefing() -> None:
    prepared = prepare(Article(id="a", body=BODY))
    assert isinstance(prepared, PreparedArticle)
    facts = [Fact(id="1", fact="", support=(Citation(article="a", sentence=0, start=0, end=38),))]
    rows = evaluate_coverage(
        "batch", [prepared], facts,
        embedder=WordEmbedder(), summariser=ExtractiveSummariser(), progress=RecordingProgress(), points=1,
    )  # fmt: skip
    assert [row.system for row in rows] == ["mujaz", "first sentences", "lexrank"]
    assert {row.words for row in rows} == {16}
    assert rows[1].carried == ("1",)


def test_summaries_are_scored_beside_people(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    references = ["افتتح الوزير الجسر الجديد صباح السبت.", "افتتح الوزير الجسر. وحضر سكان القرى."]
    path.write_text(json.dumps({"id": "1", "article": BODY, "summaries": references}, ensure_ascii=False))
    articles = read_summarised(path, embedder=WordEmbedder())
    rows = evaluate_summaries(articles, {"lexrank": LexRankSummariser()})
    assert 0 < rows[0].rouge.one <= 100
    assert 0 < evaluate_people(articles).rouge.one < 100


def test_a_perfect_translation_scores_a_hundred_and_names_its_signature(tmp_path: Path) -> None:
    (tmp_path / "toy.ar").write_text("جملة أولى\nجملة ثانية\n")
    (tmp_path / "toy.en").write_text("The first sentence stands here.\nThe second sentence stands there.\n")
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems" / "toy.other.en").write_text("One.\nTwo.\n")
    toy = read_sets(tmp_path)[0]
    row = score(toy, "perfect", toy.references)
    assert row.bleu == pytest.approx(100.0)
    assert "version:" in row.signature
    assert list(toy.systems) == ["other"]


def test_a_line_separator_within_a_sentence_does_not_cut_it(tmp_path: Path) -> None:
    (tmp_path / "toy.ar").write_text("جملة\u2028واحدة\n", encoding="utf-8")
    (tmp_path / "toy.en").write_text("One sentence.\n", encoding="utf-8")
    assert read_sets(tmp_path)[0].sources == ("جملة\u2028واحدة",)


def test_an_empty_set_of_summaries_is_refused(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(InvalidArticle, match="is empty"):
        read_summarised(tmp_path / "set.jsonl", embedder=WordEmbedder())


def test_a_set_with_a_missing_line_is_refused(tmp_path: Path) -> None:
    (tmp_path / "toy.ar").write_text("جملة\nجملة\n")
    (tmp_path / "toy.en").write_text("Sentence.\n")
    with pytest.raises(InvalidArticle, match="2 sources but 1 lines"):
        read_sets(tmp_path)


def test_tf_idf_rows_have_unit_length() -> None:
    rows = tf_idf([["a", "b"], ["a"]])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0, 1.0])
