"""An endless stream of batches: corpora mixed by weight, pairs augmented, lengths alike within a batch."""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import torch
from torch import Tensor

from models.training.augment import augment
from models.training.data import Corpus, Manifest, Pair
from models.training.drills import Drills
from models.training.names import NameSwapper
from models.training.recipe import DataRecipe, Recipe
from models.training.tokenizer import END, PADDING, UNKNOWN, PieceTokenizer

Example: TypeAlias = tuple[list[int], list[int]]  # source pieces, target pieces

BUCKET_WIDTH = 3  # examples whose lengths differ by less may share a batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Examples padded to one length on each side."""

    source: Tensor  # [batch, source length], piece ids
    decoder_input: Tensor  # [batch, target length], begins with the end mark
    target: Tensor  # [batch, target length], the same one place to the left

    @property
    def counts(self) -> Tensor:
        """Where the loss counts: [batch, target length], booleans."""
        return self.target != PADDING

    def split(self, parts: int) -> list["Batch"]:
        """Divide the examples evenly between at most so many smaller batches."""
        return [
            Batch(
                source=self.source[first::parts],
                decoder_input=self.decoder_input[first::parts],
                target=self.target[first::parts],
            )
            for first in range(min(parts, len(self.source)))
        ]


class PairSampler:
    """Draws pairs: a fixed share of news, the rest by weight and tempered corpus size."""

    def __init__(
        self, *, manifest: Manifest, pairs: dict[str, list[Pair]], temperature: float, rng: random.Random
    ) -> None:
        """Work out each corpus's share of the drawn pairs."""
        self.pairs = pairs
        self.rng = rng
        self.shares: dict[str, float] = {}
        for news, total, heat in ((True, manifest.news_share, 1.0), (False, 1 - manifest.news_share, temperature)):
            rivals = [corpus for corpus in manifest.corpora if corpus.news == news]
            self.shares |= divide(total, rivals, pairs, temperature=heat)

    def draw(self, count: int) -> list[Pair]:
        """Draw pairs with replacement."""
        names = self.rng.choices(list(self.shares), weights=list(self.shares.values()), k=count)
        return [self.rng.choice(self.pairs[name]) for name in names]


def divide(
    total: float, corpora: list[Corpus], pairs: dict[str, list[Pair]], *, temperature: float
) -> dict[str, float]:
    """Divide a share between corpora."""
    masses = {corpus.name: corpus.weight * len(pairs[corpus.name]) ** (1 / temperature) for corpus in corpora}
    return {name: total * mass / sum(masses.values()) for name, mass in masses.items()}


def stream_batches(
    *, sampler: PairSampler, tokenizer: PieceTokenizer, writable: Collection[int], recipe: Recipe, rng: random.Random
) -> Iterator[Batch]:
    """Yield batches without end, drawn and sorted one chunk at a time."""
    allowed = frozenset(writable)
    names = NameSwapper(sampler.pairs)
    drills = Drills(names)
    while True:
        drawn = sampler.draw(recipe.train.chunk_pairs)
        drawn = [drills.draw(rng) if rng.random() < recipe.data.drill_share else pair for pair in drawn]
        pairs = [augment(pair, recipe=recipe.augment, names=names, rng=rng) for pair in drawn]
        examples = [(tokenizer.encode_source(p.arabic), tokenizer.encode_target(p.english)) for p in pairs]
        usable = [e for e in examples if fits(e, recipe.data) and allowed.issuperset(e[1])]
        batches = cut_batches(usable, batch_tokens=recipe.train.batch_tokens)
        rng.shuffle(batches)
        for batch in batches:
            yield hide_pieces(pad_batch(batch), share=recipe.train.hidden_pieces)


def fits(example: Example, recipe: DataRecipe) -> bool:
    """Tell whether both sides are of a length to learn from."""
    source, target = len(example[0]), len(example[1])
    return (
        source <= recipe.max_source_pieces
        and 1 < target <= recipe.max_target_pieces
        and max(source / target, target / source) <= recipe.max_length_ratio
    )


def cut_batches(examples: list[Example], *, batch_tokens: int) -> list[list[Example]]:
    """Group examples of like length, so that little of a batch is padding."""
    ordered = sorted(examples, key=lambda e: (longer_side(e) // BUCKET_WIDTH, len(e[0]), len(e[1])))
    batches: list[list[Example]] = []
    longest = 0  # of the batch being filled
    for example in ordered:
        longest = max(longest, longer_side(example))
        if batches and longest * (len(batches[-1]) + 1) <= batch_tokens:
            batches[-1].append(example)
        else:
            batches.append([example])
            longest = longer_side(example)
    return batches


def longer_side(example: Example) -> int:
    """Return the pieces of the longer side."""
    return max(len(example[0]), len(example[1]))


def pad_batch(examples: list[Example]) -> Batch:
    """Make the tensors of one batch."""
    target = _pad([target for _, target in examples])
    start = torch.full((len(examples), 1), END)
    return Batch(
        source=_pad([source for source, _ in examples]),
        decoder_input=torch.cat([start, target[:, :-1]], dim=1),
        target=target,
    )


def hide_pieces(batch: Batch, *, share: float) -> Batch:
    """Let the decoder read <unk> in place of some pieces, so that it leans on the Arabic rather than on its own words.

    Word dropout on the target side, after Sennrich, Haddow and Birch (2016), arXiv:1606.02891.
    """
    if not share:
        return batch
    hidden = (torch.rand(batch.decoder_input.shape) < share) & (batch.decoder_input != PADDING)
    hidden[:, 0] = False
    return replace(batch, decoder_input=batch.decoder_input.masked_fill(hidden, UNKNOWN))


def _pad(rows: list[list[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])
