"""What is known of news outlets: the country, by the address of an article or by name, and the English name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import urlsplit

from briefing.arabic.normalise import fold_spelling, normalise_text
from briefing.tables import rows_of

# Words that writers put before an outlet's name or leave out, their spelling levelled.
_KINDS = "صحيفه جريده موقع وكاله قناه شبكه بوابه مجله اذاعه"
_KIND = frozenset(_KINDS.split())
# Country domains that the whole world uses as if they were none.
_WORLDWIDE = frozenset({"ai", "cc", "co", "fm", "gg", "io", "la", "me", "to", "tv", "ws"})
_BRITISH = "uk"


def country_of(*, publisher: str, url: str) -> str:
    """Return the country (ISO 3166-1, two letters) of an outlet; "" where neither name nor address tells.

    The address goes before the name, for outlets of several countries bear one name.
    """
    host = _host(url)
    known, named = _outlets()
    domains = (host[start:] for start in (0, *(dot.end() for dot in re.finditer(r"\.", host))))
    by_address = next((known[each] for each in domains if each in known), "")
    by_name = next((named[each] for each in _name_keys(publisher) if each in named), "")
    return by_address or by_name or _by_suffix(host)


def english_name(publisher: str) -> str:
    """Return the English name of an outlet that is given in Arabic; "" where the list has none."""
    return next((_english()[key] for key in _name_keys(publisher) if key in _english()), "")


def is_country(english: str) -> bool:
    """Say whether an English name is that of a country."""
    return english in _countries().values()


def country_name(code: str) -> str:
    """Return the English name of a country; "" for a code that is none."""
    return _countries().get(code, "")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:  # an address that is none, such as one with half a pair of brackets
        return ""


def _by_suffix(host: str) -> str:
    suffix = host.rpartition(".")[2]
    code = "GB" if suffix == _BRITISH else suffix.upper()
    return code if suffix not in _WORLDWIDE and code in _countries() else ""


def _name_keys(publisher: str) -> Iterator[str]:
    """Yield what an outlet's name is looked up by: itself, then without the word that says what it is."""
    words = _key(publisher).split()
    yield " ".join(words)
    if words and words[0] in _KIND:
        yield " ".join(words[1:])


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold_spelling(normalise_text(name)).lower()))


@cache
def _outlets() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the country by web domain, and by name."""
    domains: dict[str, str] = {}
    names: dict[str, str] = {}
    for country, addresses, forms in _rows("outlets.tsv"):
        domains.update(dict.fromkeys(addresses.split(), country))
        names.update({_key(form): country for form in forms.split("|")})
    return domains, names


@cache
def _english() -> Mapping[str, str]:
    """Return the first English name of each outlet by its Arabic names."""
    found: dict[str, str] = {}
    for _, _, forms in _rows("outlets.tsv"):
        english = next((form for form in forms.split("|") if form.isascii()), "")
        if english:
            found.update({_key(form): english for form in forms.split("|") if not form.isascii()})
    return found


@cache
def _countries() -> Mapping[str, str]:
    return {row[0]: row[1] for row in _rows("countries.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    return rows_of("briefing.knowledge", name)
