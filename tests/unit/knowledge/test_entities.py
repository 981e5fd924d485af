"""Who and where: aliases folded, forms listed, every sentence cited, sources counted."""

from dataclasses import replace

import numpy as np

from briefing.article import Article
from briefing.dossier import Entity, EntityKind, NameBasis
from briefing.knowledge.entities import find_entities
from briefing.knowledge.reading import ReadArticle, ReadStory, cite
from briefing.knowledge.speakers.attribution import attribute
from briefing.names.article import names_in
from briefing.preparing import PreparedArticle, prepare


def article(name: str, body: str, *, outlet: str = "") -> ReadArticle:
    prepared = prepare(Article(id=name, publisher=outlet, body=body))
    assert isinstance(prepared, PreparedArticle)
    count = len(prepared.sentences)
    return ReadArticle(
        prepared=prepared,
        vectors=np.ones((count, 1), dtype=np.float32),
        names=names_in(prepared.sentences),
        attributions=(None,) * count,
    )


def entities(*articles: ReadArticle) -> dict[str, Entity]:
    found = find_entities([ReadStory(id="story-1", articles=articles)])
    return {entity.name: entity for entity in found}


IS_IN_DERNA = (
    "سيطر تنظيم الدولة الإسلامية على درنة أمس الأول. وقال شاهد إن داعش أغلق طرق المدينة كلها. ثم خرج داعش من درنة ليلا."
)


def test_aliases_are_one_entity_and_its_forms_are_listed_by_use() -> None:
    entity = entities(article("a", IS_IN_DERNA))["Islamic State"]
    assert (entity.kind, entity.basis, entity.mentions) == (EntityKind.ORGANISATION, NameBasis.GLOSSARY, 3)
    assert entity.forms == ("داعش", "تنظيم الدولة الإسلامية")


def test_the_most_often_named_comes_first() -> None:
    found = find_entities([ReadStory(id="story-1", articles=(article("a", IS_IN_DERNA),))])
    assert [(entity.id, entity.name) for entity in found] == [("entity-1", "Islamic State"), ("entity-2", "Derna")]


def test_every_sentence_that_names_it_is_cited_once() -> None:
    one = article("a", IS_IN_DERNA)
    sentences = one.prepared.sentences
    assert entities(one)["Derna"].citations == (cite(sentences[0]), cite(sentences[2]))


def test_articles_of_one_outlet_are_one_source() -> None:
    one, two, three = (
        article(name, "انقطعت الكهرباء عن بنغازي منذ صباح أمس الأحد.", outlet=outlet)
        for name, outlet in (("a", "Rasid"), ("b", "Rasid"), ("c", "Manara"))
    )
    entity = entities(one, two, three)["Benghazi"]
    assert (entity.mentions, entity.sources) == (3, 2)


def test_a_surname_is_the_person_of_its_article() -> None:
    body = "قال الباحث يونس المرابطي إن العدد غير معروف. وحذر المرابطي من المبالغة في تقدير العدد."
    entity = entities(article("a", body))["Younis al-Murabiti"]
    assert entity.forms == ("يونس المرابطي", "المرابطي")


def test_forms_have_no_quotation_marks_and_keep_their_article() -> None:
    body = "قدم تقريرا للأمم المتحدة عن تنظيم “الدولة الإسلامية” في المنطقة كلها."
    found = entities(article("a", body))
    assert found["United Nations"].forms == ("الأمم المتحدة",)
    assert found["Islamic State"].forms == ("تنظيم الدولة الإسلامية",)


def test_a_name_that_begins_with_lam_keeps_it_behind_a_prefix() -> None:
    assert entities(article("a", "أرسلت القاهرة مساعدات عاجلة لليبيا بعد الفيضانات الأخيرة."))["Libya"].forms == (
        "ليبيا",
    )


def test_a_name_without_its_middle_is_the_same_person_within_a_story() -> None:
    found = entities(article("a", "قال سعد كاظم الربيعي إن الجسر آمن. ثم زار سعد الربيعي الورشة."))
    assert {name: entity.mentions for name, entity in found.items()} == {"Saad Kadhim al-Rubaie": 2}


def test_two_middle_names_are_two_people() -> None:
    found = entities(article("a", "قال سعد كاظم الربيعي إن الجسر آمن. ونفى ذلك سعد محمود الربيعي أمس."))
    assert len(found) == 2


def test_whoever_only_speaking_shows_to_be_a_person_is_one() -> None:
    made = article("a", "قال المحلل عريب الرنتيسي إن النتيجة متوقعة. وغادر عريب الرنتيسي القاعة.")
    speaking = replace(made, attributions=attribute(made.prepared.sentences, made.names))
    found = entities(speaking)
    assert [(each.kind, each.mentions, each.basis) for each in found.values()] == [
        (EntityKind.PERSON, 2, NameBasis.TRANSLITERATED)
    ]
