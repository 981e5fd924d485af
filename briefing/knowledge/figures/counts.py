"""Reads figures that count people and things, with what happened to them."""

from dataclasses import replace

from briefing.arabic.number_words import fold
from briefing.knowledge.figures.entry import FigureReading
from briefing.knowledge.figures.illness import as_infection
from briefing.knowledge.figures.line import Numeral
from briefing.knowledge.figures.measures import measure_before
from briefing.knowledge.figures.nouns import Noun, Outcome, Sort, noun_of, outcome_before, outcome_behind, plain_form
from briefing.knowledge.figures.outcomes import (
    casualties_among,
    casualties_numbered,
    casualties_reaching,
    named_casualties,
    outcome_noun,
    outcome_of,
    outcome_of_noun,
)
from briefing.knowledge.figures.phrases import Phrase, head_before, is_governed, is_part, points_back
from briefing.knowledge.figures.scan import NOTHING, Scan
from briefing.point import Label

_SMALL = 2  # spelled out, one and two are figures in casualties only
_REACH = 10  # words between those counted and what happened to them
_MEASURE_REACH = 4  # words before a bare number among which the thing measured stands
_GENERIC = frozenset({"people", "others"})
_CASUALTIES = frozenset({"killed", "injured", "missing", "arrested", "kidnapped", "executed"})
_OTHERS = frozenset({"اخر", "اخرين", "اخرون", "اخري", "اخريات"})
# What stands for an outcome whose word says nothing without its verb: أودى بحياة, أصيبوا بجروح.
_SHOWN = {
    **dict.fromkeys(("بحياه", "ارواح", "بارواح", "حتفهم", "مصرعهم", "حياتهم", "نحبهم"), "قتلى"),
    **dict.fromkeys(("بجروح", "بجراح", "باصابات"), "جرحى"),
    **dict.fromkeys(("سراح", "سراحهم"), "مفرج عنهم"),
}
_COUNTING = frozenset({"عدد", "تعداد", "لعدد"})


def read_count(scan: Scan, numeral: Numeral, start: int, phrase: Phrase | None) -> FigureReading | None:
    """Read a figure that counts; `start` is its first word, its bound included, `phrase` the noun behind it.

    None where nothing tells what is counted, or where it is "one" or "two" in words and no casualty.
    """
    line = scan.line
    head = head_before(line, start, since=scan.since)
    whole = phrase if phrase is not None and phrase.noun is not None else head
    outcome = outcome_of(line, start=start, phrase=whole, stop=numeral.stop, since=scan.since)
    if outcome is None and head is not None and head is not whole:
        outcome = outcome_of(line, start=head.stop, phrase=head, stop=head.stop, since=scan.since)
    outcome = casualties_numbered(line, start, since=scan.since) or outcome
    among = casualties_among(line, start)
    outcome = outcome or among or casualties_reaching(line, start)
    if outcome is None and head is not None and whole is not head and whole is not None and _is_of_people(whole):
        outcome = outcome_of_noun(head.noun)  # عدد الجرحى إلى 19 شخصا
    outcome = as_infection(line, outcome)
    noun = whole.noun if whole else None
    if noun is not None and not noun.en and outcome is None:
        noun, outcome = _suffering(scan, numeral, start, noun)
    if _is_too_small(numeral, noun, outcome):
        return None
    reading = scan.value(numeral, start, behind=phrase.stop if phrase else numeral.stop)
    reading = replace(reading, part=reading.part or among is not None or (phrase is not None and phrase.part))
    if whole is None or noun is None:
        return _without_noun(scan, reading, start, outcome)
    if noun.key == "names":
        outcome = named_casualties(line, start)
    previous = scan.continued(start)
    if outcome is None and previous is not None and noun.sort is Sort.PERSON:
        return _inheriting(scan, reading, whole, noun, previous)
    return _with_noun(scan, reading, whole, noun, outcome)


