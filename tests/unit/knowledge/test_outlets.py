"""Which country an outlet is made in."""

from importlib.resources import files

import pytest

from briefing.knowledge.outlets import country_name, country_of


@pytest.mark.parametrize(
    ("publisher", "url", "expected"),
    [
        ("الجزيرة", "", "QA"),
        ("قناة الجزيرة", "", "QA"),
        ("AL JAZEERA", "", "QA"),
        ("وكالة رويترز", "", "GB"),
        ("القدس العربى", "", "GB"),
        ("هسبريس", "", "MA"),
        ("", "https://www.hespress.com/politique/1.html", "MA"),
        ("", "https://arabic.rt.com/world/1", "RU"),
        ("", "https://alwasat.ly/news/libya/1", "LY"),
        ("موقع خبر", "https://news.khabar.dz/1", "DZ"),
        ("Daily News", "https://news.example.co.uk/1", "GB"),
    ],
)
def test_a_country_is_told_by_address_name_or_suffix(publisher: str, url: str, expected: str) -> None:
    assert country_of(publisher=publisher, url=url) == expected


def test_the_address_tells_outlets_of_one_name_apart() -> None:
    assert country_of(publisher="الجزيرة", url="https://www.al-jazirah.com/2024/1.htm") == "SA"


@pytest.mark.parametrize(
    ("publisher", "url"),
    [
        ("", ""),
        ("الوطن", ""),
        ("صحيفة المرفأ", "https://almarfa.example/tunis/1"),
        ("", "https://libya.tv/1"),
        ("", "https://notaljazeera.net/1"),
        ("", "http://[::1"),
        ("", "no address"),
    ],
)
def test_what_is_not_known_stays_open(publisher: str, url: str) -> None:
    assert country_of(publisher=publisher, url=url) == ""


@pytest.mark.parametrize(("code", "expected"), [("LY", "Libya"), ("GB", "United Kingdom"), ("", ""), ("QQ", "")])
def test_a_country_has_an_english_name(code: str, expected: str) -> None:
    assert country_name(code) == expected


def test_the_table_tells_the_country_of_150_outlets_and_more() -> None:
    text = files("briefing.knowledge").joinpath("data", "outlets.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    told = {(code, country_of(publisher=names.split("|")[0], url="")) for code, _, names in rows}
    assert len(rows) >= 150
    assert all(code == found and country_name(code) for code, found in told)
