"""Arabic text as models and rules read it, with a map back to the text as the publisher wrote it.

What normalising changes, the same in training and in serving:

- compatibility forms to plain letters (NFKC): presentation forms, ligatures, full-width Latin; `½` behind a digit
  gets a space and a superscript a `^`, so that 2½ does not become 21/2 nor 10² become 102
- diacritics, tatweel, zero-width characters, bidi controls and control characters are removed
- Arabic-Indic and Persian digits to ASCII, `٪` to `%`, and between digits `٫` to `.` and `٬` to `,`
- Persian and Urdu letter shapes that keyboards of Cairo and Baghdad leave in Arabic words (ک ڪ ی ھ ہ) to the
  Arabic letters. Always, because Persian and Urdu articles are refused before they get here. A final ی stands for
  both ي and ى; it becomes ي except in the closed list of particles (علی, إلی, حتی ...) that are written with ى
- runs of white space to one space, none at the ends

Hamza and alef spellings stay, since models were trained with them; `fold_spelling` levels them for matching.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

NORMALISER_VERSION = "1"  # part of every cache key: raise it with any change to what comes out

_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u180e\u200b-\u200f\u202a-\u202e"
_INVISIBLE = _CONTROLS + "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
_MARKS = "\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\ufe70-\ufe72\ufe74\ufe76-\ufe7f"
_COMPOSING_MARKS = "\u0653-\u0655"  # madda and hamza: NFKC joins them to their alef first
_BEFORE = re.compile(f"[{_INVISIBLE}{_MARKS}]")
_AFTER = re.compile(f"[{_INVISIBLE}{_MARKS}{_COMPOSING_MARKS}]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FRACTION = re.compile(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215f\u2189])")
_SUPERSCRIPT = re.compile(r"(?<=\d)(?=[\u00b2\u00b3\u00b9\u2070\u2074-\u2079])")
_PARTICLE = re.compile(r"(?<!\w)([وف]?(?:عل|إل|ال|حت|لد|مت|سو))ی(?!\w)")
_DECIMAL_SIGN = re.compile(r"(?<=[0-9])٫(?=[0-9])")
_THOUSANDS_SIGN = re.compile(r"(?<=[0-9])٬(?=[0-9])")
_JAMO = re.compile("[\u1160-\u11ff]")  # Korean letters compose with the letter before them, as marks do
_SIGNS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪⁄",
    "01234567890123456789%/",
)
_LETTERS = str.maketrans("کڪیھہ", "ككيهه")
_SPELLINGS = str.maketrans("أإآٱىةؤئکیۃ", "اااايهويكيه")


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """A normalised text that knows where each of its characters came from."""

    text: str
    offsets: tuple[int, ...]  # offsets[i]: index in the original, in code points, of the origin of text[i]
    stop: int  # index in the original behind the last character and the marks removed from it

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original that became `text[start:end]`.

        Marks and joiners that were removed behind a character belong to it; white space does not. An empty span
        gives an empty stretch.

        Raises:
            IndexError: where `0 <= start <= end <= len(text)` does not hold.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"no span {start}:{end} in a text of {len(self.text)} characters")
        first = self.offsets[start] if start < len(self.text) else self.stop
        if start == end:
            return first, first
        behind = self.offsets[end] if end < len(self.text) else self.stop
        return first, max(behind, self.offsets[end - 1] + 1)

    def normalised_position(self, original: int) -> int:
        """Return the index of the first normalised character that comes from `original` or behind it."""
        return bisect_left(self.offsets, original)


def normalise_text(text: str) -> str:
    """Normalise without the map: the same text as `normalise(text).text`, several times faster."""
    # Deleting a joiner can bring letters together that compose: a second pass makes sure nothing is left to do.
    while (result := _pass(text)) != text:
        text = result
    return text


def normalise(text: str) -> Normalised:
    """Normalise and keep the way back."""
    offsets: list[int] = list(range(len(text)))
    stop = len(text)
    current = text
    while _pass(current) != current:
        step = _mapped_pass(current)
        stop = offsets[step.stop] if step.stop < len(offsets) else stop
        offsets = [offsets[index] for index in step.offsets]
        current = step.text
    return Normalised(text=current, offsets=tuple(offsets), stop=stop)


def fold_spelling(text: str) -> str:
    """Level the spellings that writers mix (أ إ آ ا, ى ي, ة ه, ؤ و, ئ ي), for matching only.

    The length stays, so that offsets hold in both.
    """
    return text.translate(_SPELLINGS)


def _pass(text: str) -> str:
    text = _LONE_SURROGATE.sub("\ufffd", _BEFORE.sub("", text))
    text = _SUPERSCRIPT.sub("^", _FRACTION.sub(" ", text))
    text = _AFTER.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(_one_for_one(text).split())


def _one_for_one(text: str) -> str:
    """Apply the rules that replace one character by one, so that they need no map."""
    text = text.translate(_SIGNS)
    text = _THOUSANDS_SIGN.sub(",", _DECIMAL_SIGN.sub(".", text))
    return _PARTICLE.sub(r"\1ى", text).translate(_LETTERS)


def _mapped_pass(text: str) -> Normalised:
    """Do what `_pass` does, one cluster at a time."""
    characters: list[str] = []
    offsets: list[int] = []
    for cluster, origins in _clusters(text):
        for index, character in enumerate(unicodedata.normalize("NFKC", cluster)):
            if not _is_removed(character):
                characters.append(character)
                offsets.append(origins[min(index, len(origins) - 1)])
    return _without_spaces(_one_for_one("".join(characters)), offsets, len(text))


def _without_spaces(text: str, offsets: list[int], length: int) -> Normalised:
    """Level white space; `offsets` has an entry a character, `length` is that of the text they point into."""
    words: list[str] = []
    kept: list[int] = []
    behind = 0  # index in text behind the last word
    for word in re.finditer(r"\S+", text):
        if words:
            kept.append(offsets[behind])
        words.append(word.group())
        kept.extend(offsets[word.start() : word.end()])
        behind = word.end()
    stop = (offsets[behind] if behind < len(text) else length) if words else 0
    return Normalised(text=" ".join(words), offsets=tuple(kept), stop=stop)


def _clusters(text: str) -> Iterator[tuple[str, list[int]]]:
    """Cut into pieces that NFKC treats independently: a character and all that may compose with it."""
    kept = [index for index, character in enumerate(text) if not _is_ignored(character)]
    visible = _LONE_SURROGATE.sub("\ufffd", "".join(text[index] for index in kept))
    inserted = dict.fromkeys((m.start() for m in _FRACTION.finditer(visible)), " ")
    inserted |= dict.fromkeys((m.start() for m in _SUPERSCRIPT.finditer(visible)), "^")
    cluster, origins = "", list[int]()
    for position, (character, index) in enumerate(zip(visible, kept, strict=True)):
        if cluster and not _joins(character):
            yield cluster, origins
            cluster, origins = "", []
        if position in inserted:
            yield inserted[position], [index]
        cluster += character
        origins.append(index)
    if cluster:
        yield cluster, origins


@cache
def _is_ignored(character: str) -> bool:
    return bool(_BEFORE.match(character))


@cache
def _is_removed(character: str) -> bool:
    return bool(_AFTER.match(character))


@cache
def _joins(character: str) -> bool:
    """Whether NFKC may compose or reorder the character with what stands before it."""
    if character.isascii():
        return False
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first) in {"Mn", "Mc", "Me"} or bool(_JAMO.match(first))
