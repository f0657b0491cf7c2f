"""Web addresses, read once and strictly: what is checked is what is connected to, so no two parsers can differ about a host."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

import idna

from onrecord.acquire.fetch.order import FetchError

_PORTS = {"http": 80, "https": 443}
_PLACE = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[^\[\]:@%/?#\\\s]+)(?::(?P<port>[0-9]{0,5}))?")
_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)*")
# The URL standard takes a host whose last label is a number, in any base, for an IPv4 address: 0x7f.1, 2130706433, 0177.0.0.1.
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_SAFE = "/:@!$&'()*+,;=~-._%?[]|"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart: `host` in small ASCII letters or an IP address without brackets, `target` path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port as an address begins with them; the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        return self.origin + self.target


def address_of(url: str) -> Address:
    """The address that a text spells. Raises FetchError where it is none, or one that readers could differ about."""
    if _UNFIT.search(url.strip(" \t\r\n")) or len(url) > 8_000:
        raise FetchError("is no web address: it holds a space, a backslash or a control character, or is over 8,000 long")
    try:
        parts = urlsplit(url.strip(" \t\r\n"))
    except ValueError as error:
        raise FetchError(f"is no web address: {error}") from error
    if parts.scheme not in _PORTS:
        raise FetchError(f"is not fetched: only http and https are, not {parts.scheme[:20]!r}")
    if "@" in parts.netloc:
        raise FetchError("is not fetched: it holds a user name or password before its host")
    place = _PLACE.fullmatch(parts.netloc)
    if place is None:
        raise FetchError(f"is no web address: {parts.netloc[:80]!r} is no host")
    port = int(place["port"] or _PORTS[parts.scheme])
    if not 0 < port < 65_536:
        raise FetchError(f"is no web address: there is no port {port}")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Address(parts.scheme, _host(place["host"]), port, target)


def next_address(here: Address, location: str) -> Address:
    """Where a redirect leads. Raises FetchError as `address_of` does."""
    if _UNFIT.search(location.strip(" \t\r\n")):
        raise FetchError("redirects to something that is no web address")
    try:
        return address_of(urljoin(here.url, location.strip(" \t\r\n")))
    except ValueError as error:
        raise FetchError(f"redirects to something that is no web address: {error}") from error


def _host(written: str) -> str:
    if written.startswith("["):
        try:
            return str(IPv6Address(written[1:-1]))
        except AddressValueError as error:
            raise FetchError(f"is no web address: {written} is no IPv6 address") from error
    name = _ascii(written).lower().removesuffix(".")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        try:
            return str(IPv4Address(name))
        except AddressValueError as error:
            raise FetchError(f"is not fetched: its host {written[:80]!r} is a number and no plain IPv4 address") from error
    if not _NAME.fullmatch(name):
        raise FetchError(f"is no web address: {written[:80]!r} is no host's name")
    return name


def _ascii(written: str) -> str:
    """A host's name in its ASCII form (UTS 46, not transitional). Full-width digits and dots become plain ones here."""
    if written.isascii():
        return written
    try:
        return idna.encode(written, uts46=True, transitional=False).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise FetchError(f"is no web address: {written[:80]!r} is no host's name") from error


__all__ = ["Address", "address_of", "next_address"]
