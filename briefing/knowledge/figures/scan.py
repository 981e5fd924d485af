"""A sentence while its figures are read from left to right: what was found, and how far."""

from dataclasses import replace

from briefing.arabic.speech import is_verb_in_past
from briefing.knowledge.figures.bounds import read_bound
from briefing.knowledge.figures.denials import is_denied
from briefing.knowledge.figures.entry import FigureReading
from briefing.knowledge.figures.exclusions import dated
from briefing.knowledge.figures.line import Line, Numeral, listed, split_change
from briefing.knowledge.figures.nouns import Sort, direction_of, outcome_before
from briefing.knowledge.figures.phrases import OF_THEM, Phrase, counts_again, is_part, phrase_behind
from briefing.point import Label
from briefing.quantity import Kind

NOTHING = Label(en="", ar="")

_NOT = listed("وليس ليس وليست ولا لا")
_AGAINST = listed("مقابل وليس ليس لا ولا عوض بدل مقارنه")
_COMPARED = 9  # words between two figures that are set against each other
_FORMER = listed("نزولا صعودا بعدما بدلا مقارنه")
_WAS, _BEFORE_WAS = listed("كان كانت"), listed("ان بعدما فيما بينما")
_EARLIER = listed("قبل الماضي الماضيه السابق السابقه")
_LINKING = listed("و او مقابل فضلا عن اضافه الي ، كما نحو حوالي") | OF_THEM
_PRONOUN_REACH = 5  # words between "that it" and a number
_IT = listed("أنه أنها إنه إنها وأنه وأنها بل")
_TO = listed("الي عند ليبلغ لتبلغ بلغ بلغت ليصل لتصل ليصبح لتصبح")
MOVES = frozenset({"rise", "fall", "cut", "increase"})


class Scan:
    """One sentence: a figure may continue the one before it."""

    def __init__(self, line: Line) -> None:
        """Leave the numbers of dates out, and take changes apart."""
        self.line = line
        self.found: list[FigureReading] = []
        self.since = 0  # index behind what belongs to the figure before
        dates = dated(line.text, line.numerals) if line.numerals else frozenset[int]()
        undated = [numeral for number, numeral in enumerate(line.numerals) if number not in dates]
        self.numerals = [part for numeral in undated for part in split_change(line, numeral)]
        self._taken = [*self.numerals, *(line.numerals[number] for number in dates)]

    def is_taken(self, index: int) -> bool:
        """Say whether a token is part of a number."""
        return any(numeral.first <= index < numeral.stop for numeral in self._taken)

    def value(self, numeral: Numeral, start: int, *, behind: int) -> FigureReading:
        """Return a reading that has its value, and nothing of what is counted.

        Args:
            numeral: The number.
            start: Index of its first word, its bound included.
            behind: Index behind the noun that is counted.
        """
        quantity, line = numeral.quantity, self.line
        return FigureReading(
            start=quantity.start,
            end=quantity.end,
            value=float(quantity.value),
            upper=None if quantity.upper is None else float(quantity.upper),
            bound=read_bound(line, first=numeral.first, stop=numeral.stop, behind=behind),
            counted=NOTHING,
            part=is_part(line, start),
            former=self.is_former(numeral, start),
            denied=line.form(start - 1) in _NOT or is_denied(line, start, since=self.since),
            acting=is_verb_in_past(line.form(start - 1)) and not outcome_before(line.form(start - 1)),
            points_back=counts_again(line, start, since=self.since),
        )

    def is_level(self, start: int) -> bool:
        """Say whether a value is where something stands, not by how much it moved: ارتفع إلى."""
        return self.line.form(start - 1) in _TO or self.line.form(start - 2) in _TO

    def is_former(self, numeral: Numeral, start: int) -> bool:
        """Say whether it is what a value was before: "from 7.5 to 7", "against 112 a year ago"."""
        line = self.line
        before = line.form(start - 1)
        if before == "من":
            moved = any(direction_of(form) for form in line.forms(line.clause_start(start), start))
            return line.form(numeral.stop) == "الي" and moved and self._partner(numeral) is not None
        if before in _WAS:
            return line.form(start - 2) in _BEFORE_WAS
        if before in _FORMER or (before == "ب" and line.form(start - 2) == "مقارنه"):
            return True
        later = line.forms(numeral.stop, numeral.stop + 5)
        return before == "مقابل" and any(form in _EARLIER for form in later)

    def _partner(self, numeral: Numeral) -> Numeral | None:
        """Return "7%" of "from 7.5 to 7%"."""
        behind = range(numeral.stop + 1, numeral.stop + 3)
        return next((other for other in self.numerals if other.first in behind), None)

    def like_partner(self, numeral: Numeral) -> Numeral:
        """Give "from 7.5" the percent sign or currency of "to 7%"."""
        partner = self._partner(numeral)
        if partner is None or numeral.quantity.kind is not Kind.CARDINAL:
            return numeral
        alike = replace(numeral.quantity, kind=partner.quantity.kind, currency=partner.quantity.currency)
        return replace(numeral, quantity=alike)

    def partner_measure(self, numeral: Numeral) -> Phrase | None:
        """Return the measure behind "to 6.2 million tonnes" for "from 7.5"."""
        partner = self._partner(numeral)
        phrase = phrase_behind(self.line, partner.stop, guess=False) if partner else None
        if phrase is None or phrase.noun is None or phrase.noun.sort is not Sort.MEASURE:
            return None
        return replace(phrase, first=numeral.first, stop=numeral.stop)

    def compared(self, start: int) -> FigureReading | None:
        """Return the figure that one is set against: "from 7.5 to", "against 112", "and not 4.9"."""
        if not self.found or start - self.since > _COMPARED:
            return None
        words = self.line.forms(self.since, start)
        last = self.found[-1]
        if last.denied and any(form in _IT for form in words[-_PRONOUN_REACH:]):
            return last  # denied that it was 27%, said that it was 19%
        movement, _, what = last.counted.en.partition(" in ")
        if last.measured and movement in MOVES and any(form in _TO for form in words):
            return replace(last, counted=Label(en=what, ar=last.counted.ar), unit="", key="")  # by 50 points, to 5.5%
        return last if last.former or any(form in _AGAINST for form in words) else None

    def continued(self, start: int) -> FigureReading | None:
        """Return the figure that one continues: "and 7 civilians", "among them 3 children"."""
        if not self.found or start < self.since:
            return None
        between = self.line.forms(self.since, start)
        linked = all(form in _LINKING or form.lstrip("و") in _LINKING | {""} for form in between)
        return self.found[-1] if linked else None

    def last_whole(self, *, counts: bool = False) -> FigureReading | None:
        """Return the last figure that is no part of another; with `counts`, one of people or things."""
        return next((one for one in reversed(self.found) if not one.part and not (counts and one.measured)), None)
