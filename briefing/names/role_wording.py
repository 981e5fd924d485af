"""How offices and groups are worded in English: capitals, articles, the order of adjectives and portfolio."""

import re

from briefing.names.role_tables import Noun, NounKind, is_nationality

# Words that say how many of a group speak; "a" stands for one of several.
QUANTITIES = {
    "احد": "a",
    "احدي": "a",
    "بعض": "some",
    "عده": "several",
    "عدد": "several",
    "جميع": "all",
    "كل": "all",
    "معظم": "most",
    "غالبيه": "most",
    "ميات": "hundreds of",
    "عشرات": "dozens of",
    "الاف": "thousands of",
    "اثنان": "two",
    "اثنين": "two",
    "ثلاثه": "three",
    "اربعه": "four",
    "خمسه": "five",
    "سته": "six",
    "سبعه": "seven",
    "ثمانيه": "eight",
    "تسعه": "nine",
    "عشره": "ten",
    "ثلاث": "three",
    "اربع": "four",
    "خمس": "five",
    "كبار": "senior",
    "كبير": "the top",
    "كبيره": "the top",
    "اخر": "the latest",
    "ابرز": "leading",
}
_COMMON = re.compile(
    r"\b(?:Ministry|Government|Council|Organi[sz]ation|Union|Nations|States|Court|House|Army|Bank|Centre|Committee|"
    r"Authority|Forces|Command|Agency|Institute|Front|Movement|Commission|Coalition|Fund|Mission|Party|League|Guard|"
    r"Crescent|Cross|UN|EU|US|AU|Kingdom|Emirates|Pentagon|Kremlin|FBI|CIA|room|police)\b",
    re.IGNORECASE,
)


def with_article(name: str) -> str:
    """Return an English name as it stands within a sentence: the Ministry of Health, Libya."""
    return f"the {name}" if _COMMON.search(name) and not name.startswith("the ") else name


def head_in_english(noun: Noun, portfolio: str, adjectives: list[str], *, singular: bool) -> str:
    """Put the adjectives and the portfolio before the English of a noun."""
    english = noun.english if singular or not noun.plural else noun.english_plural
    if singular and noun.english == noun.english_plural:
        english = english.removesuffix("s")  # أحد أهالي درنة
    if noun.kind in {NounKind.DOCUMENT, NounKind.UNNAMED}:
        adjectives = ["earlier" if each == "former" else each for each in adjectives]
    if noun.kind.is_person and noun.feminine and not noun.plural and english.endswith("man"):
        english = f"{english.removesuffix('man')}woman"
    if portfolio:
        english = _office(english, portfolio, plural=noun.plural)
    elif noun.lemma == "رييس" and adjectives and not noun.plural and all(map(is_nationality, adjectives[-1:])):
        english = "President"
    elif noun.lemma == "نايب رييس" and adjectives and is_nationality(adjectives[-1]):
        english = "Vice-President"
    return " ".join([*adjectives, english])


def _office(english: str, portfolio: str, *, plural: bool) -> str:
    """Join an office and its portfolio: Interior Minister, Deputy Interior Minister, interior ministers."""
    before, _, head = english.rpartition(" ")
    if plural:
        return f"{before} {portfolio.lower()} {head}".strip()
    if english == "under-secretary":
        return f"{portfolio} Ministry under-secretary"
    if head == "ministry":
        return f"{portfolio} Ministry"
    if "of state" in english or "secretary" in english:
        return f"{english[0].upper()}{english[1:]} for {portfolio}"
    return f"{before.title()} {portfolio} {head.title()}".strip()


def is_plural(noun: Noun) -> bool:
    """Whether an Arabic noun has a plural in English that takes no indefinite article."""
    return noun.plural or noun.english == noun.english_plural


def noun_with_article(english: str, noun: Noun, *, definite: bool, singular: bool) -> str:
    """Put the article before the English of a noun, if it takes one."""
    if singular:
        return with_a(english)
    plain = noun.kind is NounKind.UNNAMED and is_plural(noun)
    if (definite and not plain) or (noun.kind is NounKind.OFFICE and not noun.plural):
        return f"the {english}"
    return english if is_plural(noun) else with_a(english)


def with_a(english: str) -> str:
    """Put the indefinite article before a word; UN and university begin with a consonant when spoken."""
    vowel = english[:1].lower() in "aeiou" and not re.match(r"(?:UN\b|US\b|EU\b|uni|Uni|Euro|one)", english)
    abbreviation = english.startswith(("MP", "NGO"))
    return f"an {english}" if vowel or abbreviation else f"a {english}"
