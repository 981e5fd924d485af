"""Reads a glossary from TBX (ISO 30042), of 2008 and of 2019: what terminology tools hand over.

An entry is `termEntry` in `martif` or `conceptEntry` in `tbx`; in it `langSet` or `langSec` hold the terms of a
language. Namespaces aside, both dialects and both styles (data categories as attributes or as elements) read alike.
Entries without Arabic or without English are passed over: a term bank has many languages. Nothing outside the text
is ever fetched, and entities are refused, so that no text can grow while it is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from briefing.errors import InvalidGlossary
from briefing.glossary.tables import ARABIC
from briefing.glossary.term import GlossaryTerm

ROOTS: Final = frozenset({"martif", "tbx"})
_ENTRIES: Final = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES: Final = frozenset({"langSet", "langSec"})
_TERM_GROUPS: Final = frozenset({"tig", "ntig", "termSec"})
_STATUS: Final = "administrativeStatus"
_LANG: Final = "xml:lang"
_OLD: Final = ("deprecated", "superseded")  # English of such a status is not to be used; Arabic may still be read
_PREFERRED: Final = "preferred"
_BRITISH_FIRST: Final = ("en-gb", "en")


@dataclass(slots=True, kw_only=True)
class _Term:
    language: str
    text: str = ""
    status: str = ""


@dataclass(slots=True, kw_only=True)
class _Entry:
    name: str  # its id, or ""
    line: int
    terms: list[_Term] = field(default_factory=list)


def parse_tbx(text: str) -> tuple[GlossaryTerm, ...]:
    """Read the entries that have an Arabic and an English term.

    Every Arabic term of an entry asks for the English one that is preferred, else the first that is not deprecated;
    other English terms of the entry are as good.

    Raises:
        InvalidGlossary: the text is no XML, no TBX, has entities, or no entry has both languages.
    """
    reader = _Reader()
    try:
        reader.read(text)
    except expat.ExpatError as error:
        message = f"Line {error.lineno} of the glossary is not well-formed XML: {expat.ErrorString(error.code)}."
        raise InvalidGlossary(message) from error
    terms = [term for entry in reader.entries for term in _terms(entry)]
    if not terms:
        raise InvalidGlossary(
            "The glossary has no entry with both an Arabic and an English term: "
            'mark its languages with xml:lang="ar" and xml:lang="en".'
        )
    return tuple({term.ar: term for term in reversed(terms)}.values())[::-1]


def _terms(entry: _Entry) -> Iterator[GlossaryTerm]:
    arabic = [term.text for term in entry.terms if _is(term.language, "ar")]
    english = sorted((term for term in entry.terms if _is(term.language, "en")), key=_rank)
    usable = list(dict.fromkeys(term.text for term in english if not term.status.startswith(_OLD)))
    if not arabic or not usable:
        return
    for term in arabic:
        if not ARABIC.search(term):
            place = f'Entry "{entry.name}"' if entry.name else "The entry"
            raise InvalidGlossary(f"{place} in line {entry.line} of the glossary has no Arabic in its Arabic: {term}")
        yield GlossaryTerm(ar=term, en=usable[0], also=tuple(usable[1:]))


def _is(language: str, wanted: str) -> bool:
    return language == wanted or language.startswith(f"{wanted}-")


def _rank(term: _Term) -> tuple[bool, int]:
    """Order the English: preferred before others, British before American; else as the entry has them."""
    british = _BRITISH_FIRST.index(term.language) if term.language in _BRITISH_FIRST else len(_BRITISH_FIRST)
    return not term.status.startswith(_PREFERRED), british


class _Reader:
    """Collects the terms of each entry while the parser walks through the text."""

    def __init__(self) -> None:
        """Build a parser that refuses entities."""
        self.entries: list[_Entry] = []
        self._path: list[str] = []
        self._language = ""
        self._text: list[str] = []  # of the element that is being collected
        self._depth = 0  # at which that element lies; 0 for none
        self._parser = expat.ParserCreate("UTF-8")  # whatever its declaration says: it is decoded already
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._refuse
        self._parser.SkippedEntityHandler = self._refuse

    def read(self, text: str) -> None:
        """Read the whole text. Raises ExpatError where it is not well-formed, InvalidGlossary where it is no TBX."""
        self._parser.Parse(text.encode(), True)  # noqa: FBT003 - no keyword there: it is the last piece

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self._path and local not in ROOTS:
            raise InvalidGlossary(f"The glossary is XML but no TBX: it begins with <{name}>, not <martif> or <tbx>.")
        self._path.append(local)
        if local in _ENTRIES:
            self.entries.append(_Entry(name=attributes.get("id", ""), line=self._parser.CurrentLineNumber))
        elif local in _LANGUAGES:
            self._language = attributes.get(_LANG, "").lower()
        elif local in _TERM_GROUPS and self.entries:
            self.entries[-1].terms.append(_Term(language=self._language))
        elif not self._depth and (local == "term" or _STATUS in (local, attributes.get("type"))):
            self._text, self._depth = [], len(self._path)

    def _end(self, _: str) -> None:
        depth, local = len(self._path), self._path.pop()
        if depth != self._depth:  # an element within the one that is being collected, or none is
            return
        self._depth = 0
        text = " ".join("".join(self._text).split())
        if not self.entries or not self.entries[-1].terms:
            return
        if local == "term":
            self.entries[-1].terms[-1].text = text
        else:
            self.entries[-1].terms[-1].status = text.lower()

    def _characters(self, text: str) -> None:
        if self._depth:
            self._text.append(text)

    def _refuse(self, name: str, *_: object) -> None:
        line = self._parser.CurrentLineNumber
        raise InvalidGlossary(f"Line {line} of the glossary has the entity {name}: write the character itself.")
