"""Translations are remembered with their verdicts; an entry that is another's counts as forgotten."""

from briefing.document import Check
from briefing.glossary import GlossaryTerm
from briefing.pipeline import Toolbox
from briefing.translating import Translation
from briefing.translation_cache import TranslationCache
from memory_stores import MemoryCache
from stepping import Workshop

TOOLS: Toolbox = Workshop().tools
FLAGGED = Translation(source="وصل 40 سائحا.", en="Tourists came.", checks=(Check(name="numbers", passed=False),))


def test_a_flagged_translation_comes_back_flagged() -> None:
    cache = TranslationCache(cache=MemoryCache(), tools=TOOLS, glossary=())
    cache.keep({FLAGGED.source: FLAGGED})
    assert cache.recall([FLAGGED.source, "جملة أخرى."]) == {FLAGGED.source: FLAGGED}


def test_another_glossary_has_translations_of_its_own() -> None:
    memory, term = MemoryCache(), GlossaryTerm(ar="سائح", en="traveller")
    TranslationCache(cache=memory, tools=TOOLS, glossary=()).keep({FLAGGED.source: FLAGGED})
    assert TranslationCache(cache=memory, tools=TOOLS, glossary=(term,)).recall([FLAGGED.source]) == {}


def test_an_entry_that_cannot_be_read_or_is_of_another_sentence_counts_as_forgotten() -> None:
    memory = MemoryCache()
    cache = TranslationCache(cache=memory, tools=TOOLS, glossary=())
    cache.keep({"أولى": FLAGGED, "ثانية": FLAGGED})
    key = next(iter(cache._keys(["ثانية"]).values()))  # noqa: SLF001 - to damage what lies there
    memory.put_many({key: b"{"})
    assert cache.recall(["أولى", "ثانية"]) == {}
