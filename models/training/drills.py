"""Sentences with blanks, filled with other figures and names each time: what the corpora hold too seldom."""

import random
import re
from collections.abc import Callable, Mapping

from models.training.data import Pair
from models.training.figures import ARABIC_CENTURIES, ARABIC_MONTHS, ENGLISH_CENTURIES, ENGLISH_MONTHS
from models.training.names import NameSwapper

SENTENCES = (  # the number of a blank tells apart those of one kind
    (
        "فاز {place 1} على {place 2} {result 1} في المباراة النهائية.",
        "{place 1} beat {place 2} {result 1} in the final.",
    ),
    (
        "خسر الفريق بنتيجة {result 1} أمام {place 1} في {place 2}.",
        "The team lost {result 1} to {place 1} in {place 2}.",
    ),
    (
        "تقدم {person 1} {result 1} قبل نهاية الشوط الأول.",
        "{person 1} led {result 1} before the end of the first half.",
    ),
    (
        "بعد فوزه {result 1} على {place 1}، يستعد النادي للقاء {place 2} في {date 1}.",
        "After its {result 1} win over {place 1}, the club is preparing to meet {place 2} on {date 1}.",
    ),
    ("انتهت مباراة {place 1} و{place 2} {result 1}.", "The match between {place 1} and {place 2} ended {result 1}."),
    (
        "وصل {person 1} إلى {place 1} عند الساعة {clock 1} بالتوقيت المحلي.",
        "{person 1} arrived in {place 1} at {clock 1} local time.",
    ),
    ("وقع الحادث قرب {place 1} في الساعة {clock 1}.", "The accident happened near {place 1} at {clock 1}."),
    ("تبدأ الدورة في {date 1} وتستمر حتى {date 2}.", "The session begins on {date 1} and runs until {date 2}."),
    (
        "ولد {person 1} في {place 1} في {date 1} من عام {year 1}.",
        "{person 1} was born in {place 1} on {date 1}, {year 1}.",
    ),
    ("يمتد موسم الأمطار من {month 1} إلى {month 2}.", "The rainy season lasts from {month 1} to {month 2}."),
    ("تقع {place 1} على بعد {distance 1} من {place 2}.", "{place 1} lies {distance 1} from {place 2}."),
    ("قطع {person 1} مسافة {distance 1} على دراجته.", "{person 1} covered {distance 1} on his bicycle."),
    ("أجلي {thousands 1} شخص من {place 1}.", "{thousands 1} people were evacuated from {place 1}."),
    (
        "نقلت صحيفة في {place 1} عن {person 1} قوله إن العدد بلغ {thousands 1}.",
        "A newspaper in {place 1} quoted {person 1} as saying that the number had reached {thousands 1}.",
    ),
    ("اشترى {person 1} المبنى مقابل {sum 1}.", "{person 1} bought the building for {sum 1}."),
    (
        "قال {person 1} ({age 1} عاما) إنه عاد إلى {place 1} في {month 1} {year 1}.",
        "{person 1}, {age 1}, said that he had returned to {place 1} in {month 1} {year 1}.",
    ),
    ("يرجى الاتصال بالشرطة على الرقم {telephone 1}.", "Please call the police on {telephone 1}."),
    (
        "تأخرت الرحلة {type 1} المتجهة إلى {place 1} {age 1} دقيقة.",
        "Flight {type 1} to {place 1} was {age 1} minutes late.",
    ),
    ("تحطمت طائرة من طراز {type 1} قرب {place 1}.", "A {type 1} aircraft crashed near {place 1}."),
    (
        "ارتفعت البطالة في {place 1} من {share 1} إلى {share 2} في المئة منذ {month 1}.",
        "Unemployment in {place 1} has risen from {share 1} to {share 2} percent since {month 1}.",
    ),
    ("التقى {person 1} نظيره {person 2} في {place 1}.", "{person 1} met his counterpart {person 2} in {place 1}."),
    ("حل {person 1} محل {person 2} في رئاسة الشركة.", "{person 1} replaced {person 2} as head of the company."),
    (
        "يعود تاريخ القلعة في {place 1} إلى القرن {century 1}.",
        "The citadel in {place 1} dates back to the {century 1} century.",
    ),
    (
        "شارك في السباق كل من {person 1} و{person 2} و{person 3}.",
        "{person 1}, {person 2} and {person 3} took part in the race.",
    ),
    ("غادر {person 1} {place 1} متوجها إلى {place 2}.", "{person 1} left {place 1} for {place 2}."),
    (
        "اختير {person 1}، المولود في {place 1} عام {year 1}، مدربا للمنتخب.",
        "{person 1}, born in {place 1} in {year 1}, was chosen as coach of the national team.",
    ),
)
_BLANK = re.compile(r"\{(\w+) \d\}")
_TEEN, _HUNDRED = 11, 100  # between them Arabic counts in the accusative singular


