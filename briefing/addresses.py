"""Decides which addresses webhooks may reach: none but public ones, unless the operator allows a host or network.

A URL is vetted twice: by its form, when a client gives it, and by the addresses that its host has, when it is called.
"""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from briefing.errors import InputError, RefusedAddress
from briefing.networks import METADATA, Address, Network, kind_of, lies_in

SETTING = "MUJAZ_WEBHOOK_ALLOWED_HOSTS"
MAX_URL = 2_000  # characters
WEB_PORTS = (80, 443)
FIRST_FREE_PORT = 1_024
# Ports above those on which other protocols listen that could be talked into something by an HTTP request: the "bad
# ports" of the Fetch standard, and two stores that take commands line by line.
FOREIGN_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6679, 6697, 10080, 6379, 11211}
    | set(range(6665, 6670))
)
# Names that only mean something inside a network. A name of one label is one as well.
INNER_SUFFIXES = ("localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa", "arpa")
OWN_NAMES = ("localhost", "localhost.localdomain", "localhost6", "ip6-localhost", "ip6-loopback", "broadcasthost")

_PLAIN = re.compile(r"[!-\[\]-~]+")  # printable ASCII without space and backslash
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # a last label like this makes the whole host an IPv4 address


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressPolicy:
    """What webhooks may reach."""

    allowed_hosts: tuple[str, ...] = ()  # host names, *.suffixes, addresses and networks; see `policy_of`
    allow_http: bool = False

    def vet_url(self, url: str) -> None:
        """Look at everything that can be judged without the network.

        Raises:
            RefusedAddress: saying what to write instead.
        """
        parts = _split(url)
        self._vet_scheme(parts)
        host = _host(parts)
        literal = _literal(host, bracketed="[" in parts.netloc)
        if literal is not None:
            self.vet_address(literal, host)
        elif not self._names(host):
            self._vet_name(host)
        if not (self._names(host) or (literal is not None and lies_in(literal, self._networks))):
            _vet_port(parts)

    def vet_address(self, ip: str | Address, host: str) -> None:
        """Look at one of the addresses that a host has.

        Raises:
            RefusedAddress: it is not public, and neither the host nor the address is allowed.
        """
        address = _address(ip, host)
        if lies_in(address, self._networks):
            return
        kind = kind_of(address)
        if kind and (lies_in(address, METADATA) or not self._names(host)):
            message = f"Mujaz does not call {host}: it leads to {kind}. Give a host with public addresses only"
            raise RefusedAddress(f"{message}, or let the operator add it to {SETTING}.")

    def _vet_scheme(self, parts: SplitResult) -> None:
        if parts.scheme == "https" or (parts.scheme == "http" and self.allow_http):
            return
        raise RefusedAddress("A webhook URL begins with https://: give one whose certificate can be checked.")

    def _vet_name(self, host: str) -> None:
        own = host in OWN_NAMES or host.endswith(".localhost")
        inner = "." not in host or host.endswith(tuple(f".{suffix}" for suffix in INNER_SUFFIXES))
        # Where whole networks are allowed, the address decides about names of the intranet.
        if own or (inner and not self._networks):
            message = f"{host} is a name inside one machine or network: give a public host name"
            raise RefusedAddress(f"{message}, or let the operator add it to {SETTING}.")

    def _names(self, host: str) -> bool:
        suffixes = tuple(entry[1:] for entry in self.allowed_hosts if entry.startswith("*."))
        return host in self.allowed_hosts or host.endswith(suffixes)

    @property
    def _networks(self) -> tuple[Network, ...]:
        return tuple(network for entry in self.allowed_hosts for network in [_network(entry)] if network is not None)


def policy_of(allowed_hosts: str, *, allow_http: bool) -> AddressPolicy:
    """Read the setting: host names, *.suffixes, addresses and networks, separated by commas.

    Raises:
        InputError: naming an entry that is none of these.
    """
    entries = tuple(entry.strip().lower() for entry in allowed_hosts.split(",") if entry.strip())
    for entry in entries:
        if _network(entry) is None and not _is_name(entry.removeprefix("*.")):
            message = f"The entry {entry!r} of {SETTING} cannot be used: give a host name such as cms.example"
            raise InputError(f"{message}, *.example for all under it, an address, or a network such as 10.1.0.0/16.")
    return AddressPolicy(allowed_hosts=entries, allow_http=allow_http)


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and not _NUMBER.fullmatch(text.rpartition(".")[2])


def _network(entry: str) -> Network | None:
    try:
        return ip_network(entry)
    except ValueError:
        return None


def _split(url: str) -> SplitResult:
    """Take a URL apart; whatever two readers of it might understand differently is refused."""
    if not _PLAIN.fullmatch(url) or len(url) > MAX_URL:
        message = f"A webhook URL has at most {MAX_URL} characters, all of them ASCII without spaces and backslashes"
        raise RefusedAddress(f"{message}: write others as %XX, and a host name with other letters as xn--...")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise RefusedAddress("The webhook URL cannot be read: give one such as https://cms.example/hooks.") from error
    if "@" in parts.netloc:
        raise RefusedAddress("A webhook URL holds no user name or password: leave them out and check the signature.")
    if "#" in url:
        raise RefusedAddress("A webhook URL has no fragment: leave out the # and what follows it.")
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if not host:
        raise RefusedAddress("The webhook URL names no host: give one such as https://cms.example/hooks.")
    if host.endswith("."):
        raise RefusedAddress("The webhook URL's host ends in a dot: leave it out.")
    return host


def _literal(host: str, *, bracketed: bool) -> Address | None:
    """Return the address that a host is written as; None for a name. Numbers in any but the usual form are refused."""
    try:
        if bracketed:
            return IPv6Address(host)
        if _NUMBER.fullmatch(host.rpartition(".")[2]):
            return IPv4Address(host)
    except AddressValueError as error:
        message = f"The webhook URL's host {host} is no address in its usual form"
        raise RefusedAddress(f"{message}: write IPv4 as four decimal numbers, and IPv6 in brackets.") from error
    if not _is_name(host):
        raise RefusedAddress(f"The webhook URL's host {host} is no host name: give one such as cms.example.")
    return None


def _address(ip: str | Address, host: str) -> Address:
    try:
        return ip_address(ip) if isinstance(ip, str) else ip
    except ValueError as error:
        raise RefusedAddress(f"Mujaz does not call {host}: it leads to something that is no address.") from error


def _vet_port(parts: SplitResult) -> None:
    port = parts.port
    if parts.netloc.endswith(":") or port == 0:
        raise RefusedAddress("The webhook URL's port cannot be used: leave it out, or give 443 or one from 1024 on.")
    if port is not None and port not in WEB_PORTS and (port < FIRST_FREE_PORT or port in FOREIGN_PORTS):
        raise RefusedAddress(f"Port {port} belongs to another protocol: give 443 or a free port from 1024 on.")
