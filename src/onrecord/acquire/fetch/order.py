"""How fetching is to be done. Nothing heavy is imported here."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from onrecord.acquire.source import MAX_DOCUMENT_BYTES

SCHEMES = ("http://", "https://")

Resolver = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to its IP addresses, in the order to try them. Raises OSError where there are none."""


class FetchError(Exception):
    """Why something was not fetched, as a sentence about it; `status` is the answer's, `again_after` its Retry-After header."""

    def __init__(self, reason: str, *, status: int | None = None, again_after: str | None = None) -> None:
        super().__init__(reason)
        self.status, self.again_after = status, again_after


def system_resolver(host: str, port: int) -> Sequence[str]:
    """What the system's resolver says, each address once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Fetching:
    """`keep` is the folder for the raw bytes of every answer, None to keep none.

    `seconds` bounds one exchange from lookup to last byte, `size` the bytes of one answer, packed and unpacked, `redirects` how
    many are followed. `pause` is the least time in seconds between two requests to one host. `resolve` and `sleep` are the
    system's, and `now` dates the kept bytes, nothing else; tests give their own.
    """

    keep: Path | None = None
    allow_private: bool = False
    seconds: float = 30.0
    size: int = MAX_DOCUMENT_BYTES
    redirects: int = 5
    pause: float = 1.0
    resolve: Resolver = system_resolver
    sleep: Callable[[float], object] = time.sleep
    now: Callable[[], datetime] = _now


def is_address(path: str) -> bool:
    """Whether what the caller names is a web address and no path."""
    return path.lower().startswith(SCHEMES)


__all__ = ["FetchError", "Fetching", "Resolver", "is_address", "system_resolver"]
