"""Webhooks reach public addresses only, and what the operator allows besides."""

import json
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import pytest

from briefing.addresses import AddressPolicy, policy_of
from briefing.errors import InputError, RefusedAddress
from briefing.networks import kind_of

GOLD = Path(__file__).parents[2] / "gold"
STRICT = AddressPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A URL of a gold file."""

    kind: str
    url: str
    addresses: tuple[str, ...]  # what a resolver says of its host


def cases(name: str) -> list[Case]:
    """Read a gold file; the kind is "" where it has none."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    found = []
    for line in filter(lambda each: not each.startswith("#"), lines):
        kind, rest = ("", line) if line.startswith('"') else line.split("\t", maxsplit=1)
        url, _, addresses = rest.partition("\t")
        found.append(Case(kind=kind, url=json.loads(url), addresses=tuple(filter(None, addresses.split(",")))))
    return found


def vet(case: Case, policy: AddressPolicy) -> None:
    """Vet as a sender does: the form first, then every address of the host."""
    policy.vet_url(case.url)
    for address in case.addresses:
        policy.vet_address(address, "cms.example")


HOSTILE = cases("hostile_urls.txt")
GOOD = cases("good_urls.txt")


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: f"{case.kind} {ascii(case.url)[:60]} {case.addresses}")
def test_a_hostile_url_is_refused(case: Case) -> None:
    with pytest.raises(RefusedAddress, match=r"^[A-Za-z0-9].*\.$"):
        vet(case, STRICT)


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: f"{case.kind} {ascii(case.url)[:60]} {case.addresses}")
def test_a_hostile_url_is_refused_over_http_where_that_is_allowed_too(case: Case) -> None:
    over_http = Case(kind=case.kind, url=case.url.replace("https:", "http:", 1), addresses=case.addresses)
    if over_http.url.lower() != "http://cms.example/hooks" or over_http.addresses:
        with pytest.raises(RefusedAddress):
            vet(over_http, AddressPolicy(allow_http=True))


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.url[:60])
def test_a_good_url_passes(case: Case) -> None:
    vet(case, STRICT)


def test_the_gold_file_is_large_enough_and_says_nothing_twice() -> None:
    assert len(HOSTILE) >= 200
    assert len({(case.url, case.addresses) for case in HOSTILE}) == len(HOSTILE)


def test_http_passes_where_it_is_allowed() -> None:
    AddressPolicy(allow_http=True).vet_url("http://cms.example/hooks")


@pytest.mark.parametrize(
    ("allowed", "url", "address"),
    [
        ("cms.lan", "https://cms.lan/hooks", "10.0.0.7"),
        ("cms.lan", "https://CMS.lan:81/hooks", "10.0.0.7"),
        ("cms", "https://cms/hooks", "192.168.0.7"),
        ("localhost", "https://localhost:8443/", "127.0.0.1"),
        ("localhost", "https://localhost:8443/", "::1"),
        ("*.corp", "https://cms.corp/", "10.0.0.7"),
        ("*.corp", "https://a.b.corp/", "fd00::7"),
        ("10.0.0.7", "https://10.0.0.7:81/", "10.0.0.7"),
        ("10.0.0.0/8", "https://10.9.8.7/", "10.9.8.7"),
        ("10.0.0.0/8", "https://cms.lan/", "10.9.8.7"),
        ("10.0.0.0/8", "https://cms.example/", "::ffff:10.9.8.7"),
        ("fd00::/8", "https://[fd00::7]/", "fd00::7"),
        ("::1", "https://[::1]:8443/", "::1"),
        ("169.254.169.254", "https://169.254.169.254/", "169.254.169.254"),
        (" cms.lan , 10.0.0.0/8 ,", "https://cms.lan/", "10.0.0.7"),
        ("CMS.LAN", "https://cms.lan/", "10.0.0.7"),
    ],
)
def test_what_the_operator_allows_passes(allowed: str, url: str, address: str) -> None:
    policy = policy_of(allowed, allow_http=False)
    policy.vet_url(url)
    host = url.removeprefix("https://").partition("/")[0].lower()
    policy.vet_address(address, host if host.startswith("[") else host.partition(":")[0])


