"""The parallel corpora: what they are, where they come from, and their cleaned pairs."""

import hashlib
import lzma
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.arabic.normalise import normalise_text

MANIFEST = Path(__file__).parent / "corpora.toml"
_WHITE_SPACE = re.compile(r"\s+")


class AlteredCorpus(Exception):
    """A corpus file is not the one that the manifest describes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One file of pairs: ARABIC<TAB>ENGLISH a line, UTF-8, xz."""

    name: str
    path: str  # below the data folder
    sha256: str
    pairs: int  # lines in the file
    origin: str  # where the texts can be had
    licence: str  # of the texts
    weight: float  # how often its pairs are drawn, next to those of its rivals
    news: bool  # rivals are the other news corpora, or else all the others
    capitalise: bool  # the English sides are names in lower case: give them capitals


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The training mixture."""

    news_share: float  # of all drawn pairs; the other corpora divide the rest
    corpora: tuple[Corpus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence and its translation, both normalised."""

    arabic: str
    english: str


def read_manifest(path: Path = MANIFEST) -> Manifest:
    """Read the committed list of corpora."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Manifest(news_share=table["news_share"], corpora=tuple(Corpus(**row) for row in table["corpus"]))


def read_pairs(corpus: Corpus, *, folder: Path) -> list[Pair]:
    """Return the usable pairs of a corpus.

    Raises:
        AlteredCorpus: the file's checksum is not the manifest's.
    """
    packed = (folder / corpus.path).read_bytes()
    if hashlib.sha256(packed).hexdigest() != corpus.sha256:
        raise AlteredCorpus(f"{corpus.path} is not the file that the manifest describes")
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return list(clean_pairs(lines, capitalise=corpus.capitalise))


def clean_pairs(lines: list[str], *, capitalise: bool) -> Iterator[Pair]:
    """Normalise both sides as serving does; leave out repetitions and pairs with an empty side."""
    seen: set[Pair] = set()
    for line in lines:
        arabic, english = line.split("\t")
        english = normalise_english(english)
        if capitalise and english.islower():
            english = english.title()
        pair = Pair(arabic=normalise_text(arabic), english=english)
        if pair.arabic and pair.english and pair not in seen:
            seen.add(pair)
            yield pair


def normalise_english(text: str) -> str:
    """Unify compatibility forms and collapse white space; spelling and case stay."""
    return _WHITE_SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def write_cleaned(pairs: list[Pair], path: Path) -> None:
    """Store cleaned pairs, so that a run taken up again need not clean them."""
    path.write_text("".join(f"{pair.arabic}\t{pair.english}\n" for pair in pairs), encoding="utf-8")


def read_cleaned(path: Path) -> list[Pair]:
    """Read what `write_cleaned` stored."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1])
    return [Pair(arabic=arabic, english=english) for arabic, english in rows]
