"""One figure as one sentence has it."""

from dataclasses import dataclass

from briefing.dossier import Bound
from briefing.point import Label

_TIMES = frozenset({"year", "month", "week", "day", "night", "hour", "minute", "second"})
PRISON_SENTENCE = "prison sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReading:
    """One figure in one sentence."""

    start: int  # code points of the number (both ends of a range) in the sentence
    end: int  # exclusive
    value: float  # scale words applied; the lower end of a range
    upper: float | None = None
    bound: Bound = Bound.EXACT
    counted: Label  # what is counted: "fighters", "killed", "inflation"; English empty where no list gives it
    unit: str = ""  # "people", "percent", a currency, a measure; "" for things
    key: str = ""  # equal for figures that may count the same; "" where it is told by an earlier sentence
    outcome: str = ""  # what happened to those counted: "killed"
    qualities: tuple[str, ...] = ()  # adjectives that set them apart: "foreign", "Libyan"
    per: str = ""  # "a day"
    part: bool = False  # of a whole named before: "1,500 of them"
    others: bool = False  # besides those counted before: 30 آخرين
    former: bool = False  # what it was before: "from 7.5 to 7"
    denied: bool = False  # set against another: "and not 4.9%"
    acting: bool = False  # those counted do something: اقتحم ستة مسلحين
    points_back: bool = False  # العدد, إنهم: to what was counted before

    @property
    def measured(self) -> bool:
        """Whether it is a percentage, a sum or a measure, no count of people or things."""
        return ":" in self.key

    @property
    def timed(self) -> bool:
        """Whether it is a mere stretch of time; the length of a sentence is what a court story is about."""
        return self.unit in _TIMES and self.counted.en != PRISON_SENTENCE
