"""Which country a news outlet is made in, by the address of an article or by the outlet's name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from briefing.arabic.normalise import fold_spelling, normalise_text

# Words that writers put before an outlet's name or leave out, their spelling levelled.
_KINDS = "صحيفه جريده موقع وكاله قناه شبكه بوابه مجله"
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
def _countries() -> Mapping[str, str]:
    return {row[0]: row[1] for row in _rows("countries.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    text = files("briefing.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
