"""A remembered article is the one that was prepared; an entry that is anything else counts as forgotten."""

import numpy as np
import pytest

from briefing.article_cache import ArticleCache, EmbeddedArticle, decode, encode, texts_of
from briefing.preparing import PreparedArticle, prepare
from fakes import WordEmbedder
from memory_stores import MemoryCache
from stepping import ARTICLES

PORT, CUP = ARTICLES[0], ARTICLES[1]


def embedded(article: object = PORT) -> EmbeddedArticle:
    prepared = prepare(article)  # type: ignore[arg-type]
    assert isinstance(prepared, PreparedArticle)
    return EmbeddedArticle(prepared=prepared, rows=WordEmbedder().embed(texts_of(prepared)))


def test_an_article_comes_back_with_its_sentences_and_vectors() -> None:
    cache = ArticleCache(cache=MemoryCache(), embedder=WordEmbedder().describe())
    cache.keep(embedded())
    found = cache.recall(ARTICLES[:2])
    assert list(found) == ["port"]
    assert found["port"].prepared == embedded().prepared
    assert np.array_equal(found["port"].rows, embedded().rows)


def test_each_text_has_its_row() -> None:
    article = embedded()
    sentence = article.prepared.sentences[-1].normalised
    assert np.array_equal(article.vectors[sentence], article.rows[-1])


ENTRY = encode(embedded())


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x01", id="shorter than a length"),
        pytest.param(b"\xff\xff\xff\xff{}", id="a length beyond the end"),
        pytest.param(b"\x02\x00\x00\x00{}", id="no fields"),
        pytest.param(b"\x04\x00\x00\x00null", id="no object"),
        pytest.param(ENTRY[:-4], id="cut off"),
        pytest.param(ENTRY[:-1] + bytes([ENTRY[-1] ^ 1]), id="one bit turned"),
        pytest.param(ENTRY + b"\0\0\0\0", id="too long"),
        pytest.param(encode(EmbeddedArticle(prepared=embedded().prepared, rows=embedded().rows[:-1])), id="a row less"),
    ],
)
def test_a_corrupt_entry_counts_as_forgotten(entry: bytes) -> None:
    assert decode(PORT, entry) is None


def test_an_entry_of_a_longer_article_counts_as_forgotten() -> None:
    assert decode(CUP, ENTRY) is None
