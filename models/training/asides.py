"""Distances and sums in brackets behind those of a pair: figures there were lost most often."""

import random
import re
from dataclasses import dataclass

from models.training.data import Pair

_NUMBER = r"[0-9][0-9.,]*"
_ELEVEN, _HUNDRED = 11, 100  # between them Arabic counts in the accusative singular, below in the plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words that both sides must have once each, for a figure to be put beside them."""

    kind: str
    arabic: re.Pattern[str]
    english: re.Pattern[str]


ANCHORS = (
    Anchor(
        kind="miles",
        arabic=re.compile(rf"{_NUMBER} كيلومتر\w*(?! (?:مربع|في الساعة))"),
        english=re.compile(rf"{_NUMBER}[ -](?:kilomet(?:re|er)s|km)\b(?! (?:per|an|square))"),
    ),
    Anchor(
        kind="dollars",
        arabic=re.compile(
            rf"{_NUMBER}(?: ألفا?| آلاف| مليون| مليار)? (?:يورو|جنيه\w*|دينار\w*|ريال\w*|ليرة|درهم\w*)"
            r"(?! إ?سترليني)(?!\w)"
        ),
        english=re.compile(rf"{_NUMBER}(?: million| billion)? (?:euros|pounds|dinars|riyals|rials|lira|dirhams)\b"),
    ),
)


def add_aside(pair: Pair, *, rng: random.Random) -> Pair:
    """Put a figure beside the first words that allow one, written as either language does."""
    for anchor in ANCHORS:
        arabic, english = list(anchor.arabic.finditer(pair.arabic)), list(anchor.english.finditer(pair.english))
        if len(arabic) == len(english) == 1:
            ours, theirs = ASIDES[anchor.kind](rng)
            return Pair(
                arabic=pair.arabic[: arabic[0].end()] + ours + pair.arabic[arabic[0].end() :],
                english=pair.english[: english[0].end()] + theirs + pair.english[english[0].end() :],
            )
    return pair


def _miles(rng: random.Random) -> tuple[str, str]:
    miles = rng.choice((rng.randint(3, 99), rng.randint(100, 999), 10 * rng.randint(100, 990)))
    unit = "أميال" if miles < _ELEVEN else "ميلا" if miles < _HUNDRED else "ميل"
    return f" ({miles} {unit})", f" ({miles:,} miles)"


def _dollars(rng: random.Random) -> tuple[str, str]:
    amount = rng.choice((f"{rng.randint(1, 99)}.{rng.randint(1, 9)}", str(rng.randint(3, 990))))
    ours, theirs = rng.choice((("مليون", "million"), ("مليار", "billion")))
    american = rng.choice(("", "", " أمريكي", " أميركي"))
    return f" ({amount} {ours} دولار{american})", f" (${amount} {theirs})"


ASIDES = {"miles": _miles, "dollars": _dollars}
