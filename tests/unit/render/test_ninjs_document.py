"""The ninjs item has the structure of ninjs 3.2, says that a machine wrote it, and can be read back as an article."""

import json
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from briefing.document import Bilingual, Caveat
from briefing.render import render
from briefing.render.ninjs import item_of
from sample_document import sample_document

# The parts of ninjs 3.2 that the item uses: field -> fields of its entries; every object there is closed.
FIELDS = {
    "headlines": {"role", "contentType", "value"},
    "descriptions": {"role", "contentType", "value"},
    "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "infoSources": {"name", "role", "uri", "literal", "contactInfo"},
    "genres": {"name", "uri", "literal"},
    "people": {"name", "rel", "uri", "literal", "contactInfo"},
    "organisations": {"name", "rel", "uri", "literal", "symbols", "contactInfo"},
    "places": {"name", "rel", "uri", "literal", "geoJSON", "contactInfo"},
}
OBJECTS = {"standard": {"name", "version", "schema"}, "digitalSourceType": {"name", "uri", "literal"}}
TEXTS = {"uri", "type", "representationType", "pubStatus", "language", "by", "edNote", "title"}
TIMES = {"firstCreated", "versionCreated", "contentCreated"}
KNOWN = {*FIELDS, *OBJECTS, *TEXTS, *TIMES, "associations"}
URI = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+")


def item() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(render(sample_document(), "ninjs"))
    return written


def everything() -> list[dict[str, Any]]:
    return [
        item(),
        *({key: each[key] for key in each if key not in {"name", "rel"}} for each in item()["associations"]),
    ]


def test_it_has_no_field_that_ninjs_does_not_know() -> None:
    assert {name for each in everything() for name in each} <= KNOWN


@pytest.mark.parametrize("field", FIELDS)
def test_the_entries_of_an_array_have_the_fields_that_ninjs_gives_them(field: str) -> None:
    entries = [entry for each in everything() for entry in each.get(field, [])]
    assert entries
    assert all(set(entry) <= FIELDS[field] for entry in entries)


@pytest.mark.parametrize(("field", "names"), OBJECTS.items())
def test_an_object_has_the_fields_that_ninjs_gives_it(field: str, names: set[str]) -> None:
    assert set(item()[field]) <= names


def test_every_item_has_an_address_in_the_form_of_a_uri() -> None:
    assert all(URI.fullmatch(each["uri"]) for each in everything())


def test_times_name_their_zone() -> None:
    assert all(datetime.fromisoformat(each[name]).tzinfo for each in everything() for name in TIMES & set(each))


def test_every_association_has_the_name_that_ninjs_asks_for() -> None:
    assert [each["name"] for each in item()["associations"]] == [entry.id for entry in sample_document().articles]


def test_it_says_that_a_machine_wrote_it() -> None:
    written = item()
    assert written["digitalSourceType"]["uri"].endswith("/trainedAlgorithmicMedia")
    assert written["genres"][0]["literal"] == "machine-generated"
    assert "not reviewed" in written["by"]
    assert "has not been reviewed by a human" in written["edNote"]


def test_the_html_body_shows_english_arabic_and_flags() -> None:
    body = item()["bodies"][0]["value"]
    point = sample_document().key_points[0]
    assert point.en in body
    assert f'<blockquote lang="ar" dir="rtl">{point.ar}</blockquote>' in body
    assert "To check:" in body


@pytest.mark.parametrize(
    "words",
    [
        "<p><strong>Disputed: Damaged shops.</strong> 250 (the chamber of commerce) / 90 (the municipality)</p>",
        "<p><strong>250</strong>, <bdi>the chamber of commerce</bdi></p>",
        "<p><strong>One says that the road collapsed, the other that this was denied.</strong></p>",
        '<p><strong>1998</strong> (<bdi lang="ar">عام 1998</bdi>: stated)</p>',
        "<p><strong>Unresolved</strong>",
        "<p><strong><bdi>Samer al-Halabi</bdi>, mayor</strong> (Direct quote)</p>",
        "<p>“The old bridge held, but the road leading to it collapsed completely”</p>",
        '<strong>Places:</strong> Wadi al-Rumman (<bdi lang="ar">وادي الرمان</bdi>)',
        "On record: <bdi>Samer al-Halabi</bdi>, mayor.",
    ],
)
def test_the_html_body_shows_what_the_briefing_knows(words: str) -> None:
    assert words in item()["bodies"][0]["value"]


def test_who_and_where_stand_in_the_fields_for_names() -> None:
    written = item()
    assert written["people"] == [{"name": "Samer al-Halabi"}]
    assert written["organisations"] == [{"name": "Civil Defence"}]
    assert written["places"] == [{"name": "Wadi al-Rumman"}]


def test_markup_in_a_document_is_shown_not_run() -> None:
    hostile = replace(sample_document(), caveats=(Caveat(code="x", message="<script>alert(1)</script>"),))
    body = item_of(hostile)["bodies"][0]["value"]
    assert "&lt;script&gt;" in body
    assert "<script" not in body


def test_an_untranslated_headline_is_given_in_arabic() -> None:
    document = replace(sample_document(), headline=Bilingual(en="", ar="سيول في وادي الرمان"))
    assert item_of(document)["headlines"][0]["value"] == "سيول في وادي الرمان"


def test_the_same_document_gives_the_same_uri_and_another_gives_another() -> None:
    document = sample_document()
    other = replace(document, notice="Another.")
    assert item_of(document)["uri"] == item_of(sample_document())["uri"] != item_of(other)["uri"]
