"""Scores what a briefing knows besides its statements against labelled articles: figures, dates, quotes, names, terms.

Every article is prepared as the pipeline prepares it and read by the functions that the pipeline calls. A mention
counts as right where it stands in the labelled place with the labelled meaning; a wrong meaning in the right place is
both too many and missed. What the labels leave open (`ignored.jsonl`) counts as neither.
"""

from collections.abc import Iterator
from pathlib import Path

from briefing.ports import Embedder
from models.evaluation.knowledge_dates import score_dates
from models.evaluation.knowledge_entities import score_entities
from models.evaluation.knowledge_figures import score_figures
from models.evaluation.knowledge_glossary import score_glossary
from models.evaluation.knowledge_gold import read_gold
from models.evaluation.knowledge_quotes import score_quotes
from models.evaluation.knowledge_tally import Tally


def evaluate_knowledge(folder: Path, *, embedder: Embedder) -> Iterator[Tally]:
    """Yield the lines of the table, those of one kind together, the one that counts first.

    Args:
        folder: Folder with the labelled sets, as tests/gold/knowledge is.
        embedder: The one of the pipeline: figures are linked by its vectors.

    Raises:
        InvalidArticle: a labelled text does not stand where its label says.
        EmptyBody: nothing is left of an article when it is prepared.
    """
    gold = read_gold(folder, embedder=embedder)
    yield from score_figures(gold)
    yield from score_dates(gold)
    yield from score_quotes(gold)
    yield from score_entities(gold)
    yield from score_glossary(folder)
