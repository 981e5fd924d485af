"""Arabic words behind a number that settle what it is: currencies, percent signs, units of measure."""

from briefing.arabic.number_words import fold

_CURRENCY_NAMES = {
    "dollar": "دولار دولارا دولارات دولارين $",
    "euro": "يورو €",
    "pound": "جنيه جنيها جنيهات £",
    "lira": "ليرة ليرات",
    "dinar": "دينار دينارا دنانير",
    "riyal": "ريال ريالا ريالات",
    "dirham": "درهم درهما دراهم",
    "ruble": "روبل روبلا روبلات",
    "yen": "ين",
    "yuan": "يوان يوانا",
    "shekel": "شيكل شيقل شيكلا شواكل شيكلات",
    "franc": "فرنك فرنكا فرنكات",
    "rupee": "روبية روبيات",
    "rial": "تومان",
}
CURRENCIES: dict[str, str] = {fold(word): family for family, words in _CURRENCY_NAMES.items() for word in words.split()}
BY_THE_HUNDRED = frozenset({"بالمئه", "بالمائه", "بالميه", "بالمايه"})
HUNDRED_PARTS = frozenset({"المئه", "المائه", "الميه", "المايه"})
_MEASURES = frozenset(
    fold(word)
    for word in [
        "كيلومتر",
        "كيلومترا",
        "كيلومترات",
        "كم",
        "كلم",
        "متر",
        "مترا",
        "أمتار",
        "م",
        "سنتيمتر",
        "سم",
        "ملم",
        "ميل",
        "ميلا",
        "أميال",
        "درجة",
        "درجات",
        "ثانية",
        "ثوان",
        "كيلوغرام",
        "كغ",
        "كجم",
        "غرام",
        "غراما",
        "طن",
        "طنا",
        "أطنان",
        "لتر",
        "ليتر",
        "لترا",
        "نقطة",
    ]
)


def calls_for_decimals(form: str) -> bool:
    """Say whether a number before this word or sign is more likely a decimal than a count in thousands."""
    return form == "%" or form in BY_THE_HUNDRED or form in _MEASURES
