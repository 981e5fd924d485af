"""Reads figures that measure: percentages, sums of money, lengths, weights, stretches of time."""

import re
from dataclasses import replace

from briefing.knowledge.figures.entry import PRISON_SENTENCE, FigureReading
from briefing.knowledge.figures.exclusions import imprisons, lasts
from briefing.knowledge.figures.line import Numeral
from briefing.knowledge.figures.measures import Measure, measure_before, measure_behind, transfer_fee
from briefing.knowledge.figures.nouns import Noun, Sort, belongs_to, measured_by, noun_of, plain_form
from briefing.knowledge.figures.phrases import Phrase, nationality_behind, per_behind
from briefing.knowledge.figures.scan import MOVES, NOTHING, Scan
from briefing.point import Label
from briefing.quantity import Kind

_MEASURED_IN_TIME = frozenset({"reserves", "stocks", "supply"})
_POINTERS = frozenset({"هولاء", "هذه", "هذا", "تلك", "اجمالي", "مجموع", "عدد", "جميع", "كل"})
_PHYSICAL = re.compile(
    r"production|capacity|consumption|exports|imports|reserves|stocks|supply|length|area|distance|depth|rainfall"
    r"|temperature|speed|share|demand|level|sales|output|magnitude|interest rate|^rise$|^fall$|^cut$|^increase$"
)
_LENGTHS = frozenset({"metre", "centimetre", "foot", "inch", "millimetre"})
_UNITLESS = "magnitude"


def read_sum(scan: Scan, numeral: Numeral, start: int, phrase: Phrase | None = None) -> FigureReading:
    """Read a figure that measures; `start` is its first word, its bound included, `phrase` its measure."""
    reading = scan.value(numeral, start, behind=phrase.stop if phrase else numeral.stop)
    measure = _measure(scan, numeral, start, phrase, level=reading.former or scan.is_level(start))
    unit, stop = _unit(scan, numeral, phrase)
    before = scan.compared(start)
    if measure is None and before is not None:
        key = before.key or f"{unit}:{before.counted.en}"
        return replace(reading, counted=before.counted, unit=before.unit or unit, key=key, per=before.per)
    counted = _counted(scan, numeral, start, phrase, measure)
    unit = "" if measure is not None and measure.en == _UNITLESS else unit
    per = per_behind(scan.line, stop)
    return replace(reading, counted=counted, unit=unit, key=f"{unit}:{counted.en or counted.ar}", per=per)


def _measure(scan: Scan, numeral: Numeral, start: int, phrase: Phrase | None, *, level: bool) -> Measure | None:
    """Find what is measured."""
    money = numeral.quantity.kind is Kind.MONEY
    measure = measure_before(scan.line, start, since=scan.since, level=level, money=money)
    if money:
        measure = _price(scan, transfer_fee(scan.line, measure))
    if measure is None:
        return None
    noun = phrase.noun if phrase else None
    if noun is not None and noun.sort is Sort.TIME and measure.en not in _MEASURED_IN_TIME:
        return None
    if noun is not None and noun.sort is Sort.MEASURE and not _PHYSICAL.search(measure.en):
        return None
    if noun is not None and noun.unit in _LENGTHS and measure.en.startswith("rise"):
        return replace(measure, en="height")  # ارتفاع is both
    further = measure_behind(scan.line, numeral.stop) if measure.en in MOVES else None
    return replace(measure, en=f"{measure.en} in {further.en}") if further else measure


def _price(scan: Scan, measure: Measure | None) -> Measure | None:
    """Read "diesel to 1.4 million lira" behind a price as a price too."""
    prices = scan.found and scan.found[-1].counted.en.endswith("price")
    return replace(measure, en=f"{measure.en} price") if measure and measure.owner_only and prices else measure


def _counted(scan: Scan, numeral: Numeral, start: int, phrase: Phrase | None, measure: Measure | None) -> Label:
    """Name what is measured: what it is a share of, what the words before say, what it is made of, the measure."""
    share = _share(scan, numeral) if numeral.quantity.kind is Kind.PERCENT else None
    if share is not None:
        return share
    if measure is not None:
        return Label(en=measure.en, ar=plain_form(measure.ar))
    if phrase is None or phrase.noun is None:
        return NOTHING
    return _stuff(scan, phrase, phrase.noun) or _measure_itself(scan, start, phrase, phrase.noun)


def _measure_itself(scan: Scan, start: int, phrase: Phrase, noun: Noun) -> Label:
    """Name a measure that nothing is said of: "kilometres", "duration"."""
    lasting = noun.sort is Sort.TIME and lasts(scan.line, start)
    if noun.sort is Sort.TIME and imprisons(scan.line, start):
        return Label(en=PRISON_SENTENCE, ar="السجن")
    return Label(en="duration" if lasting else noun.en, ar=scan.line.raw(phrase.first, phrase.stop))


def _share(scan: Scan, numeral: Numeral) -> Label | None:
    """Read what a percentage is a share of: 70% من حجوزات."""
    line, index = scan.line, numeral.stop
    index += line.form(index) == "فقط"
    if line.form(index) != "من":
        return None
    place = index + 1 + (line.form(index + 1) in _POINTERS)
    noun = noun_of(line.form(place))
    what = measured_by(line.form(place)) or (noun.en if noun else "")
    return Label(en=f"share of {what}", ar=plain_form(line.raw(place, place + 1))) if what else None


def _stuff(scan: Scan, phrase: Phrase, noun: Noun) -> Label | None:
    """Read what a measure is of: مليون برميل نفط, 5 أطنان من القمح."""
    for place in range(phrase.stop, phrase.stop + 2):
        stuff = belongs_to(scan.line.form(place))
        if stuff and noun.sort is Sort.MEASURE:
            return Label(en=stuff, ar=plain_form(scan.line.raw(place, place + 1)))
    return None


def _unit(scan: Scan, numeral: Numeral, phrase: Phrase | None) -> tuple[str, int]:
    """Return the unit and the index behind it; a currency carries its country where that is said."""
    quantity = numeral.quantity
    if quantity.kind is Kind.PERCENT:
        return "percent", numeral.stop
    if quantity.kind is Kind.MONEY:
        country = nationality_behind(scan.line, numeral.stop)
        name = quantity.currency if country in {"", "American"} else f"{country} {quantity.currency}"
        return name, numeral.stop + bool(country)
    noun = phrase.noun if phrase else None
    return (noun.unit if noun else ""), phrase.stop if phrase else numeral.stop
