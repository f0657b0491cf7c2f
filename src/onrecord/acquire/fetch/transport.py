"""One exchange with one server, over a connection to an address that was checked before."""

from __future__ import annotations

import socket
import ssl
import threading
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from onrecord import __version__
from onrecord.acquire.fetch.address import Address
from onrecord.acquire.fetch.order import FetchError, Fetching
from onrecord.acquire.source import megabytes

AGENT = f"onrecord/{__version__}"
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: `headers` with small names, `raw` the body as it came, `body` unpacked."""

    address: Address
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


class _Pinned:
    """A connection that goes to the given IP addresses, in turn, and never asks a resolver.

    urllib3 opens its socket in `_new_conn` alone; with it replaced, the host's name still decides the Host header, the TLS
    server name and the certificate check, but no longer where the connection goes.
    """

    ips: Sequence[str]
    opened: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        connection: Any = self
        for number, ip in enumerate(self.ips, 1):
            try:
                made = socket.create_connection((ip, connection.port), connection.timeout / len(self.ips))
            except OSError:
                if number == len(self.ips):
                    raise
            else:
                made.settimeout(connection.timeout)
                self.opened = made.dup()  # TLS takes the socket itself over, also while it shakes hands
                return made
        raise OSError("no address to connect to")


class _Plain(_Pinned, HTTPConnection):
    pass


class _Secure(_Pinned, HTTPSConnection):
    pass


def exchange(address: Address, ips: Sequence[str], asked: Mapping[str, str], fetching: Fetching, size: int) -> Answer:
    """One GET; redirects are not followed. Raises FetchError where there is no whole answer in time and within `size` bytes."""
    connection: Any
    if address.scheme == "https":
        connection = _Secure(address.host, address.port, timeout=fetching.seconds, ssl_context=ssl.create_default_context())
    else:
        connection = _Plain(address.host, address.port, timeout=fetching.seconds)
    connection.ips = ips
    over = threading.Event()
    clock = threading.Timer(fetching.seconds, _cut, (connection, over))
    clock.daemon = True
    clock.start()
    try:
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*", "Connection": "close", **asked}
        connection.request("GET", address.target, headers=headers, preload_content=False, decode_content=False)
        answer = _answer(address, connection.getresponse(), size)
    except (HTTPError, OSError, ValueError) as error:
        late = over.is_set() or isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError)
        reason = _late(fetching) if late else f"cannot be fetched: {_why(error)}"
        raise FetchError(reason) from error
    else:
        if over.is_set():  # cut, and it looked like the end of the body
            raise FetchError(_late(fetching))
        return answer
    finally:
        clock.cancel()
        connection.close()
        if connection.opened is not None:
            connection.opened.close()


def _cut(connection: _Pinned, over: threading.Event) -> None:
    """End an exchange that takes too long: a server that drips single bytes never lets the socket's own timeout come."""
    over.set()
    if connection.opened is not None:
        with suppress(OSError):
            connection.opened.shutdown(socket.SHUT_RDWR)


def _answer(address: Address, response: Any, size: int) -> Answer:
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > size:
        raise FetchError(
            f"is too long: it has {megabytes(int(declared))}, and {megabytes(size)} are read", status=response.status
        )
    raw = bytearray()
    while piece := response.read(_CHUNK, decode_content=False):
        raw += piece
        if len(raw) > size:
            raise FetchError(f"is too long: {megabytes(size)} are read", status=response.status)
    headers = tuple((name.lower(), value) for name, value in response.headers.items())
    body = _unpacked(bytes(raw), response.headers.get("content-encoding", ""), size)
    return Answer(address, response.status, headers, bytes(raw), body)


def _unpacked(raw: bytes, encoding: str, size: int) -> bytes:
    kind = encoding.strip().lower()
    if not raw or kind in ("", "identity"):
        return raw
    if kind not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"is packed with {kind[:40]!r}, which was not asked for")
    unzip = zlib.decompressobj(47)
    try:
        body = unzip.decompress(raw, size + 1)
    except zlib.error as error:
        raise FetchError(f"is packed, and broken: {error}") from error
    if len(body) > size:
        raise FetchError(f"is too long: it unpacks to more than {megabytes(size)}")
    if not unzip.eof:
        raise FetchError("is packed, and cut off")
    return body


def _late(fetching: Fetching) -> str:
    return f"did not answer in full within {fetching.seconds:g} seconds"


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not accepted ({error.verify_message})"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


__all__ = ["AGENT", "Answer", "exchange"]
