"""Which terms of the glossary occur in a briefing, and where they could not be applied."""

from briefing.document import Citation
from briefing.dossier import GlossaryUse
from briefing.glossary import Glossary, GlossaryTerm, TermOrigin
from briefing.knowledge.glossary_use import uses_of
from briefing.translating import Translation

PORT = GlossaryTerm(ar="الميناء", en="Port Authority")
MAYOR = GlossaryTerm(ar="رئيس البلدية", en="mayor", origin=TermOrigin.DEPLOYMENT)
CEASEFIRE = GlossaryTerm(ar="وقف إطلاق النار", en="ceasefire", origin=TermOrigin.BUILT_IN)
ARMY = GlossaryTerm(ar="القوات المسلحة", en="armed forces", origin=TermOrigin.BUILT_IN)
GLOSSARY = Glossary([PORT, MAYOR, CEASEFIRE, ARMY])


def cited(number: int, source: str, en: str) -> tuple[Citation, Translation]:
    return Citation(article="a", sentence=number, start=0, end=9), Translation(source=source, en=en, checks=())


def test_terms_that_were_missed_come_first_and_built_in_ones_only_where_they_were_missed() -> None:
    sentences = [
        cited(0, "زار رئيس البلدية الميناء.", "The mayor visited the Port Authority."),
        cited(1, "أغلق الميناء.", "The harbour was closed."),
        cited(2, "بدأ وقف إطلاق النار.", "The firing stopped."),
        cited(3, "قالت القوات المسلحة كلمتها.", "The armed forces had their say."),
    ]
    assert uses_of(sentences, GLOSSARY) == (
        GlossaryUse(
            ar="الميناء", en="Port Authority", origin="request", occurrences=2, applied=1, missed=(sentences[1][0],)
        ),
        GlossaryUse(
            ar="وقف إطلاق النار", en="ceasefire", origin="built-in", occurrences=1, applied=0,
            missed=(sentences[2][0],),
        ),
        GlossaryUse(ar="رئيس البلدية", en="mayor", origin="deployment", occurrences=1, applied=1),
    )  # fmt: skip


def test_a_sentence_that_is_cited_twice_counts_once() -> None:
    sentence = cited(0, "أغلق الميناء.", "The harbour was closed.")
    assert [use.occurrences for use in uses_of([sentence, sentence], GLOSSARY)] == [1]


def test_without_terms_nothing_is_listed() -> None:
    assert uses_of([cited(0, "أغلق الميناء.", "Closed.")], Glossary()) == ()
