"""Keys hold everything that a result depends on, and their parts never run together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Article
from briefing.caching import article_key, content_key, count_lookups, sentence_key
from briefing.document import ModelUse
from briefing.glossary import Glossary, GlossaryTerm, TermOrigin
from memory_stores import MemoryMeter

EMBEDDER = ModelUse(role="embedding", id="words", revision="1", licence="MIT")
TRANSLATOR = ModelUse(role="translation", id="echo", revision="1", licence="MIT", settings="beam_size=4")
ARTICLE = Article(id="a", title="عنوان", body="نص الخبر الأول.")
SENTENCE = "زار الوزير القاهرة يوم الأحد."
CAIRO = GlossaryTerm(ar="القاهرة", en="Cairo")
TUNIS = GlossaryTerm(ar="تونس", en="Tunis")

texts = st.text(st.characters(codec=None), max_size=5)  # half surrogate pairs included


def key(
    sentence: str = SENTENCE,
    *,
    translator: ModelUse = TRANSLATOR,
    embedder: ModelUse = EMBEDDER,
    glossary: tuple[GlossaryTerm, ...] = (),
) -> str:
    return sentence_key(sentence, translator=translator, embedder=embedder, glossary=Glossary(glossary))


@given(st.lists(texts), st.lists(texts))
def test_two_lists_of_parts_have_the_same_key_only_where_they_are_the_same(one: list[str], other: list[str]) -> None:
    assert (content_key("x", *one) == content_key("x", *other)) == (one == other)


@given(texts, texts, texts, texts)
def test_text_never_moves_from_the_title_into_the_body(title: str, body: str, other: str, rest: str) -> None:
    keys = [
        article_key(Article(id="a", title=first, body=second), embedder=EMBEDDER)
        for first, second in ((title, body), (other, rest))
    ]
    assert (keys[0] == keys[1]) == ((title, body) == (other, rest))


@given(st.lists(texts, min_size=1), st.lists(texts, min_size=1))
def test_joined_sentences_are_not_taken_for_each_other(one: list[str], other: list[str]) -> None:
    assert (key("|".join(one)) == key("|".join(other))) == ("|".join(one) == "|".join(other))
    assert content_key("x", one) != content_key("x", "|".join(one))


def test_kinds_of_results_are_kept_apart() -> None:
    assert content_key("article", "a") != content_key("sentence", "a")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(key(translator=replace(TRANSLATOR, id="echo-2")), id="another model"),
        pytest.param(key(translator=replace(TRANSLATOR, revision="2")), id="another revision"),
        pytest.param(key(translator=replace(TRANSLATOR, settings="beam_size=5")), id="other decoding"),
        pytest.param(key(embedder=replace(EMBEDDER, revision="2")), id="another judge of omissions"),
        pytest.param(key(glossary=(CAIRO,)), id="a term that occurs"),
        pytest.param(key(glossary=(TUNIS,)), id="a glossary at all"),
        pytest.param(key(SENTENCE.removesuffix(".")), id="another sentence"),
    ],
)
def test_a_translation_depends_on(other: str) -> None:
    assert other != key()


def test_terms_that_do_not_occur_in_a_sentence_do_not_part_its_translations() -> None:
    assert key(glossary=(CAIRO, TUNIS)) == key(glossary=(CAIRO,))


def test_the_order_of_the_glossary_does_not_count_as_it_does_not_in_translating() -> None:
    minister = GlossaryTerm(ar="الوزير", en="the minister")
    assert key(glossary=(CAIRO, minister)) == key(glossary=(minister, CAIRO))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(CAIRO, also=("Al-Qahira",)), id="other English that is as good"),
        pytest.param(replace(CAIRO, origin=TermOrigin.DEPLOYMENT), id="whose term it is, as the verdict says so"),
    ],
)
def test_a_translation_depends_on_all_of_a_term(other: GlossaryTerm) -> None:
    assert key(glossary=(other,)) != key(glossary=(CAIRO,))


def test_an_article_of_another_outlet_with_the_same_text_has_the_same_key() -> None:
    other = replace(ARTICLE, id="b", publisher="صحيفة", url="https://example.org/1")
    assert article_key(other, embedder=EMBEDDER) == article_key(ARTICLE, embedder=EMBEDDER)


def test_an_article_is_embedded_anew_by_another_revision() -> None:
    other = article_key(ARTICLE, embedder=replace(EMBEDDER, revision="2"))
    assert other != article_key(ARTICLE, embedder=EMBEDDER)


def test_what_was_not_looked_up_is_not_counted() -> None:
    meter = MemoryMeter()
    count_lookups(meter, "sentence", hits=2, misses=0)
    assert meter.read() == {'cache_hits_total{kind="sentence"}': 2}
