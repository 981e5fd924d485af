"""What happened to those whom a number counts: killed, injured, displaced, joined."""

from briefing.arabic.speech import is_verb_in_past
from briefing.knowledge.figures.line import Line, listed
from briefing.knowledge.figures.nouns import Noun, Outcome, Sort, noun_of, outcome_before, outcome_behind
from briefing.knowledge.figures.phrases import Phrase

_NEAR, _FAR = 3, 8  # words between مقتل, or a verb, and its number
_BEHIND = 10  # words behind a noun among which its verb may stand
_NUMBER = frozenset({"بلغ", "بلغت", "بلغوا", "يبلغ", "يبلغون"})
_REACHES = listed(
    "بلغ يبلغ ارتفع يرتفع وصل يصل زاد يزيد تجاوز يتجاوز تخطى يتخطى يقل يفوق يناهز يقارب بات أصبح ارتفعت بلغت وصلت"
)
_COUNT_OF = listed("عدد حصيلة أعداد")
_SUBJECT = 12  # words between "the number of the missing" and its verb
_OPENERS = frozenset({"اذ", "حيث", "قد", "وقد", "فقد", "،", "ان"})
_ENDS = frozenset({"،", "(", "الذي", "التي", "الذين"})


def outcome_of(line: Line, *, start: int, phrase: Phrase | None, stop: int, since: int) -> Outcome | None:
    """Find what happened to those counted: what stands behind the noun before what stands before the number.

    Args:
        line: The sentence.
        start: Index of the first word of the number, its bound included.
        phrase: What is counted, if that is known.
        stop: Index behind the number.
        since: Index behind what belongs to an earlier number.
    """
    sort = phrase.noun.sort if phrase is not None and phrase.noun is not None else Sort.PERSON
    place = phrase.stop if phrase is not None and phrase.first >= stop else stop
    return _behind(line, place, sort) or _before(line, start, sort, since)


def outcome_noun(form: str) -> Outcome | None:
    """Return what happened to those whom a noun counts by it: قتيل."""
    return outcome_of_noun(noun_of(form))


def outcome_of_noun(noun: Noun | None) -> Outcome | None:
    """Return what happened to those whom a noun of the lists counts by it."""
    if noun is None or noun.sort is not Sort.CASUALTY:
        return None
    return Outcome(key=noun.key, en=noun.en, casualty=True, befalls="person")


def casualties_among(line: Line, index: int) -> Outcome | None:
    """Read "among the dead" right before a number: إن بين القتلى ثمانية أطفال."""
    if line.form(index - 2).removeprefix("و") not in {"بين", "ضمن"}:
        return None
    found = outcome_noun(line.form(index - 1))
    return found and Outcome(key=found.key, en=found.key, casualty=True, befalls=found.befalls)


def casualties_reaching(line: Line, index: int) -> Outcome | None:
    """Read "the confirmed dead number" right before a number: إن القتلى المؤكدين بلغوا 23 مهاجرا."""
    if line.form(index - 1) not in _NUMBER:
        return None
    nouns = (outcome_noun(line.form(place)) for place in (index - 2, index - 3))
    return next((found for found in nouns if found), None)


def casualties_numbered(line: Line, index: int, *, since: int) -> Outcome | None:
    """Read "the number of the missing", which a number behind its verb is: عدد المفقودين في غرق العبارة يزيد على 60."""
    ends = range(index, max(index - 3, 0), -1)
    verb = next((place for place in ends if line.form(place) in _REACHES or line.form(place) == "الي"), None)
    if verb is None:
        return None
    for place in range(verb - 1, max(since, line.clause_start(index), verb - _SUBJECT) - 1, -1):
        if line.form(place).removeprefix("و") in _COUNT_OF:
            risen = line.form(verb) in _REACHES or any(form in _REACHES for form in line.forms(place - 2, verb))
            return outcome_noun(line.form(place + 1)) if risen else None
    return None


def named_casualties(line: Line, index: int) -> Outcome | None:
    """Find the casualties that a list of names before a number is of."""
    for place in range(index - 1, -1, -1):
        found = outcome_noun(line.form(place)) if line.is_word(place) else None
        if found is not None:
            return found
    return None


def _behind(line: Line, index: int, sort: Sort) -> Outcome | None:
    """Read قتلوا or مصرعهم; قتلوا with an object behind it is something else."""
    if line.form(index) == "بين" and outcome_noun(line.form(index + 1)):
        return _both(outcome_noun(line.form(index + 1)), outcome_noun(line.form(index + 2)))
    for place in range(index, index + _BEHIND):
        form = line.form(place)
        if not form or line.ends_clause(place) or form in _ENDS:
            return None
        if any(numeral.first == place for numeral in line.numerals):
            return None
        found = outcome_behind(f"{form} {line.form(place + 1)}") or outcome_behind(form)
        if found is not None and found.suits(sort) and not _has_object(line, place + 1):
            return found
    return None


def _has_object(line: Line, index: int) -> bool:
    """Whether a verb is followed by what it is done to: a number, or a person of the lists without a preposition."""
    if any(numeral.first == index for numeral in line.numerals):
        return True
    noun = noun_of(line.form(index)) if line.is_word(index) else None
    return noun is not None and noun.sort is Sort.PERSON and not line.form(index).startswith(("و", "ب", "ل"))


def _before(line: Line, index: int, sort: Sort, since: int) -> Outcome | None:
    """Read مقتل, وأصيب or أودى بحياة before a number: a noun right before it, a verb a few words off."""
    limit = max(since, line.clause_start(index), index - _FAR)
    for place in range(index - 1, limit - 1, -1):
        found = outcome_before(line.form(place))
        if found is None or not found.suits(sort):
            continue
        if index - 1 - place <= _NEAR or (_is_verb(line.form(place)) and (found.casualty or _opens(line, place))):
            return _with_joined(line, place, found, limit)
    return None


def _with_joined(line: Line, place: int, found: Outcome, limit: int) -> Outcome:
    """Join مقتل وإصابة; قتلوا وجرح 500 is about others."""
    joined = place > limit and line.form(place).startswith("و") and not outcome_behind(line.form(place - 1))
    other = outcome_before(line.form(place - 1)) if joined else None
    return _both(other, found) or found if other is not None and other.casualty and found.casualty else found


def _both(one: Outcome | None, other: Outcome | None) -> Outcome | None:
    """Join "between killed and injured"."""
    if one is None or other is None or one.key == other.key:
        return one
    return Outcome(key=f"{one.key} or {other.key}", en=f"{one.en} or {other.en}", casualty=True, befalls="person")


def _opens(line: Line, place: int) -> bool:
    """Whether a word opens its clause."""
    return place == line.clause_start(place) or line.form(place - 1) in _OPENERS


def _is_verb(form: str) -> bool:
    return is_verb_in_past(form) or (form[:1] in {"و", "ف"} and is_verb_in_past(form[1:]))
