"""The small synchronous calls: requests and answers."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from briefing.adapters.inbox.wire import Text
from briefing.document import ModelUse
from briefing.errand import SummaryAnswer, TextTranslation, TranslationAnswer
from briefing.glossary import GlossaryTerm
from service.schemas.orders import Glossary
from service.schemas.strict import Answer, Request

MOST_TEXTS = 100
MOST_SENTENCES = 20
DEFAULT_SENTENCES = 3
_EXAMPLE = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي."


class TranslationIn(Request):
    """A request for a translation: `text` or `texts`."""

    text: Text | None = Field(default=None, description="One text in Arabic.", examples=[_EXAMPLE])
    texts: Annotated[list[Text], Field(min_length=1, max_length=MOST_TEXTS)] | None = Field(
        default=None, description="Several texts."
    )
    glossary: Glossary = Field(default_factory=list, description="Terms, and how they must stand in the English.")

    @model_validator(mode="after")
    def _one_of_both(self) -> "TranslationIn":
        if (self.text is None) == (self.texts is None):
            raise ValueError("must have either `text` or `texts`")
        return self

    def all_texts(self) -> tuple[str, ...]:
        """Return the texts, one or several."""
        return tuple(self.texts) if self.texts is not None else (self.text or "",)

    def terms(self) -> tuple[GlossaryTerm, ...]:
        """Return the glossary as the pipeline knows it."""
        return tuple(term.term for term in self.glossary)


class SummaryIn(Request):
    """A request for a summary: `text` or `article`."""

    text: Text | None = Field(default=None, description="A text in Arabic.", examples=[_EXAMPLE])
    article: Any = Field(default=None, description="An article, as in a briefing, or a ninjs item.")
    sentences: int = Field(default=DEFAULT_SENTENCES, ge=1, le=MOST_SENTENCES, description="Most sentences.")

    @model_validator(mode="after")
    def _one_of_both(self) -> "SummaryIn":
        if (self.text is None) == (self.article is None):
            raise ValueError("must have either `text` or `article`")
        return self


class CheckOut(Answer):
    """The verdict of one guard."""

    name: str = Field(description="numbers, omission, repetition, copy, names or glossary.")
    passed: bool = Field(description="Whether the translation passed it.")
    detail: str = Field(description="What is wrong, or what was repaired.")


class RepairOut(Answer):
    """A figure or a name that was put right after translation."""

    was: str = Field(description="What the model wrote; empty where it left the figure out.")
    now: str = Field(description="What stands in the English now.")


class SentenceOut(Answer):
    """One sentence and its translation."""

    ar: str = Field(description="As it was given.")
    en: str = Field(description="In English.")
    start: int = Field(description="First code point in the text.")
    end: int = Field(description="Code point behind the last one.")
    checks: list[CheckOut] = Field(description="Verdicts of the guards.")
    repairs: list[RepairOut] = Field(description="Figures and names corrected after translation.")


class ModelOut(Answer):
    """A model."""

    role: str = Field(description="translation, embedding or summarisation.")
    id: str = Field(description="Its name.")
    revision: str = Field(description="Which version of it.")
    licence: str = Field(description="Licence of its weights.")
    settings: str = Field(description="Settings that change its answers.")
    scores: str = Field(description="What it scores, with test set and metric signature.")
    weaknesses: list[str] = Field(description="What it is known to do badly.")


class TextOut(Answer):
    """A text, sentence by sentence."""

    sentences: list[SentenceOut] = Field(description="Its sentences in their order.")


class TranslationOut(Answer):
    """A translation; machine-made, not reviewed."""

    texts: list[TextOut] = Field(description="The texts in the order given.")
    models: list[ModelOut] = Field(description="The models that made it.")


class SummaryOfText(Answer):
    """A summary; machine-made, not reviewed."""

    sentences: list[SentenceOut] = Field(description="The sentences that tell the text, in their order in it.")
    models: list[ModelOut] = Field(description="The models that made it.")


def translation_out(answer: TranslationAnswer) -> TranslationOut:
    """Write a translation."""
    texts = [TextOut(sentences=[_sentence(each) for each in text]) for text in answer.texts]
    return TranslationOut(texts=texts, models=[model_out(each) for each in answer.models])


def summary_of_text(answer: SummaryAnswer) -> SummaryOfText:
    """Write a summary."""
    sentences = [_sentence(each) for each in answer.sentences]
    return SummaryOfText(sentences=sentences, models=[model_out(each) for each in answer.models])


def model_out(model: ModelUse) -> ModelOut:
    """Write a model."""
    return ModelOut(
        role=model.role,
        id=model.id,
        revision=model.revision,
        licence=model.licence,
        settings=model.settings,
        scores=model.scores,
        weaknesses=list(model.weaknesses),
    )


def _sentence(text: TextTranslation) -> SentenceOut:
    return SentenceOut(
        ar=text.ar,
        en=text.en,
        start=text.start,
        end=text.end,
        checks=[CheckOut(name=each.name, passed=each.passed, detail=each.detail) for each in text.checks],
        repairs=[RepairOut(was=each.was, now=each.now) for each in text.repairs],
    )
