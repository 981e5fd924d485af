"""Reads the labelled articles of the knowledge set and prepares them as the pipeline does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.arabic.normalise import normalise
from briefing.article import Article, Sentence
from briefing.duplicates import fold_copies
from briefing.errors import EmptyBody, InvalidArticle
from briefing.knowledge.dossiers import read_article
from briefing.knowledge.reading import ReadArticle, ReadStory
from briefing.ports import Embedder
from briefing.preparing import PreparedArticle, prepare
from models.evaluation.json_lines import read_json_lines

Label = dict[str, Any]  # a line of a labelled set; its fields are described in tests/gold/knowledge/README.md


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A stretch of an article's body: `body[start:end]`."""

    article: str
    start: int
    end: int

    def shared(self, other: "Spot") -> int:
        """Return how many characters it has in common with another, 0 where they only touch."""
        if self.article != other.article:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, kw_only=True)
class KnowledgeGold:
    """The labelled sets of a folder and its articles, read by the functions that are scored."""

    folder: Path
    read: tuple[ReadArticle, ...]  # in the order of the file
    story_of: dict[str, str]  # article id -> id of its story
    folded: frozenset[str]  # ids of near-copies of another article

    def labels(self, kind: str) -> list[Label]:
        """Return the labels of a set."""
        return list(read_json_lines(self.folder / f"{kind}.jsonl"))

    @cached_property
    def ignored(self) -> dict[str, list[Spot]]:
        """What the labels leave open, by the name of the set: neither right nor wrong."""
        spots: dict[str, list[Spot]] = {}
        for label in self.labels("ignored"):
            spots.setdefault(label["kind"], []).append(spot_of(label))
        return spots

    def is_open(self, spot: Spot, kind: str) -> bool:
        """Say whether the labels leave open what is said of a stretch."""
        return any(spot.shared(other) for other in self.ignored.get(kind, ()))

    def sentences(self) -> Iterator[tuple[PreparedArticle, Sentence]]:
        """Yield every kept sentence with its article."""
        for article in self.read:
            yield from ((article.prepared, sentence) for sentence in article.prepared.sentences)

    def stories(self) -> list[ReadStory]:
        """Return the stories as the pipeline has them: near-copies left out."""
        kept: dict[str, list[ReadArticle]] = {}
        for article in self.read:
            if article.prepared.article.id not in self.folded:
                kept.setdefault(self.story_of[article.prepared.article.id], []).append(article)
        return [ReadStory(id=story, articles=tuple(articles)) for story, articles in kept.items()]


def read_gold(folder: Path, *, embedder: Embedder) -> KnowledgeGold:
    """Read a folder of labelled sets.

    Raises:
        InvalidArticle: a labelled text does not stand where its label says.
        EmptyBody: nothing is left of an article when it is prepared.
    """
    rows = list(read_json_lines(folder / "articles.jsonl"))
    _check_offsets(folder, {row["id"]: row["body"] for row in rows})
    prepared = [_prepared(row) for row in rows]
    vectors = [embedder.embed([sentence.normalised for sentence in each.sentences]) for each in prepared]
    return KnowledgeGold(
        folder=folder,
        read=tuple(read_article(each, rows) for each, rows in zip(prepared, vectors, strict=True)),
        story_of={row["id"]: row["story"] for row in rows},
        folded=frozenset(fold_copies(prepared, vectors)),
    )


def spot_of(label: Label) -> Spot:
    """Return where a label stands."""
    return Spot(article=label["article"], start=label["start"], end=label["end"])


def spot_in(sentence: Sentence, start: int, end: int) -> Spot:
    """Return where in its body a stretch of a normalised sentence stands."""
    first, behind = normalise(sentence.text).original_span(start, end)
    return Spot(article=sentence.article, start=sentence.start + first, end=sentence.start + behind)


def _prepared(row: Label) -> PreparedArticle:
    published = row["published_at"]
    prepared = prepare(
        Article(
            id=row["id"],
            title=row["title"],
            body=row["body"],
            publisher=row["publisher"],
            published_at=datetime.fromisoformat(published) if published else None,
        )
    )
    if not isinstance(prepared, PreparedArticle):
        raise EmptyBody(f"Nothing is left of the labelled article {row['id']!r} when it is prepared.")
    return prepared


def _check_offsets(folder: Path, bodies: dict[str, str]) -> None:
    for kind in ("figures", "dates", "quotes", "entities", "ignored"):
        for label in read_json_lines(folder / f"{kind}.jsonl"):
            if bodies.get(label["article"], "")[label["start"] : label["end"]] != label["text"]:
                raise InvalidArticle(f"{kind}.jsonl: {label['text']!r} does not stand in {label['article']!r} there.")
