"""The gold facts stay true to the sample batches: each support is found, once, in the article that it names."""

import io
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.article import Article

ROOT = Path(__file__).parents[3]
SIZES = {"clean": 3, "libya": 6, "three-stories": 8}  # batch -> articles
STORIES = {"clean": {"strike"}, "libya": {"libya"}, "three-stories": {"flood", "rate", "cup"}}
FEWEST, MOST = 12, 20  # facts a batch

Fact = dict[str, Any]


@cache
def facts(batch: str) -> list[Fact]:
    lines = (ROOT / "tests" / "gold" / "facts" / f"{batch}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def articles(batch: str) -> dict[str, Article]:
    intake = read_inputs([str(ROOT / "seeds" / batch)], limits=InputLimits(), stdin=io.BytesIO())
    assert intake.rejections == ()
    return {article.id: article for article in intake.articles}


def supports(batch: str) -> list[tuple[Fact, str, str]]:
    """Return each support as (its fact, article id, sentence)."""
    return [(fact, support["article"], support["sentence"]) for fact in facts(batch) for support in fact["support"]]


@pytest.mark.parametrize(("batch", "size"), SIZES.items())
def test_every_article_of_a_batch_is_usable(batch: str, size: int) -> None:
    assert len(articles(batch)) == size


@pytest.mark.parametrize("batch", SIZES)
def test_a_batch_has_between_twelve_and_twenty_facts(batch: str) -> None:
    assert FEWEST <= len(facts(batch)) <= MOST


@pytest.mark.parametrize("batch", SIZES)
def test_ids_are_unique_and_numbered_in_order_of_importance(batch: str) -> None:
    assert [fact["id"] for fact in facts(batch)] == [f"{batch}-{n:02}" for n in range(1, len(facts(batch)) + 1)]


@pytest.mark.parametrize("batch", SIZES)
def test_a_fact_has_a_story_an_english_sentence_and_support(batch: str) -> None:
    assert {fact["story"] for fact in facts(batch)} == STORIES[batch]
    assert [fact["id"] for fact in facts(batch) if not (fact["fact"].isascii() and fact["fact"].endswith("."))] == []
    assert [fact["id"] for fact in facts(batch) if not fact["support"]] == []


@pytest.mark.parametrize("batch", SIZES)
def test_a_support_stands_once_in_the_article_it_names(batch: str) -> None:
    counts = [articles(batch)[article].body.count(sentence) for _, article, sentence in supports(batch)]
    assert counts == [1] * len(counts)


@pytest.mark.parametrize("batch", SIZES)
def test_an_article_that_prints_a_supporting_sentence_is_named_as_support(batch: str) -> None:
    forgotten = [
        (fact["id"], other.id)
        for fact, _, sentence in supports(batch)
        for other in articles(batch).values()
        if sentence in other.body and other.id not in {support["article"] for support in fact["support"]}
    ]
    assert forgotten == []


@pytest.mark.parametrize("batch", SIZES)
def test_a_support_lies_within_one_line_of_the_body(batch: str) -> None:
    assert [sentence for _, _, sentence in supports(batch) if "\n" in sentence or sentence != sentence.strip()] == []


@pytest.mark.parametrize("batch", SIZES)
def test_every_article_supports_some_fact(batch: str) -> None:
    assert {article for _, article, _ in supports(batch)} == set(articles(batch))


@pytest.mark.parametrize("batch", SIZES)
def test_most_supports_are_no_first_sentence(batch: str) -> None:
    """Keep the gold fair: an article's lead may state what matters, but not most of what matters."""
    places = Counter(articles(batch)[article].body.find(sentence) == 0 for _, article, sentence in supports(batch))
    assert places[True] <= places[False] / 2
