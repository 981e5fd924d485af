"""Remembers guarded translations by sentence, whatever batch or client the sentence came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing import plain
from briefing.caching import sentence_key
from briefing.glossary import GlossaryTerm, glossary_of
from briefing.pipeline import Toolbox
from briefing.ports.operations import Cache
from briefing.translating import Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationCache:
    """Translations made with given models, with the glossary of one request on top of that of the house."""

    cache: Cache
    tools: Toolbox
    glossary: tuple[GlossaryTerm, ...]

    def recall(self, sentences: Sequence[str]) -> dict[str, Translation]:
        """Return the translations that are remembered; an entry that cannot be read is none."""
        keys = self._keys(sentences)
        found = self.cache.get_many(list(keys.values())) if keys else {}
        read = {sentence: _read(sentence, found[key]) for sentence, key in keys.items() if key in found}
        return {sentence: translation for sentence, translation in read.items() if translation}

    def keep(self, translations: Mapping[str, Translation]) -> None:
        """Remember translations, those that a guard has flagged included: they would come out the same again."""
        keys = self._keys(list(translations))
        self.cache.put_many({keys[each]: plain.dump(made).encode() for each, made in translations.items()})

    def _keys(self, sentences: Sequence[str]) -> dict[str, str]:
        translator, embedder = self.tools.translator.describe(), self.tools.embedder.describe()
        glossary = glossary_of(self.tools.glossary(self.glossary))
        return {
            sentence: sentence_key(sentence, translator=translator, embedder=embedder, glossary=glossary)
            for sentence in dict.fromkeys(sentences)
        }


def _read(sentence: str, entry: bytes) -> Translation | None:
    try:
        translation = plain.load(Translation, entry)
    except ValueError:
        return None
    return translation if translation.source == sentence else None
