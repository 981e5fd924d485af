"""What results are remembered under: everything that they depend on, so that no result is taken for another."""

import hashlib
import json

from briefing.arabic.normalise import NORMALISER_VERSION
from briefing.article import Article
from briefing.document import ModelUse
from briefing.glossary import Glossary
from briefing.ports.operations import Meter
from briefing.preparing import PREPARING_VERSION
from briefing.translating import GUARDS_VERSION


def content_key(kind: str, *parts: object) -> str:
    """Return a key for the parts: of a JSON array, so that ["a", "b"] and ["ab"] are never the same."""
    text = json.dumps(parts)  # in ASCII: half a surrogate pair in an article has a key too
    return f"{kind}:{hashlib.sha256(text.encode()).hexdigest()}"


def article_key(article: Article, *, embedder: ModelUse) -> str:
    """Return the key of an article's sentences and vectors; its id, outlet and date have no part in them."""
    return content_key("article", NORMALISER_VERSION, PREPARING_VERSION, *_model(embedder), article.title, article.body)


def sentence_key(sentence: str, *, translator: ModelUse, embedder: ModelUse, glossary: Glossary) -> str:
    """Return the key of a normalised sentence's guarded translation.

    The embedder is part of it, as the omission guard compares vectors. So are the glossary's terms that stand in the
    sentence, and whether there is a glossary at all: with one, every sentence shows its check.
    """
    terms = [[each.ar, each.en, each.also, each.origin] for each in glossary.terms_in(sentence)] if glossary else None
    return content_key(
        "sentence", NORMALISER_VERSION, GUARDS_VERSION, *_model(translator), *_model(embedder), terms, sentence
    )


def count_lookups(meter: Meter, kind: str, *, hits: int, misses: int) -> None:
    """Count what was found and what was not."""
    for name, amount in (("cache_hits_total", hits), ("cache_misses_total", misses)):
        if amount:
            meter.add(f'{name}{{kind="{kind}"}}', amount)


def _model(model: ModelUse) -> tuple[str, str, str]:
    return model.id, model.revision, model.settings
