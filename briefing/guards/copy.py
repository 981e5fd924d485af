"""Guard: the English is English, with no Arabic left in it."""

import re
import unicodedata

from briefing.document import Check

NAME = "copy"
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+")
_WORD = re.compile(r"[^\W\d_]+")
_WORDY = 3  # Arabic words from which on a translation needs a word: "500 يورو" may become "€500"
_SHOWN = 40  # characters of the leftover Arabic that the detail quotes


def check_copy(source: str, hypothesis: str) -> Check:
    """Give the verdict on text that was not translated."""
    if hypothesis.strip() and hypothesis.strip() == source.strip() and _ARABIC.search(source):
        return Check(name=NAME, passed=False, detail="the Arabic was returned untranslated")
    left = [piece for piece in _ARABIC.findall(hypothesis) if any(unicodedata.category(c) == "Lo" for c in piece)]
    if left:
        shown = " ".join(left)[:_SHOWN]
        return Check(name=NAME, passed=False, detail=f"Arabic is left in the English: {shown}")
    if hypothesis.strip() and len(_WORD.findall(source)) >= _WORDY and not _WORD.search(hypothesis):
        return Check(name=NAME, passed=False, detail="the English has no words")
    return Check(name=NAME, passed=True)
