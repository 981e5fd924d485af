"""Golden sentences: what a translation model must get right before it serves.

A model can load without a word and translate into noise: wrong weights, a library that reads them otherwise, a
tokenizer that belongs to another model (transformers #26216).
"""

from collections.abc import Sequence

from briefing.errors import BrokenModel
from briefing.ports import Translator
from models.card import Golden

# For a model whose card has no golden sentences: any translation of it has words, and other ones.
UNKNOWN = Golden(ar="عاد العمال إلى المصنع صباح يوم الأحد.", en=())


def check_golden(translator: Translator, sentences: Sequence[Golden]) -> None:
    """Translate the sentences and look for the English words that must be there.

    Raises:
        BrokenModel: naming the model and the first word that is missing.
    """
    asked = list(sentences) or [UNKNOWN]
    hypotheses = translator.translate([each.ar for each in asked])
    for sentence, hypothesis in zip(asked, hypotheses, strict=True):
        name = translator.describe().id
        if not hypothesis.strip() or hypothesis.strip() == sentence.ar:
            raise BrokenModel(f"{name} does not translate: {sentence.ar!r} came out as {hypothesis!r}.")
        missing = [word for word in sentence.en if word.lower() not in hypothesis.lower()]
        if missing:
            raise BrokenModel(f"{name} does not translate as it should: {missing[0]!r} is not in {hypothesis!r}.")
