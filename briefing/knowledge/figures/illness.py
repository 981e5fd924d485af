"""Tells cases of an illness from injuries, and cases that are persons from those that are not."""

import re
from dataclasses import replace

from briefing.knowledge.figures.line import Line, listed
from briefing.knowledge.figures.nouns import Noun, Outcome, Sort, noun_of

_CONFIRMED = listed("مؤكدة مشتبه مشتبها محتملة نشطة وافدة محلية")
_ILLNESS = re.compile(
    r"(?<!\w)[وفبلك]{0,2}(?:ال|لل)?(?:كوليرا|حمي|ضنك|كورونا|كوفيد|وباء|اوبءه|اوبيه|فيروس\w*|ملاريا|حصبه|جدري|انفلونزا"
    r"|طاعون|ايبولا|تيفوءيد|تيفوئيد|ليشمانيا|داء|عدوي|سرطان|سل)(?!\w)"
)
_WOUND = re.compile(r"(?<!\w)\w*(?:جروح|جراح|رصاص|شظايا|كسور|حروق|رضوض)(?!\w)")
_HEALTH = re.compile(
    r"(?<!\w)[وفبلك]{0,2}(?:ال|لل)?(?:مستشفي\w*|مشفي|صحه|صحي\w*|طبي\w*|طبيب|اطباء|مرض\w*|مريض|علاج\w*|شفاء|تعاف\w*|وفاه|وفيات"
    r"|اصابه|اصابات|تسمم|اختناق|اسعاف\w*|عنايه|حرجه|خطره|خطيره|تلقيح|لقاح\w*|جراح\w*|ولاده|سوء|اسهال)(?!\w)"
)


def of_illness(line: Line) -> bool:
    """Say whether a sentence is about an illness that spreads, and about no wounds."""
    text = _folded(line)
    return _ILLNESS.search(text) is not None and _WOUND.search(text) is None


def as_case(line: Line, noun: Noun, stop: int) -> Noun:
    """Take infections for cases, and cases for persons only where health is spoken of.

    Args:
        line: The sentence.
        noun: What is counted.
        stop: Index behind it.
    """
    if noun.sort is Sort.CASUALTY and noun.en == "injuries":
        cases = noun_of("حاله")
        return cases if cases and (line.form(stop) in _CONFIRMED or of_illness(line)) else noun
    if noun.key == "cases" and not (of_illness(line) or _HEALTH.search(_folded(line))):
        return replace(noun, sort=Sort.THING, unit="")
    return noun


def as_infection(line: Line, outcome: Outcome | None) -> Outcome | None:
    """Take those whom an illness befalls for infected, not injured: أصيب 40 شخصا بالكوليرا."""
    if outcome is None or outcome.key != "injured" or not of_illness(line):
        return outcome
    return Outcome(key="infected", en="infected", casualty=True, befalls=outcome.befalls)


def _folded(line: Line) -> str:
    return " ".join(token.form for token in line.tokens)
