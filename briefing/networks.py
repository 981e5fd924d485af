"""Tells addresses of the public Internet from those of every other kind, IPv4 inside IPv6 included.

Source: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and its updates), as a table of our own:
what `ipaddress` calls global differs between releases of Python, and it does not know the services of clouds.
"""

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Where clouds tell a machine its secrets. These stay refused even where the host's name is allowed.
METADATA = tuple(
    ip_network(each)
    for each in (
        "169.254.0.0/16",  # link-local: AWS, Azure, Google and most others at 169.254.169.254
        "100.100.100.200/32",  # Alibaba
        "168.63.129.16/32",  # Azure's host, an address of the public range
        "192.0.0.192/32",  # Oracle
        "fe80::/10",  # link-local
        "fd00:ec2::/32",  # AWS
        "fd20:ce::/32",  # Google
    )
)

_V4: Mapping[str, tuple[str, ...]] = {
    "an unspecified address": ("0.0.0.0/8",),
    "a private network": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    "a carrier's shared network": ("100.64.0.0/10",),
    "the machine itself": ("127.0.0.0/8",),
    "a link-local network": ("169.254.0.0/16",),
    "a cloud's own service": ("168.63.129.16/32",),
    "a network for documentation": ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
    "a multicast network": ("224.0.0.0/4",),
    "a broadcast address": ("255.255.255.255/32",),
    "a reserved network": (
        "192.0.0.0/24",  # protocol assignments
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # relays of 6to4
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "240.0.0.0/4",
    ),
}
_V6: Mapping[str, tuple[str, ...]] = {
    "an unspecified address": ("::/128",),
    "the machine itself": ("::1/128",),
    "a private network": ("fc00::/7", "fec0::/10"),
    "a link-local network": ("fe80::/10",),
    "a multicast network": ("ff00::/8",),
    "a network for documentation": ("2001:db8::/32", "3fff::/20"),
    "a tunnel to IPv4": ("::/96", "2001::/32", "2002::/16"),  # IPv4-compatible, Teredo, 6to4
    "a reserved network": ("2001::/23", "2620:4f:8000::/48"),
}
_TABLES = {
    version: tuple((ip_network(block), kind) for kind, blocks in table.items() for block in blocks)
    for version, table in ((4, _V4), (6, _V6))
}
_GLOBAL_V6 = ip_network("2000::/3")  # the only part of IPv6 that is given out
_NAT64 = ip_network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)  # bits 64 to 95 of an address whose last 32 are an IPv4 address


def kind_of(address: Address) -> str:
    """Name the kind of an address that is not public; "" for a public one.

    What reaches an IPv4 address through a mapped address or NAT64 is of that address's kind.
    """
    inner = carried(address)
    if inner is not None:
        return kind_of(inner)
    for network, kind in _TABLES[address.version]:
        if address in network:
            return kind
    if isinstance(address, IPv6Address):
        if address.scope_id is not None or address not in _GLOBAL_V6:
            return "a reserved network"
        if int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
            return "a tunnel to IPv4"
    return ""


def carried(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that a mapped or NAT64 address leads to; None for every other."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


def lies_in(address: Address, networks: Iterable[Network]) -> bool:
    """Say whether an address, or the IPv4 address that it leads to, lies in one of the networks."""
    plain = carried(address) or address
    return any(plain in network for network in networks)
