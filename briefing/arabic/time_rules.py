"""Rules for dates as patterns over masked text, each with a reader that says what a match means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.arabic.masked_text import MaskedText
from briefing.arabic.time_expressions import Meaning, TimeExpression

BEGIN = r"(?<![\w#@])[وف]?[بلك]?"  # of a word, with what may be attached to it
END = r"(?![\w#@])"
Reader = Callable[[MaskedText, re.Match[str]], Meaning | None]  # None: a look-alike, no date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and what its matches mean; its group `x` is what counts as the words of the date."""

    pattern: re.Pattern[str]
    read: Reader


def rule(pattern: str, read: Reader) -> Rule:
    """Return a rule."""
    return Rule(pattern=re.compile(pattern), read=read)


def apply_rules(rules: Sequence[Rule], text: MaskedText) -> list[TimeExpression]:
    """Find dates by rules, an earlier rule before a later one, in the order of the text and without overlap."""
    found: list[TimeExpression] = []
    for each in rules:
        for match in each.pattern.finditer(text.masked):
            start, end = match.span("x")
            if any(start < other.end and other.start < end for other in found):
                continue
            meaning = each.read(text, match)
            if meaning is not None:
                found.append(TimeExpression(start=start, end=end, meaning=meaning))
    return sorted(found, key=lambda expression: expression.start)
