"""Which IP addresses are not of the public internet, however they are wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# What `ipaddress` of one Python version or another calls global, and the special-purpose registries of IANA do not.
_CLOSED = tuple(
    map(
        ip_network,
        "0.0.0.0/8 100.64.0.0/10 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24"
        " 240.0.0.0/4"
        " ::/96 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 64:ff9b:1::/48 fc00::/7 fe80::/10 fec0::/10".split(),
    )
)
_NAT64 = ip_network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


def why_private(written: str) -> str | None:
    """Why an IP address is not public ("10.0.0.1 is no public address"), or None where it is and holds no private one."""
    address = ip_address(written.partition("%")[0])
    for one in (address, *_wrapped(address)):
        if not _public(one):
            return f"{written} is no public address" + ("" if one == address else f": it stands for {one}")
    return None


def _public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return True  # what it wraps is judged
    closed = any(address.version == network.version and address in network for network in _CLOSED)
    return address.is_global and not address.is_multicast and not closed


def _wrapped(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for: mapped, 6to4, Teredo, NAT64 and ISATAP."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    low = int(address) & 0xFFFFFFFF
    if address in _NAT64 or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(low)


__all__ = ["why_private"]
