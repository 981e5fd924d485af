"""Whether a sentence denies the number in it: نفت الوزارة أن يكون معدل البطالة 27 بالمئة."""

from briefing.arabic.speech import opens_report
from briefing.knowledge.figures.line import Line, listed

_REACH = 16  # words between a denial and the number
_DENIALS = listed("نفى نفت نفوا ينفي تنفي نافيا نافية فند فندت ونفى ونفت وينفي وتنفي")
_WHAT = listed("أن يكون تكون صحة ما مقتل وفاة سقوط إصابة وجود بلوغ وصول تجاوز ارتفاع")
_SAID = listed("وقال وقالت وأكد وأكدت وأضاف وأضافت مؤكدا مؤكدة قائلا قائلة موضحا موضحة مشيرا مشيرة لكنه لكنها بل")
_COMMA = frozenset({"،", ","})


def is_denied(line: Line, index: int, *, since: int) -> bool:
    """Say whether the words before a number, but for those of an earlier one, deny it.

    What is denied stands in the clause of the denial: behind a comma, a new verb or "saying" the speaker goes on to
    what is right.
    """
    limit = max(since, line.clause_start(index), index - _REACH)
    for place in range(index - 1, limit - 1, -1):
        form = line.form(place)
        if form in _DENIALS:
            return any(each in _WHAT for each in line.forms(place + 1, index))
        if form in _COMMA or form in _SAID or opens_report(form):
            return False
    return False
