"""What a percentage, a sum of money or a measure is of: read from the words before it."""

from dataclasses import dataclass, field

from briefing.arabic.speech import is_verb_in_past
from briefing.knowledge.figures.line import Line, listed
from briefing.knowledge.figures.nouns import belongs_to, direction_of, measured_by

_REACH = 14  # words before a percentage among which the thing measured may stand
_MOVED_REACH = 5  # words between a rise and what rises
_WORTH_REACH = 2  # words between a thing and its value
_OWNER_REACH = 4  # words behind a noun such as price among which its owner stands
_MOVED = frozenset({"هبط", "هبطت", "قفز", "قفزت", "تدني", "تدنت", "تقلص", "تقلصت"})
_TRANSPARENT = frozenset({"بنسبه", "نسبه", "بقيمه", "معدل", "قيمه"})
_HARMING = listed("لاضراره لاضرارها لاضرارهم باضراره اضراره")  # his doing harm, no damage that is measured
_BALANCES = frozenset({"deficit", "surplus"})
_PEOPLE = frozenset({"doctors", "teachers", "employees"})
_OWNED = {("growth", "economy"): "economic growth"}
_CURRENCIES = ("dollar", "dinar", "pound", "lira", "dirham")
_OF_MONEY = frozenset(  # words that a sum of money is of, and nothing else
    {
        "transfer fee",
        "embezzlement",
        "bribes",
        "misspent money",
        "fraud",
        "money laundering",
        "stolen money",
        "repayment",
    }
)
_PAID = frozenset({"", "deal", "value", "payment", "cost"})
_TRANSFER = listed("انتقال انتقاله انتقل صفقه الصفقه بصفقه لصفقه صفقته لضم ضم بضم التعاقد للتعاقد تعاقد استعاره")
_FOOTBALL = listed("لاعب اللاعب لاعبه للاعب المهاجم مهاجمه النادي نادي لنادي ناديه للنادي الميركاتو الانتقالات")
_OWNERSHIP = listed("استحواذ الاستحواذ ملكيه اسهم حصه مقر ملعب رعايه الرعايه راع")  # other deals of clubs
_STANDING_ALONE = {f"the {name}": f"{name} exchange rate" for name in _CURRENCIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a percentage, a sum or a measure is of."""

    en: str  # "oil price", "rise in wages"
    ar: str  # as the sentence has it
    owner_only: bool = False  # only what a price may belong to is named: "fuel"


@dataclass(slots=True, kw_only=True)
class _Search:
    """What has been found so far, from the number backwards."""

    what: str = ""  # "inflation"
    movement: str = ""  # "rise"
    owner: str = ""  # "oil"
    ar: str = ""
    at: int = -1  # token of what is measured, or of its owner
    money: bool = False  # the number is a sum of money
    done: bool = field(default=False)

    def look(self, line: Line, place: int) -> None:
        """Take in one more word."""
        form = line.form(place)
        measured, moved, of = measured_by(form), direction_of(form), belongs_to(form)
        if measured == "capacity" and form.startswith("ال"):
            measured, of = "", "energy"  # طاقة is a capacity, الطاقة energy
        if (measured in _OF_MONEY and not self.money) or (measured == "damage" and form in _HARMING):
            measured = ""
        if not (measured or moved or of):
            return
        if not self.ar or (measured and not self.what):
            self.ar = line.raw(place, place + 1)
        if measured and self.what == "value" and self.at - place <= _WORTH_REACH:
            self.what, self.ar = "", line.raw(place, place + 1)  # of a bribe that is worth so much
        if (measured and not self.what) or (of and self.at < 0):
            self.at = place
        if measured and not self.what:
            balance = measured_by(line.form(place - 1))
            self.what = f"{measured} {balance}" if balance in _BALANCES else measured
        elif of and not (self.owner or self.what or self.movement):
            self.owner = of
        if moved and not self.movement and self.at - place <= _MOVED_REACH:
            self.movement = moved[1]
            # A verb has its subject before it: رواتب الأطباء سترتفع.
            verb = form in _MOVED or is_verb_in_past(form) or form[:1] in {"ي", "ت", "س"}
            self.done = bool(self.what or self.owner) or not verb
        else:
            self.done = bool(self.what and self.movement)


def measure_before(line: Line, index: int, *, since: int, level: bool, money: bool = False) -> Measure | None:
    """Find what is measured before a number.

    Args:
        line: The sentence.
        index: First token of the number, its bound included.
        since: Index behind what belongs to an earlier number.
        level: Whether "to" stands before the number, so that a rise or a cut is no part of what it measures.
        money: Whether the number is a sum of money.
    """
    search = _Search(money=money)
    for place in range(index - 1, max(since, line.clause_start(index), index - _REACH) - 1, -1):
        if line.is_word(place) and line.form(place) not in _TRANSPARENT:
            search.look(line, place)
        if search.done or (line.form(place) == "ان" and search.ar):
            break  # what somebody said before is another matter
    english = _owned(search.what, search.owner or _owner(line, index, search.what))
    if search.movement and not level:
        moving = f"{search.movement} in {english}" if english else search.movement
        return Measure(en=moving, ar=search.ar)
    return (
        Measure(en=english, ar=search.ar, owner_only=not search.what and english == search.owner) if english else None
    )


def transfer_fee(line: Line, measure: Measure | None) -> Measure | None:
    """Take a sum that a deal over a player is worth, or that is paid for one, for the transfer fee."""
    if (measure.en if measure else "") not in _PAID:
        return measure
    words = [form.lstrip("و") for form in line.forms(0, len(line.tokens))]
    place = next((place for place, form in enumerate(words) if form in _TRANSFER), None)
    if place is None or not any(form in _FOOTBALL for form in words) or any(form in _OWNERSHIP for form in words):
        return measure
    return Measure(en="transfer fee", ar=measure.ar if measure else line.raw(place, place + 1))


def measure_behind(line: Line, index: int) -> Measure | None:
    """Find what is measured behind a number and "in": زيادة بعشرة دولارات في سعر النفط."""
    what = measured_by(line.form(index + 1))
    if line.form(index) != "في" or not what:
        return None
    owner = _first_owner(line, index + 2, index + 2 + _OWNER_REACH)
    return Measure(en=_owned(what, owner), ar=line.raw(index + 1, index + 2))


def _owned(what: str, owner: str) -> str:
    """Name a measure and what it belongs to: "oil price", "economic growth", "wages of doctors"."""
    if not what:
        return _STANDING_ALONE.get(owner, owner)
    if not owner or what == owner:
        return what
    if owner in _PEOPLE:
        return f"{what} of {owner}"
    thing = owner.removeprefix("the ")
    return _OWNED.get((what, thing), f"{thing} {what}")


def _owner(line: Line, index: int, what: str) -> str:
    """Find what a price or a cost belongs to, behind its noun: سعر برميل النفط."""
    for place in range(index - 1, max(index - _REACH, 0) - 1, -1):
        if what and measured_by(line.form(place)) == what:
            return _first_owner(line, place + 1, min(place + _OWNER_REACH, index))
    return ""


def _first_owner(line: Line, start: int, stop: int) -> str:
    owners = (belongs_to(line.form(place)) for place in range(start, stop))
    return next((owner for owner in owners if owner), "")
