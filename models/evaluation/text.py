"""Scores the cutting of bodies into sentences and the finding of boilerplate against labelled texts.

A sentence boundary is right where a found sentence ends at the very character at which a labelled one ends. A
boilerplate decision is one labelled line or segment; it counts as removed where more than half of it is covered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.arabic.boilerplate import BoilerplateSpan, find_boilerplate
from briefing.arabic.sentences import split_sentences
from briefing.errors import InvalidArticle
from models.evaluation.json_lines import read_json_lines

SENTENCES = "sentences.jsonl"
BOILERPLATE = "boilerplate.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often something was found that is there, found that is not, and not found that is there."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1; 1 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, 0 to 1; 1 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextScores:
    """What the rules about Arabic text score on a labelled set."""

    boundaries: Counts  # ends of sentences, line ends among them
    inner_boundaries: Counts  # ends of sentences within a line only: the hard ones
    boilerplate: Counts  # removed lines and segments, whatever the kind
    kinds: Counts  # removed with the right kind; a wrong kind is both extra and missed
    own: int  # labelled lines and segments that are the article's own text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table that the command line prints."""

    measure: str
    precision: float  # 0 to 1
    recall: float  # 0 to 1
    f1: float  # 0 to 1
    right: int
    extra: int
    missed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision:
    """What the label says about a segment and what was found there."""

    labelled: str | None
    found: str | None


def evaluate_text(gold: Path) -> TextScores:
    """Score both labelled sets of a folder.

    Args:
        gold: Folder with sentences.jsonl (id, body, sentences) and boilerplate.jsonl (id, body, lines: text, kind).

    Raises:
        InvalidArticle: a labelled sentence or line does not stand in its body, or not in that order.
    """
    boundaries, inner = _boundary_counts(gold / SENTENCES)
    decisions = list(_decisions(gold / BOILERPLATE))
    return TextScores(
        boundaries=boundaries,
        inner_boundaries=inner,
        boilerplate=Counts(
            right=sum(bool(d.labelled and d.found) for d in decisions),
            extra=sum(bool(d.found and not d.labelled) for d in decisions),
            missed=sum(bool(d.labelled and not d.found) for d in decisions),
        ),
        kinds=Counts(
            right=sum(bool(d.labelled and d.found == d.labelled) for d in decisions),
            extra=sum(bool(d.found and d.found != d.labelled) for d in decisions),
            missed=sum(bool(d.labelled and d.found != d.labelled) for d in decisions),
        ),
        own=sum(d.labelled is None for d in decisions),
    )


def report(gold: Path) -> list[Row]:
    """Give the scores of a folder of labelled texts as the rows of a table.

    Raises:
        InvalidArticle: see `evaluate_text`.
    """
    scores = evaluate_text(gold)
    return [
        row_of("sentence boundaries", scores.boundaries),
        row_of("sentence boundaries within a line", scores.inner_boundaries),
        row_of("boilerplate removed", scores.boilerplate),
        row_of("boilerplate removed, with its kind", scores.kinds),
    ]


def row_of(measure: str, counts: Counts) -> Row:
    """Return counts as a line of a table."""
    return Row(
        measure=measure,
        precision=counts.precision,
        recall=counts.recall,
        f1=counts.f1,
        right=counts.right,
        extra=counts.extra,
        missed=counts.missed,
    )


def _boundary_counts(path: Path) -> tuple[Counts, Counts]:
    """Count over all passages: all ends of sentences, then those that no line end gives away."""
    everything: list[tuple[set[int], set[int]]] = []
    inner: list[tuple[set[int], set[int]]] = []
    for passage in read_json_lines(path):
        body = passage["body"]
        labelled = {end for _, end in _located(body, passage["sentences"], passage["id"])}
        found = {sentence.end for sentence in split_sentences(body)}
        everything.append((labelled, found))
        inner.append(
            ({end for end in labelled if _is_inner(body, end)}, {end for end in found if _is_inner(body, end)})
        )
    return _compare(everything), _compare(inner)


def _is_inner(body: str, end: int) -> bool:
    return bool(body[end:].partition("\n")[0].strip())


def _compare(pairs: Sequence[tuple[set[int], set[int]]]) -> Counts:
    return Counts(
        right=sum(len(labelled & found) for labelled, found in pairs),
        extra=sum(len(found - labelled) for labelled, found in pairs),
        missed=sum(len(labelled - found) for labelled, found in pairs),
    )


def _decisions(path: Path) -> Iterator[_Decision]:
    for article in read_json_lines(path):
        body, lines = article["body"], article["lines"]
        spans = find_boilerplate(body)
        places = _located(body, [line["text"] for line in lines], article["id"])
        for line, (start, end) in zip(lines, places, strict=True):
            yield _Decision(labelled=line["kind"], found=_kind_at(spans, start, end))


def _kind_at(spans: Sequence[BoilerplateSpan], start: int, end: int) -> str | None:
    """Return the kind found on a segment if it covers more than half of it."""
    overlaps = [(min(span.end, end) - max(span.start, start), span) for span in spans]
    inside = [(length, span) for length, span in overlaps if length > 0]
    if 2 * sum(length for length, _ in inside) <= end - start:
        return None
    return max(inside, key=lambda found: found[0])[1].kind.value


def _located(body: str, texts: Sequence[str], name: str) -> list[tuple[int, int]]:
    """Find texts in a body, one behind the other."""
    places: list[tuple[int, int]] = []
    position = 0
    for text in texts:
        start = body.find(text, position)
        if start < 0:
            raise InvalidArticle(f"passage {name}: {text[:40]!r} does not stand in the body behind the text before it")
        position = start + len(text)
        places.append((start, position))
    return places