class Drills:
    """Fills the blanks."""

    def __init__(self, names: NameSwapper) -> None:
        """Take the names from the lexicons; without any, sentences that want one are left out."""
        self._names = names
        wanted = {kind for kind in ("person", "place") if not self._pool(kind)}
        self._sentences = [pair for pair in SENTENCES if not wanted & set(_BLANK.findall(pair[0]))]

    def draw(self, rng: random.Random) -> Pair:
        """Return a sentence, its blanks filled alike on both sides."""
        arabic, english = rng.choice(self._sentences)
        for blank in dict.fromkeys(match[0] for match in _BLANK.finditer(arabic)):
            kind = blank[1:-1].split()[0]
            ours, theirs = FILLINGS[kind](rng) if kind in FILLINGS else self._name(kind, rng=rng)
            arabic, english = arabic.replace(blank, ours), english.replace(blank, theirs)
        return Pair(arabic=arabic, english=english)

    def _name(self, kind: str, *, rng: random.Random) -> tuple[str, str]:
        name = rng.choice(self._names.donors[kind, rng.choice(self._pool(kind))])
        return name.arabic, name.english

    def _pool(self, kind: str) -> list[int]:
        """Return by how many words there are names of a kind; most names of persons have two."""
        lengths = (2, 2, 2, 3, 1) if kind == "person" else (1, 1, 1, 2)
        return [words for words in lengths if (kind, words) in self._names.donors]


def _result(rng: random.Random) -> tuple[str, str]:
    result = f"{rng.randint(0, 9)}-{rng.randint(0, 9)}"
    return result, result


def _clock(rng: random.Random) -> tuple[str, str]:
    hour, minute = rng.randint(1, 12), f"{rng.randint(0, 59):02}"
    ours, theirs = rng.choice((("صباحا", "a.m."), ("مساء", "p.m.")))
    return f"{hour}{rng.choice(':::.')}{minute} {ours}", f"{hour}:{minute} {theirs}"


def _month(rng: random.Random) -> tuple[str, str]:
    month = rng.randrange(len(ENGLISH_MONTHS))
    levant, egypt, *others = ARABIC_MONTHS[month]
    return rng.choice((levant, levant, egypt, *others, f"{levant}/{egypt}")), ENGLISH_MONTHS[month]


def _date(rng: random.Random) -> tuple[str, str]:
    day, (ours, theirs) = rng.randint(1, 30), _month(rng)
    return f"{day} {ours}", f"{theirs} {day}"


def _distance(rng: random.Random) -> tuple[str, str]:
    kilometres = rng.choice((rng.randint(11, 99), 10 * rng.randint(10, 99), 100 * rng.randint(10, 90)))
    miles = max(_TEEN, round(0.6214 * kilometres))
    ours = ("كيلومترا", "ميلا") if kilometres < _HUNDRED else ("كيلومتر", "ميلا" if miles < _HUNDRED else "ميل")
    if rng.random() < 1 / 2:
        return f"{kilometres} {ours[0]} ({miles} {ours[1]})", f"{kilometres:,} kilometres ({miles:,} miles)"
    return f"{miles} {ours[1]} ({kilometres} {rng.choice((ours[0], 'كم'))})", f"{miles:,} miles ({kilometres:,} km)"


def _thousands(rng: random.Random) -> tuple[str, str]:
    number = 100 * rng.choice((rng.randint(11, 99), rng.randint(100, 999), rng.randint(1000, 9999)))
    return rng.choice((str(number), f"{number:,}")), f"{number:,}"


def _sum(rng: random.Random) -> tuple[str, str]:
    ours, theirs = rng.choice((("مليون", "million"), ("مليار", "billion")))
    euros, dollars = (f"{rng.randint(1, 99)}.{rng.randint(1, 9)}" for _ in range(2))
    return f"{euros} {ours} يورو ({dollars} {ours} دولار)", f"{euros} {theirs} euros (${dollars} {theirs})"


def _telephone(rng: random.Random) -> tuple[str, str]:
    number = rng.choice("- ").join(f"{rng.randrange(10**digits):0{digits}}" for digits in (3, 3, 4))
    return number, number


def _type(rng: random.Random) -> tuple[str, str]:
    letters = "".join(rng.choices("ABCDEFGKLMNPRSTUVX", k=rng.randint(1, 2)))
    kind = f"{letters}{rng.choice(('-', ''))}{rng.randint(3, 9999)}"
    return kind, kind


def _century(rng: random.Random) -> tuple[str, str]:
    century = rng.randrange(len(ARABIC_CENTURIES))
    return ARABIC_CENTURIES[century], ENGLISH_CENTURIES[century]


def _digits(least: int, most: int, *, decimals: bool = False) -> Callable[[random.Random], tuple[str, str]]:
    """Return a filling with a number that both languages write alike."""

    def fill(rng: random.Random) -> tuple[str, str]:
        number = f"{rng.randint(least, most)}" + (f".{rng.randint(0, 9)}" if decimals else "")
        return number, number

    return fill


FILLINGS: Mapping[str, Callable[[random.Random], tuple[str, str]]] = {
    "age": _digits(11, 99),
    "century": _century,
    "clock": _clock,
    "date": _date,
    "distance": _distance,
    "month": _month,
    "result": _result,
    "share": _digits(1, 60, decimals=True),
    "sum": _sum,
    "telephone": _telephone,
    "thousands": _thousands,
    "type": _type,
    "year": _digits(1850, 2030),
}
