"""What stands around a number in English text: percent signs, currencies, words such as "about"."""

from briefing.english.number_grammar import Run

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_CODES = {"usd": "dollar", "eur": "euro", "gbp": "pound", "euros": "euro"}
_NAMES = {
    "dollar": "dollar",
    "euro": "euro",
    "pound": "pound",
    "lira": "lira",
    "dinar": "dinar",
    "riyal": "riyal",
    "rial": "riyal",
    "dirham": "dirham",
    "ruble": "ruble",
    "rouble": "ruble",
    "yuan": "yuan",
    "shekel": "shekel",
    "franc": "franc",
    "rupee": "rupee",
}
NAMES: dict[str, str] = {
    **_CODES,
    **_NAMES,
    **{f"{name}s": family for name, family in _NAMES.items()},
    "yen": "yen",
    "liras": "lira",
}
_ADJECTIVES = frozenset(
    [
        "us",
        "american",
        "canadian",
        "australian",
        "egyptian",
        "syrian",
        "lebanese",
        "turkish",
        "iraqi",
        "libyan",
        "tunisian",
        "algerian",
        "jordanian",
        "kuwaiti",
        "bahraini",
        "saudi",
        "qatari",
        "yemeni",
        "iranian",
        "moroccan",
        "emirati",
        "sudanese",
        "swiss",
        "russian",
        "israeli",
        "indian",
        "chinese",
        "sterling",
    ]
)
_ABOUT = frozenset({"about", "around", "nearly", "almost", "approximately", "roughly", "some", "over", "under"})


def percent_after(run: Run, index: int) -> int:
    """Return the index behind a percent sign or its words, or `index` where there is none."""
    at = index + 1 if run.form(index) == "-" else index
    if run.form(at) in {"%", "percent", "percentage", "pct"}:
        return at + 1
    return at + 2 if run.form(at) == "per" and run.form(at + 1) == "cent" else index


def currency_before(run: Run, index: int) -> tuple[str, int]:
    """Return the currency whose sign or code stands at a token, and the index of the number behind it."""
    form = run.form(index)
    if form in {"us", "u"} and run.form(index + 1) == "$" and run.adjacent(index + 1):
        return "dollar", index + 2
    if form in _SIGNS:
        return _SIGNS[form], index + 1
    return (_CODES[form], index + 1) if form in {"usd", "eur", "gbp"} else ("", index)


def currency_after(run: Run, index: int) -> tuple[str, int]:
    """Return the family of the currency behind a number and the index behind it; ("", index) where there is none."""
    at = index + 1 if run.form(index) == "-" else index
    if run.form(at) == "u" and run.form(at + 2) == "s":  # U.S. dollars
        at += 4
    while run.form(at) in _ADJECTIVES:
        at += 1
    family = NAMES.get(run.form(at)) or _SIGNS.get(run.form(at), "")
    return (family, at + 1) if family else ("", index)


def is_approximate(run: Run, index: int) -> bool:
    """Say whether "about", "more than", "at least" or the like stands before a number."""
    before, earlier = run.form(index - 1), run.form(index - 2)
    if before in _ABOUT:
        return True
    return (before == "than" and earlier in {"more", "less", "fewer"}) or (
        before in {"least", "most"} and earlier == "at"
    )
