"""A glossary comes with a batch as a list or as a file."""

from typing import Any

import pytest

from briefing.glossary import GlossaryTerm
from service_client import Api

BODY = "افتتحت البلدية يوم الأحد عيادة جديدة في الحي الشرقي. وقالت مديرة العيادة إنها تستقبل 80 مريضا في اليوم."
TBX = '<tbx><conceptEntry><langSec xml:lang="ar"><termSec><term>العيادة</term></termSec></langSec>\
<langSec xml:lang="en"><termSec><term>health post</term></termSec></langSec></conceptEntry></tbx>'
ARTICLE = ("files", ("clinic.txt", BODY.encode()))
CLINIC = GlossaryTerm(ar="العيادة", en="health post")


def glossary_of(api: Api, **request: Any) -> tuple[GlossaryTerm, ...]:  # noqa: ANN401 - as a client may ask
    answer = api("POST", "/v1/briefings", **request)
    assert answer.status_code == 202, answer.text
    return api.backend.jobs.read(answer.json()["id"]).order.glossary


def test_a_term_of_a_list_may_have_other_english_that_is_as_good(api: Api) -> None:
    term = {"ar": "العيادة", "en": "health post", "also": ["clinic"]}
    given = {"articles": [{"body": BODY}], "options": {"glossary": [term]}}
    assert glossary_of(api, json=given) == (GlossaryTerm(ar="العيادة", en="health post", also=("clinic",)),)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("terms.csv", "ar,en\nالعيادة,health post\n".encode()),
        ("terms.tsv", "ar\ten\nالعيادة\thealth post\n".encode("utf-16")),
        ("terms.tbx", TBX.encode()),
    ],
)
def test_a_form_may_have_a_glossary_of_any_format(api: Api, name: str, content: bytes) -> None:
    assert glossary_of(api, files=[ARTICLE, ("glossary", (name, content))]) == (CLINIC,)


def test_the_list_goes_before_the_file(api: Api) -> None:
    options = '{"glossary": [{"ar": "الحي", "en": "the Quarter"}]}'
    terms = glossary_of(api, files=[ARTICLE, ("glossary", ("a.tbx", TBX.encode()))], data={"options": options})
    assert terms == (GlossaryTerm(ar="الحي", en="the Quarter"), CLINIC)


@pytest.mark.parametrize(
    ("glossaries", "message"),
    [
        ([b"ar,en\n,x\n"], "Line 2 of the glossary lacks the Arabic term."),
        ([b"<html/>"], "The glossary is XML but no TBX: it begins with <html>, not <martif> or <tbx>."),
        ([TBX.encode()] * 2, "is given twice"),
        ([b"ar,en\n" + "\n".join(f"حي {n},q{n}" for n in range(1_001)).encode()], "must have at most 1,000 terms"),
    ],
    ids=["line", "format", "twice", "too many"],
)  # fmt: skip
def test_a_glossary_that_cannot_be_used_is_refused_with_its_field(
    api: Api, glossaries: list[bytes], message: str
) -> None:
    files = [ARTICLE, *(("glossary", ("terms", content)) for content in glossaries)]
    answer = api("POST", "/v1/briefings", files=files)
    assert answer.status_code == 422
    assert [(each["field"], each["message"]) for each in answer.json()["errors"]] == [("glossary", message)]


def test_a_glossary_must_be_a_file(api: Api) -> None:
    answer = api("POST", "/v1/briefings", files=[ARTICLE], data={"glossary": "ar,en"})
    assert answer.json()["errors"][0]["message"] == "must be a file, with its name"
