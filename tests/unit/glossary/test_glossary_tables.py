"""Glossaries as tables: commas or tabs, what is passed over, and what is refused with its line."""

import pytest

from briefing.errors import InvalidGlossary
from briefing.glossary import GlossaryTerm, parse_glossary, parsing, read_glossary_bytes


def test_a_comma_separated_glossary_gives_its_terms() -> None:
    text = '\ufeffar,en,note\nالأرصاد,Met Office,UK\n\n"البحر, الأحمر",Red Sea,\n'
    assert parse_glossary(text) == (
        GlossaryTerm(ar="الأرصاد", en="Met Office"),
        GlossaryTerm(ar="البحر, الأحمر", en="Red Sea"),
    )


def test_a_tab_separated_glossary_gives_its_terms_and_may_have_remarks_and_other_english() -> None:
    text = "# house style\nnote\tEN\tar\talso\nx\tUN, the\tالأمم\tUN| U.N. ;\n"
    assert parse_glossary(text) == (GlossaryTerm(ar="الأمم", en="UN, the", also=("UN", "U.N.")),)


def test_a_term_that_stands_twice_alike_counts_once() -> None:
    assert len(parse_glossary("ar,en\nبلدية,town\nبلديه,town\n")) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Line 1 of the glossary must name the columns ar and en: make it `ar,en`."),
        ("arabic,english\nx,y\n", "Line 1 of the glossary must name the columns ar and en: make it `ar,en`."),
        ("ar,en\nالبحر\n", "Line 2 of the glossary lacks the English term."),
        ("ar,en\nالبحر,sea\n,river\n", "Line 3 of the glossary lacks the Arabic term."),
        ("ar\ten\nالبحر\t\n", "Line 2 of the glossary lacks the English term."),
        ("ar,en\nsea,البحر\n", "Line 2 of the glossary has no Arabic in its column ar: sea"),
        ('ar,en\n"البحر" x,sea\n', "Line 2 of the glossary is not valid CSV: check its quotation marks."),
        (
            "ar,en\nالبحر,sea\n\nالبحر,ocean\n",
            'Line 4 of the glossary asks for "ocean" where line 2 asks for "sea" for البحر: keep one of them.',
        ),
    ],
)
def test_a_broken_glossary_is_refused_with_the_line(text: str, message: str) -> None:
    with pytest.raises(InvalidGlossary) as refused:
        parse_glossary(text)
    assert refused.value.message == message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_glossary_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    content = "ar\ten\nالبحر\tsea\n".encode(encoding)
    assert read_glossary_bytes(content) == (GlossaryTerm(ar="البحر", en="sea"),)


def test_a_glossary_in_another_encoding_is_refused_with_the_place() -> None:
    with pytest.raises(InvalidGlossary, match=r"not UTF-8 \(first wrong byte at 6\): save it as UTF-8"):
        read_glossary_bytes("ar,en\nالبحر,sea\n".encode("cp1256"))


def test_a_glossary_beyond_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MOST_TERMS", 1)
    with pytest.raises(InvalidGlossary, match="has 2 terms, and the limit is 1"):
        parse_glossary("ar,en\nالبحر,sea\nالنهر,river\n")
    with pytest.raises(InvalidGlossary, match="bytes, and the limit is 10,000,000"):
        read_glossary_bytes(b" " * 10_000_001)
