"""Scores what share of the facts that an editor underlined a briefing carries, beside simple methods.

A fact is carried where one of the sentences that state it stands in the text. Every system gets the same number
of words: those of the distinct sentences in the briefing's key points and story summaries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from briefing.document import Citation
from briefing.errors import InvalidArticle
from briefing.knowledge.reading import cite
from briefing.outline import Outline, Outliner
from briefing.ports import Embedder, Progress, Summariser
from briefing.preparing import PreparedArticle
from briefing.selection import passages_of
from models.evaluation.baselines import LeadSummariser, LexRankSummariser
from models.evaluation.json_lines import read_json_lines

# Of the characters of a gold sentence that a chosen one must hold: splitters may differ at the edges.
SHARED_PART = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something an editor wants to read, with the sentences that state it."""

    id: str
    fact: str  # in English
    support: tuple[Citation, ...]  # spans of bodies; the sentence numbers do not count here


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What one system carried of one batch."""

    batch: str
    system: str
    carried: tuple[str, ...]  # ids of facts
    missed: tuple[str, ...]
    words: int  # of Arabic text that it might choose; the last sentence of a simple method may run over

    @property
    def share(self) -> float:
        """Return the share of facts carried, 0 to 1."""
        return len(self.carried) / (len(self.carried) + len(self.missed))


def read_facts(path: Path, bodies: Mapping[str, str]) -> list[Fact]:
    """Read a gold list of facts and find their sentences in the bodies.

    Raises:
        InvalidArticle: a supporting sentence does not stand in its article.
    """
    return [
        Fact(id=row["id"], fact=row["fact"], support=tuple(_located(each, bodies) for each in row["support"]))
        for row in read_json_lines(path)
    ]


def evaluate_coverage(
    batch: str,
    articles: Sequence[PreparedArticle],
    facts: Sequence[Fact],
    *,
    embedder: Embedder,
    summariser: Summariser,
    progress: Progress,
    points: int,
) -> list[Coverage]:
    """Compare the briefing of a batch with first sentences and with LexRank at the same number of words."""
    outline = Outliner(embedder=embedder, summariser=summariser, progress=progress).outline(articles, points=points)
    chosen = _statements(outline)
    bodies = {article.article.id: article.article.body for article in articles}
    words = sum(len(bodies[cited.article][cited.start : cited.end].split()) for cited in chosen)
    kept = [article for article in articles if article.article.id not in outline.folded]
    return [
        _coverage(batch, "mujaz", chosen, facts, words),
        *(
            _coverage(batch, name, _baseline(kept, system, words), facts, words)
            for name, system in (("first sentences", LeadSummariser()), ("lexrank", LexRankSummariser()))
        ),
    ]


def carries(chosen: Iterable[Citation], fact: Fact) -> bool:
    """Say whether one of the chosen spans holds one of the fact's sentences."""
    return any(_shared(one, other) >= SHARED_PART for one in chosen for other in fact.support)


def _statements(outline: Outline) -> list[Citation]:
    """Return the span of each distinct statement; sentences that merely support one are not shown, nor counted."""
    statements = [each for story in outline.stories for each in (*story.key_points, *story.summary)]
    return list(
        {(each.citations[0].article, each.citations[0].start): each.citations[0] for each in statements}.values()
    )


def _baseline(articles: Sequence[PreparedArticle], system: Summariser, words: int) -> list[Citation]:
    """Let a simple method fill the words; its last sentence may run over, to its favour."""
    passages = [passage for article in articles for passage in passages_of(article)]
    chosen, spent = [], 0
    for pick in system.select(passages, np.zeros((len(passages), 1), dtype=np.float32), length=len(passages)):
        if spent >= words:
            break
        sentence = passages[pick.passage].sentence
        chosen.append(cite(sentence))
        spent += len(sentence.text.split())
    return chosen


def _coverage(batch: str, system: str, chosen: Sequence[Citation], facts: Sequence[Fact], words: int) -> Coverage:
    carried = [fact.id for fact in facts if carries(chosen, fact)]
    missed = [fact.id for fact in facts if fact.id not in carried]
    return Coverage(batch=batch, system=system, carried=tuple(carried), missed=tuple(missed), words=words)


def _located(support: Mapping[str, str], bodies: Mapping[str, str]) -> Citation:
    article, sentence = support["article"], support["sentence"]
    start = bodies.get(article, "").find(sentence)
    if start < 0:
        raise InvalidArticle(f"The sentence {sentence!r} does not stand in the article {article!r}.")
    return Citation(article=article, sentence=0, start=start, end=start + len(sentence))


def _shared(chosen: Citation, gold: Citation) -> float:
    if chosen.article != gold.article:
        return 0.0
    return max(0, min(chosen.end, gold.end) - max(chosen.start, gold.start)) / (gold.end - gold.start)