@pytest.mark.parametrize(
    ("allowed", "url"),
    [
        ("cms.lan", "https://db.lan/"),
        ("cms.lan", "https://evil.cms.lan/"),
        ("cms.lan", "https://xcms.lan/"),
        ("cms.lan", "http://cms.lan/"),
        ("*.corp", "https://corp/"),
        ("*.corp", "https://xcorp/"),
        ("10.0.0.7", "https://10.0.0.8/"),
        ("10.0.0.7", "https://167772167/"),
        ("10.0.0.0/8", "https://11.0.0.1:22/"),
        ("10.0.0.0/8", "https://192.168.0.1/"),
        ("10.0.0.0/8", "https://localhost/"),
        ("127.0.0.0/8", "https://api.localhost/"),
        ("127.0.0.1", "https://127.1/"),
        ("127.0.0.1", "https://[::1]/"),
    ],
)
def test_what_the_operator_allows_opens_nothing_beside_it(allowed: str, url: str) -> None:
    with pytest.raises(RefusedAddress):
        policy_of(allowed, allow_http=False).vet_url(url)


@pytest.mark.parametrize(
    ("allowed", "address"),
    [
        ("cms.lan", "169.254.169.254"),
        ("cms.lan", "fd00:ec2::254"),
        ("cms.lan", "100.100.100.200"),
        ("cms.lan", "::ffff:169.254.169.254"),
        ("*.lan", "fe80::1"),
        ("10.0.0.0/8", "192.168.0.1"),
        ("10.0.0.0/8", "127.0.0.1"),
    ],
)
def test_an_allowed_name_does_not_lead_to_a_clouds_secrets_nor_a_network_to_others(allowed: str, address: str) -> None:
    policy = policy_of(allowed, allow_http=False)
    with pytest.raises(
        RefusedAddress, match=r"^Mujaz does not call cms\.lan: it leads to .* MUJAZ_WEBHOOK_ALLOWED_HOSTS\.$"
    ):
        policy.vet_address(address, "cms.lan")


@pytest.mark.parametrize(
    "entry",
    ["https://cms.lan", "cms.lan:8443", "10.0.0.0/33", "10.0.0.1/8", "*", "*.*.lan", "cms..lan", "a b", "127.1", "0x7f000001", "*.10", "cms.lan."],
)  # fmt: skip
def test_an_entry_that_allows_nothing_is_named(entry: str) -> None:
    with pytest.raises(InputError) as refused:
        policy_of(f"cms.lan,{entry}", allow_http=False)
    assert repr(entry) in refused.value.message


def test_nothing_is_allowed_where_nothing_is_set() -> None:
    assert policy_of("", allow_http=False) == STRICT


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("8.8.8.8", ""),
        ("2606:4700::1111", ""),
        ("64:ff9b::808:808", ""),
        ("10.0.0.1", "a private network"),
        ("127.0.0.1", "the machine itself"),
        ("::1", "the machine itself"),
        ("::", "an unspecified address"),
        ("100.64.0.1", "a carrier's shared network"),
        ("169.254.0.1", "a link-local network"),
        ("fe80::1", "a link-local network"),
        ("224.0.0.1", "a multicast network"),
        ("255.255.255.255", "a broadcast address"),
        ("203.0.113.1", "a network for documentation"),
        ("::ffff:10.0.0.1", "a private network"),
        ("64:ff9b::a00:1", "a private network"),
        ("::8.8.8.8", "a tunnel to IPv4"),
        ("2002:808:808::", "a tunnel to IPv4"),
        ("2606::5efe:808:808", "a tunnel to IPv4"),
        ("5f00::1", "a reserved network"),
        ("2606:4700::1111%eth0", "a reserved network"),
    ],
)
def test_the_kind_of_an_address_is_named(address: str, kind: str) -> None:
    assert kind_of(ip_address(address)) == kind