def _is_of_people(phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.sort is Sort.PERSON and phrase.noun.key != "cases"


def read_dual(scan: Scan, index: int) -> FigureReading | None:
    """Read "two people" in one word, of casualties only: مقتل شخصين."""
    line = scan.line
    noun = noun_of(line.form(index)) if line.form(index).endswith(("ين", "ان")) else None
    if noun is None or not noun.dual or noun.sort not in {Sort.PERSON, Sort.CASUALTY}:
        return None
    phrase = Phrase(noun=noun, first=index, stop=index + 1)
    previous = scan.continued(index)
    own = outcome_noun(line.form(index))
    outcome = own or outcome_of(line, start=index, phrase=phrase, stop=index, since=scan.since)
    outcome = outcome or (_outcome_named(previous) if previous else None)
    if outcome is None or not outcome.casualty:
        return None
    token = line.tokens[index]
    part = is_part(line, index) or (previous is not None and previous.part)
    reading = FigureReading(start=token.start, end=token.end, value=2.0, counted=NOTHING, part=part)
    return _with_noun(scan, reading, phrase, noun, outcome)


def _suffering(scan: Scan, numeral: Numeral, start: int, noun: Noun) -> tuple[Noun, Outcome | None]:
    """Take a noun that no list has for people where they were killed or injured."""
    outcome = outcome_of(scan.line, start=start, phrase=None, stop=numeral.stop + 1, since=scan.since)
    if outcome is None or not outcome.casualty:
        return noun, None
    return replace(noun, sort=Sort.PERSON), outcome


def _is_too_small(numeral: Numeral, noun: Noun | None, outcome: Outcome | None) -> bool:
    """Whether it is "one" or "two" in words and no casualty."""
    quantity = numeral.quantity
    if not quantity.spelled or quantity.value > _SMALL or quantity.upper is not None:
        return False
    casualty = noun is not None and noun.sort is Sort.CASUALTY
    return not casualty and not (outcome is not None and outcome.casualty)


def _with_noun(
    scan: Scan, reading: FigureReading, phrase: Phrase, noun: Noun, outcome: Outcome | None
) -> FigureReading:
    """Say what is counted by its noun."""
    own = outcome_of_noun(noun)
    happened = own or outcome
    suffering = happened is not None and (noun.key == "names" or (noun.key == "cases" and happened.casualty))
    generic = own is not None or noun.en in _GENERIC or suffering
    infected = generic and happened is not None and happened.key == "infected"
    return replace(
        reading,
        counted=Label(
            en=own.en if own else name_counted(noun, phrase, happened),
            ar=_arabic(scan, phrase, noun, None if own else happened),
        ),
        unit="people" if noun.key == "names" and happened else noun.unit,
        key="cases" if infected else "people" if generic else noun.key,
        outcome=happened.key if happened and not infected else "",
        part=reading.part and not _dies_of_illness(scan, noun),
        qualities=phrase.qualities,
        per=phrase.per,
        others=noun.en == "others" or scan.line.form(phrase.stop) in _OTHERS,
    )


def _dies_of_illness(scan: Scan, noun: Noun) -> bool:
    """Whether deaths are among cases of an illness: a toll of their own, 612 حالة من بينها 48 وفاة."""
    whole = scan.last_whole(counts=True)
    return noun.sort is Sort.CASUALTY and noun.key == "killed" and whole is not None and whole.key == "cases"


def _arabic(scan: Scan, phrase: Phrase, noun: Noun, outcome: Outcome | None) -> str:
    """Return the words that say what is counted; of "12 people were killed" those are "killed"."""
    line = scan.line
    if outcome is not None and noun.en in _GENERIC and name_counted(noun, phrase, outcome) == outcome.en:
        before = range(phrase.first - 1, max(phrase.first - _REACH, -1), -1)
        for place in (*before, *range(phrase.stop, phrase.stop + _REACH)):
            found = outcome_before(line.form(place)) if place < phrase.first else outcome_behind(line.form(place))
            if found is not None and found.key == outcome.key:
                return _SHOWN.get(line.form(place)) or plain_form(line.raw(place, place + 1)).removeprefix("و")
    return plain_form(line.raw(phrase.first, phrase.stop))


def _inheriting(
    scan: Scan, reading: FigureReading, phrase: Phrase, noun: Noun, previous: FigureReading
) -> FigureReading:
    """Read "7 civilians" of "36 attackers and 7 civilians", which were killed like those before."""
    outcome = _outcome_named(previous) if noun.key != "cases" else None
    reading = replace(reading, part=reading.part or previous.part)
    return _with_noun(scan, reading, phrase, noun, outcome)


def _without_noun(scan: Scan, reading: FigureReading, start: int, outcome: Outcome | None) -> FigureReading | None:
    """Tell what a bare number counts: a part of the whole before, casualties by their verb, what a pronoun means."""
    line = scan.line
    if reading.part:
        return _part_of(scan, reading, start, outcome)
    suffering = _by_outcome(scan, reading, start, outcome)
    if suffering is not None:
        return suffering
    if line.form(start - 1) == "مقابل" and scan.found and scan.found[-1].key == "votes":
        label = Label(en="votes against", ar=scan.found[-1].counted.ar)
        return replace(reading, counted=label, key="votes against")
    if points_back(line, start, since=scan.since):
        return _antecedent(scan, reading, start, outcome)
    measure = measure_before(line, start, since=max(scan.since, start - _MEASURE_REACH), level=True)
    if (
        measure is None
        or measure.owner_only
        or not any(char.isdecimal() for char in line.text[reading.start : reading.end])
    ):
        return None
    return replace(reading, counted=Label(en=measure.en, ar=plain_form(measure.ar)), key=f":{measure.en}")


def _part_of(scan: Scan, reading: FigureReading, start: int, outcome: Outcome | None) -> FigureReading | None:
    """Tell what "of them" counts: those of the whole, or those of whom something else is said, 30 جريحا توفي 5 منهم."""
    whole = scan.last_whole()
    if whole is None:
        return _antecedent(scan, reading, start, outcome)
    other = outcome is not None and outcome.key != whole.outcome and whole.key == "people"
    told = _by_outcome(scan, reading, start, outcome) if other else None
    if told is None and outcome is None and whole.outcome == "killed" and is_governed(scan.line, start):
        if whole.key == "people":
            return None
        whole = _alive(whole)  # another word says what happened to them: ودفن 10 منهم
    return told or _like(reading, whole, start, outcome)


def _alive(whole: FigureReading) -> FigureReading:
    """Return those counted without their death."""
    english = whole.counted.en.removesuffix(" killed").removesuffix(" who died")
    return replace(whole, counted=Label(en=english, ar=whole.counted.ar), outcome="")


def _by_outcome(scan: Scan, reading: FigureReading, start: int, outcome: Outcome | None) -> FigureReading | None:
    """Say of casualties that have no noun what happened to them: وجرح 500."""
    if outcome is None or not outcome.casualty:
        return None
    english = f"people {outcome.en}" if outcome.en.startswith("who") else outcome.en
    label = Label(en=english, ar=_governing(scan, start))
    return replace(reading, counted=label, unit="people", key="people", outcome=outcome.key)


def _governing(scan: Scan, start: int) -> str:
    """Return the word before a number that says what happened, as it stands."""
    for place in range(start - 1, -1, -1):
        if outcome_before(scan.line.form(place)):
            return plain_form(scan.line.raw(place, place + 1))
    return ""


def _antecedent(scan: Scan, reading: FigureReading, start: int, outcome: Outcome | None) -> FigureReading:
    """Tell by what stands before in the sentence what a pronoun counts; else leave it to an earlier sentence."""
    line = scan.line
    last = scan.last_whole(counts=True)
    if last is not None:
        return replace(_like(reading, last, start, outcome), points_back=True)
    for place in range(start - 1, -1, -1):
        noun = noun_of(line.form(place)) if line.is_word(place) else None
        people = noun is not None and noun.sort in {Sort.PERSON, Sort.CASUALTY} and not noun.dual
        if noun is not None and people and (_is_counted(scan, place) or (reading.part and noun.plural)):
            phrase = Phrase(noun=noun, first=place, stop=place + 1)
            return replace(_with_noun(scan, reading, phrase, noun, outcome), points_back=True)
    return _by_outcome(scan, replace(reading, points_back=True), start, outcome) or replace(reading, points_back=True)


def _is_counted(scan: Scan, place: int) -> bool:
    """Whether a noun stands behind a vague number or عدد: "a few hundred of the fighters"."""
    before = scan.line.forms(place - 2, place)
    vague = any(numeral.stop in {place, place - 1} for numeral in scan.line.numerals)
    return vague or any(form.removeprefix("و") in _COUNTING for form in before)


def _like(reading: FigureReading, whole: FigureReading, start: int, outcome: Outcome | None) -> FigureReading:
    """Count what an earlier figure counts; a part keeps what happened to the whole only where that is a casualty."""
    if outcome is None or outcome.key == whole.outcome:
        outcome = _outcome_named(whole) if not reading.part or whole.outcome in _CASUALTIES else None
    noun = noun_of(fold(whole.counted.ar.split()[0])) if whole.counted.ar else None
    like = replace(
        reading, counted=whole.counted, unit=whole.unit, key=whole.key, qualities=whole.qualities, per=whole.per
    )
    if noun is None:
        return replace(like, outcome=outcome.key if outcome else "")
    if noun.sort is Sort.CASUALTY:
        return replace(like, outcome=outcome.key if outcome else whole.outcome)
    english = name_counted(noun, Phrase(noun=noun, first=start, stop=start, qualities=whole.qualities), outcome)
    return replace(like, counted=Label(en=english, ar=whole.counted.ar), outcome=outcome.key if outcome else "")


def _outcome_named(reading: FigureReading) -> Outcome | None:
    if not reading.outcome:
        return None
    return Outcome(key=reading.outcome, en=reading.outcome, casualty=reading.outcome in _CASUALTIES)


def name_counted(noun: Noun, phrase: Phrase, outcome: Outcome | None) -> str:
    """Name what is counted: "foreign fighters", "tourists killed", "killed"."""
    if outcome is not None and noun.key == "cases" and outcome.casualty:
        return "deaths" if outcome.key == "killed" else outcome.en
    if outcome is not None and (noun.en in _GENERIC or noun.key == "names"):
        alone = outcome.casualty and not phrase.qualities and not outcome.en.startswith("who")
        return outcome.en if alone else " ".join([*phrase.qualities, "people", outcome.en])
    name = phrase.en or noun.en
    if not name:
        return outcome.en if outcome is not None and outcome.casualty else ""
    qualities = [] if noun.key == "foreigners" else dict.fromkeys(phrase.qualities)
    return " ".join([*qualities, name, *([outcome.en] if outcome else [])])
