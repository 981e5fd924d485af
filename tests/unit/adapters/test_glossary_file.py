"""Glossaries from files: that of a command, and those that hold for a deployment."""

from pathlib import Path

import pytest

from briefing.adapters.glossary_file import house_glossary, read_glossary
from briefing.errors import InvalidGlossary
from briefing.glossary import GlossaryTerm, TermOrigin, built_in_terms

TBX = '<tbx><conceptEntry><langSec xml:lang="ar"><termSec><term>البحر</term></termSec></langSec><langSec xml:lang="en">\
<termSec><term>sea</term></termSec></langSec></conceptEntry></tbx>'


@pytest.mark.parametrize(
    ("name", "text"),
    [("terms.csv", "ar,en\nالبحر,sea\n"), ("terms.tsv", "ar\ten\nالبحر\tsea\n"), ("terms.tbx", TBX), ("terms", TBX)],
)
def test_a_file_is_read_by_what_is_in_it(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_glossary(tmp_path / name) == (GlossaryTerm(ar="البحر", en="sea"),)


def test_what_is_wrong_is_told_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("ar,en\nالبحر,\n", encoding="utf-8")
    with pytest.raises(InvalidGlossary, match=r"terms\.csv: Line 2 of the glossary lacks the English term"):
        read_glossary(tmp_path / "terms.csv")
    with pytest.raises(InvalidGlossary, match=r"none\.csv cannot be read: No such file or directory"):
        read_glossary(tmp_path / "none.csv")


def test_the_operators_terms_go_before_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("ar,en\nمجلس النواب,Chamber of Deputies\n", encoding="utf-8")
    terms = house_glossary(str(tmp_path / "terms.csv"), built_in=True)
    own = GlossaryTerm(ar="مجلس النواب", en="Chamber of Deputies", origin=TermOrigin.DEPLOYMENT)
    assert [term for term in terms if term.ar == "مجلس النواب"] == [own]
    assert len(terms) == len(built_in_terms())


def test_there_may_be_no_glossary_at_all() -> None:
    assert house_glossary("", built_in=False) == ()
