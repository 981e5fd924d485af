"""Other numbers, months and centuries in a pair, the same on both sides: what must be copied, not guessed."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from models.training.data import Pair

SINGULAR_AND_DUAL = {"1", "2"}  # English grammar depends on them: "1 day", "2 days"
YEARS = (1901, 2035)  # what a number that looks like a year becomes lies between these
LEAST_PLURAL = 3  # a lone digit, of units or of thousands, stays a plural in Arabic
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ARABIC_MONTHS = (  # of the Levant, of Egypt and the Gulf, of Morocco, of Algeria and Tunisia
    ("كانون الثاني", "يناير", "يناير", "جانفي"),
    ("شباط", "فبراير", "فبراير", "فيفري"),
    ("آذار", "مارس", "مارس", "مارس"),
    ("نيسان", "أبريل", "أبريل", "أفريل"),
    ("أيار", "مايو", "ماي", "ماي"),
    ("حزيران", "يونيو", "يونيو", "جوان"),
    ("تموز", "يوليو", "يوليوز", "جويلية"),
    ("آب", "أغسطس", "غشت", "أوت"),
    ("أيلول", "سبتمبر", "شتنبر", "سبتمبر"),
    ("تشرين الأول", "أكتوبر", "أكتوبر", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر", "نونبر", "نوفمبر"),
    ("كانون الأول", "ديسمبر", "دجنبر", "ديسمبر"),
)
ARABIC_CENTURIES = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    *("الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر"),
    *("السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر", "العشرين", "الحادي والعشرين"),
)
ENGLISH_CENTURIES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
SHORT_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st"}  # of centuries in digits; all the others have "th"

_LIKE_A_YEAR = re.compile(r"(19|20)[0-9]{2}")
_FINAL_ZEROS = re.compile(r"0*$")
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+"
_ENGLISH_FIGURE = re.compile(rf"({_DIGITS})()")
_ARABIC_FIGURE = re.compile(rf"({_DIGITS})((?: ألفا?| آلاف)(?!\w))?")
_THOUSAND = "000"


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MONTH_OF_NAME = {name: month for month, names in enumerate(ARABIC_MONTHS) for name in names}
_MONTH_OF_NAME |= {f"{names[0]}/{names[1]}": month for month, names in enumerate(ARABIC_MONTHS)}
_ARABIC_MONTH = re.compile(rf"(?<!\w)([ولبف]?)({_any_of(_MONTH_OF_NAME)})(?!\w)")
_ENGLISH_MONTH = re.compile(rf"\b()({_any_of(ENGLISH_MONTHS)})\b")
_ARABIC_CENTURY = re.compile(rf"(القرن )({_any_of(ARABIC_CENTURIES)})(?!\w)")
_ENGLISH_CENTURY = re.compile(rf"\b({_any_of(ENGLISH_CENTURIES)}|[0-9]+(?:st|nd|rd|th))(?=[ -]century)")


def swap_figures(pair: Pair, *, rng: random.Random) -> Pair:
    """Put other numbers, months and centuries in place of those that both sides tell."""
    return swap_century(swap_months(swap_numbers(pair, rng=rng), rng=rng), rng=rng)


def swap_numbers(pair: Pair, *, rng: random.Random) -> Pair:
    """Put other numbers in place of those that both sides hold in digits; each side keeps its way of writing them."""
    arabic = Counter(_digits(match) for match in _ARABIC_FIGURE.finditer(pair.arabic))
    english = Counter(_digits(match) for match in _ENGLISH_FIGURE.finditer(pair.english))
    others = {number: other_number(number, rng=rng) for number in _shared(arabic, english)}
    return _replace(pair, _ARABIC_FIGURE, _ENGLISH_FIGURE, lambda match: _written(match, others))


def other_number(number: str, *, rng: random.Random) -> str:
    """Return a number of the same kind: years stay years, round numbers as round and as long as before."""
    if number in SINGULAR_AND_DUAL or number.startswith("0"):
        return number
    if _LIKE_A_YEAR.fullmatch(number):
        return str(rng.randint(*YEARS))
    lead = _FINAL_ZEROS.sub("", number)
    least = 10 ** (len(lead) - 1) if len(lead) > 1 else LEAST_PLURAL
    return str(rng.randint(least, 10 ** len(lead) - 1)) + number[len(lead) :]


def swap_months(pair: Pair, *, rng: random.Random) -> Pair:
    """Put other months in place of those that both sides name, in any of the Arabic namings."""
    arabic = Counter(str(_MONTH_OF_NAME[match[2]]) for match in _ARABIC_MONTH.finditer(pair.arabic))
    english = Counter(str(ENGLISH_MONTHS.index(match[2])) for match in _ENGLISH_MONTH.finditer(pair.english))
    others = {month: rng.randrange(len(ENGLISH_MONTHS)) for month in _shared(arabic, english)}
    naming = rng.choice((0, 0, 0, 1, 2, 3, None, None))  # None: the Levant's with Egypt's behind a stroke

    def arabic_month(match: re.Match[str]) -> str:
        month = others.get(str(_MONTH_OF_NAME[match[2]]))
        if month is None:
            return match[0]
        names = ARABIC_MONTHS[month]
        return match[1] + (f"{names[0]}/{names[1]}" if naming is None else names[naming])

    def english_month(match: re.Match[str]) -> str:
        month = others.get(str(ENGLISH_MONTHS.index(match[2])))
        return match[0] if month is None else ENGLISH_MONTHS[month]

    return Pair(
        arabic=_ARABIC_MONTH.sub(arabic_month, pair.arabic),
        english=_ENGLISH_MONTH.sub(english_month, pair.english),
    )


def swap_century(pair: Pair, *, rng: random.Random) -> Pair:
    """Put another century in place of the one that both sides name, once each."""
    arabic, english = _ARABIC_CENTURY.findall(pair.arabic), _ENGLISH_CENTURY.findall(pair.english)
    if len(arabic) != 1 or len(english) != 1:
        return pair
    number = ARABIC_CENTURIES.index(arabic[0][1]) + 1
    if english[0] not in (ENGLISH_CENTURIES[number - 1], _short(number)):
        return pair
    other = rng.randint(1, len(ARABIC_CENTURIES))
    name = _short(other) if english[0][0].isdigit() else ENGLISH_CENTURIES[other - 1]
    return Pair(
        arabic=_ARABIC_CENTURY.sub(rf"\g<1>{ARABIC_CENTURIES[other - 1]}", pair.arabic),
        english=_ENGLISH_CENTURY.sub(name, pair.english),
    )


def _short(century: int) -> str:
    return f"{century}{SHORT_ENDINGS.get(century, 'th')}"


def _shared(arabic: Counter[str], english: Counter[str]) -> list[str]:
    """Return what both sides tell equally often, in an order that does not change from run to run."""
    return sorted(value for value, count in arabic.items() if english[value] == count)


def _digits(match: re.Match[str]) -> str:
    """Return the digits of a number, thousands written out: "12 ألف" and "12,000" are both 12000."""
    return match[1].replace(",", "") + (_THOUSAND if match[2] else "")


def _written(match: re.Match[str], others: Mapping[str, str]) -> str:
    """Write another number as the one in its place was written."""
    other = others.get(_digits(match))
    if other is None:
        return match[0]
    if match[2]:
        return other.removesuffix(_THOUSAND) + match[2]
    return f"{int(other):,}" if "," in match[1] else other


def _replace(
    pair: Pair, arabic: re.Pattern[str], english: re.Pattern[str], other: Callable[[re.Match[str]], str]
) -> Pair:
    return Pair(arabic=arabic.sub(other, pair.arabic), english=english.sub(other, pair.english))
