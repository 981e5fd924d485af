"""Carries out an errand in a worker: translates texts, or chooses what tells a text and translates that."""

import logging
from collections.abc import Mapping, Sequence

from briefing import plain
from briefing.arabic.normalise import normalise_text
from briefing.arabic.sentences import split_sentences
from briefing.article import Article, Sentence
from briefing.backend import Backend
from briefing.errand import ErrandAnswer, ErrandRequest, SummaryAnswer, TextTranslation, TranslationAnswer
from briefing.errors import EmptyBody
from briefing.glossary import GlossaryTerm
from briefing.job import classify
from briefing.markup import without_markup
from briefing.pipeline import Toolbox, translate
from briefing.preparing import PreparedArticle, prepare
from briefing.selection import passages_of
from briefing.translating import Translation
from briefing.translation_cache import TranslationCache
from briefing.usecases.faults import described

log = logging.getLogger(__name__)


class Unreported:
    """Nobody follows an errand; implements the Progress port."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage."""

    def advance(self, steps: int = 1) -> None:
        """Report steps."""


def run_errand(errand_id: str, *, backend: Backend, tools: Toolbox) -> None:
    """Answer an errand, with its error where it fails; nothing where nobody waits for it any more."""
    text = backend.errands.take(errand_id)
    if text is None:
        return
    try:
        answer = answer_of(plain.load(ErrandRequest, text), backend=backend, tools=tools)
    except Exception as error:  # noqa: BLE001 - the caller is told, whatever it is
        log.warning("errand_failed", extra={"errand": errand_id, **described(error)})
        answer = ErrandAnswer(error=classify(error))
    backend.errands.answer(errand_id, plain.dump(answer))


def answer_of(request: ErrandRequest, *, backend: Backend, tools: Toolbox) -> ErrandAnswer:
    """Do what is asked."""
    if request.sentences is None:
        split = [_sentences(text) for text in request.texts]
        known = _translate([each for text in split for each in text], request.glossary, backend=backend, tools=tools)
        texts = tuple(tuple(_shown(each, known) for each in text) for text in split)
        return ErrandAnswer(translation=TranslationAnswer(texts=texts, models=tools.models[:2]))
    chosen = _chosen(prepared_text(request.texts[0]), request.sentences, tools=tools)
    known = _translate(chosen, request.glossary, backend=backend, tools=tools)
    summary = SummaryAnswer(sentences=tuple(_shown(each, known) for each in chosen), models=tools.models)
    return ErrandAnswer(summary=summary)


def prepared_text(text: str) -> PreparedArticle:
    """Find the sentences of a text as of an article's body. Raises EmptyBody where it has none."""
    prepared = prepare(Article(id="text", body=text))
    if not isinstance(prepared, PreparedArticle):
        raise EmptyBody(prepared.reason)
    return prepared


def _sentences(text: str) -> list[Sentence]:
    """Split a text; nothing is left out of a translation, headlines and notices included."""
    plain_text = without_markup(text)
    spans = split_sentences(plain_text, skip=())
    return [
        Sentence(
            article="text",
            index=index,
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            normalised=normalise_text(plain_text[span.start : span.end]),
            paragraph=span.paragraph,
        )
        for index, span in enumerate(spans)
    ]


def _chosen(prepared: PreparedArticle, length: int, *, tools: Toolbox) -> list[Sentence]:
    passages = passages_of(prepared)
    vectors = tools.embedder.embed([passage.sentence.normalised for passage in passages])
    picks = tools.summariser.select(passages, vectors, length=length)
    return [passages[index].sentence for index in sorted(pick.passage for pick in picks)]


def _translate(
    sentences: Sequence[Sentence], glossary: tuple[GlossaryTerm, ...], *, backend: Backend, tools: Toolbox
) -> Mapping[str, Translation]:
    cache = TranslationCache(cache=backend.cache, tools=tools, glossary=glossary)
    texts = [each.normalised for each in sentences]
    known = cache.recall(texts)
    missing = [text for text in texts if text not in known]
    if not missing:
        return known
    made = translate(missing, tools=tools, glossary=tools.glossary(glossary), progress=Unreported())
    cache.keep(made)
    return {**known, **made}


def _shown(sentence: Sentence, translations: Mapping[str, Translation]) -> TextTranslation:
    translation = translations[sentence.normalised]
    return TextTranslation(
        ar=sentence.text,
        en=translation.en,
        start=sentence.start,
        end=sentence.end,
        checks=translation.checks,
        repairs=translation.repairs,
    )
