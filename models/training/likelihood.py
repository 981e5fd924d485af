"""How surprised a model is by the references: smooth enough to tell apart what BLEU cannot tell early on."""

from collections.abc import Collection

import torch
from transformers import BartForConditionalGeneration

from briefing.arabic.normalise import normalise_text
from models.evaluation.translation import ParallelSet
from models.training.data import normalise_english
from models.training.network import LeanTransformer
from models.training.sampling import Example, cut_batches, pad_batch
from models.training.tokenizer import PieceTokenizer

BATCH_TOKENS = 3000  # pieces of the longer side at once, padding included


def reference_nll(
    model: BartForConditionalGeneration, test_set: ParallelSet, *, tokenizer: PieceTokenizer, writable: Collection[int]
) -> float:
    """Return the mean negative log-likelihood of a piece of the references, in nats, each given those before it.

    References with a piece that the model may not write are left out; models that may write the same pieces are
    measured on the same references.
    """
    pairs = zip(test_set.sources, test_set.references, strict=True)
    examples: list[Example] = [
        (tokenizer.encode_source(normalise_text(arabic)), tokenizer.encode_target(normalise_english(english)))
        for arabic, english in pairs
    ]
    allowed = frozenset(writable)
    usable = [example for example in examples if allowed.issuperset(example[1])]
    network = LeanTransformer(model, encoder_dropout=0.0, decoder_dropout=0.0)
    rows = torch.tensor(sorted(allowed))
    total = 0.0
    for examples_alike in cut_batches(usable, batch_tokens=BATCH_TOKENS):
        batch = pad_batch(examples_alike)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = network(batch.source, batch.decoder_input)[batch.counts]
            scores = states @ model.model.shared.weight[rows].t()
        targets = torch.searchsorted(rows, batch.target[batch.counts])
        total += float(torch.nn.functional.cross_entropy(scores.float(), targets, reduction="sum"))
    return total / sum(len(target) for _, target in usable)
