"""Glossaries as TBX of both dialects; nothing outside the text is read and no entity is followed."""

import pytest

from briefing.errors import InvalidGlossary
from briefing.glossary import GlossaryTerm, parse_glossary, read_glossary_bytes

OLD = """<?xml version="1.0" encoding="ISO-8859-6"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
  <termEntry id="c1">
    <langSet xml:lang="ar"><tig><term>المصرف <hi>المركزي</hi></term></tig><tig><term>البنك المركزي</term></tig></langSet>
    <langSet xml:lang="fr"><tig><term>banque centrale</term></tig></langSet>
    <langSet xml:lang="en">
      <tig><term>reserve bank</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
      <ntig><termGrp><term>issuing bank</term></termGrp></ntig>
      <tig><term>central bank</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    </langSet>
  </termEntry>
  <termEntry id="c2"><langSet xml:lang="en"><tig><term>no Arabic</term></tig></langSet></termEntry>
</body></text></martif>"""

NEW = """<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://x"><text><body>
  <conceptEntry id="1">
    <langSec xml:lang="ar-EG"><termSec><term>الأرصاد</term></termSec></langSec>
    <langSec xml:lang="en-US"><termSec><term>Weather Bureau</term></termSec></langSec>
    <langSec xml:lang="en-GB"><termSec><term>Met Office</term></termSec></langSec>
    <langSec xml:lang="en-AU"><termSec><term>BoM</term>
      <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
  </conceptEntry>
</body></text></tbx>"""

BOMB = """<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><text>&b;</text></tbx>"""
OUTSIDE = """<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/hostname">]><martif>&x;</martif>"""


def test_the_preferred_english_is_asked_for_and_the_deprecated_is_not_accepted() -> None:
    assert parse_glossary(OLD) == (
        GlossaryTerm(ar="المصرف المركزي", en="central bank", also=("issuing bank",)),
        GlossaryTerm(ar="البنك المركزي", en="central bank", also=("issuing bank",)),
    )


def test_british_english_goes_before_american() -> None:
    assert read_glossary_bytes(NEW.encode()) == (GlossaryTerm(ar="الأرصاد", en="Met Office", also=("Weather Bureau",)),)


@pytest.mark.parametrize(
    ("inner", "text"),
    [("a <hi>b</hi> <ph type='x'>c</ph>\n d", "a b c d"), ("<administrativeStatus>x</administrativeStatus>", "x")],
)
def test_the_text_of_a_term_is_all_that_is_in_it(inner: str, text: str) -> None:
    assert parse_glossary(NEW.replace("Met Office", inner))[0].en == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "Line 1 of the glossary has the entity a: write the character itself."),
        (OUTSIDE, "Line 1 of the glossary has the entity x: write the character itself."),
        (OLD.replace("issuing", "&uuml;"), "Line 9 of the glossary has the entity uuml: write the character itself."),
        ("<html></html>", "The glossary is XML but no TBX: it begins with <html>, not <martif> or <tbx>."),
        ("<tbx>\n<text>", "Line 2 of the glossary is not well-formed XML: no element found."),
        (
            "<tbx><text/></tbx>",
            (
                "The glossary has no entry with both an Arabic and an English term: "
                'mark its languages with xml:lang="ar" and xml:lang="en".'
            ),
        ),
        (
            NEW.replace("الأرصاد", "al-Arsad"),
            'Entry "1" in line 2 of the glossary has no Arabic in its Arabic: al-Arsad',
        ),
    ],
)
def test_what_is_no_glossary_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InvalidGlossary) as refused:
        parse_glossary(text)
    assert refused.value.message == message
