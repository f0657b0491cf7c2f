"""What the server was started with, and how routes get at it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from onrecord.history import Matters
from onrecord.ledger import Ledger
from onrecord.surfaces.options import today
from onrecord.surfaces.tokens import Tokens

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Serving:
    """One open ledger and the rules by which it is served.

    `hosts` are the names that a request may call this server by, without port: a page of another site that has its own name
    point here is refused. `open_reading`: nobody needs a token to read. `secure`: TLS stands in front. `body_limit` is in
    bytes; `reads` and `writes` are requests a minute for each token (writes also for whoever has none). `key` lets the one who
    started the server sign in for this run. `matters` are the
    user's own.
    """

    ledger: Ledger
    tokens: Tokens
    hosts: frozenset[str] = LOOPBACK
    open_reading: bool = True
    secure: bool = False
    body_limit: int = 65_536
    reads: int = 1_200
    writes: int = 120
    owner: str = "owner"
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    today: Callable[[], date] = today
    matters: Matters | None = None


def serving_of(request: Request) -> Serving:
    """The `Serving` of the app that a request came to."""
    found: Serving = request.app.state.serving
    return found


def ledger_of(request: Request) -> Ledger:
    """The open ledger; one for all requests."""
    return serving_of(request).ledger


ServingDep = Annotated[Serving, Depends(serving_of)]
LedgerDep = Annotated[Ledger, Depends(ledger_of)]

__all__ = ["LOOPBACK", "LedgerDep", "Serving", "ServingDep", "ledger_of", "serving_of"]
