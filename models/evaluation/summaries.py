"""Scores a summariser on articles with human extracts, beside Lead and LexRank at the same length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from briefing.article import Article
from briefing.errors import InvalidArticle
from briefing.ports import Embedder, Summariser, Vectors
from briefing.preparing import PreparedArticle, prepare
from briefing.selection import passages_of
from models.evaluation.json_lines import read_json_lines
from models.evaluation.rouge import ArabicTokenizer, Rouge, rouge


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarisedArticle:
    """An article with the summaries that people made of it."""

    prepared: PreparedArticle
    vectors: Vectors  # a unit row a sentence
    references: tuple[str, ...]
    words: int  # the references' mean length: what every system may use


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryScore:
    """What one system reached."""

    system: str
    rouge: Rouge
    articles: int


def read_summarised(path: Path, *, embedder: Embedder) -> list[SummarisedArticle]:
    """Read JSON lines {"id", "article", "summaries"} as in EASC (El-Haj et al. 2010).

    Raises:
        InvalidArticle: a line has no article or no summaries.
    """
    try:
        articles = [_summarised(row, embedder) for row in read_json_lines(path)]
    except (OSError, ValueError, KeyError) as error:
        raise InvalidArticle(f"{path} is not a set of summarised articles (id, article, summaries): {error}") from error
    if not articles:
        raise InvalidArticle(f"{path} is empty: give a line with id, article and summaries for each article.")
    return articles


def evaluate_summaries(articles: Sequence[SummarisedArticle], systems: Mapping[str, Summariser]) -> list[SummaryScore]:
    """Score each system by the mean of its ROUGE over the articles, all at the references' mean length in words."""
    return [_score(name, system, articles) for name, system in systems.items()]


def evaluate_people(articles: Sequence[SummarisedArticle]) -> SummaryScore:
    """Score each human extract against the others: what agreement among people is worth."""
    scores = [
        rouge(reference, [*article.references[:place], *article.references[place + 1 :]])
        for article in articles
        for place, reference in enumerate(article.references)
        if len(article.references) > 1
    ]
    return _mean("one human against the others", scores, len(articles))


def summary_of(article: SummarisedArticle, system: Summariser) -> str:
    """Let a system choose sentences, put them in the article's order, and cut at the allowed number of words."""
    passages = passages_of(article.prepared)
    budget, chosen = article.words, []
    for pick in system.select(passages, article.vectors, length=len(passages)):
        words = passages[pick.passage].sentence.text.split()[:budget]
        chosen.append((pick.passage, " ".join(words)))
        budget -= len(words)
        if budget <= 0:
            break
    return " ".join(text for _, text in sorted(chosen))


def _summarised(row: Mapping[str, object], embedder: Embedder) -> SummarisedArticle:
    prepared = prepare(Article(id=str(row["id"]), body=str(row["article"])))
    if not isinstance(prepared, PreparedArticle):
        raise InvalidArticle(f"{row['id']} has no text.")
    references = row["summaries"]
    if not isinstance(references, list) or not references:
        raise InvalidArticle(f"{row['id']} has no summaries.")
    tokenize = ArabicTokenizer().tokenize
    return SummarisedArticle(
        prepared=prepared,
        vectors=embedder.embed([sentence.normalised for sentence in prepared.sentences]),
        references=tuple(map(str, references)),
        words=round(fmean(len(tokenize(str(reference))) for reference in references)),
    )


def _score(name: str, system: Summariser, articles: Sequence[SummarisedArticle]) -> SummaryScore:
    return _mean(name, [rouge(summary_of(article, system), article.references) for article in articles], len(articles))


def _mean(system: str, scores: Sequence[Rouge], articles: int) -> SummaryScore:
    mean = Rouge(
        one=fmean(score.one for score in scores),
        two=fmean(score.two for score in scores),
        longest=fmean(score.longest for score in scores),
    )
    return SummaryScore(system=system, rouge=mean, articles=articles)
