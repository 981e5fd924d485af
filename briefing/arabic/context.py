"""What stands around a number in Arabic text: percent signs, currencies, words such as "about"."""

from briefing.arabic.number_grammar import Run
from briefing.arabic.units import BY_THE_HUNDRED, CURRENCIES, HUNDRED_PARTS

_ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء", "يقارب", "يناهز", "تقريبا", "بنحو", "بحوالي"})
_BOUNDS = frozenset({"اكثر", "اقل", "يقل", "يزيد", "ازيد", "يقرب", "لاكثر", "باكثر", "واكثر", "تزيد", "تقل"})


def percent_after(run: Run, index: int) -> int:
    """Return the index behind a percent sign or its words, or `index` where there is none."""
    form = run.form(index)
    if form == "%" or form in BY_THE_HUNDRED:
        return index + 1
    if form in {"في", "من"} and run.form(index + 1) in HUNDRED_PARTS:
        return index + 2
    return index


def currency_after(run: Run, index: int) -> tuple[str, int]:
    """Return the family of the currency at a token and the index behind it; ("", index) where there is none."""
    family = CURRENCIES.get(run.form(index), "")
    return family, index + bool(family)


def is_approximate(run: Run, index: int) -> bool:
    """Say whether "about", "more than" or the like stands before a number."""
    before = run.form(index - 1)
    return before in _ABOUT or (before in {"من", "عن"} and run.form(index - 2) in _BOUNDS)
